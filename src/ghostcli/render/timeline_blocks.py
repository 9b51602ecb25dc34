"""A timeline on a terminal: a row of blocks for the chapters, for each speaker, and for the quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from rich.cells import cell_len
from rich.text import Text

from ghostcli.records.timeline import Stretch, Timeline
from ghostcli.render.console import FOUND, QUIET
from ghostcli.render.marks import NEAR, UNKNOWN, UNQUOTABLE, VERBATIM, Mark, mark_of
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time

BARS = "▁▂▃▄▅▆▇█"
"""The blocks, from little to much."""

BEGINS, GOES_ON = "│", "─"
"""The first cell of a chapter, and the others."""

MENTION = Mark("•", "", FOUND, quotable=False)
"""The mark of a mention."""

_NAME, _WIDEST, _NARROWEST = 18, 100, 20  # cells: the longest name, the widest row, the narrowest
_WORST_FIRST = UNQUOTABLE, UNKNOWN, NEAR, VERBATIM


def timeline_blocks(timeline: Timeline, width: int, mentions: Iterable[float] = ()) -> Iterator[Text]:
    """The rows, each with its name, and a row with the first and the last time.

    `mentions` are times in a row of their own. There are no rows if the terminal is too narrow.
    """
    marks = list(_quote_marks(timeline))
    recorded = any("recorded" in mark.words for _, mark in marks)
    quotes = "quotes (recorded)" if recorded else "quotes"
    names = ["chapters", *map(one_line, timeline.voices), quotes, "mentions"]
    beside = min(_NAME, width // 4, max(map(cell_len, names)))
    cells = min(_WIDEST, width - beside - 2)
    if cells < _NARROWEST:
        return
    rows = [
        chapter_cells(timeline.chapters, timeline.length, cells),
        *(_voice(spans, timeline.length, cells) for spans in timeline.voices.values()),
        _marked(marks, timeline.length, Text(" " * cells)),
        _marked(((time, MENTION) for time in mentions), timeline.length, Text(" " * cells)),
    ]
    filled = [(name, row) for name, row in zip(names, rows, strict=True) if row.plain.strip()]
    if not filled:
        return
    for name, row in filled:
        short = Text(name)
        short.truncate(beside, overflow="ellipsis", pad=True)
        yield short.append("  ").append_text(row)
    end = format_time(timeline.length)
    yield Text(" " * (beside + 2) + f"0:00:00{end:>{cells - 7}}", QUIET)


def ruler(chapters: Sequence[Stretch], length: float, mentions: Iterable[float], width: int) -> Text:
    """One row: the mentions on the chapters, between the first and the last time. Empty if too narrow."""
    start, end = f"{format_time(0)} ", f" {format_time(length)}"
    cells = min(_WIDEST, width - len(start) - len(end))
    if cells < _NARROWEST:
        return Text()
    row = chapter_cells(chapters, length, cells)
    if not row.plain.strip():
        row = Text(GOES_ON * cells, QUIET)
    marks = ((time, MENTION) for time in mentions)
    return Text(start, QUIET).append_text(_marked(marks, length, row)).append(end, QUIET)


def chapter_cells(chapters: Sequence[Stretch], length: float, cells: int) -> Text:
    """A cell for each part of the time: a sign where a chapter begins, and a line until the last one ends."""
    row = [" "] * cells
    for chapter in chapters:
        first = _cell(chapter.start, length, cells)
        last = _cell(chapter.end, length, cells)
        row[first : last + 1] = [BEGINS, *GOES_ON * (last - first)]
    return Text("".join(row), QUIET)


def _cell(time: float, length: float, cells: int) -> int:
    return max(0, min(cells - 1, int(time / length * cells)))


def _voice(spans: Sequence[Stretch], length: float, cells: int) -> Text:
    """A block in each cell in which somebody speaks: the higher, the more of its time."""
    shares = [0.0] * cells
    size = length / cells
    for start, end, _ in spans:
        for cell in range(_cell(start, length, cells), _cell(end, length, cells) + 1):
            inside = min(end, (cell + 1) * size) - max(start, cell * size)
            shares[cell] += max(inside, 0.0) / size
    levels = (min(len(BARS), ceil(share * len(BARS))) for share in shares)
    return Text("".join(BARS[level - 1] if level else " " for level in levels))


def _quote_marks(timeline: Timeline) -> Iterator[tuple[float, Mark]]:
    for start, _, record in timeline.quotes:
        mark = mark_of(record) if record else None
        if mark:
            yield start, mark


def _marked(marks: Iterable[tuple[float, Mark]], length: float, row: Text) -> Text:
    """The row with a sign where a mark stands; of several in one cell the worst, which must not be hidden."""
    at: dict[int, Mark] = {}
    for time, mark in marks:
        cell = _cell(time, length, len(row))
        at[cell] = min(at.get(cell, mark), mark, key=lambda one: _rank(one.sign))
    result = Text()
    for cell, plain in enumerate(row.divide(range(1, len(row)))):
        found = at.get(cell)
        result.append(found.sign, found.style or None) if found else result.append_text(plain)
    return result


def _rank(sign: str) -> int:
    return _WORST_FIRST.index(sign) if sign in _WORST_FIRST else len(_WORST_FIRST)
