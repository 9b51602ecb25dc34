"""Teahose's breakdowns in Markdown: six numbered sections, from Key Themes to Overlooked Insights."""

from __future__ import annotations

import re

from ghostcli.notes.base import NoteReading
from ghostcli.notes.heading_table import (
    COMPANIES,
    OPERATING,
    OVERLOOKED,
    PEOPLE,
    PERSPECTIVES,
    THEMES,
)
from ghostcli.notes.headings import kinds_in
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("teahose", "Teahose", any_level=True, cut=True)
_SECTIONS = frozenset({THEMES, PERSPECTIVES, COMPANIES, PEOPLE, OPERATING, OVERLOOKED})
_OWN = frozenset({PERSPECTIVES, OPERATING, OVERLOOKED})
_HEADER = re.compile(r"(?m)^\*{0,2}Podcast:?\*{0,2}:?[ \t]")
_MARKED = re.compile(r"(?m)^#{1,4}[ \t]|\*\*[^*\n]{1,60}:?\*\*")


def sniff(source: SourceText) -> bool:
    """Whether its header and one of its sections are there, or three sections; and Markdown."""
    if not _MARKED.search(source.head):
        return False
    found = kinds_in(source.clean) & _SECTIONS
    if _HEADER.search(source.head):
        return bool(found)
    return len(found) > 2 and bool(found & _OWN)


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
