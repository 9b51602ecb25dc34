"""The items of a podcast feed as a list to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ghostcli.actions.feed_items import ListedItem
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time, plain_number

IN_LIBRARY = "✓"


def as_lines(items: Sequence[ListedItem], _: Request) -> Iterator[str]:
    """One item per line, separated by tabs: date, length, title, transcripts, chapters, episode, address."""
    for one in items:
        cells = [
            one.published,
            _length(one),
            one.title,
            ", ".join(one.offers),
            "chapters" if one.chapters else "",
            one.episode or "",
            one.url,
        ]
        yield "\t".join(map(one_line, cells)) + "\n"


def _length(item: ListedItem) -> str:
    return format_time(item.duration) if item.duration else ""


def as_data(item: ListedItem) -> dict[str, Any]:
    """The JSON object of an item."""
    return {
        "title": item.title,
        "published": item.published or None,
        "duration": None if item.duration is None else plain_number(item.duration),
        "url": item.url or None,
        "transcripts": list(item.offers),
        "chapters": item.chapters,
        "episode": item.episode,
    }


def as_json(items: Sequence[ListedItem], _: Request) -> Iterator[str]:
    """One array."""
    from ghostcli.render.json_output import dump

    yield dump([as_data(one) for one in items], indent=2) + "\n"


def as_json_lines(items: Sequence[ListedItem], _: Request) -> Iterator[str]:
    """One item per line."""
    from ghostcli.render.json_output import dump

    for one in items:
        yield dump(as_data(one)) + "\n"


def as_table(items: Sequence[ListedItem], request: Request) -> Iterator[str]:
    """For a terminal: a sign for those that are in the library, the date, the length, the title."""
    from rich.text import Text

    from ghostcli.render.console import NAME, QUIET, console_for, drawn, empty_table

    grid = empty_table()
    grid.add_column("", no_wrap=True)
    grid.add_column("date", style=QUIET, no_wrap=True)
    grid.add_column("length", justify="right", style=QUIET, no_wrap=True)
    grid.add_column("title", overflow="fold")
    grid.add_column("transcript", style=NAME, no_wrap=True)
    for one in items:
        best = one.offers[0].rpartition("/")[2].removeprefix("x-") if one.offers else "none"
        sign = IN_LIBRARY if one.episode else ""
        cells = (sign, one.published, _length(one), one.title, best)
        grid.add_row(*(Text(one_line(cell)) for cell in cells))
    yield drawn(console_for(request), grid)
