"""Prepares an episode for the index: reads, folds and packs it. Any process can do this."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.fields import Tier
from ghostcli.index.expression import BREAK, FOLLOWING, JOINED, OVERHANG, SIGNS
from ghostcli.index.packing import pack, pack_lines
from ghostcli.index.schema import CHUNK, SPEECH, VERSION, VOICE, kind_number, row, shelf
from ghostcli.library.files import passing_failures, read_bytes
from ghostcli.library.folders import Folder
from ghostcli.library.paths import read_marker
from ghostcli.model import EPISODES, HEARD, KINDS, Episode
from ghostcli.records.documents import document_of
from ghostcli.text.folded import Folded
from ghostcli.text.words import fold

FACETS = ("speaker", "tags", "name")
"""The fields whose values are counted, for completion and suggestions.

The pairs of `heard` are counted too, for queries.
"""

_SAMPLE = 40  # passages from which a language is detected
_SAMPLED = 8  # episodes from whose words the compression dictionary is made

_MOST_BYTES = 60_000_000  # larger files are not read


Row = tuple[Any, ...]


class Heard(NamedTuple):
    """All speaker labels of an episode's transcripts, and the text of its additional transcripts."""

    voices: tuple[str, ...] = ()
    versions: str = ""


class Job(NamedTuple):
    """An episode to read: its id, its position in the index, and its folders, the base folder first."""

    name: str
    position: int
    folders: tuple[Folder, ...]


class WordStoreRow(NamedTuple):
    """A document of the word store: its key, its kind number, its folded speaker, its words.

    `length` is the number of words without the marked copies (titles, joined words, following words).
    """

    key: int
    kind: int
    speaker: str
    words: str
    length: int


class Indexed(NamedTuple):
    """What the index holds of one episode. It is needed again, unchanged, to remove the episode."""

    position: int
    language: str
    lines: Sequence[WordStoreRow]
    facets: Counter[tuple[str, str]]
    ids: Sequence[tuple[str, int, int]]

    def documents(self) -> Iterator[str]:
        """The lines as JSON for the word store. Their words need no JSON escapes."""
        for key, kind, speaker, words, _ in self.lines:
            named = f',"speaker":{json.dumps(speaker)}' if speaker else ""
            yield (
                f'{{"key":{key},"episode":{self.position},"kind":{kind},"language":"{self.language}"'
                f'{named},"words":"{words}"}}'
            )

    def counted(self) -> Iterator[WordStoreRow]:
        """The lines that are searched: all except those of additional transcripts."""
        return (line for line in self.lines if line.kind != VERSION)

    def words(self) -> Counter[str]:
        """The number of lines that contain each word."""
        found: Counter[str] = Counter()
        for line in self.counted():
            own = {word for word in line.words.split() if word[0] not in SIGNS}
            found.update(own)
            found.update({word[1:] for word in line.words.split() if word[0] == JOINED} - own)
        return found


class Prepared(NamedTuple):
    """An episode, ready to be written to the index."""

    job: Job
    digest: bytes
    head: tuple[str | None, str | None, bytes]
    records: Sequence[tuple[int, int, int, int, bytes]]
    path: str
    passages: int
    chunks: Sequence[tuple[bytes, bytes]]
    heard: Heard
    indexed: Indexed
    problems: Sequence[Problem]


def prepare(job: Job, dictionary: bytes = b"") -> Prepared:
    """Read an episode's files and prepare it; its passages are compressed with the dictionary.

    The digest is empty if a file could not be read for a temporary reason: the episode must be read again.
    """
    from ghostcli.library.load import read_episode  # yaml: only what has changed needs it

    failures = passing_failures()
    said_now = digest(job.folders)
    episode, problems = read_episode(job.name, job.folders)
    path, rows, more, heard = _said(episode)
    head = episode.head
    transcripts = tuple(tuple(one) for one in episode.transcripts)
    packed = pack((dict(head.values), head.path, head.line, episode.folders, transcripts))
    return Prepared(
        job,
        said_now if passing_failures() == failures else b"",
        (head.values.get("show"), head.values.get("published"), packed),
        list(_shelved(episode, job.position)),
        path,
        len(rows),
        [_chunk(rows[start : start + CHUNK], dictionary) for start in range(0, len(rows), CHUNK)],
        heard,
        indexed(episode, job.position, rows, heard.versions, language(episode, rows)),
        [*problems, *more],
    )


