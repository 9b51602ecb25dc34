"""Maps the words of cues to passages, and estimates when each passage is said: a cue may last minutes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple

from ghostcli.records.passages import EpisodeSpeech
from ghostcli.timecode import Span
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.canonical import reading_time

LONG = 60.0
"""Seconds. In a longer cue, the time of a word is interpolated evenly."""


class CuePiece(NamedTuple):
    """The words of a cue in one passage: the passage's number, their start in the cue's text, the words."""

    passage: int
    begin: int
    words: str


class Pieces:
    """The pieces of a transcript's cues in its passages; cues and passages are numbered from 0."""

    def __init__(self, spoken: EpisodeSpeech) -> None:
        self._spoken = spoken

    @cached_property
    def _of_cues(self) -> dict[int, list[CuePiece]]:
        """The pieces of each cue in order, by cue number."""
        found: dict[int, list[CuePiece]] = {}
        for number, passage in enumerate(self._spoken.passages):
            bounds = [*passage.marks, len(passage.text)]
            for at, cue in enumerate(passage.cues):
                words = passage.text[bounds[at] : bounds[at + 1]].strip()
                own = found.setdefault(passage.first + at, [])
                begin = own[-1].begin + len(own[-1].words) if own else 0
                own.append(
                    CuePiece(number, max(cue.text.replace("\n", " ").find(words, begin), begin), words)
                )
        return found

    def place(self, passage: int, cue: int, offset: int) -> int:
        """The position of a cue's character in a passage, within the cue's words there.

        It is 0 for a cue before the passage, its length for one after it.
        """
        own = self._spoken.passages[passage]
        if cue < own.first:
            return 0
        if cue >= own.first + len(own.cues):
            return len(own.text)
        begin = next(piece.begin for piece in self._of_cues[cue] if piece.passage == passage)
        at = cue - own.first
        start, end = [*own.marks, len(own.text)][at : at + 2]
        return max(start, min(start + offset - begin, end))

    def end(self, cue: int) -> float | None:
        """The end time of a cue; if unknown, the start of the next cue, else an estimate from its words."""
        own = self._spoken.cues[cue]
        if own.start is None or own.end is not None:
            return own.end
        following = self._spoken.cues[cue + 1 : cue + 2]
        begin = following[0].start if following else None
        return own.start + reading_time(own.text) if begin is None else begin

    def is_long(self, cue: int) -> bool:
        """Whether a cue is so long that its times do not show when a sentence of it is said."""
        start, end = self._spoken.cues[cue].start, self.end(cue)
        return start is not None and end is not None and end - start > LONG

    def begun(self, second: float) -> float:
        """If a long cue begins in this second, return its end: the ref may mean any part of it.

        Else return the end of the second.
        """
        for number, cue in enumerate(self._spoken.cues):
            if cue.start is not None and int(cue.start) == int(second) and self.is_long(number):
                return self.end(number) or second + 1
        return second + 1

    def time(self, passage: int, offset: int) -> float | None:
        """The approximate time at which a character is said in a long cue; else the start of its cue."""
        own = self._spoken.passages[passage]
        at = max(bisect_right(own.marks, offset) - 1, 0)
        cue = own.first + at
        start, end = self._spoken.cues[cue].start, self.end(cue)
        if start is None or end is None or not self.is_long(cue):
            return start
        begin = next(piece.begin for piece in self._of_cues[cue] if piece.passage == passage)
        length = max(1, len(self._spoken.cues[cue].text))
        return start + (end - start) * min(1.0, (begin + offset - own.marks[at]) / length)

    def until(self, passage: int, offset: int) -> float:
        """The time at which the text before a character ends: as in `time`, else the end of its cue."""
        own = self._spoken.passages[passage]
        at = max(bisect_right(own.marks, offset - 1) - 1, 0)
        begin = self.time(passage, offset - 1) or 0.0
        return begin if self.is_long(own.first + at) else own.cues[at].end or begin

    def span(self, passage: int) -> Span | None:
        """The start and end time of a passage, None if it has no times."""
        own = self._spoken.passages[passage]
        begin, last = self.time(passage, 0), own.first + len(own.cues) - 1
        if begin is None:
            return None
        return begin, self.until(passage, len(own.text)) if self.is_long(last) else own.end

    def cut(self, passage: int, shown: Collection[int]) -> tuple[bool, bool]:
        """Whether words of its first cue are omitted before a passage, and words of its last cue after it.

        They are omitted if they belong to a passage that is not in `shown`.
        """
        own = self._spoken.passages[passage]
        first, last = self._of_cues[own.first], self._of_cues[own.first + len(own.cues) - 1]
        return (
            first[0].passage < passage and passage - 1 not in shown,
            last[-1].passage > passage and passage + 1 not in shown,
        )

    def cue(self, number: int, shown: Collection[int]) -> Cue:
        """A cue with its words in the shown passages; an ellipsis marks other words."""
        own, pieces = self._spoken.cues[number], self._of_cues.get(number, [])
        texts: list[str] = []
        for piece in pieces:
            if piece.passage in shown:
                texts.append(piece.words)
            elif texts[-1:] != ["…"]:
                texts.append("…")
        return own if "…" not in texts else own._replace(text=" ".join(texts))
