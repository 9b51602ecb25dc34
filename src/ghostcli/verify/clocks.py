"""The clock of an episode's main transcript, if its quotes show that it differs from the episode's."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ghostcli.index.index import Index
from ghostcli.model import QUOTE_KINDS, Record
from ghostcli.text.words import fold, words
from ghostcli.verify.effective import Judge

if TYPE_CHECKING:
    from ghostcli.fidelity.clock_offset import Clock

_FIRST, _ABOUT = 5, 6.0  # words of a quote, and seconds around its time, for a quick search


class TranscriptClocks:
    """The clocks of the transcripts in an index."""

    def __init__(self, index: Index, judge: Judge) -> None:
        self._index = index
        self._judge = judge
        self.of = lru_cache(maxsize=None)(self._of)  # most are None

    def _of(self, name: str) -> Clock | None:
        """The clock of an episode's transcript, None if its quotes are said at their recorded times."""
        from ghostcli.fidelity.finding import AGREE  # most commands ask for no clock

        position = self._index.position(name)
        quotes = [
            record for kind in QUOTE_KINDS for record in self._index.records(position, kind) if record.times
        ]
        if len(quotes) < AGREE:
            return None
        times, texts = self._cues(position)
        missed = sum(not _is_said_about_then(record, times, texts) for record in quotes)
        clock = self._judge.clock(name) if times and missed >= AGREE else None
        return None if clock is None or clock.is_same else clock

    def _cues(self, position: int) -> tuple[list[float], list[str]]:
        """The start times and texts of a transcript's cues; empty if some have no time."""
        times: list[float] = []
        texts: list[str] = []
        for number in self._index.speech.numbers(position):
            text = self._index.speech.text(position, number)
            *_, marks, starts = self._index.speech.shape(position, number)
            if None in starts:
                return [], []
            times += starts
            texts += (text[begin:end] for begin, end in pairwise((*marks, len(text))))
        return times, texts


def _is_said_about_then(record: Record, times: list[float], texts: list[str]) -> bool:
    """Whether the first words of a quote are said near one of its times: a quick check."""
    wanted = " ".join(words(record.label)[:_FIRST])
    for start, _ in record.times:
        first, last = bisect_right(times, start - _ABOUT) - 1, bisect_right(times, start + _ABOUT)
        if f" {wanted} " in f" {fold(' '.join(texts[max(first, 0) : last + 2]))} ":
            return True
    return False
