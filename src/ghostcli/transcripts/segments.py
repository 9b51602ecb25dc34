"""What recognisers write, whatever the file: segments with times, a speaker, text and timed words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ghostcli.transcripts.base import Cue, Reading, Remarks, UnreadableError, check_number, shown
from ghostcli.transcripts.jsontext import seconds
from ghostcli.transcripts.normal import counted, reading_of
from ghostcli.transcripts.wording import Word, against, cut, sentences

SLOWEST, FASTEST = 0.3, 8.0
"""Words a second over a whole file, between which people speak."""

_USUAL = 2.5
_FEW = 20
"""Words of a file that is too short to be judged by its pace."""


class Segment(NamedTuple):
    """A stretch of speech as a recogniser gives it; times in seconds, None where it gives none.

    `text` may be empty where there are `words`. Words without a speaker are the segment's speaker's.
    """

    start: float | None
    end: float | None
    speaker: str | None
    text: str
    words: Sequence[Word] = ()


class Clock:
    """Reads the times of one file: numbers of `unit`s a second, or text such as `0:01:02.5` and `5.0s`.

    `entry` is the number of the entry that is being read, from 1, for messages.
    """

    def __init__(self, unit: float = 1) -> None:
        self.unit = unit
        self.entry = 0
        self._unusable: list[tuple[int, str]] = []
        self._number = 0

    def at(self, value: object) -> float | None:
        """The seconds of a time; None where there is none, and where it is no time, which is counted."""
        if value is None:
            return None
        found = seconds(value, self.unit)
        if found is None:
            self._number += 1
            if not self._unusable:
                self._unusable.append((self.entry, shown(str(value)[:200])))
        return found

    def report(self, remarks: Remarks) -> None:
        """A remark on the times that were none."""
        if self._unusable:
            entry, first = self._unusable[0]
            where = f"in entry {entry}" if entry else "above the first entry"
            what = counted(self._number, "time")
            remarks.add(0, f"{what} that are no times, the first {where}, {first}: taken for unknown")


def read_segments(
    name: str,
    remarks: Remarks,
    segments: Callable[[Clock], Iterable[Segment]],
    *,
    units: Sequence[float] = (1,),
    names: Mapping[str, str] | None = None,
    full: str = "",
    title: str | None = None,
    language: str | None = None,
) -> Reading:
    """The reading of a file of segments: cues, a long segment by sentence, cut where the speaker changes.

    `segments` reads the file by a clock; it is called anew for each of the `units` (a second's number
    of them) until one has people speak at a human pace. `names` are those of speakers' ids; `full` is
    the file's own text of all of it. Raises UnreadableError where no unit gives a human pace.
    """
    clock, found = _paced(segments, units)
    clock.report(remarks)
    cues = [cue for segment in found for cue in _cues(segment)]
    check_number(cues, 0)
    if names:
        cues = [cue._replace(speaker=names.get(cue.speaker or "", cue.speaker)) for cue in cues]
    if not cues and full.strip():
        cues = [Cue(None, None, None, line.strip()) for line in full.split("\n")]
    against(full, cues, remarks)
    return reading_of(name, cues, remarks, title=title, language=language)


def _paced(
    segments: Callable[[Clock], Iterable[Segment]], units: Sequence[float]
) -> tuple[Clock, list[Segment]]:
    """The clock whose unit has people speak at a human pace, and the segments by it."""
    first: tuple[Clock, list[Segment]] | None = None
    for unit in units:
        clock = Clock(unit)
        found = list(segments(clock))
        first = first or (clock, found)
        pace = _pace(found)
        if pace is None:
            return first
        if SLOWEST <= pace <= FASTEST:
            return clock, found
        slowest = pace
    if first is None or sum(map(_words, first[1])) < _FEW:
        return first or (Clock(), [])
    raise UnreadableError(
        0,
        f"nobody speaks {slowest:.2g} words a second, as the times of this file have it",
        "its times may be in a unit of their own: seconds and milliseconds are read",
    )


def _words(segment: Segment) -> int:
    return len(segment.text.split()) or len(segment.words)


def _pace(segments: Iterable[Segment]) -> float | None:
    """Words a second in the segments that have both times; None where none has."""
    number, length = 0, 0.0
    for one in segments:
        starts = [time for time in (one.start, *(word.start for word in one.words)) if time is not None]
        ends = [time for time in (one.end, *(word.end for word in one.words)) if time is not None]
        start, end = (starts[0] if starts else None), (ends[-1] if ends else None)
        if start is not None and end is not None and end > start:
            number += _words(one)
            length += end - start
    return number / length if length else None


def _cues(segment: Segment) -> list[Cue]:
    """A segment as cues: one, or by sentence and speaker where its words tell."""
    whole = Cue(segment.start, segment.end, segment.speaker, segment.text.strip())
    words = [word._replace(speaker=word.speaker or segment.speaker) for word in segment.words]
    if not whole.text:
        return sentences(words)
    return cut(whole, words)
