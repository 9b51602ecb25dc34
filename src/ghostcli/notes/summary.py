"""Summaries in Markdown by any person or model, if their headings name kinds of notes."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.headings import kinds_in
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("summary")


def sniff(source: SourceText) -> bool:
    """Whether a heading names a kind of notes."""
    return bool(kinds_in(source.clean))


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
