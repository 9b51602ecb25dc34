"""The layout of a table in text: its delimiter, the line of its headings, the roles of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, dropwhile, islice
from typing import NamedTuple

from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.cells import Dialect, TableRow, first_rows, is_range, is_time, rows
from ghostcli.transcripts.columns import TableColumns, by_headings, by_values

_DELIMITERS = "\t,;|"
_HEAD = 100_000
_SAMPLE = 60
_ABOVE = 10
"""Maximum number of rows above the headings: a title, a date."""

_RULE = re.compile(r"[\s:|+]*-[\s:|+-]*\Z")


class TableLayout(NamedTuple):
    """A table: its dialect, its columns, and the line of its headings (0 if it has none)."""

    dialect: Dialect
    columns: TableColumns
    headings: int


def layout_of(text: str) -> TableLayout | None:
    """Return the layout that fits most rows; None if the text is not a table of speech."""
    return _layout_of(text[:_HEAD])


@lru_cache(maxsize=1)
def _layout_of(head: str) -> TableLayout | None:
    """Return the layout; cached, because recognition and the reader both ask for it."""
    best: tuple[float, TableLayout] | None = None
    for delimiter in _DELIMITERS:
        if delimiter not in head:
            continue
        for quoted in _quoting(head, delimiter):
            found = _judged(head, Dialect(delimiter, quoted))
            if found and (best is None or found[0] > best[0]):
                best = found
    return best[1] if best else None


def body(text: str, layout: TableLayout) -> Iterator[TableRow]:
    """Yield the rows below the headings, without rules and without the outer pipes of Markdown rows."""
    found = _bare(rows(text, layout.dialect), layout.dialect)
    return dropwhile(lambda row: row.line <= layout.headings, found)


def above(text: str, layout: TableLayout) -> list[TableRow]:
    """Return the rows above the headings."""
    found = _bare(first_rows(text, layout.dialect, _ABOVE + 2), layout.dialect)
    return [row for row in found if row.line < layout.headings]


def is_spectral(row: TableRow) -> bool:
    """Whether a row is Audacity's frequency range for the label above it."""
    return row.cells[0].strip() == "\\"


def is_comment(row: TableRow) -> bool:
    """Whether a row is a program's comment on the file."""
    return row.cells[0].lstrip(' "').startswith("#")


def _bare(found: Iterable[TableRow], dialect: Dialect) -> Iterator[TableRow]:
    found = iter(found)
    first = next(found, None)
    if first is None:
        return found
    found = chain((first,), found)
    boxed = dialect.delimiter == "|" and not first.cells[0].strip()
    return filter(None, map(_unboxed, found)) if boxed else found


def _unboxed(row: TableRow) -> TableRow | None:
    """Return a row without its outer pipes; None for a rule."""
    if _RULE.match("|".join(row.cells)):
        return None
    last = len(row.cells) - (len(row.cells) > 2 and not row.cells[-1].strip())
    return row._replace(cells=row.cells[not row.cells[0].strip() : last])


def _quoting(text: str, delimiter: str) -> tuple[bool, ...]:
    """Return whether cells may be quoted, as one or two guesses, the more likely first.

    Programs that write tabs seldom quote, and speech may begin with a quotation mark.
    """
    if '"' not in text:
        return (False,)
    if delimiter != "\t":
        return True, False
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    all_quoted = all(line.startswith('"') and line.rstrip().endswith('"') for line in lines)
    last = [line.rpartition("\t")[2].strip() for line in lines[1:]]
    texts_quoted = len(last) > 2 and all(len(one) > 1 and one[0] == one[-1] == '"' for one in last)
    doubled = any(one[:1] == '"' and '""' in one[1:-1] for one in last)
    return (True, False) if all_quoted or texts_quoted or doubled else (False, True)


def _judged(text: str, dialect: Dialect) -> tuple[float, TableLayout] | None:
    """Return how well a dialect fits, and the layout it gives."""
    try:
        return _judged_rows(_sampled(text, dialect), dialect, cut=len(text) == _HEAD)
    except UnreadableError:
        return None


def _sampled(text: str, dialect: Dialect) -> Iterator[TableRow]:
    for row in _bare(islice(rows(text, dialect), _SAMPLE), dialect):
        if not is_spectral(row) and not is_comment(row):
            yield row


def _judged_rows(
    sampled: Iterator[TableRow], dialect: Dialect, *, cut: bool
) -> tuple[float, TableLayout] | None:
    """Return the same from sampled rows; more than the first are read only if they may be a table's."""
    first = list(islice(sampled, _ABOVE + 1))
    found = ((place, by_headings(row.cells)) for place, row in enumerate(first))
    place, columns = next((one for one in found if one[1]), (0, None))
    widths = {len(row.cells) for row in first[:-1]}
    if columns is None and (1 in widths or len(widths) > 1):
        return None
    sample = [*first, *sampled]
    if len(sample) == _SAMPLE or cut:
        sample = sample[:-1]  # it may be truncated
    if columns is not None and place < len(sample):
        data = sample[place + 1 :]
        score = sum(_is_whole(one, columns) for one in data) / len(data) if data else 0.0
        timed = columns.start is not None
        if (timed and place == 0) or score >= (0.5 if timed else 0.9):
            return 1 + score, TableLayout(dialect, columns, sample[place].line)
    columns = by_values(sample, dialect.delimiter)
    return (1.0, TableLayout(dialect, columns, 0)) if columns else None


def _is_whole(row: TableRow, columns: TableColumns) -> bool:
    if len(row.cells) != columns.number:
        return False
    if columns.start is None:
        return True
    cell = row.cells[columns.start].strip()
    return not cell or is_time(cell) or is_range(cell) is not None
