"""The timeline of a page: chapters, who speaks, and where the quotes stand, as a drawing in SVG."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.exports.chosen import Chosen
from ghostcli.exports.page_text import attribute, text
from ghostcli.exports.page_transcript import PagePlaces
from ghostcli.render.marks import mark_of
from ghostcli.timecode import format_time

_NAMES, _WIDTH, _LANE, _GAP = 130, 1000, 18, 6
"""Units of the drawing: the column of names, the lanes, the height of a lane, and the gap below it."""

_LONGEST = 18  # characters of a name
_VOICES = 4
"""Speakers with a lane of their own; those who say most."""


def timeline(chosen: Chosen, places: PagePlaces) -> str:
    """The drawing, with a text for those who do not see it; empty if nothing has a time."""
    end = _end(chosen, places)
    if not end:
        return ""
    scale = _WIDTH / end
    lanes = [
        lane
        for lane in (
            ("chapters", list(_chapters(chosen, scale, end))),
            *_voices(chosen, places, scale),
            ("quotes", list(_quotes(chosen, scale))),
        )
        if lane[1]
    ]
    if not lanes:
        return ""
    height = len(lanes) * (_LANE + _GAP)
    drawn = []
    for number, (name, shapes) in enumerate(lanes):
        top = number * (_LANE + _GAP)
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        drawn.append(f'<text x="0" y="{top + 13}">{text(short)}</text>\n')
        drawn.append(f'<g transform="translate({_NAMES} {top})">{"".join(shapes)}</g>\n')
    label = f"Timeline of {format_time(end)}: " + ", ".join(name for name, _ in lanes)
    box = f"0 0 {_NAMES + _WIDTH} {height}"
    opened = f'<svg id="timeline" role="img" aria-label={attribute(label)} viewBox="{box}">\n'
    return f"{opened}{''.join(drawn)}</svg>\n"


def _end(chosen: Chosen, places: PagePlaces) -> float:
    """The last second that is known of the episode; 0 if none is."""
    ends = [float(chosen.episode.head.values.get("duration") or 0)]
    ends += [start for records in chosen.records.values() for one in records for start, _ in one.times]
    for number, passage in enumerate(chosen.spoken.passages if chosen.spoken else ()):
        ends += [start for start in (places.start(number),) if start is not None]
        ends += [chosen.clock.to_episode(passage.end)] if passage.end is not None else []
    return max(ends)


def _chapters(chosen: Chosen, scale: float, end: float) -> Iterator[str]:
    starts = sorted((one.times[0][0], one.label) for one in chosen.records.get("chapters", ()) if one.times)
    ends = [*(start for start, _ in starts[1:]), end]
    for number, ((start, title), until) in enumerate(zip(starts, ends, strict=False)):
        yield _shape("c" if number % 2 else "c odd", start, until, scale, f"{format_time(start)} {title}")


def _voices(chosen: Chosen, places: PagePlaces, scale: float) -> Iterator[tuple[str, list[str]]]:
    """A lane for each of the speakers who say most, in the order of their first words."""
    said: dict[str, list[tuple[float, float, int]]] = {}
    for number, passage in enumerate(chosen.spoken.passages if chosen.spoken else ()):
        start = places.start(number)
        if passage.speaker and start is not None:
            until = start if passage.end is None else chosen.clock.to_episode(passage.end)
            said.setdefault(passage.speaker, []).append((start, until, len(passage.text)))
    most = sorted(said, key=lambda name: -sum(size for *_, size in said[name]))[:_VOICES]
    for name, spans in said.items():
        if name in most:
            yield name, [_shape("v", start, until, scale) for start, until in _joined(spans, scale)]


def _joined(spans: list[tuple[float, float, int]], scale: float) -> Iterator[tuple[float, float]]:
    """The spans, those that a reader could not tell apart as one."""
    begin, end = spans[0][:2]
    for start, until, _ in spans[1:]:
        if (start - end) * scale > 1:
            yield begin, end
            begin = start
        end = max(end, until)
    yield begin, end


def _quotes(chosen: Chosen, scale: float) -> Iterator[str]:
    for record in chosen.records.get("quotes", ()):
        mark = mark_of(record)
        if record.times and mark:
            name = "q" if mark.sign == "?" else "q ok" if mark.quotable else "q not"
            start = record.times[0][0]
            yield _shape(name, start, start, scale, f"{format_time(start)} {mark.words}: {record.label[:80]}")


def _shape(name: str, start: float, until: float, scale: float, title: str = "") -> str:
    """A rectangle for a stretch of time, at least 3 units wide; its title is shown by a pointer."""
    told = f"<title>{text(title)}</title>" if title else ""
    width = max((until - start) * scale, 3)
    return f'<rect class="{name}" x="{start * scale:.1f}" width="{width:.1f}" height="{_LANE}">{told}</rect>'
