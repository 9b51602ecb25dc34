"""The timeline on a page: a row for the chapters, for each speaker, and for the quotes, drawn in SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ghostcli.exports.page_text import attribute, text
from ghostcli.records.timeline import Stretch, Timeline
from ghostcli.render.marks import NEAR, UNKNOWN, UNQUOTABLE, VERBATIM, mark_of
from ghostcli.timecode import format_time

_WIDTH, _HEIGHT = 1000, 10
"""Units of a drawing, which the page stretches to its own width."""

_THINNEST = 3

_HEIGHTS = {VERBATIM: (0, _HEIGHT), NEAR: (3, _HEIGHT), UNQUOTABLE: (0, 4), UNKNOWN: (4, 6)}
"""From where to where a quote is drawn, by its sign, so that colours are not needed to tell them apart."""


def timeline_rows(timeline: Timeline | None) -> str:
    """The rows, with a text for those who do not see them; empty if nothing has a time."""
    if timeline is None:
        return ""
    scale = _WIDTH / timeline.length
    rows = [
        ("chapters", list(_chapters(timeline, scale))),
        *((name, list(_voice(spans, scale))) for name, spans in timeline.voices.items()),
        ("quotes", list(_quotes(timeline, scale))),
    ]
    rows = [row for row in rows if row[1]]
    if not rows:
        return ""
    label = f"Timeline of {format_time(timeline.length)}: " + ", ".join(name for name, _ in rows)
    opened = f'<div id="timeline" role="img" aria-label={attribute(label)}>\n'
    ends = (
        f"<div><span></span><p><span>0:00:00</span> <span>{format_time(timeline.length)}</span></p></div>\n"
    )
    return opened + "".join(_row(name, shapes) for name, shapes in rows) + ends + "</div>\n"


def _row(name: str, shapes: Sequence[str]) -> str:
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none"'
    return f"<div><span>{text(name)}</span><svg {box}>{''.join(shapes)}</svg></div>\n"


def _chapters(timeline: Timeline, scale: float) -> Iterator[str]:
    for number, one in enumerate(timeline.chapters):
        title = one.record.label if one.record else ""
        yield _shape("c" if number % 2 else "c odd", one, scale, f"{format_time(one.start)} {title}")


def _voice(spans: Sequence[Stretch], scale: float) -> Iterator[str]:
    """The stretches of a speaker, those that a reader could not tell apart as one."""
    begin, end = spans[0][:2]
    for start, until, _ in spans[1:]:
        if (start - end) * scale > 1:
            yield _shape("v", Stretch(begin, end), scale)
            begin = start
        end = max(end, until)
    yield _shape("v", Stretch(begin, end), scale)


def _quotes(timeline: Timeline, scale: float) -> Iterator[str]:
    for start, _, record in timeline.quotes:
        mark = mark_of(record) if record else None
        if record and mark:
            name = "q" if mark.sign == UNKNOWN else "q ok" if mark.quotable else "q not"
            title = f"{format_time(start)} {mark.words}: {record.label[:80]}"
            yield _shape(name, Stretch(start, start), scale, title, _HEIGHTS[mark.sign])


def _shape(
    name: str, where: Stretch, scale: float, title: str = "", height: tuple[int, int] = (0, _HEIGHT)
) -> str:
    """A rectangle for a stretch of time, from one height to another; its title is shown by a pointer."""
    top, bottom = height
    told = f"<title>{text(title)}</title>" if title else ""
    width = max((where.end - where.start) * scale, _THINNEST)
    left = min(where.start * scale, _WIDTH - _THINNEST)
    place = f'x="{left:.1f}" y="{top}" width="{width:.1f}" height="{bottom - top}"'
    return f'<rect class="{name}" {place}>{told}</rect>'
