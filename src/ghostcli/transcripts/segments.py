"""The common form of recognizer output: segments with times, a speaker, text and timed words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, NamedTuple

from ghostcli.transcripts.base import (
    LEFT_OVER,
    Cue,
    ParsedTranscript,
    Remarks,
    UnreadableError,
    check_number,
    if_unchanged,
    shown,
)
from ghostcli.transcripts.canonical import counted, reading_of
from ghostcli.transcripts.cue_names import named
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import written
from ghostcli.transcripts.json_speakers import caller
from ghostcli.transcripts.json_times import moment
from ghostcli.transcripts.rollup import thinned
from ghostcli.transcripts.speaking_rate import plausible_times, weight
from ghostcli.transcripts.splitting import cut
from ghostcli.transcripts.units import EPOCH, FEW, TimedWords, distance, paced
from ghostcli.transcripts.word_timings import TimedWord, against, voice

_UNITS = {1.0: "seconds", 1e3: "milliseconds", 1e6: "microseconds", 1e7: "ticks", 1e9: "nanoseconds"}


_LARGE = 1e18  # an upper limit that also excludes infinity and NaN


class Segment(NamedTuple):
    """A segment as a recognizer gives it; times in seconds, None if there are none.

    `text` may be empty if there are `words`. Words without a speaker have the speaker of the word before; at
    the start, that of the segment. Speakers are the file's labels.
    """

    start: float | None
    end: float | None
    speaker: str | None
    text: str
    words: Sequence[TimedWord] = ()


class _Place(NamedTuple):
    number: int
    entry: dict[str, Any] | None


class TimeReader:
    """Reads the times of one file: numbers with `unit`s per second, or any form that `moment` takes.

    `entry` is the number of the current entry, from 1, for messages.
    """

    def __init__(self, unit: float = 1) -> None:
        self.unit = unit
        self.entry = 0
        self._now: dict[str, Any] | None = None
        self._first: tuple[_Place, str] | None = None
        self._number = 0
        self.strange: set[int] = set()
        """The numbers of the entries with an invalid time."""

    @property
    def place(self) -> _Place:
        """Return the place of the current entry."""
        return _Place(self.entry, self._now)

    def each(self, listed: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield the entries and note each as the current one."""
        for self._now in listed:
            self.entry += 1
            yield self._now

    def at(self, value: object, unit: float | None = None) -> float | None:
        """Return a time in seconds; None if it is absent, or invalid, which is counted."""
        if isinstance(value, float) and -_LARGE < value < _LARGE:
            return value / (unit or self.unit)
        if value is None or value == "":
            return None
        found = moment(value, unit or self.unit)
        if found is None:
            self._number += 1
            self.strange.add(self.entry)
            if self._first is None:
                self._first = self.place, shown(written(value))
        return found

    def span(self, start: object, end: object, length: object = None) -> tuple[float | None, float | None]:
        """Return start and end in seconds; the end comes from a duration if the file gives that."""
        begin = self.at(start)
        close = self.at(end)
        if close is None and begin is not None and (lasting := self.at(length)) is not None:
            close = begin + lasting
        return begin, close

    def report(self, remarks: Remarks, locate: Callable[[_Place], tuple[int, str]]) -> None:
        """Add a remark on the invalid times."""
        if self._first:
            line, where = locate(self._first[0])
            what = "1 time is invalid" if self._number == 1 else f"{self._number:,} times are invalid"
            remarks.add(line, f"{what}, {where}: {self._first[1]}: treated as unknown")


def read_segments(
    name: str,
    source: SourceText | Remarks,
    segments: Callable[[TimeReader], Iterable[Segment]],
    *,
    units: Sequence[float] = (1,),
    names: Mapping[str, str] | None = None,
    call: Callable[[object], str | None] = voice,
    full: str = "",
    by_time: bool = False,
    captions: bool = False,
    remarks: Remarks | None = None,
    title: str | None = None,
    language: str | None = None,
) -> ParsedTranscript:
    """Build the result for a file of segments: cues split at speaker changes, long ones by sentence.

    `segments` reads the file with a clock. It is called again for each of the `units` (the number of units
    per second) until one gives a human speaking rate. `names` maps speaker ids to names; `call` names a label
    that is not in it. `full` is the file's own full text, which is used if no segment has text. `by_time`
    sorts the speech of several channels. `captions` says that the segments may be captions, which may roll up
    and have names before a colon. Raises UnreadableError if no unit gives a human speaking rate.
    """
    text = source.clean if isinstance(source, SourceText) else ""
    if remarks is None:
        remarks = source if isinstance(source, Remarks) else remarks_of(source)
    clock, found = _timed(segments, units, remarks)

    def locate(place: _Place) -> tuple[int, str]:
        return _located(text, place)

    clock.report(remarks, locate)
    if text:
        _missing([one for one in found if one[0].number not in clock.strange], remarks, locate)
    called = caller(
        names or {},
        chain.from_iterable((one.speaker, *(word.speaker for word in one.words)) for _, one in found),
        call,
    )
    cues = _cues(found, called, remarks, locate)
    if by_time:
        cues.sort(key=lambda cue: cue.start or 0)
    if not cues and full.strip():
        cues = [Cue(None, None, None, line.strip()) for line in full.split("\n")]
    check_number(cues, 0)
    against(full, cues, remarks)
    cues = _from_zero(cues, remarks)
    if captions:
        cues = thinned(cues, remarks)
    cues = plausible_times(cues, remarks)
    if captions and not any(cue.speaker for cue in cues):
        cues = named(cues, remarks)
    return reading_of(name, cues, remarks, title=title, language=language)


