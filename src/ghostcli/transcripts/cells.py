"""Tables as text: rows of cells, with the line on which each begins."""

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
    """The cells of a row; `line` is the first of its lines, from 1."""

    line: int
    cells: list[str]


class Dialect(NamedTuple):
    """How cells are told apart; `quoted` where quotation marks may stand around one."""

    delimiter: str
    quoted: bool


def rows(text: str, dialect: Dialect) -> Iterator[TableRow]:
    """The rows of a table that are not empty. Raises UnreadableError for a cell beyond a limit."""
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
            before + 1, f"a cell of more than {limit:,} characters: this is no table of speech"
        ) from None


def _quoted_lines(text: str, dialect: Dialect) -> Iterator[str]:
    for number, line in enumerate(lines_of(text), 1):
        _check_cells(number, line, dialect)
        yield f"{line}\n"


def _check_cells(number: int, line: str, dialect: Dialect) -> None:
    """Raises UnreadableError for a line of more cells than the memory may be filled with."""
    if len(line) > _MOST_CELLS and line.count(dialect.delimiter) > _MOST_CELLS:
        raise UnreadableError(number, f"more than {_MOST_CELLS:,} cells in a row: this is no table of speech")


def first_rows(text: str, dialect: Dialect, number: int) -> list[TableRow]:
    """The first rows; none where they are no table at all."""
    try:
        return list(islice(rows(text, dialect), number))
    except UnreadableError:
        return []


def is_time(cell: str) -> bool:
    """Whether a cell is a time, or a number that could be one."""
    return number_of(cell) is not None


def number_of(cell: str) -> float | None:
    """The time of a cell, a number as it stands: so that times of one unit can be compared."""
    found = plain_number(cell)
    return moment(in_decimals(cell, _RATES[-1])) if found is None else found


def plain_number(cell: str) -> float | None:
    """The number of a cell that is nothing but figures, an int, or figures with a point in them."""
    if not cell or len(cell) > _FIGURES or cell.strip(_IN_NUMBERS) or cell.lstrip()[:1] == ".":
        return None
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:  # two points, or blanks alone
        return None


def is_range(cell: str) -> re.Match[str] | None:
    """Two times in one cell: `0:05 - 0:08`."""
    found = _RANGE.match(cell)
    return found if found and is_time(found[1]) and is_time(found[2]) else None


def frame_rate(cells: Iterable[str]) -> int:
    """Frames a second where cells end with frames: the lowest usual rate that holds all of them."""
    framed = (_FRAMES.match(cell.strip()) for cell in cells if has_frames(cell))
    most = max((int(found[4]) for found in framed if found), default=0)
    return next((rate for rate in _RATES if rate > most), 100)


def has_frames(cell: str) -> bool:
    """Whether a cell may be a time that ends with frames."""
    return cell.count(":") == _PARTS or ";" in cell


def in_decimals(cell: str, rate: int) -> str:
    """A time as it stands, one with frames (`00:00:05:12`) with decimals in their place."""
    cell = cell.strip()
    if has_frames(cell) and (found := _FRAMES.match(cell)):
        return f"{found[1]}:{found[2]}:{int(found[3]) + min(int(found[4]) / rate, 0.999):.3f}"
    return cell
