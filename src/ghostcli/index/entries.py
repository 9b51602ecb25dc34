"""An episode made an entry of the index: read, folded and packed, by any process."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from ghostcli.errors import Problem
from ghostcli.fields import Tier
from ghostcli.index.packing import pack
from ghostcli.index.schema import kind_number
from ghostcli.library.folders import Folder
from ghostcli.library.paths import LIBRARY_FILE
from ghostcli.model import EPISODES, HEARD, KINDS, Episode, Record
from ghostcli.records.documents import document_of
from ghostcli.text.folded import Folded

FACETS = ("speaker", "tags")
"""The fields whose values are counted, for completion; and the pairs of `heard`, for queries."""

_MARKER_BYTES = 10_000_000

Note = tuple[int, int, str, str, str, str]
"""A record as the index takes it: number of its kind, number, folded title, text and rest, joined words."""

Said = tuple[str, tuple[Any, ...]]
"""A transcript: its passages, a line each, and of each what else is known."""

Spoken = tuple[str, str]
"""A transcript's folded text, and its joined words."""


class Heard(NamedTuple):
    """The labels of the voices in all transcripts of an episode, and what others than the main one say."""

    voices: tuple[str, ...] = ()
    versions: str = ""


class Job(NamedTuple):
    """An episode to be read: its folders, the base first."""

    name: str
    position: int
    folders: tuple[Folder, ...]


class Indexed(NamedTuple):
    """What is in the index of an episode, and is to be taken out of it as it was put in."""

    notes: Sequence[Note]
    speech: Spoken | None
    versions: str
    facets: Counter[tuple[str, str]]
    ids: Sequence[tuple[str, int, int]]


class Prepared(NamedTuple):
    """An episode as it is stored."""

    job: Job
    digest: bytes
    head: bytes
    records: Sequence[tuple[int, int, int, bytes]]
    said: tuple[str, bytes] | None
    heard: Heard
    indexed: Indexed
    problems: Sequence[Problem]


def prepare(job: Job) -> Prepared:
    """Read an episode's files and make it ready."""
    from ghostcli.library.load import read_episode  # yaml: only what has changed needs it

    said_now = digest(job.folders)
    episode, problems = read_episode(job.name, job.folders)
    said, more, heard = _said(episode)
    head = episode.head
    transcripts = tuple(tuple(one) for one in episode.transcripts)
    packed = pack((dict(head.values), head.path, head.line, episode.folders, transcripts))
    return Prepared(
        job,
        said_now,
        packed,
        [
            (
                kind_number(KINDS[kind]),
                records[-1].number,
                len(records),
                pack([_plain(one) for one in records]),
            )
            for kind, records in episode.records.items()
        ],
        (said[0], pack(said[1])) if said else None,
        heard,
        indexed(episode, said[0] if said else None, heard.versions),
        [*problems, *more],
    )


def indexed(episode: Episode, text: str | None, versions: str = "") -> Indexed:
    """What the index holds of an episode, its transcript and the others."""
    facets: Counter[tuple[str, str]] = Counter()
    for record in episode:
        for field in FACETS:
            value = record.values.get(field, ())
            facets.update((field, one) for one in ([value] if isinstance(value, str) else value))
    facets.update((HEARD.name, "\t".join(pair)) for pair in episode.head.values.get(HEARD.name, {}).items())
    ids = [
        (record.id, kind_number(record.kind), record.number)
        for record in episode
        if record.kind is not EPISODES and record.id
    ]
    speech = None if text is None else _speech(text)
    others = _speech(versions)[0] if versions else ""
    return Indexed(_notes(episode), speech, others, facets, ids)


