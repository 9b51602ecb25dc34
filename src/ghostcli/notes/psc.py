"""Podlove Simple Chapters (PSC): XML with a start and a title in attributes."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.notes.base import RECORD, NoteReading
from ghostcli.notes.chapter_records import ADDRESSES, ChapterFile, ChapterList
from ghostcli.transcripts.base import FIELD, LEFT_OVER
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import seconds
from ghostcli.transcripts.xml_input import Element, parse

NAME = "psc"


def read(source: SourceText) -> NoteReading:
    """Read each element `chapter`. Source: https://podlove.org/simple-chapters/."""
    file = ChapterFile(source)
    root = parse(source.clean, file.remarks)
    file.places.mark(FIELD, range(1, len(file.lines) + 1))
    placed = [(one, take(file.chapters, one)) for one in root.all("chapter")]
    others = [(one, LEFT_OVER) for one in root.children if one.name != "chapter"]
    # A line with several chapters holds a record if one of them is one.
    for one, place in sorted((*others, *placed), key=lambda pair: pair[1] == RECORD):
        file.places.mark(place, range(one.line, one.last + 1))
    return file.finish(NAME)


def take(chapters: ChapterList, one: Element) -> str:
    """Take an element `chapter`; return the place of its lines."""
    start = one.get("start")
    found = seconds(start) if len(start) < 40 else None
    place = chapters.add(one.line, found, None, one.get("title") or one.text)
    if place == RECORD:
        chapters.leave_out(one.line, ADDRESSES, _number(one, ("href", "image")))
    return place


def _number(one: Element, names: Iterable[str]) -> int:
    return sum(bool(one.get(name)) for name in names)
