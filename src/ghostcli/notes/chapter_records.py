"""Collect the chapters of a file as records, and say what is left out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ghostcli.notes.base import (
    MAX_RECORDS,
    NO_KIND,
    RECORD,
    EpisodeNotes,
    LinePlaces,
    NoteReading,
    NoteRecord,
    one_line,
    split_lines,
)
from ghostcli.timecode import format_exact, plain_number
from ghostcli.transcripts.base import LEFT_OVER, REPEAT, Remarks, UnreadableError, shown
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.encoding import SourceText

SOURCE = "chapters file"
"""The name that records from a file of chapters give as their source."""

LATEST = 1000 * 3600
"""A limit of times in seconds: notes have at most three digits for the hours."""

LONGEST = 1000
"""Maximum number of characters of a title."""

ADDRESSES = ("address", "addresses")
SILENT = ("silent chapter (not to be shown)", "silent chapters (not to be shown)")
"""What is counted and left out: singular and plural."""


class ChapterList:
    """The chapters of an episode in the making."""

    def __init__(self, remarks: Remarks, most: int = MAX_RECORDS) -> None:
        self._remarks = remarks
        self._most = most
        self._records: list[NoteRecord] = []
        self._known: set[tuple[object, ...]] = set()
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._lines: dict[tuple[str, str], int] = {}

    def add(self, line: int, start: float | None, end: float | None, title: str) -> str:
        """Take a chapter, with times in seconds; return the place of its lines.

        What has no usable time or title is no record; a remark says so.
        """
        title = one_line(title)
        if start is None or not 0 <= start < LATEST:
            told = shown(title) if title else "no title"
            self._remarks.add(line, f"a chapter without a valid start is left out: {told}", LEFT_OVER)
            return LEFT_OVER
        at = format_exact(start)
        if not title or len(title) > LONGEST:
            why = "its title has more than 1,000 characters" if title else "it has no title"
            self._remarks.add(line, f"the chapter at {at} is left out: {why}", NO_KIND)
            return NO_KIND
        if end is not None and not start <= end < LATEST:
            self._remarks.add(line, f"the end of the chapter at {at} is not after its start: left out")
            end = None
        start, end = plain_number(start), None if end is None else plain_number(end)
        # A point in time, as Audacity writes it, has no end.
        span = (start, None if end is None or end <= start else end)
        if (span, title) in self._known:
            return REPEAT
        if len(self._records) >= self._most:
            raise UnreadableError(line, f"more than {self._most:,} chapters up to here: these are no notes")
        self._known.add((span, title))
        self._records.append(NoteRecord("chapters", {"at": (span,), "title": title}, line))
        return RECORD

    def leave_out(self, line: int, what: tuple[str, str], number: int = 1) -> None:
        """Count what is left out of the records; the closing remark has the first line."""
        if number:
            self._left_out[what] += number
            self._lines.setdefault(what, line)

    def finish(self) -> tuple[NoteRecord, ...]:
        """Return the chapters by their starts, after a remark for each thing that was left out."""
        for (one, several), number in self._left_out.items():
            said = f"1 {one} is" if number == 1 else f"{number:,} {several} are"
            self._remarks.add(self._lines[one, several], f"{said} left out of the chapters", NO_KIND)
        self._left_out.clear()
        return tuple(sorted(self._records, key=lambda record: record.values["at"][0][0]))


class ChapterFile:
    """A file of chapters in the making: its chapters, and the place of each line."""

    def __init__(self, source: SourceText) -> None:
        self.lines = split_lines(source.clean)
        self.places = LinePlaces(self.lines)
        self.remarks = Remarks(source.remarks)
        self.chapters = ChapterList(self.remarks)

    def add(self, lines: Iterable[int], start: float | None, end: float | None, title: str) -> str:
        """Take a chapter with its lines, of which the first counts; return their place."""
        numbers = list(lines)
        place = self.chapters.add(numbers[0], start, end, title)
        self.places.mark(place, numbers)
        return place

    def leave_out(self, line: int, what: tuple[str, str]) -> None:
        """Put a line in the place of what has no kind, and count it."""
        self.chapters.leave_out(line, what)
        self.places.mark(NO_KIND, (line,))

    def finish(
        self, family: str, facts: Mapping[str, Any] | None = None, source: str = SOURCE
    ) -> NoteReading:
        """Return the reading of one episode; facts without a value do not count."""
        records = self.chapters.finish()
        places = self.places.done()
        left = [number for number, place in enumerate(places, 1) if place == LEFT_OVER]
        if left:
            more = f"{counted(len(left), 'line')} left over, the first: {shown(self.lines[left[0] - 1])}"
            self.remarks.add(left[0], more, LEFT_OVER)
        known = {name: value for name, value in (facts or {}).items() if value}
        return NoteReading(
            family=family,
            source=source,
            episodes=(EpisodeNotes(facts=known, records=records),),
            places=places,
            remarks=self.remarks.listed(),
        )
