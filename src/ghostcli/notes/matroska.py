"""Chapters of Matroska as XML, as MKVToolNix writes them."""

from __future__ import annotations

from ghostcli.notes.base import NO_KIND, RECORD, NoteReading
from ghostcli.notes.chapter_records import SILENT, ChapterFile
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import seconds
from ghostcli.transcripts.xml_input import Element, parse

NAME = "matroska"

_TITLES = ("title in a further language", "titles in further languages")


def read(source: SourceText) -> NoteReading:
    """Read each `ChapterAtom`, also inside another one, with its first title.

    Source: https://www.matroska.org/technical/chapters.html.
    """
    file = ChapterFile(source)
    root = parse(source.clean, file.remarks)
    file.places.mark(FIELD, range(1, len(file.lines) + 1))
    placed = [(one, _take(file, one)) for one in root.all("ChapterAtom")]
    for one, place in sorted(placed, key=lambda pair: pair[1] == RECORD):
        file.places.mark(place, (one.line,))
        for part in one.children:
            if part.name != "ChapterAtom":
                file.places.mark(place, range(part.line, part.last + 1))
    return file.finish(NAME)


def _take(file: ChapterFile, atom: Element) -> str:
    if _text(atom, "ChapterFlagHidden") == "1":
        file.chapters.leave_out(atom.line, SILENT)
        return NO_KIND
    titles = [_text(one, "ChapterString") for one in atom.children if one.name == "ChapterDisplay"]
    start, end = (_time(_text(atom, name)) for name in ("ChapterTimeStart", "ChapterTimeEnd"))
    file.chapters.leave_out(atom.line, _TITLES, max(len(titles) - 1, 0))
    return file.chapters.add(atom.line, start, end, titles[0] if titles else "")


def _time(text: str) -> float | None:
    return seconds(text) if len(text) < 40 else None


def _text(element: Element, name: str) -> str:
    return next((one.text.strip() for one in element.children if one.name == name), "")
