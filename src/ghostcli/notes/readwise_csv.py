"""Readwise's table of highlights (CSV), of several episodes: a highlight is one cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from ghostcli.notes.base import NO_KIND, RECORD, SPEECH, EpisodeNotes, LinePlaces, NoteReading, split_lines
from ghostcli.notes.collector import Collector
from ghostcli.notes.highlights import PIECES, Highlight, read_highlight
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD, LEFT_OVER, Remarks, UnreadableError
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.encoding import SourceText

_BEGINS = ("Highlight,Book Title,", "Highlight,Title,Author,")
_SECONDS = "time_offset"
_OF_BOOKS = frozenset({"page", "location", "order", "offset"})
"""Types of locations in what is read."""

_DAY = 86_400.0
_LONGEST = 40  # characters of a type in a remark


def sniff(source: SourceText) -> bool:
    """Whether the table has Readwise's columns."""
    return source.head.startswith(_BEGINS)


def read(source: SourceText) -> NoteReading:
    """Read the highlights of each title.

    Raises UnreadableError for a table that is broken.
    """
    lines = split_lines(source.clean)
    places, remarks = LinePlaces(lines), Remarks()
    notes: dict[tuple[str, str], Collector] = {}
    books = 0
    unknown: dict[str, list[int]] = {}
    places.mark(FIELD, [1])
    for first, last, row in _rows(source.clean):
        title = row.get("Book Title") or row.get("Title") or ""
        show = row.get("Book Author") or row.get("Author") or ""
        sort = row.get("Location Type") or _SECONDS
        if sort not in (_SECONDS, *_OF_BOOKS):
            unknown.setdefault(sort, []).append(first)
        if sort in _OF_BOOKS:
            books += 1
            places.mark(NO_KIND, range(first, min(last, len(lines)) + 1))
            continue
        one = notes.setdefault((title, show), Collector(lines, places, remarks))
        one.fact("title", title)
        one.fact("show", show)
        cell = row.get("Highlight") or ""
        tags = (row.get("Tags") or "").split(",")
        highlight = Highlight(
            list(enumerate(cell.split("\n"), first)),
            _at(row),
            row.get("Note") or "",
            tuple(tag.strip() for tag in tags if tag.strip()),
        )
        places.mark(SPEECH, [number for number in read_highlight(highlight, one) if number <= len(lines)])
        if places.at(first) == RECORD:  # the lines of the other cells: a note may have several
            behind = range(first + cell.count("\n") + 1, min(last, len(lines)) + 1)
            places.mark(RECORD, [number for number in behind if places.at(number) == LEFT_OVER])
    if SPEECH in places.done():
        remarks.add(0, PIECES)
    for sort, numbers in unknown.items():
        number = counted(len(numbers), "highlight")
        remarks.add(
            numbers[0], f'the location type "{sort[:_LONGEST]}" is not known: {number} without a time'
        )
    if books:
        told = "1 highlight is" if books == 1 else f"{books:,} highlights are"
        remarks.add(0, f"{told} of a book or article, and not of a talk", NO_KIND)
    episodes: list[EpisodeNotes] = [one.done() for one in notes.values()]
    return NoteReading(
        family="readwise-csv",
        source="Readwise",
        episodes=tuple(episodes),
        places=places.done(),
        remarks=(*source.remarks, *remarks.listed()),
    )


def _rows(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Yield the rows by the names of their columns, each with the numbers of its first and last line."""
    reader = csv.reader(StringIO(text))
    names: list[str] = []
    first = 1
    try:
        for cells in reader:
            if not names:
                names = cells
            elif cells:
                yield first, reader.line_num, dict(zip(names, cells, strict=False))
            first = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(first, f"the table is broken here: {error}") from None


def _at(row: dict[str, str]) -> Span | None:
    """Return the time of a highlight, which is in seconds if the type of its location says so."""
    text = row.get("Location") or ""
    if row.get("Location Type", _SECONDS) != _SECONDS or not text.isascii() or not text.isdigit():
        return None
    second = int(text[:9])
    return (second, None) if 0 < second < _DAY else None
