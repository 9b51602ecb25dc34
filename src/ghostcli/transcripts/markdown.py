"""Transcripts in Markdown: the text reader with Markdown marks removed, and a writer."""

from __future__ import annotations

from collections.abc import Iterable

from ghostcli.text.escaping import escape_markdown
from ghostcli.timecode import format_time
from ghostcli.transcripts.base import TURNS, Cue, Metadata, ParsedTranscript, Units
from ghostcli.transcripts.canonical import tidy_name
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.ghost_exports import blocks_of, flat, label
from ghostcli.transcripts.plain_text import read_text

NAME = "markdown"


def read(source: SourceText, *, forced: bool = False) -> ParsedTranscript:
    """Return the turns as cues, as `plain_text.read_text` does, without Markdown marks."""
    return read_text(NAME, source, marked=True, forced=forced)


def write(cues: Iterable[Cue], heading: Metadata, units: Units = TURNS, *, sure: bool = False) -> str:
    """Return the units as Markdown: `**Name** _H:MM:SS_` above each, `**Name:**` without a time.

    Words without a speaker are a paragraph below their time. With `sure`, names are in
    brackets and an unknown speaker is a dash, so that `ghost_exports` can read them back exactly.
    """
    title = tidy_name(heading.title or "")
    parts = [f"# {escape_markdown(flat(title))}"] if title else []
    for block in blocks_of(cues, units):
        name = escape_markdown(block.speaker) if block.speaker else ""
        name = label(name) if sure else name
        if block.start is None:
            head = f"**{name}:**" if name else ""
        else:
            head = f"{f'**{name}** ' if name else ''}_{format_time(block.start)}_"
        parts += [head] if head else []
        parts.append(escape_markdown(block.text))
    return "\n\n".join(parts) + "\n"
