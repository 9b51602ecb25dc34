"""Summaries in Markdown by any person or model, if their headings name kinds of notes."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.headings import heading_of
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.base import lines_of
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("summary")


def sniff(source: SourceText) -> bool:
    """Whether a heading names a kind of notes."""
    lines = enumerate(lines_of(source.clean), 1)
    return any(heading.kind for number, line in lines if (heading := heading_of(line, number)))


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
