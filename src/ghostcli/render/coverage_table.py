"""The coverage of an episode on a terminal: its timeline, its parts with bars, and what has no notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from ghostcli.actions.coverage import Coverage, CoveredPart
from ghostcli.render.console import NAME, QUIET, REF, console_for, drawn, empty_table, wrapped
from ghostcli.render.coverage import blind_sentence, percent
from ghostcli.render.request import Request
from ghostcli.render.timeline_blocks import timeline_blocks
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time

FULL, EMPTY = "█", "░"
"""The two halves of a bar, which differ without colour too."""

_SHORTEST, _LONGEST = 5, 20  # cells of a bar
_BESIDE = 36  # cells of the columns beside the bar and the title
_TITLE = 16  # cells; with less room, a title has lines of its own


def as_table(coverage: Coverage, request: Request) -> Iterator[str]:
    """A table with a bar for each part: the share of its words; without words, its number of records."""
    width = request.width or 100
    if coverage.timeline:
        rows = list(timeline_blocks(coverage.timeline, width))
        yield from (drawn(console_for(request), row) for row in [*rows, *([Text()] if rows else [])])
    length = max(_SHORTEST, min(_LONGEST, (width - _BESIDE) // 3))
    titled = any(part.title for part in coverage.parts)
    if titled and width - _BESIDE - length < _TITLE:
        yield from _narrow(coverage, request, width)
    else:
        yield _grid(coverage, request, length, titled=titled)
    if sentence := blind_sentence(coverage):
        console = console_for(request)
        yield "\n"
        yield from wrapped(console, Text(sentence, QUIET), Text(), 0)


def _grid(coverage: Coverage, request: Request, length: int, *, titled: bool) -> str:
    spoken = any(part.words for part in coverage.parts)
    grid = empty_table()
    grid.add_column("at", style=QUIET, no_wrap=True)
    if spoken:
        grid.add_column("words noted", no_wrap=True)
        grid.add_column("", justify="right", no_wrap=True)
        grid.add_column("records", justify="right", no_wrap=True)
    else:
        grid.add_column("records", no_wrap=True)
        grid.add_column("", justify="right", no_wrap=True)
    if titled:
        grid.add_column("chapter", overflow="fold")
    for part, bar in zip(coverage.parts, _bars(coverage.parts, length), strict=True):
        count = str(sum(part.records.values()))
        cells = [Text(format_time(part.start)), bar, *([Text(percent(part))] if spoken else []), Text(count)]
        grid.add_row(*cells, *([Text(one_line(part.title))] if titled else []))
    return drawn(console_for(request), grid)


def _narrow(coverage: Coverage, request: Request, width: int) -> Iterator[str]:
    """Each part in two lines or more: its title, and its time with its bar."""
    console = console_for(request)
    for part, bar in zip(coverage.parts, _bars(coverage.parts, _SHORTEST), strict=True):
        if part.title:
            yield from wrapped(console, Text(one_line(part.title), REF), Text(), 2)
        count = sum(part.records.values())
        line = Text().append(format_time(part.start), QUIET).append("  ").append_text(bar)
        if part.words:
            line.append(f"  {percent(part):>5}")
        told = f"  {count} record{'' if count == 1 else 's'}"
        if line.cell_len + len(told) <= width:
            line.append(told, NAME)
        yield drawn(console, line)


def _bars(parts: Sequence[CoveredPart], length: int) -> list[Text]:
    """A bar for each part. One that is neither empty nor full has at least a cell of both signs.

    Where others have words and a part has none, it has no bar.
    """
    most = max((sum(part.records.values()) for part in parts), default=0) or 1
    shares: list[float | None] = [sum(part.records.values()) / most for part in parts]
    if any(part.words for part in parts):
        shares = [part.share for part in parts]
    bars = []
    for share in shares:
        if share is None:
            bars.append(Text(" " * length))
            continue
        full = round(share * length)
        if 0 < share < 1:
            full = min(max(full, 1), length - 1)
        bars.append(Text(FULL * full).append(EMPTY * (length - full), QUIET))
    return bars
