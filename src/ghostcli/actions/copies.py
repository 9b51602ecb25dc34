"""Whether two transcripts have the same words, and which of them tells more."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from ghostcli.text.words import words
from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.formats import find

TOLERATED = 100
"""Of so many words one may be another: a heading, a sound in brackets. A corrected text has more."""

LONGEST = 100_000
"""Words, some ten hours of speech: of what is longer only equal texts count as the same words."""

_APART = 1.0
"""Seconds by which times of one moment may differ between two files of one recording."""

_AGREED = 0.8
"""Share of the times of the file with fewer that the other has too, where both have the same clock."""

_FINER = 1.5


class Richness(NamedTuple):
    """What a transcript tells beside its words, the most telling first; the larger is richer.

    That is who speaks; when; by a recogniser's own JSON, which has its segments and words; in how many
    pieces; and in which language.
    """

    named: bool
    timed: bool
    own: bool
    pieces: int
    language: bool


def richness(reading: ParsedTranscript) -> Richness:
    """What a transcript tells beside its words."""
    starts = {cue.start for cue in reading.cues if cue.start is not None}
    return Richness(
        named=bool(reading.speakers),
        timed=bool(starts),
        own=bool(starts) and ".json" in find(reading.format).suffixes,
        pieces=len(starts),
        language=bool(reading.language),
    )


def words_of(reading: ParsedTranscript) -> list[str]:
    """The folded words that are said, in order."""
    return [word for cue in reading.cues for word in words(cue.text)]


def differing(one: list[str], other: list[str]) -> int | None:
    """By how many words two texts differ; None where those are too many for the same words."""
    if one == other:
        return 0
    longer = max(len(one), len(other))
    most = longer // TOLERATED
    if longer > LONGEST or abs(len(one) - len(other)) > most:
        return None
    from rapidfuzz.distance import Levenshtein  # two files of one talk are few, and most are equal

    number = Levenshtein.distance(one, other, score_cutoff=most)
    return number if number <= most else None


def overlap(one: list[str], other: list[str]) -> float:
    """The share of the shorter text's different words that the other has too, 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / max(min(len(first), len(second)), 1)


def gains(reading: ParsedTranscript, kept: ParsedTranscript) -> list[str]:
    """What a transcript tells that another one with the same words does not, for a sentence."""
    found = []
    if reading.speakers and not kept.speakers:
        found.append("speakers")
    elif reading.speakers and _speak_apart(reading, kept):
        found.append("other speakers")
    ours, theirs = _starts(reading), _starts(kept)
    if ours and not theirs:
        found.append("times")
    elif ours and theirs:
        few, many = sorted((ours, theirs), key=len)
        if sum(_is_near(start, many) for start in few) < _AGREED * len(few):
            found.append("other times")
        elif len(ours) > _FINER * len(theirs):
            found.append("finer times")
    return found


def adds_nothing(reading: ParsedTranscript, kept: ParsedTranscript) -> bool:
    """Whether another transcript has the same words, and all that this one tells of them."""
    return differing(words_of(reading), words_of(kept)) is not None and not gains(reading, kept)


def _speak_apart(reading: ParsedTranscript, kept: ParsedTranscript) -> bool:
    """Whether somebody has other words in one than in the other, by more than a few."""
    ours = {voice.name: voice.words for voice in reading.voices if voice.name is not None}
    theirs = {voice.name: voice.words for voice in kept.voices}
    few = sum(ours.values()) // TOLERATED
    return any(abs(number - theirs.get(name, 0)) > few or name not in theirs for name, number in ours.items())


def _starts(reading: ParsedTranscript) -> list[float]:
    return sorted({cue.start for cue in reading.cues if cue.start is not None})


def _is_near(start: float, starts: list[float]) -> bool:
    place = bisect_left(starts, start - _APART)
    return place < len(starts) and starts[place] <= start + _APART
