"""The mentions of a name on a terminal: a sparkline, a heading per episode, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from ghostcli.model import Record, own_title
from ghostcli.render.console import NAME, QUIET, REF, TITLE, UNWRAPPED, console_for, drawn, marked, wrapped
from ghostcli.render.request import Request
from ghostcli.render.terminal import MARKS, table
from ghostcli.render.timeline_blocks import BARS, ruler, timeline_blocks
from ghostcli.search.hit import Hit
from ghostcli.search.mentions import Mentions, Tally
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time

_MOST_BARS = 60
_INDENT = 4  # cells, before the later lines of a heading or mention


def page(found: Mentions, request: Request) -> Iterator[str]:
    """The page; with --fields, a table of them."""
    if request.fields:
        yield from table(found, request)
        return
    tallies = {one.episode: one for one in found.tallies()}
    if not tallies:
        return
    console, width = console_for(request), request.width or UNWRAPPED
    yield drawn(console, _summary(found, list(tallies.values()), width))
    for episode, hits in groupby(found, key=lambda hit: hit.record.episode):
        yield "\n"
        some = list(hits)
        heading = _heading(tallies[episode], own_title(some[0].record.head, episode))
        yield from wrapped(console, heading, Text(), _INDENT)
        if request.width:
            for row in _where(found, episode, some, request.width - 2, alone=len(tallies) == 1):
                yield drawn(console, Text("  ").append_text(row))
        yield from _lines(some, console)


def _where(found: Mentions, episode: str, hits: Sequence[Hit], width: int, *, alone: bool) -> Iterator[Text]:
    """Where the mentions are in an episode: one row, or the whole timeline of an episode that is alone."""
    times = [hit.record.times[0][0] for hit in hits if hit.record.times]
    if not times:
        return
    if alone:
        timeline = found.timeline(episode)
        rows = list(timeline_blocks(timeline, width, times)) if timeline else []
    else:
        length, chapters = found.chapters(episode)
        row = ruler(chapters, length, times, width) if length else Text()
        rows = [row] if row else []
    yield from rows
    if rows and (others := len(hits) - len(times)):
        yield Text(f"{others} without a time", QUIET)


def _lines(hits: Sequence[Hit], console: Console) -> Iterator[str]:
    """A line for each mention."""
    for hit in hits:
        record = hit.record
        time = format_time(record.times[0][0]) if record.times else ""
        place = Text("  " + MARKS.get(hit.match, ""))
        place.append(time or _place(record), REF)
        place.append(f"  {one_line(record.who)}" if record.who else "", QUIET)
        place.append("  inferred" if record.values.get("inferred") else "", NAME)
        place.append("  ").append_text(marked(hit.snippet or record.label, hit.spans))
        yield from wrapped(console, place, Text(), _INDENT)


def _place(record: Record) -> str:
    """The place of a record without a time, as it can be typed: `turn49` of speech, else kind and number."""
    return record.ref.partition("@")[2] or f"{record.kind.singular} {record.number}"


def _summary(found: Mentions, tallies: Sequence[Tally], width: int) -> Text:
    """The names, the counts, and the sparkline on a line of its own."""
    count, inferred = sum(one.mentions for one in tallies), sum(one.inferred for one in tallies)
    text = Text().append(", ".join(map(one_line, found.names)), TITLE)
    said = f"{count} mention{'s' if count > 1 else ''}"
    said += f" in {len(tallies)} episode{'s' if len(tallies) > 1 else ''}"
    text.append(f"\n{said}" + (f", {inferred} of them inferred" if inferred else ""))
    dated = sorted((one.published, one.mentions) for one in tallies if one.published)
    bars = sparkline(dated, min(width, _MOST_BARS))
    if bars:
        text.append(
            f"\n{dated[0][0]} {bars} {dated[-1][0]}" if len(bars) + 24 <= width else f"\n{bars}", QUIET
        )
    return text


def _heading(tally: Tally, title: str) -> Text:
    text = Text().append(tally.published or "no date", QUIET).append(f"  {tally.episode}", REF)
    text.append(f"  {one_line(title)}" if title else "")
    inferred = f", {tally.inferred} inferred" if tally.inferred else ""
    return text.append(f"  ({tally.mentions}{inferred})", QUIET)


def sparkline(counts: Sequence[tuple[str, int]], width: int) -> str:
    """A bar for each period of equal length, from the first date to the last, in at most `width` cells.

    `counts` are dates (a year, a month or a day) with numbers, in order. A period without mentions is a
    blank. Less than two different dates have no line.
    """
    days = [(_day(date), count) for date, count in counts]
    if not days or days[0][0] == days[-1][0] or width < 1:
        return ""
    first, span = days[0][0], days[-1][0] - days[0][0] + 1
    size = min(width, max(2, len({day for day, _ in days}) * 2), span)
    sums = [0] * size
    for day, count in days:
        sums[(day - first) * size // span] += count
    most = max(sums)
    return "".join(BARS[(count * len(BARS) - 1) // most] if count else " " for count in sums)


def _day(date: str) -> int:
    """A number that rises with the date, in days of twelve equal months."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return (year * 12 + month - 1) * 31 + day - 1
