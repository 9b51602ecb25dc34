"""Compares two transcripts: whether they have the same words, and which has more information."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from ghostcli.text.escaping import visible
from ghostcli.text.words import words
from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.formats import find

TOLERATED = 100
"""In a copy, one word in so many may differ: a heading, a sound in brackets. Corrected texts differ more."""

LONGEST = 100_000
"""In words, about ten hours of speech. Longer texts have the same words only if they are equal."""

_APART = 1.0
"""Seconds by which the time of the same moment may differ between two files of one recording."""

_AGREED = 0.8
"""With the same clock, at least this share of the times of the file with fewer times is in the other."""

_FINER = 1.5

_NEAR = 40
"""Words behind the first difference of two copies that are compared to name it."""


class Richness(NamedTuple):
    """The information of a transcript beside its words, the most important first; a larger tuple is richer.

    In order: the speakers; the times; whether it is a recogniser's own JSON, with segments and words; the
    number of cues; the language.
    """

    named: bool
    timed: bool
    own: bool
    pieces: int
    language: bool


def richness(reading: ParsedTranscript) -> Richness:
    """The information of a transcript beside its words."""
    starts = {cue.start for cue in reading.cues if cue.start is not None}
    return Richness(
        named=bool(reading.speakers),
        timed=bool(starts),
        own=bool(starts) and ".json" in find(reading.format).suffixes,
        pieces=len(starts),
        language=bool(reading.language),
    )


def words_of(reading: ParsedTranscript) -> list[str]:
    """The folded words of the speech, in order."""
    return [word for cue in reading.cues for word in words(cue.text)]


def differing(one: list[str], other: list[str]) -> int | None:
    """The number of words by which two texts differ; None if there are too many for copies."""
    if one == other:
        return 0
    longer = max(len(one), len(other))
    most = longer // TOLERATED
    if longer > LONGEST or abs(len(one) - len(other)) > most:
        return None
    from rapidfuzz.distance import Levenshtein  # rarely needed: most copies are equal

    number = Levenshtein.distance(one, other, score_cutoff=most)
    return number if number <= most else None


def but_for(kept: list[str], other: list[str], number: int) -> str:
    """By what a copy differs from what is kept, for a remark: ` but for 2 of 90 words, first “not” added`.

    `number` is that of `differing`; if it is 0, the text is empty.
    """
    if not number:
        return ""
    from rapidfuzz.distance import Levenshtein

    same = next((at for at, (one, two) in enumerate(zip(kept, other, strict=False)) if one != two), None)
    same = min(len(kept), len(other)) if same is None else same
    ours, theirs = kept[same : same + _NEAR], other[same : same + _NEAR]
    first = next(one for one in Levenshtein.opcodes(ours, theirs) if one.tag != "equal")
    gone, come = (
        f"“{visible(' '.join(words))}”"
        for words in (ours[first.src_start : first.src_end], theirs[first.dest_start : first.dest_end])
    )
    told = {"replace": f"{come} for {gone}", "insert": f"{come} added", "delete": f"{gone} left out"}
    return f" but for {number:,} of {len(kept):,} words, first {told[first.tag]}"


def overlap(one: list[str], other: list[str]) -> float:
    """The share of the distinct words of the shorter text that the other text also has, 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / max(min(len(first), len(second)), 1)


def gains(reading: ParsedTranscript, kept: ParsedTranscript) -> list[str]:
    """The information that a transcript has beyond `kept`, which has the same words; as phrases."""
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


def _speak_apart(reading: ParsedTranscript, kept: ParsedTranscript) -> bool:
    """Whether the words of a speaker differ between the two by more than a few."""
    ours = {voice.name: voice.words for voice in reading.voices if voice.name is not None}
    theirs = {voice.name: voice.words for voice in kept.voices}
    few = sum(ours.values()) // TOLERATED
    return any(abs(number - theirs.get(name, 0)) > few or name not in theirs for name, number in ours.items())


def _starts(reading: ParsedTranscript) -> list[float]:
    return sorted({cue.start for cue in reading.cues if cue.start is not None})


def _is_near(start: float, starts: list[float]) -> bool:
    place = bisect_left(starts, start - _APART)
    return place < len(starts) and starts[place] <= start + _APART
