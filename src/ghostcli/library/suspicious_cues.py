"""Warns about suspicious cues of a stored transcript, which may still be right, with their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ghostcli.errors import WARNING, Problem
from ghostcli.library.cue_places import blocks, line_of
from ghostcli.library.files import read_bytes
from ghostcli.model import Episode
from ghostcli.recognition.stored import looks_like_notes
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold, words
from ghostcli.transcripts.base import MAX_BYTES, Cue
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.colon_words import OPENERS, is_role
from ghostcli.transcripts.encoding import decode

FEW_WORDS = 12
"""A speaker with a single cue is doubtful if the cue has at most this number of words."""

MANY_CUES = 8
"""A single cue is doubtful only if another speaker has at least this number of cues."""

LONG_NAME = 6
"""A longer name, in words, is doubtful if it has a lower-case word longer than the particles in María de los
Ángeles de la Cruz."""

_PARTICLE = 3

_ENDED = re.compile(r"[?!…。！？]\Z|(?<![A-Z])(?<!\bJr)(?<!\bSr)(?<!\b[DMS]r)(?<!\bMrs)(?<!\bProf)\.\Z")


class Doubt(NamedTuple):
    """A doubtful cue, and why."""

    cue: int
    message: str


def _speaks_once(episode: Episode, cues: Sequence[Cue]) -> Iterator[Doubt]:
    """Find speakers with only one short cue where others have many.

    They are often not names but words before a colon.
    """
    numbers = Counter(cue.speaker for cue in cues)
    if max(numbers.values(), default=0) < MANY_CUES:
        return
    known = _people(episode)
    for place, cue in enumerate(cues):
        name = cue.speaker
        if name is None or numbers[name] > 1 or fold(name) in known or is_role(name):
            continue
        number = len(words(cue.text))
        if number <= FEW_WORDS:
            said = f"“{visible(name)}” speaks once, {counted(number, 'word')}"
            yield Doubt(place, f"{said}: a speaker, or words taken for a name?")


def _looks_like_words(episode: Episode, cues: Sequence[Cue]) -> Iterator[Doubt]:
    """Find voices that look like a sentence, or like words that introduce the next line."""
    seen: set[str] = set()
    known = _people(episode)
    for place, cue in enumerate(cues):
        name = cue.speaker
        if name is None or name in seen:
            continue
        seen.add(name)
        if fold(name) not in known and (why := _why_words(name)):
            yield Doubt(place, f"the voice “{visible(name)}” {why}: a speaker, or words taken for a name?")


def _why_words(name: str) -> str:
    parts = name.split()
    if fold(name) in OPENERS:
        return "introduces what follows"
    if len(parts) > LONG_NAME and any(part.islower() and len(part) > _PARTICLE for part in parts):
        return f"has {len(parts)} words"
    if _ENDED.search(name):
        return "ends like a sentence"
    if len(parts) > 3 and parts[0].islower() and sum(part.islower() for part in parts) == len(parts):
        return "is written like words"
    return ""


def _looks_like_notes(_: Episode, cues: Sequence[Cue]) -> Iterator[Doubt]:
    """Find a summary that was imported as a transcript: its sentences would be verified as spoken."""
    if looks := looks_like_notes(cues):
        yield Doubt(looks.cue, f"this looks like notes, not like a transcript: {looks.why}")


DOUBTS: tuple[Callable[[Episode, Sequence[Cue]], Iterator[Doubt]], ...] = (
    _looks_like_notes,
    _speaks_once,
    _looks_like_words,
)
"""All checks of a stored transcript. Add a new check here."""


def cue_warnings(episode: Episode, path: str, cues: Sequence[Cue]) -> tuple[Problem, ...]:
    """The warnings on one of an episode's transcripts: `path` is its file, `cues` are its cues as read.

    Each warning is at the line of a cue's times.
    """
    found = [one for look in DOUBTS for one in look(episode, cues)]
    if not found:
        return ()
    data = read_bytes(path, MAX_BYTES)
    written = [] if isinstance(data, Problem) else blocks(decode(data).text)
    first = {one.cue: one for one in reversed(found)}  # at most one warning a cue
    return tuple(
        Problem(path, line_of(written, cues, place), 1, one.message, WARNING)
        for place, one in sorted(first.items())
    )


def _people(episode: Episode) -> set[str]:
    """The folded names of the episode's people."""
    return {fold(person.values["name"]) for person in episode.records.get("people", ())}