def _shelved(episode: Episode, position: int) -> Iterator[tuple[int, int, int, int, bytes]]:
    """The rows of an episode's records: key, kind, last record number, number of records, packed records."""
    for name, records in episode.records.items():
        kind = kind_number(KINDS[name])
        for key, some in groupby(records, key=lambda one: shelf(position, kind, one.number)):
            rows = [(one.number, dict(one.values), one.path, one.line, one.used_by) for one in some]
            yield key, kind, rows[-1][0], len(rows), pack(rows)


def _chunk(rows: Sequence[Row], dictionary: bytes) -> tuple[bytes, bytes]:
    """A row of passages as stored: their texts, and their other values."""
    return pack_lines((row[0] for row in rows), dictionary), pack([row[1:] for row in rows])


def sample(jobs: Sequence[Job]) -> Iterator[str]:
    """The passage texts of a few episodes."""
    from ghostcli.library.load import read_episode
    from ghostcli.records.passages import spoken_of

    for job in jobs[:: max(1, len(jobs) // _SAMPLED)][:_SAMPLED]:
        spoken = spoken_of(read_episode(job.name, job.folders)[0])
        yield from (passage.text for passage in spoken.passages) if spoken else ()


def language(episode: Episode, rows: Sequence[Row]) -> str:
    """The language code of an episode: from its notes, else detected from its passages, else `en`."""
    from ghostcli.fidelity.language import code, language_of

    noted = code(episode.head.values.get("language"))
    if noted is None and rows:
        noted = language_of(" ".join(row[0] for row in rows[:_SAMPLE]))
    return noted if noted and noted.isascii() and noted.isalpha() else "en"


def indexed(episode: Episode, position: int, rows: Sequence[Row], versions: str, language: str) -> Indexed:
    """The index entry of an episode; `rows` are its passages, `versions` its additional transcripts' text."""
    facets: Counter[tuple[str, str]] = Counter()
    for record in episode:
        for field in FACETS:
            value = record.values.get(field, ())
            facets.update((field, one) for one in ([value] if isinstance(value, str) else value))
    facets.update((HEARD.name, "\t".join(pair)) for pair in episode.head.values.get(HEARD.name, {}).items())
    facets.update((VOICE, voice) for voice in {row[2] for row in rows if row[2]})
    ids = [
        (record.id, kind_number(record.kind), record.number)
        for record in episode
        if record.kind is not EPISODES and record.id
    ]
    lines = [*_notes(episode, position), *_speech(rows, position)]
    if versions:
        flat, length = _flat(Folded(versions))
        lines.append(WordStoreRow(row(position, VERSION, 0), VERSION, "", flat, length))
    return Indexed(position, language, lines, facets, ids)


_TABLE = bytes(code if code >= 128 or chr(code).isalnum() else 32 for code in range(256))


def _flat(folded: Folded) -> tuple[str, int]:
    """The words of a text, separated by blanks, and their number."""
    flat = folded.flat[: folded.limit].encode().translate(_TABLE).decode()
    words = flat.split()
    return " ".join(words), len(words)


def _notes(episode: Episode, position: int) -> Iterator[WordStoreRow]:
    """One line for each record: its fields, its titles a second time, and its joined words."""
    for record in episode:
        kind = kind_number(record.kind)
        number = (
            0 if record.kind is EPISODES else record.number
        )  # an episode's number changes when others are added
        texts, titles, joined, length = [], [], [], 0
        for field in document_of(record).fields:
            text, size = _flat(field.folded)
            texts.append(text)
            length += size
            if field.tier is Tier.TITLE:
                titles.append(text)
            joined += field.folded.joined_words()
        speaker = record.values.get("speaker")
        words = f" {BREAK} ".join([*texts, *titles, *(JOINED + one for one in joined)])
        yield WordStoreRow(row(position, kind, number), kind, fold(speaker) if speaker else "", words, length)


def _speech(rows: Sequence[Row], position: int) -> Iterator[WordStoreRow]:
    """One line for each passage: its words, its joined words, and the first words that follow it."""
    folded = [Folded(row[0]) for row in rows]
    texts = [_flat(one) for one in folded]
    for at, (one, (text, length)) in enumerate(zip(folded, texts, strict=True)):
        behind: list[str] = []
        for following, _ in texts[at + 1 : at + 1 + OVERHANG]:
            behind += following.split(None, OVERHANG)[:OVERHANG]
            if len(behind) >= OVERHANG:
                break
        words = [text, *(FOLLOWING + word for word in behind[:OVERHANG])]
        words += [f"{BREAK} {JOINED}{word}" for word in one.joined_words()]
        speaker = rows[at][2]
        yield WordStoreRow(
            row(position, SPEECH, at + 1), SPEECH, fold(speaker) if speaker else "", " ".join(words), length
        )


def _said(episode: Episode) -> tuple[str, Sequence[Row], Sequence[Problem], Heard]:
    """The path and passage rows of the main transcript, problems, and labels and texts of all transcripts.

    A passage row holds its text, the arguments of `passage_of`, its marks and the start times of its cues.
    """
    from ghostcli.library.heard import never_heard
    from ghostcli.library.read_transcript import read_transcript  # imports the readers of all formats
    from ghostcli.library.suspicious_cues import cue_warnings
    from ghostcli.records.passages import spoken_of

    spoken = spoken_of(episode)
    problems = [*spoken.problems, *cue_warnings(episode, spoken.path, spoken.cues)] if spoken else []
    voices = {cue.speaker for cue in spoken.cues if cue.speaker} if spoken else set()
    versions: list[str] = []
    for file in episode.transcripts:
        if spoken is None or file.path != spoken.path:
            speech = read_transcript(episode, file)
            problems += [*speech.problems, *cue_warnings(episode, file.path, speech.cues)]
            voices.update(cue.speaker for cue in speech.cues if cue.speaker)
            versions += (cue.text for cue in speech.cues)
    heard = Heard(tuple(sorted(voices)), "\n".join(versions))
    if episode.transcripts:
        texts = [*(cue.text for cue in spoken.cues), *versions] if spoken else versions
        problems += never_heard(episode, texts)
    if spoken is None or not spoken.passages:
        return "", (), problems, heard
    rows = [
        (
            passage.text,
            passage.turn,
            passage.speaker,
            passage.start,
            passage.end,
            record.values.get("chapter"),
            passage.marks,
            tuple(cue.start for cue in passage.cues),
        )
        for passage, record in zip(spoken.passages, spoken.records, strict=True)
    ]
    return spoken.path, rows, problems, heard


def digest(folders: Sequence[Folder]) -> bytes:
    """A digest of an episode's files, in 16 bytes; equal if reading them again would give the same result."""
    from hashlib import blake2b  # 3 ms, and only what has changed needs it

    total = blake2b(digest_size=16)
    for root in dict.fromkeys(os.path.dirname(folder.path) for folder in folders):
        total.update(_misheard(root))
    for folder in folders:
        total.update(os.fsencode(folder.path) + b"\0")
        notes = (os.path.join(folder.path, file) for file in folder.notes)
        for path in (*notes, *(one.path for one in folder.transcripts)):
            total.update(os.fsencode(path) + b"\0" + _content(path) + b"\0")
    return total.digest()


def _misheard(root: str) -> bytes:
    """The library file's bytes if it has the field `heard`, on which episodes depend; else empty."""
    data = read_marker(root, _MOST_BYTES)
    if not isinstance(data, bytes):
        return str(data).encode()
    return data if HEARD.name.encode() in data else b""


def _content(path: str) -> bytes:
    """The digest of a file's bytes, or the error that prevents reading it."""
    from hashlib import blake2b

    data = read_bytes(path, _MOST_BYTES)
    return blake2b(data, digest_size=16).digest() if isinstance(data, bytes) else str(data).encode()
