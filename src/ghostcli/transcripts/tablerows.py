"""The rows of a table of speech as records: times, a speaker, words; and a count of what is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ghostcli.transcripts.base import FIELD, LEFT_OVER, REPEAT, Remarks, UnreadableError, shown
from ghostcli.transcripts.cells import Row, frame_rate, in_decimals, is_range, is_time, number_of
from ghostcli.transcripts.columns import Columns, by_headings
from ghostcli.transcripts.normal import counted
from ghostcli.transcripts.tablelayout import is_comment, is_spectral
from ghostcli.transcripts.wording import voice

_SEVERAL = 3
_NO_SPEAKER = ("default", "default-lt")
"""What ELAN calls a tier that nobody has named."""


class Record(NamedTuple):
    """A row by its columns: times as written, empty where there are none, and the start as a number."""

    line: int
    at: float | None
    start: str
    end: str
    duration: str
    speaker: str | None
    text: str


class Rows:
    """Makes records of rows, and counts what is none."""

    def __init__(self, columns: Columns, remarks: Remarks) -> None:
        self.records: list[Record] = []
        self._columns = columns
        self._remarks = remarks
        self._wordless: list[int] = []
        self._aside: list[int] = []
        self._repeated: list[int] = []
        self._unusable: tuple[int, str] | None = None

    def take(self, row: Row) -> None:
        """A row below the headings."""
        columns, cells = self._columns, row.cells
        if is_spectral(row) or is_comment(row) or self._is_heading(row):
            self._aside.append(row.line)
            return
        if len(cells) < columns.number:
            if self._is_loose(cells):
                text = " ".join(filter(None, map(str.strip, cells)))
                self._remarks.add(
                    row.line, f"no row of the table: {shown(text)}: kept, without speaker and time"
                )
                self.records.append(Record(row.line, None, "", "", "", None, text))
                return
            if len(cells) <= max(columns.used):
                what = f"{counted(len(cells), 'cell')} of {columns.number} in this row"
                self._remarks.add(row.line, f"{what}: {shown(' '.join(cells))}")
            cells = [*cells, *[""] * (columns.number - len(cells))]
        elif len(cells) > columns.number:
            cells = self._joined(row)
        if (
            columns.sort is not None
            and cells[columns.sort].strip().lower() == "word"
            and columns.word is not None
        ):
            self._repeated.append(row.line)
            return
        times = self._times(row.line, cells)
        for speaker, text in self._said(cells):
            if text:
                self.records.append(Record(row.line, *times, speaker, text))
            else:
                self._wordless.append(row.line)

    def _is_heading(self, row: Row) -> bool:
        """Whether a row repeats the headings, as in files that were joined."""
        columns = self._columns
        place = columns.start if columns.start is not None else columns.speaker
        other = columns.text if columns.text is not None else columns.word
        if place is None or other is None or len(row.cells) != columns.number:
            return False
        if not row.cells[place].strip()[:1].isalpha():
            return False
        found = by_headings(row.cells)
        return found is not None and found[1:] == columns[1:]

    def _is_loose(self, cells: Sequence[str]) -> bool:
        """Whether a row is text that stands in no column: a line break in a cell that is not quoted."""
        start = self._columns.start
        return start is not None and (len(cells) <= start or not is_time(cells[start]))

    def _joined(self, row: Row) -> list[str]:
        """The cells of a row of too many: where the text is the last column, they are its own commas."""
        number = self._columns.number
        more = [cell for cell in row.cells[number:] if cell.strip()]
        if self._columns.text == number - 1:
            return [*row.cells[: number - 1], ",".join(row.cells[number - 1 :]).strip(", ")]
        if more:
            self._remarks.add(row.line, f"beyond the last column: {shown(' '.join(more))}", LEFT_OVER)
        return row.cells

    def _times(self, line: int, cells: Sequence[str]) -> tuple[float | None, str, str, str]:
        start, end, duration = (
            "" if place is None else cells[place].strip()
            for place in (self._columns.start, self._columns.end, self._columns.duration)
        )
        if start and not end and (both := is_range(start)):
            start, end = both[1], both[2]
        first, last, length = (number_of(cell) if cell else None for cell in (start, end, duration))
        for cell, number in ((start, first), (end, last), (duration, length)):
            if cell and number is None:
                self._unusable = self._unusable or (line, cell)
                self._remarks.add(line, f"{shown(cell)} is no time: taken for unknown")
        if first is not None and last is not None and last <= first:
            if last < first:
                self._remarks.add(line, f"ends ({shown(end)}) before it begins: the end is taken for unknown")
            last = None
        return (
            first,
            "" if first is None else start,
            "" if last is None else end,
            "" if length is None else duration,
        )

    def _said(self, cells: Sequence[str]) -> Iterator[tuple[str | None, str]]:
        """`(speaker, words)` of a row, several where each speaker has a column."""
        columns = self._columns
        if columns.tiers:
            for place, speaker in columns.tiers:
                if text := cells[place].strip():
                    yield None if speaker.lower() in _NO_SPEAKER else speaker, text
            return
        named = voice(cells[columns.speaker]) if columns.speaker is not None else None
        column = columns.text if columns.text is not None else columns.word
        text = "" if column is None else cells[column].strip()
        if text and columns.punctuation is not None and columns.text is None:
            text += cells[columns.punctuation].strip()
        yield named, text

    def finish(self) -> list[Record]:
        """All records, once no row is left.

        Raises UnreadableError where none of several has a time, though something stands there.
        """
        if self._unusable and len(self.records) >= _SEVERAL and all(one.at is None for one in self.records):
            line, cell = self._unusable
            raise UnreadableError(line, f"a table, and its times are none, the first {shown(cell)}")
        for lines, what, place in (
            (self._aside, "of headings and remarks in the table: no speech", FIELD),
            (self._repeated, "of words that stand in the segments already: left out", REPEAT),
            (self._wordless, "without words", ""),
        ):
            if lines:
                self._remarks.add(lines[0], f"{counted(len(lines), 'row')} {what}", place)
        rate = frame_rate(cell for record in self.records for cell in (record.start, record.end))
        return [
            record._replace(start=in_decimals(record.start, rate), end=in_decimals(record.end, rate))
            for record in self.records
        ]
