"""Turn the rows of a table into speech records (times, speaker, words); count other rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ghostcli.transcripts.base import FIELD, LEFT_OVER, REPEAT, Remarks, UnreadableError, check_number, shown
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.cells import (
    TableRow,
    frame_rate,
    has_frames,
    in_decimals,
    is_range,
    is_time,
    number_of,
    plain_number,
)
from ghostcli.transcripts.columns import TableColumns, by_headings
from ghostcli.transcripts.table_layout import is_comment, is_spectral
from ghostcli.transcripts.word_timings import voice
from ghostcli.transcripts.written_times import COUNTED_ON, is_above

_SEVERAL = 3
_ASIDE = frozenset('#\\ "')
"""First characters of comment rows and frequency rows."""

_NO_SPEAKER = ("default", "default-lt")
"""ELAN's names for a tier without a name."""


Time = str | float | None
"""A number in an unknown unit, or a time as written, which includes its unit."""


class SpeechRow(NamedTuple):
    """A row by its columns; `at` is its start as a number, in any unit."""

    line: int
    at: float | None
    start: Time
    end: Time
    duration: Time
    speaker: str | None
    text: str


class Rows:
    """Makes records from rows, and counts the other rows."""

    def __init__(self, columns: TableColumns, remarks: Remarks) -> None:
        self.records: list[SpeechRow] = []
        self._columns = columns
        self._remarks = remarks
        self._wordless: list[int] = []
        self._aside: list[int] = []
        self._repeated: list[int] = []
        self._told: set[int] = set()
        self._unusable: tuple[int, str] | None = None
        self._voices: dict[str, str | None] = {}
        self._text = columns.text if columns.text is not None else columns.word
        self._mark = columns.punctuation if columns.text is None else None

    def take(self, rows: Iterable[TableRow]) -> None:
        """Read the rows below the headings. Raises UnreadableError if there are too many for a transcript."""
        columns = self._columns
        single = columns.duration is None and columns.sort is None and not columns.tiers
        start, text = columns.start, self._text
        usual = self._usual_record if single and start is not None and text is not None else None
        for row in rows:
            if usual is not None and (record := usual(row, start, text)):  # type: ignore[arg-type]
                self.records.append(record)
            else:
                self._take(row)
            check_number(self.records, row.line)

    def _usual_record(self, row: TableRow, start: int, text: int) -> SpeechRow | None:
        """Return the record of a row with words and with numeric or absent times; None for any other row."""
        columns, (line, cells) = self._columns, row
        if len(cells) != columns.number or cells[0][:1] in _ASIDE:
            return None
        said = cells[text].strip()
        begun, ended = plain_number(cells[start]), None
        if not said or (begun is None and not _is_blank(cells[start])):
            return None
        if columns.end is not None:
            ended = plain_number(cells[columns.end])
            if ended is None:
                if not _is_blank(cells[columns.end]):
                    return None
            elif begun is None or ended <= begun:
                return None
        if self._mark is not None:
            said += cells[self._mark].strip()
        speaker = None if columns.speaker is None else self._voice(cells[columns.speaker])
        return SpeechRow(line, begun, begun, ended, None, speaker, said)

    def _voice(self, cell: str) -> str | None:
        if cell not in self._voices:
            self._voices[cell] = voice(cell)
        return self._voices[cell]

    def _take(self, row: TableRow) -> None:
        """Read a row that needs closer examination."""
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
                self._told.add(row.line)
                self.records.append(SpeechRow(row.line, None, None, None, None, None, text))
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
                self.records.append(SpeechRow(row.line, *times, speaker, text))
            else:
                self._wordless.append(row.line)

    def _is_heading(self, row: TableRow) -> bool:
        """Whether a row repeats the headings, as in concatenated files."""
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
        """Whether a row is text outside of the columns: from a line break in an unquoted cell."""
        start = self._columns.start
        return start is not None and (len(cells) <= start or not is_time(cells[start]))

    def _joined(self, row: TableRow) -> list[str]:
        """Join extra cells of a row: if the text is the last column, they come from its own commas."""
        number = self._columns.number
        more = [cell for cell in row.cells[number:] if cell.strip()]
        if self._columns.text == number - 1:
            return [*row.cells[: number - 1], ",".join(row.cells[number - 1 :]).strip(", ")]
        if more:
            self._remarks.add(row.line, f"beyond the last column: {shown(' '.join(more))}", LEFT_OVER)
        return row.cells

    def _times(self, line: int, cells: Sequence[str]) -> tuple[float | None, Time, Time, Time]:
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
                self._told.add(line)
                self._remarks.add(line, f"{shown(cell)} is not a valid time: treated as unknown")
            elif ":" in cell and is_above(cell):
                self._remarks.add(line, f"{shown(cell)} {COUNTED_ON}")
        if first is not None and last is not None and last <= first:
            if last < first:
                self._remarks.add(
                    line, f"ends ({shown(end)}) before it begins: the end is treated as unknown"
                )
            last = None
        return first, _time(first, start), _time(last, end), _time(length, duration)

    def _said(self, cells: Sequence[str]) -> Iterator[tuple[str | None, str]]:
        """Yield `(speaker, words)` of a row; several if each speaker has a column."""
        columns = self._columns
        if columns.tiers:
            for place, speaker in columns.tiers:
                if text := cells[place].strip():
                    yield None if speaker.lower() in _NO_SPEAKER else speaker, text
            return
        named = self._voice(cells[columns.speaker]) if columns.speaker is not None else None
        text = "" if self._text is None else cells[self._text].strip()
        if text and self._mark is not None:
            text += cells[self._mark].strip()
        yield named, text

    def finish(self) -> list[SpeechRow]:
        """Return all records; call it after the last row.

        Raises UnreadableError if there are several and none has a time although their time cells are not
        empty.
        """
        if self._unusable and len(self.records) >= _SEVERAL and all(one.at is None for one in self.records):
            line, cell = self._unusable
            raise UnreadableError(line, f"a table with invalid times, the first {shown(cell)}")
        untimed = [one.line for one in self.records if one.at is None and one.line not in self._told]
        for lines, what, place in (
            (untimed if len(untimed) < len(self.records) else (), "without a start: the time is unknown", ""),
            (self._aside, "of headings and remarks in the table: no speech", FIELD),
            (self._repeated, "of words that are already in the segments: left out", REPEAT),
            (self._wordless, "without words", ""),
        ):
            if lines:
                self._remarks.add(lines[0], f"{counted(len(lines), 'row')} {what}", place)
        return _without_frames(self.records)


def _is_blank(cell: str) -> bool:
    return not cell or cell.isspace()


def _time(number: float | None, cell: str) -> Time:
    """Return the time of a cell: its number if it has one, else the text."""
    return None if number is None else number if plain_number(cell) is not None else cell


def _without_frames(records: list[SpeechRow]) -> list[SpeechRow]:
    """Return the records with frames in their times converted to decimals."""
    framed = [
        time
        for record in records
        for time in (record.start, record.end)
        if isinstance(time, str) and has_frames(time)
    ]
    if not framed:
        return records
    rate = frame_rate(framed)
    return [
        record._replace(start=_decimal(record.start, rate), end=_decimal(record.end, rate))
        for record in records
    ]


def _decimal(time: Time, rate: int) -> Time:
    return in_decimals(time, rate) if isinstance(time, str) else time
