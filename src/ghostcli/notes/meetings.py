"""Summaries of meetings by Fathom, Granola and Fireflies: lists of points, without quotes."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_PROGRAMS = (
    ("Fathom", ("fathom.video/", "\n## Meeting Purpose")),
    ("Granola", ("notes.granola.ai/",)),
    ("Fireflies", ("app.fireflies.ai/",)),
)

_AROUND = frozenset({"notes", "ainotes", "meetingnotes", "enhancednotes"})


def _program(text: str) -> str:
    return next((name for name, writes in _PROGRAMS if any(one in text for one in writes)), "")


def sniff(source: SourceText) -> bool:
    """Whether the text links to one of these programs."""
    return bool(_program(source.clean))


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, NoteStyle("meetings", _program(source.clean), flat=True, around=_AROUND))
