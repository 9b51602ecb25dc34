"""Chapters of OGM and Matroska tools as text: `CHAPTER01=time`, `CHAPTER01NAME=title`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.notes.base import NO_KIND, NoteReading
from ghostcli.notes.chapter_records import ADDRESSES, ChapterFile
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import seconds

NAME = "ogm"

_LINE = re.compile(r"\s*CHAPTER([0-9]{1,4})([A-Z]{0,20})[ \t]*=(.*)", re.IGNORECASE)


class _Part(NamedTuple):
    lines: list[int]
    times: list[str]
    titles: list[str]


def read(source: SourceText) -> NoteReading:
    """Read a chapter from the lines of each number."""
    file = ChapterFile(source)
    parts: dict[int, _Part] = {}
    for number, line in enumerate(file.lines, 1):
        found = _LINE.match(line)
        if not found:
            continue
        part = parts.setdefault(int(found[1]), _Part([], [], []))
        name = found[2].upper()
        if name == "URL":
            file.leave_out(number, ADDRESSES)
        elif name in {"", "NAME"}:
            part.lines.append(number)
            (part.titles if name else part.times).append(found[3].strip())
        else:
            file.places.mark(NO_KIND, (number,))
    for part in parts.values():
        if part.lines:
            start = seconds(part.times[0]) if part.times else None
            file.add(part.lines, start, None, part.titles[0] if part.titles else "")
    return file.finish(NAME)
