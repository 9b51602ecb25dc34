"""Notes on videos with a time for each item: Highlights, Key Points, Mentions, Surprising Quotes."""

from __future__ import annotations

from ghostcli.notes.base import NoteReading
from ghostcli.notes.markdown_notes import NoteStyle, read_markdown
from ghostcli.transcripts.encoding import SourceText

_STYLE = NoteStyle("timed-notes", "timed notes")
_HEADINGS = ("\n## Highlights", "\n## Key Points", "\n## Mentions", "\n## Surprising Quotes")


def sniff(source: SourceText) -> bool:
    """Whether front matter names a video, and two of the usual sections follow."""
    text = source.clean
    return (
        text.startswith("---\n")
        and "\nvideo_id:" in source.head
        and sum(one in text for one in _HEADINGS) > 1
    )


def read(source: SourceText) -> NoteReading:
    """Read the notes."""
    return read_markdown(source, _STYLE)
