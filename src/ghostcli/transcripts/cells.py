"""Tables in text: rows of cells, with the line on which each row begins."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from ghostcli.transcripts.base import UnreadableError, lines_of
from ghostcli.transcripts.json_times import moment

_FRAMES = re.compile(r"([0-9]{1,3}):([0-9]{2}):([0-9]{2})[:;]([0-9]{2})\Z")
_RANGE = re.compile(r"\s*(\S{1,30})\s{0,3}(?:-->|->|-|–|—|to|bis|à)\s{0,3}([0-9]\S{0,30})\s*\Z")
_MOST_CELLS = 20_000
_FIGURES = 20
_IN_NUMBERS = "0123456789. \t"
_PARTS = 3  # colons in a time with frames
_RATES = (24, 25, 30, 50, 60)


class TableRow(NamedTuple):
    """The cells of a row; `line` is its first line, from 1."""

    line: int
    cells: list[str]


class Dialect(NamedTuple):
    """How cells are separated; `quoted` says that cells may be in quotation marks."""

    delimiter: str
    quoted: bool


def rows(text: str, dialect: Dialect) -> Iterator[TableRow]:
    """Yield the rows of a table that are not empty. Raises UnreadableError for a cell beyond a limit."""
    if not dialect.quoted:
        delimiter = dialect.delimiter
        for number, line in enumerate(lines_of(text), 1):
            if line and not line.isspace():
                if len(line) > _MOST_CELLS:
                    _check_cells(number, line, dialect)
                yield TableRow(number, line.split(delimiter))
        return
    reader = csv.reader(_quoted_lines(text, dialect), delimiter=dialect.delimiter)
    before = 0
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield TableRow(before + 1, [cell.rstrip("\n") for cell in cells])
            before = reader.line_num
    except csv.Error:
        limit = csv.field_size_limit()
        raise UnreadableError(
            before + 1, f"a cell of more than {limit:,} characters: this is not a table of speech"
        ) from None


def _quoted_lines(text: str, dialect: Dialect) -> Iterator[str]:
    for number, line in enumerate(lines_of(text), 1):
        _check_cells(number, line, dialect)
        yield f"{line}\n"


def _check_cells(number: int, line: str, dialect: Dialect) -> None:
    """Raise UnreadableError for a line with so many cells that they would fill the memory."""
    if len(line) > _MOST_CELLS and line.count(dialect.delimiter) > _MOST_CELLS:
        raise UnreadableError(
            number, f"more than {_MOST_CELLS:,} cells in a row: this is not a table of speech"
        )


def first_rows(text: str, dialect: Dialect, number: int) -> list[TableRow]:
    """Return the first rows; empty if they are not a table."""
    try:
        return list(islice(rows(text, dialect), number))
    except UnreadableError:
        return []


def is_time(cell: str) -> bool:
    """Whether a cell is a time, or a number that may be a time."""
    return number_of(cell) is not None


def number_of(cell: str) -> float | None:
    """Return the time of a cell as a number without a unit, so that times of one unit can be compared."""
    found = plain_number(cell)
    return moment(in_decimals(cell, _RATES[-1])) if found is None else found


def plain_number(cell: str) -> float | None:
    """Return an int for a cell of digits, a float for digits with a point, else None."""
    if not cell or len(cell) > _FIGURES or cell.strip(_IN_NUMBERS) or cell.lstrip()[:1] == ".":
        return None
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:  # two points, or only spaces
        return None


def is_range(cell: str) -> re.Match[str] | None:
    """Match two times in one cell: `0:05 - 0:08`."""
    found = _RANGE.match(cell)
    return found if found and is_time(found[1]) and is_time(found[2]) else None


def frame_rate(cells: Iterable[str]) -> int:
    """Return the frames per second of cells that end with frames: the lowest usual rate that fits all."""
    framed = (_FRAMES.match(cell.strip()) for cell in cells if has_frames(cell))
    most = max((int(found[4]) for found in framed if found), default=0)
    return next((rate for rate in _RATES if rate > most), 100)


def has_frames(cell: str) -> bool:
    """Whether a cell may be a time that ends with frames."""
    return cell.count(":") == _PARTS or ";" in cell


def in_decimals(cell: str, rate: int) -> str:
    """Return a time with its frames (`00:00:05:12`) as decimals; any other time is unchanged."""
    cell = cell.strip()
    if has_frames(cell) and (found := _FRAMES.match(cell)):
        return f"{found[1]}:{found[2]}:{int(found[3]) + min(int(found[4]) / rate, 0.999):.3f}"
    return cell
