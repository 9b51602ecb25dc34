"""Readwise's notes for Obsidian: metadata, and a list of highlights that end with their time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ghostcli.notes.base import SPEECH, NoteReading, split_lines
from ghostcli.notes.blocks import ITEM, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.facts import read_facts, read_front_matter
from ghostcli.notes.highlights import Highlight, read_highlight
from ghostcli.notes.stamps import seconds
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD, SITE
from ghostcli.transcripts.encoding import SourceText

_TIME = re.compile(
    r"[ \t]{0,4}\(\[Time ((?:[0-9]{1,2}:)?[0-9]{1,2}:[0-5][0-9])\]\([^()\n]{0,400}\)\)[ \t]{0,4}\Z"
)
_LINK = re.compile(r"[ \t]{0,4}\(\[(?:View Highlight|Location [0-9]{1,9})\]\([^()\n]{0,400}\)\)[ \t]{0,4}\Z")
_OWN = re.compile(r"[ \t]{2,8}-[ \t]+(Note|Tags):(.*)\Z")
_TAG = re.compile(r"\[\[([^\[\]]{1,80})\]\]|#([^\s#\[\]]{1,80})")


def sniff(source: SourceText) -> bool:
    """Whether Readwise's cover, or its time at the end of a highlight, is there; and highlights."""
    text = source.clean
    if "\n## Highlights" not in text:
        return False
    return "([Time " in text or ("![rw-book-cover]" in text and "#podcasts" in text)


def read(source: SourceText) -> NoteReading:
    """Read the highlights. A file that holds the document twice gives each record once."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    start = read_front_matter(lines, notes)
    below: list[tuple[int, str]] = []
    inside = False
    for number, line in enumerate(lines[start:], start + 1):
        if line.startswith("#"):
            _read_highlights(below, notes)
            below, inside = [], line.startswith(("## Highlights", "## New highlights"))
            if line.startswith("# "):
                notes.fact("title", line[2:])
            notes.places.mark(FIELD, [number])
        elif inside:
            below.append((number, line))
        elif line.startswith("!["):
            notes.places.mark(SITE, [number])
        elif line.strip():
            block = Block(ITEM, line.strip().removeprefix("- "), number, number)
            read_facts([block], notes)
    _read_highlights(below, notes)
    return NoteReading(
        family="readwise",
        source="Readwise",
        episodes=(notes.done(),),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
    )


def _read_highlights(lines: Sequence[tuple[int, str]], notes: Collector) -> None:
    for one in _highlights(lines, notes):
        notes.places.mark(SPEECH, read_highlight(one, notes))


def _highlights(lines: Sequence[tuple[int, str]], notes: Collector) -> Iterator[Highlight]:
    """Yield the highlights: each from a dash at the beginning of a line to the next."""
    now: list[tuple[int, str]] = []
    at: Span | None = None
    note, tags, in_note = "", (), False
    for number, line in [*lines, (0, "- ")]:
        if line.startswith("- "):
            if now:
                yield Highlight(now, at, note, tags)
            now, at, note, tags, in_note = [], None, "", (), False
            line = line[2:]  # noqa: PLW2901 - the dash is no text
        if own := _OWN.match(line):
            notes.places.mark(FIELD, [number])
            in_note = own[1] == "Note"
            if in_note:
                note = own[2].strip()
            else:
                tags = tuple(one or other for one, other in _TAG.findall(own[2]))
            continue
        if in_note and line.startswith("      "):
            notes.places.mark(FIELD, [number])
            note = f"{note} {line.strip()}"
            continue
        if found := _TIME.search(line):
            first = seconds(found[1])
            at = (first, None) if first else None  # 0:00:00 stands for no time
            line = line[: found.start()]  # noqa: PLW2901
        if line.strip():
            now.append((number, _LINK.sub("", line)))
