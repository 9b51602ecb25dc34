"""Summaries in Markdown by any person or model, if their headings name kinds of notes."""

from __future__ import annotations

import re
from itertools import islice

from ghostcli.notes.base import NoteReading
from ghostcli.notes.headings import kinds_in
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

QUOTES_AT_LEAST = 3
_CREDITED = re.compile(
    r"(?m)^[ \t]{0,3}>[ \t]?[*_]{0,2}[\"“„«「][^\n]{8,2000}[\"”»」][*_]{0,2}"
    r"[ \t]{0,4}\n?[ \t]{0,3}>?[ \t]{0,4}[—–-]{1,2}[ \t]{0,4}[\[(]{0,2}[0-9A-Z]"
)
_HEADING = re.compile(r"(?m)^#{2,4}[ \t]+\S")
_STYLE = NoteStyle("summary")


def sniff(source: SourceText) -> bool:
    """Whether a heading names a kind of notes, or quotes with a credit stand under headings."""
    if kinds_in(source.clean):
        return True
    found = sum(1 for _ in islice(_CREDITED.finditer(source.clean), QUOTES_AT_LEAST))
    return found == QUOTES_AT_LEAST and _HEADING.search(source.clean) is not None


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
