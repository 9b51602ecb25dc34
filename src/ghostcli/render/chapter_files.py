"""Chapters in the formats of players and editors."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ghostcli.render.request import Request
from ghostcli.text.escaping import in_json, one_line
from ghostcli.timecode import plain_number

LEAST, SHORTEST = 3, 10
"""What YouTube asks for: so many chapters, each of so many seconds."""


class Chapter(NamedTuple):
    """A chapter: times in seconds on the episode's clock; the end is None if it is unknown."""

    start: float
    end: float | None
    title: str


class Chapters(NamedTuple):
    """The chapters of an episode in the order of their starts, and its title."""

    title: str
    chapters: Sequence[Chapter]


def as_json(found: Chapters, _: Request) -> Iterator[str]:
    """Podcasting 2.0. Source: https://github.com/Podcastindex-org/podcast-namespace, jsonChapters.md."""
    listed = []
    for start, end, title in found.chapters:
        ended = {} if end is None else {"endTime": plain_number(end)}
        listed.append({"startTime": plain_number(start), **ended, "title": one_line(title)})
    data = {"version": "1.2.0", "title": one_line(found.title), "chapters": listed}
    yield in_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def as_psc(found: Chapters, _: Request) -> Iterator[str]:
    """Podlove Simple Chapters. Source: https://podlove.org/simple-chapters/."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n'
    for start, _end, title in found.chapters:
        yield f'  <psc:chapter start="{_clock(start)}" title="{html.escape(one_line(title))}"/>\n'
    yield "</psc:chapters>\n"


def as_vtt(found: Chapters, _: Request) -> Iterator[str]:
    """WebVTT, for a track of chapters; an unknown end is a second behind the start.

    Source: https://www.w3.org/TR/webvtt1/#introduction-chapters.
    """
    yield "WEBVTT\nKind: chapters\n"
    for start, end, title in found.chapters:
        text = html.escape(one_line(title), quote=False)
        yield f"\n{_clock(start)} --> {_clock(start + 1 if end is None else end)}\n{text}\n"


def as_ffmetadata(found: Chapters, _: Request) -> Iterator[str]:
    """Ffmpeg's metadata. Source: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2."""
    yield f";FFMETADATA1\ntitle={_metadata(found.title)}\n"
    for start, end, title in found.chapters:
        yield f"\n[CHAPTER]\nTIMEBASE=1/1000\nSTART={_milliseconds(start)}\n"
        yield f"END={_milliseconds(start + 1 if end is None else end)}\ntitle={_metadata(title)}\n"


def as_youtube(found: Chapters, request: Request) -> Iterator[str]:
    """Lines for the description of a video; a remark says why YouTube would show no chapters."""
    for start, _, title in found.chapters:
        yield f"{_short(start)} {one_line(title)}\n"
    for reason in youtube_problems(found.chapters):
        request.say(f"YouTube would show no chapters: {reason}")


def youtube_problems(chapters: Sequence[Chapter]) -> Iterator[str]:
    """Why YouTube would show no chapters, a sentence each. It shows whole seconds."""
    starts = [int(one.start) for one in chapters]
    if starts[:1] != [0]:
        first = f"the first begins at {_short(starts[0])}" if starts else "there are none"
        yield f"{first}, not at 0:00"
    if len(starts) < LEAST:
        yield f"there are {len(starts)}, and it wants at least {LEAST}"
    for before, after in pairwise(chapters):
        if int(after.start) - int(before.start) < SHORTEST:
            lasts = int(after.start) - int(before.start)
            yield f"the one at {_short(before.start)} lasts {lasts} s, and it wants at least {SHORTEST}"
    if chapters and chapters[-1].end is not None and chapters[-1].end - chapters[-1].start < SHORTEST:
        yield f"the last one, at {_short(starts[-1])}, is shorter than {SHORTEST} s"


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _clock(seconds: float) -> str:
    whole, thousandths = divmod(_milliseconds(seconds), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def _short(seconds: float) -> str:
    whole = int(seconds)
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02}"
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def _metadata(text: str) -> str:
    return re.sub(r"([=;#\\])", r"\\\1", one_line(text))
