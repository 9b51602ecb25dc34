"""Transcripts in plain text and Markdown: the turns that their lines open; a plain text writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ghostcli.timecode import format_time
from ghostcli.transcripts.base import (
    TURNS,
    Cue,
    Metadata,
    ParsedTranscript,
    Remarks,
    Units,
    UnreadableError,
    lines_of,
)
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.ghost_exports import blocks_of, label
from ghostcli.transcripts.lines import TextLine, line_of
from ghostcli.transcripts.markdown_syntax import front_matter
from ghostcli.transcripts.turns_in_text import read_lines

NAME = "text"

_MAX_LINES = 1_000_000


def _lines(text: str, start: int, *, marked: bool) -> Iterator[TextLine]:
    opens, fenced, ruled = True, False, False
    first = text.count("\n", 0, start) + 1
    for number, content in enumerate(lines_of(text, start), first):
        if number > _MAX_LINES:
            raise UnreadableError(number, f"more than {_MAX_LINES:,} lines: this is not a transcript")
        if not content or content.isspace():
            opens = True
        elif marked and content.startswith(("```", "~~~")):
            opens, fenced = True, not fenced
        elif line := line_of(number, content, opens=opens, fenced=fenced):
            yield line._replace(ruled=True) if ruled else line
            opens, ruled = line.level > 0, False
        else:
            opens = ruled = True


def read(source: SourceText, *, forced: bool = False) -> ParsedTranscript:
    """Return the turns as cues: a cue for each time, or for each turn if there are no times.

    The file as a whole decides which lines open turns (`ghostcli.transcripts.layout`). Raises UnreadableError
    if none does, unless `forced`: then each paragraph is a cue.
    """
    return read_text(NAME, source, marked=False, forced=forced)


def read_text(name: str, source: SourceText, *, marked: bool, forced: bool) -> ParsedTranscript:
    """Do the same for plain text and, with `marked`, for Markdown."""
    text = source.clean
    facts, start = front_matter(text) if marked else ({}, 0)
    remarks = Remarks(source.remarks)

    def lines() -> Iterator[TextLine]:
        return _lines(text, start, marked=marked)

    return read_lines(name, lines, remarks, marked=marked, forced=forced, facts=facts)


def write(cues: Iterable[Cue], heading: Metadata, units: Units = TURNS, *, sure: bool = False) -> str:  # noqa: ARG001
    """Return the units as plain text: `[H:MM:SS] Name: text`, a line for each, with blank lines between.

    With `sure`, names are in brackets and an unknown
    speaker is a dash, so that `ghost_exports` can read them back exactly. `heading` is not used.
    """
    lines: list[str] = []
    for block in blocks_of(cues, units):
        time = "" if block.start is None else f"[{format_time(block.start)}] "
        name = f"{block.speaker}: " if block.speaker else ""
        lines.append(f"{time}{f'{label(block.speaker)}: ' if sure else name}{block.text}\n")
    return "\n".join(lines)
