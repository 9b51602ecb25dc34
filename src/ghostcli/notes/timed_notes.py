"""Notes on videos with a time for each item: Highlights, Key Points, Mentions, Surprising Quotes."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.heading_table import MENTIONS, QUOTES, TAKEAWAYS
from ghostcli.notes.headings import kinds_in
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("timed-notes", "timed notes")
_SECTIONS = frozenset({QUOTES, TAKEAWAYS, MENTIONS})


def sniff(source: SourceText) -> bool:
    """Whether front matter names a video, and two of the usual sections follow."""
    if not (source.clean.startswith("---\n") and "\nvideo_id:" in source.head):
        return False
    return len(kinds_in(source.clean) & _SECTIONS) > 1


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
