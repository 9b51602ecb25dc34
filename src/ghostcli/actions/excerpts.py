"""Whether a transcript is an excerpt of another: the same words, by the same speakers, at the same times."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import NamedTuple

from ghostcli.fidelity.speaker_labels import anonymous, same_voice
from ghostcli.text.words import words
from ghostcli.transcripts.base import Cue, ParsedTranscript

_APART = 1.0
"""Seconds by which the time of the same moment may differ between two files of one recording."""

_MOST_TRIES = 1_000
"""Occurrences of a cue's words that are looked at: in two long files of one repeated word there is no end."""


def is_excerpt(part: ParsedTranscript, whole: ParsedTranscript) -> bool:
    """Whether `whole` has each cue of `part`, in order, with its words, its speaker and its time.

    A cue of `part` without a time fits any time; one without a speaker, or with an anonymous label, fits any
    speaker; a name fits a longer or shorter form of it. So no speech is lost if `whole` replaces `part`.
    """
    pieces = _Pieces.of(whole)
    place = 0
    for cue in part.cues:
        said = words(cue.text)
        if said:
            found = pieces.find(said, cue, place, part.speakers)
            if found is None:
                return False
            place = found
    return True


class _Pieces(NamedTuple):
    """The words of a transcript in one text, each after a blank; by word its offset and its cue.

    `numbered` has the cues with words; `ends` the last second at which each of them may still be heard.
    """

    text: str
    offsets: list[int]
    cues: list[int]
    numbered: tuple[Cue, ...]
    ends: list[float | None]

    @classmethod
    def of(cls, whole: ParsedTranscript) -> _Pieces:
        """The words of a transcript."""
        numbered = tuple(cue for cue in whole.cues if words(cue.text))
        spoken = [(word, number) for number, cue in enumerate(numbered) for word in words(cue.text)]
        text = "".join(f" {word}" for word, _ in spoken)
        offsets = [0, *accumulate(len(word) + 1 for word, _ in spoken)]
        ends = [cue.end if cue.end is not None else after.start for cue, after in pairwise(numbered)]
        ends += [cue.end for cue in numbered[-1:]]
        return cls(text + " ", offsets, [number for _, number in spoken], numbered, ends)

    def find(self, said: list[str], cue: Cue, place: int, speakers: tuple[str, ...]) -> int | None:
        """The offset behind the first occurrence of a cue's words that fits the cue, from an offset on."""
        sought = "".join(f" {word}" for word in said) + " "
        for _ in range(_MOST_TRIES):
            place = self.text.find(sought, place)
            if place < 0:
                return None
            first = bisect_left(self.offsets, place)
            behind = first + len(said)
            numbers = range(self.cues[first], self.cues[behind - 1] + 1)
            if self._is_at(numbers[0], cue) and self._is_by(numbers, cue, speakers):
                return self.offsets[behind]
            place += 1
        return None

    def _is_at(self, number: int, cue: Cue) -> bool:
        start, end = self.numbered[number].start, self.ends[number]
        if cue.start is None:
            return True
        if start is None or cue.start < start - _APART:
            return False
        return end is None or cue.start <= end + _APART

    def _is_by(self, numbers: range, cue: Cue, speakers: tuple[str, ...]) -> bool:
        name = cue.speaker
        if name is None or anonymous(name, speakers):
            return True
        found = (self.numbered[number].speaker for number in numbers)
        return all(one is not None and (one == name or same_voice(one, name)) for one in found)
