"""How an episode is folded for the catalog: its records, and what was said in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ghostcli.errors import Problem
from ghostcli.fields import Tier
from ghostcli.index.prepared import Heard, Indexing, Note, Said, Spoken
from ghostcli.index.schema import kind_number
from ghostcli.model import EPISODES, Episode
from ghostcli.records.documents import document_of
from ghostcli.text.folded import Folded


def notes(episode: Episode) -> list[Note]:
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


def said(episode: Episode) -> tuple[Said | None, Sequence[Problem], Heard]:
    """An episode's main transcript, what is wrong with each, and what is heard in all.

    Of a transcript the passages, a line each; of each passage what `Indexed.passage` makes it of.
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


def speech(text: str) -> Spoken:
    """A transcript's folded text, and its joined words."""
    folded = Folded(text)
    return folded.flat, " ".join(folded.joined_words())


INDEXING = Indexing(notes, said, speech)
