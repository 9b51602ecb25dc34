"""Podwise's exports, of its site until 2026 and of its program since: summary, questions, highlights."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("podwise", "Podwise")


def sniff(source: SourceText) -> bool:
    """Whether the text links to Podwise."""
    return "podwise.ai/" in source.clean


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
