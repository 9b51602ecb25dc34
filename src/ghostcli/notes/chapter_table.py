"""Chapters in a table: Audacity's labels, and CSV or TSV with times and titles."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.chapter_records import ChapterFile
from ghostcli.notes.timed_titles import FASTEST, LARGEST, MOST, SLOWEST, TimedLine, are_chapters, pace
from ghostcli.transcripts.base import FIELD, UnreadableError
from ghostcli.transcripts.encoding import SourceText

NAME = "chapter-table"


def sniff(source: SourceText) -> bool:
    """Whether a table, of whatever columns, holds times and titles."""
    return bool(_chapters(source))


def read(source: SourceText) -> NoteReading:
    """Read a chapter from each row, in the unit that makes its titles minutes long."""
    from ghostcli.transcripts.table_layout import layout_of

    file = ChapterFile(source)
    layout = layout_of(source.clean)
    if layout is not None and layout.headings:
        file.places.mark(FIELD, (layout.headings,))
    for entry in _chapters(source):
        file.add((entry.line,), entry.start, entry.end, entry.title)
    return file.finish(NAME)


def _chapters(source: SourceText) -> list[TimedLine]:
    """Return the rows as chapters; empty if they are none, or speech in any unit of time."""
    if len(source.clean) > LARGEST:
        return []
    from ghostcli.transcripts.cells import number_of
    from ghostcli.transcripts.table import UNITS, records_of

    try:
        rows = records_of(source)
    except UnreadableError:
        return []
    starts = [row.at for row in rows]
    if len(rows) > MOST or None in starts or any(row.speaker for row in rows):
        return []
    seconds = any(not isinstance(row.start, int) for row in rows)
    ends = [number_of(row.end) if isinstance(row.end, str) else row.end for row in rows]
    found: list[TimedLine] = []
    for unit in (1.0,) if seconds else UNITS:
        entries = [
            TimedLine((start or 0) / unit, None if end is None else end / unit, row.text, row.line)
            for start, end, row in zip(starts, ends, rows, strict=True)
        ]
        speed = pace(entries)
        if speed is not None and SLOWEST <= speed <= FASTEST:
            return []
        found = found or (entries if are_chapters(entries) else [])
    return found
