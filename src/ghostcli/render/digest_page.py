"""A digest on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from ghostcli.actions.digest import Digest
from ghostcli.model import Record
from ghostcli.render.console import NAME, QUIET, REF, console_for, wrapped
from ghostcli.render.data import address
from ghostcli.render.digest import number, origin, period, size
from ghostcli.render.request import Request
from ghostcli.text.escaping import defused, one_line
from ghostcli.timecode import format_time


def page(found: Digest, request: Request) -> Iterator[str]:
    """Period and size, the episodes, the subjects with their quotes."""
    console = console_for(request)

    def lines(text: Text, indent: int = 0) -> Iterator[str]:
        return wrapped(console, text, Text(" " * indent), indent)

    yield from lines(Text(period(found), NAME))
    yield from lines(Text(size(found), QUIET))
    yield "\n"
    yield from lines(Text("Episodes", NAME))
    for one in found.episodes:
        parts = [str(one.values[name]) for name in ("published", "show") if one.values.get(name)]
        title = Text(one_line(str(one.values.get("title") or one.episode)), NAME)
        title.append("  " + one_line(" · ".join(parts)), QUIET).append(f"  {one.episode}", REF)
        yield from lines(title, 2)
    if more := found.count - len(found.episodes):
        yield f"  … {more:,} more\n"
    for subject in found.subjects:
        yield "\n"
        head = Text(subject.name, NAME)
        yield from lines(head.append(f"  {number(subject.episodes, 'episode')}", QUIET))
        for record in subject.quotes:
            yield from lines(Text(f"“{defused(record.label)}”"), 2)
            yield from lines(_origin(record, request), 4)


def _origin(record: Record, request: Request) -> Text:
    """Speaker, show and verdict, then the time as a link, and the ref."""
    text = Text(one_line(" · ".join(origin(record))), QUIET)
    url = address(record)
    if record.times:
        style = f"link {url}" if url and request.hyperlinks else ""
        text.append("  ").append(format_time(record.times[0][0]), style)
    return text.append(f"  {record.ref}", REF)
