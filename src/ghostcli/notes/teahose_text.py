"""Teahose's breakdowns as plain text: numbered sections, titles alone on a line, labels without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ghostcli.notes.base import NoteReading, split_lines
from ghostcli.notes.blocks import HEADING, TEXT, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.cut_notes import mark_cut, without_cut
from ghostcli.notes.facts import read_facts
from ghostcli.notes.heading_table import THEMES
from ghostcli.notes.headings import kind_of
from ghostcli.notes.labels import labelled
from ghostcli.notes.outline import OF_ITEMS, outline_of
from ghostcli.notes.section_records import read_sections
from ghostcli.text.words import fold
from ghostcli.transcripts.base import FIELD, REPEAT
from ghostcli.transcripts.encoding import SourceText

_SECTION = re.compile(r"[1-6]\.[ \t]{1,3}([A-Z][^\n]{3,40})\Z")
_CONTENTS = re.compile(r"(?:[-•*][ \t]{0,3})?[0-9]{2}(?=\S)")
_ENDS = (".", "!", "?", ":", '."', ".”", '?"', "?”", '!"', "!”", ",", ";")
_MOST_WORDS = 24


def sniff(source: SourceText) -> bool:
    """Whether the first numbered section stands alone on a line, and lines begin with `Quote:`."""
    lines = source.first_lines
    sections = [line for line in lines if _section(line)]
    return bool(sections) and any(line.startswith(("Quote:", "Description:")) for line in lines)


def read(source: SourceText) -> NoteReading:
    """Read the notes: the lines become the blocks of the same breakdown in Markdown."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    first = next((number for number, line in enumerate(lines, 1) if _section(line.strip())), len(lines) + 1)
    contents = _read_top(lines[: first - 1], notes)
    blocks = list(_blocks(without_cut(lines), first, contents))
    read_sections(outline_of(blocks, any_level=True), notes)
    mark_cut(lines, notes)
    episode = notes.done()
    return NoteReading(
        family="teahose-text",
        source="Teahose",
        episodes=(episode,),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
    )


def _section(line: str) -> str | None:
    """Return the kind of a numbered section that a line opens."""
    found = _SECTION.match(line)
    kind = kind_of(found[1]) if found else None
    return kind if kind in OF_ITEMS else None


def _read_top(lines: Sequence[str], notes: Collector) -> frozenset[str]:
    """Read what is above the sections: the title, and a list of the themes, which come again below.

    Returns the themes of that list, folded.
    """
    contents = set()
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if found := _CONTENTS.match(text):
            contents.add(fold(text[found.end() :]))
            notes.places.mark(REPEAT, [number])
        elif not text or not read_facts([Block(TEXT, text, number, number)], notes):
            continue
        elif "title" not in notes.facts:
            notes.fact("title", text, [number])
        else:
            notes.places.mark(FIELD, [number] if text == notes.facts["title"] else [])
    return frozenset(contents)


def _blocks(lines: Sequence[str], first: int, contents: frozenset[str]) -> list[Block]:
    numbers = [number for number in range(first, len(lines) + 1) if lines[number - 1].strip()]
    blocks: list[Block] = []
    kind: str | None = None
    for place, number in enumerate(numbers):
        text = lines[number - 1].strip()
        below = lines[numbers[place + 1] - 1].strip() if place + 1 < len(numbers) else ""
        if opened := _section(text):
            kind = opened
            blocks.append(Block(HEADING, text, number, number, 2, kind))
        elif fold(text) in contents if contents and kind == THEMES else _is_title(text, below, blocks[-1]):
            blocks.append(Block(HEADING, text, number, number, 3))
        else:
            blocks.append(Block(TEXT, text, number, number, apart=True))
    return blocks


def _is_title(text: str, below: str, above: Block) -> bool:
    """Whether a line is the title of an item: short, without an end mark, between paragraphs."""
    if above.sort == HEADING and not above.kind:
        return False  # the first line of an item
    if text.endswith(_ENDS) or not below or len(text.split()) > _MOST_WORDS or _section(below):
        return False
    found = labelled(text)
    return not (found and found.role)
