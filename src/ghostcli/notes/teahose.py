"""Teahose's breakdowns in Markdown: six numbered sections, from Key Themes to Overlooked Insights."""

from __future__ import annotations

import re

from ghostcli.notes.base import NoteReading
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("teahose", "Teahose", any_level=True, cut=True)
_SECTION = re.compile(
    r"(?m)^(?:#{1,4}[ \t]*)?(?:\*\*)?[1-6]\.[ \t]*"
    r"(?:Key Themes|Contrarian Perspectives|(?:Companies|People) Identified|(?:Operating|Overlooked) Insights)"
    r"(?:\*\*)?[ \t]*$"
)
_MARKED = re.compile(r"(?m)^#{1,4}[ \t]|\*\*[^*\n]{1,60}:?\*\*")


def sniff(source: SourceText) -> bool:
    """Whether two of its numbered sections are there, or one below its header; and Markdown."""
    found = len({one[0].strip("#* ") for one in _SECTION.finditer(source.clean)})
    header = "**Podcast:**" in source.head and "**Date:**" in source.head
    return (found > 1 or (header and (found > 0 or "Summary: " in source.head))) and bool(
        _MARKED.search(source.head)
    )


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
