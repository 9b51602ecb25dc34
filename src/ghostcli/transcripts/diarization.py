"""Assign words to speakers, for files that list words and speaker times separately."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from ghostcli.transcripts.segments import Segment
from ghostcli.transcripts.word_timings import TimedWord, is_mark

_SLACK = 0.05
"""Seconds by which a word may begin before its speaker's segment, because exporters round."""

_EXACT = 0.001

Owned = tuple[float | None, float | None, str | None]
"""Start and end in seconds, and the speaker label."""


class Owners:
    """The segments of speakers, for lookup: a word belongs to the last segment that has begun."""

    def __init__(self, stretches: Iterable[Owned]) -> None:
        known = [(start, end, speaker) for start, end, speaker in stretches if start is not None]
        self._stretches = sorted(known, key=lambda one: one[0])
        self._starts = [start for start, _, _ in self._stretches]

    def of(self, start: float) -> str | None:
        """Return the speaker at a time; None where no segment holds it (in gaps, before, after)."""
        place = bisect_right(self._starts, start + _EXACT) - 1
        if place >= 0:
            begin, end, speaker = self._stretches[place]
            if end is None or start < end - _EXACT or start - begin <= _EXACT:
                return speaker
        if place + 1 < len(self._starts) and self._starts[place + 1] - start <= _SLACK:
            return self._stretches[place + 1][2]
        return None

    def segments(self, words: Iterable[TimedWord]) -> Iterator[Segment]:
        """Yield the words by speaker; punctuation and words without a time stay with the word before."""
        last: str | None = None

        def owner(word: TimedWord) -> str | None:
            nonlocal last
            if word.start is not None and not is_mark(word):
                last = self.of(word.start)
            return last

        for speaker, said in groupby(words, key=owner):
            yield Segment(None, None, speaker, "", list(said))