def remarks_of(source: SourceText) -> Remarks:
    """Return the remarks from decoding a file and parsing it as JSON."""
    return Remarks((*source.remarks, *source.json_remarks))


def _located(text: str, place: _Place) -> tuple[int, str]:
    from ghostcli.transcripts.json_input import line_of

    line = line_of(text, place.entry) if place.entry is not None and text else 0
    return line, f"in entry {place.number:,}" if place.number else "above the first entry"


Placed = tuple[_Place, Segment]
Locate = Callable[[_Place], tuple[int, str]]


def _timed(
    segments: Callable[[TimeReader], Iterable[Segment]], units: Sequence[float], remarks: Remarks
) -> tuple[TimeReader, list[Placed]]:
    """Return the clock with the unit that gives a human speaking rate, and the segments read with it."""

    def read(unit: float) -> tuple[TimeReader, list[Placed]]:
        clock = TimeReader(unit)
        return clock, [(clock.place, segment) for segment in segments(clock)]

    unit, (clock, found), speed = paced(read, lambda one: [stretch(part) for _, part in one[1]], units)
    if speed is not None and distance(speed) and sum(stretch(one).words for _, one in found) >= FEW:
        named = " or ".join(_UNITS.get(one, f"{one:g} a second") for one in units)
        raise UnreadableError(
            0,
            f"nobody speaks {speed:.2g} words a second, as the times of this file have it, read as {named}",
            "look at its times: they may be of another recording, or in a unit of their own",
        )
    if unit != units[0]:
        remarks.add(0, f"the times are {_UNITS.get(unit, f'{unit:g} a second')}, by the pace of the words")
    return clock, found


def stretch(segment: Segment) -> TimedWords:
    """Return the times and the number of words of a segment, for its speaking rate."""
    start, end = segment.start, segment.end
    if segment.words and (start is None or end is None):
        starts = (word.start for word in segment.words if word.start is not None)
        ends = (word.end for word in reversed(segment.words) if word.end is not None)
        start = next(starts, None) if start is None else start
        end = next(ends, None) if end is None else end
        if end is None:
            end = next((word.start for word in reversed(segment.words) if word.start is not None), None)
    said = segment.text.strip()
    return TimedWords(start, end, weight(said) if said else len(segment.words))


def _missing(found: Sequence[Placed], remarks: Remarks, locate: Locate) -> None:
    """Add a remark on segments without a start, if the others have one."""
    without = [
        place
        for place, one in found
        if one.start is None
        and (one.text.strip() or one.words)
        and all(word.start is None for word in one.words)
    ]
    if without and len(without) < len(found):
        line, where = locate(without[0])
        what = counted(len(without), "stretch").replace("stretchs", "stretches")
        remarks.add(line, f"{what} of speech without a start, the first {where}: the time is unknown")


def _cues(
    found: Iterable[Placed], called: Callable[[str | None], str | None], remarks: Remarks, locate: Locate
) -> list[Cue]:
    """Return the segments as cues; remark on words that cannot be located, and on words without text."""
    cues: list[Cue] = []
    others: list[tuple[_Place, int]] = []
    beyond: list[tuple[_Place, int]] = []
    for place, one in found:
        text = if_unchanged(one.text, one.text.strip())
        pieces = cut(Cue(one.start, one.end, one.speaker, text), one.words, called)
        cues += pieces.cues
        others += [(place, pieces.other)] if pieces.other else []
        beyond += [(place, pieces.beyond)] if pieces.beyond else []
    for where, what, left in (
        (others, "another speaker's label, and their text cannot be cut there", ""),
        (beyond, "no place in the text beside them, and are left out", LEFT_OVER),
    ):
        if where:
            number = counted(sum(count for _, count in where), "word")
            line, first = locate(where[0][0])
            remarks.add(line, f"{number} with {what}, the first {first}", left)
    return cues


def _from_zero(cues: list[Cue], remarks: Remarks) -> list[Cue]:
    """Shift the times to begin at 0, if all of them count from 1970."""
    starts = [cue.start for cue in cues if cue.start is not None]
    first = min(starts, default=0.0)
    if first < EPOCH:
        return cues
    date = datetime.fromtimestamp(first, UTC).isoformat(timespec="seconds") if first < 1e10 else f"{first:g}"
    remarks.add(0, f"the times are dates: they are counted from the first one, {date}")
    return [
        cue._replace(
            start=None if cue.start is None else cue.start - first,
            end=None if cue.end is None else cue.end - first,
        )
        for cue in cues
    ]