def _notes(episode: Episode) -> list[Note]:
    """The records as the index takes them."""
    rows = []
    for record in episode:
        texts: dict[Tier, list[str]] = {Tier.TITLE: [], Tier.TEXT: [], Tier.REST: []}
        joined: list[str] = []
        for field in document_of(record).fields:
            texts[field.tier].append(field.folded.flat)
            joined += field.folded.joined_words()
        folded = ("\n".join(some) for some in texts.values())
        title, body, rest = folded
        number = 0 if record.kind is EPISODES else record.number  # that of an episode changes with others
        rows.append((kind_number(record.kind), number, title, body, rest, " ".join(joined)))
    return rows


def _said(episode: Episode) -> tuple[Said | None, Sequence[Problem], Heard]:
    """An episode's main transcript, what is wrong with each, and what is heard in all.

    Of a transcript the passages, a line each; of each passage what `passage_of` makes it of, its marks
    and the starts of its cues.
    """
    from ghostcli.library.doubts import doubts
    from ghostcli.library.heard import never_heard
    from ghostcli.library.speech import read_transcript  # it knows the readers of all formats
    from ghostcli.records.passages import spoken_of

    spoken = spoken_of(episode)
    problems = [*spoken.problems, *doubts(episode, spoken.path, spoken.cues)] if spoken else []
    voices = {cue.speaker for cue in spoken.cues if cue.speaker} if spoken else set()
    versions: list[str] = []
    for file in episode.transcripts:
        if spoken is None or file.path != spoken.path:
            speech = read_transcript(episode, file)
            problems += [*speech.problems, *doubts(episode, file.path, speech.cues)]
            voices.update(cue.speaker for cue in speech.cues if cue.speaker)
            versions += (cue.text for cue in speech.cues)
    heard = Heard(tuple(sorted(voices)), "\n".join(versions))
    if episode.transcripts:
        texts = [*(cue.text for cue in spoken.cues), *versions] if spoken else versions
        problems += never_heard(episode, texts)
    if spoken is None or not spoken.passages:
        return None, problems, heard
    shape: list[Any] = [spoken.path]
    for passage, record in zip(spoken.passages, spoken.records, strict=True):
        starts = tuple(cue.start for cue in passage.cues)
        shape.append(
            (
                passage.turn,
                passage.speaker,
                passage.start,
                passage.end,
                record.values.get("chapter"),
                passage.marks,
                starts,
            )
        )
    return ("\n".join(passage.text for passage in spoken.passages), tuple(shape)), problems, heard


def _speech(text: str) -> Spoken:
    """A transcript's folded text, and its joined words."""
    folded = Folded(text)
    return folded.flat, " ".join(folded.joined_words())


def _plain(record: Record) -> tuple[Any, ...]:
    return record.number, dict(record.values), record.path, record.line, record.used_by


def digest(folders: Sequence[Folder]) -> bytes:
    """What an episode's files say, in 16 bytes: equal where reading them again would give the same."""
    from hashlib import blake2b  # 3 ms, and only what has changed needs it

    total = blake2b(digest_size=16)
    for root in dict.fromkeys(os.path.dirname(folder.path) for folder in folders):
        total.update(_misheard(os.path.join(root, LIBRARY_FILE)))
    for folder in folders:
        total.update(os.fsencode(folder.path) + b"\0")
        for path in [
            *(os.path.join(folder.path, file) for file in folder.notes),
            *(one.path for one in folder.transcripts),
        ]:
            total.update(os.fsencode(path) + b"\0" + _content(path) + b"\0")
    return total.digest()


def _misheard(path: str) -> bytes:
    """The bytes of a library's own file, if it says what its transcripts misheard: episodes depend on it."""
    try:
        with open(path, "rb") as file:
            data = file.read(_MARKER_BYTES)
    except OSError:
        return b""
    return data if HEARD.name.encode() in data else b""


def _content(path: str) -> bytes:
    """The digest of a file's bytes, or what stands in the way of reading it."""
    from hashlib import blake2b

    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                return b"no file"
            with os.fdopen(handle, "rb", closefd=False) as file:
                return blake2b(file.read(60_000_000), digest_size=16).digest()
        finally:
            os.close(handle)
    except OSError as error:
        return repr(error.errno).encode()
