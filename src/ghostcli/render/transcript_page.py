"""A transcript as a page on a terminal: chapters as headings, times in the margin, speakers once."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from ghostcli.records.excerpts import Excerpt, turns_of
from ghostcli.render.console import QUIET, TITLE, console_for, drawn, marked
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time

_SPEAKER = "bold"


def speech_page(excerpt: Excerpt, request: Request) -> Iterator[str]:
    """The passages of an excerpt, one paragraph each."""
    console = console_for(request)
    chapter = speaker = None
    for group in turns_of(excerpt):
        first = excerpt.spoken.passages[group[0]]
        here = excerpt.spoken.chapter_at(first.start)
        if here and here != chapter:
            yield drawn(console, Text(one_line(here), TITLE)) + "\n"
        page = Table.grid(padding=(0, 2, 0, 0))
        page.add_column(style=QUIET, no_wrap=True, min_width=7)
        page.add_column(overflow="fold")
        if first.speaker and (first.speaker != speaker or here != chapter):
            page.add_row("", Text(one_line(first.speaker), _SPEAKER))
        for place in group:
            passage = excerpt.spoken.passages[place]
            time = format_time(passage.start) if passage.start is not None else ""
            page.add_row(time, marked(excerpt.text(place), excerpt.marked(place)))
        yield drawn(console, page) + "\n"
        chapter, speaker = here, first.speaker
