"""Reads notes in Markdown: facts at the top, then sections whose headings name kinds."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ghostcli.notes.base import BLANK, NO_KIND, SPEECH, NoteReading, split_lines
from ghostcli.notes.blocks import COLUMNS, HEADING, ITEM, MAX_LINES, SPOKEN, Block, blocks_of
from ghostcli.notes.collector import Collector
from ghostcli.notes.cut_notes import mark_cut, without_cut
from ghostcli.notes.facts import is_fact, read_facts, read_front_matter, title_and_url
from ghostcli.notes.headings import folded
from ghostcli.notes.links import with_targets
from ghostcli.notes.outline import outline_of
from ghostcli.notes.quote_tables import with_quoted_rows
from ghostcli.notes.section_records import read_sections
from ghostcli.transcripts.base import FIELD, SITE, UnreadableError
from ghostcli.transcripts.encoding import SourceText

_SITE = re.compile(
    r"(?:Created with \[|Chat with meeting transcript:|Generated (?:by|with) |Powered by |Add to Chrome|"
    r"\[\*{0,2}VIEW RECORDING|Subscribe to |View (?:this|on) )"
)
_DECORATED = re.compile(r"(?:[:：] ?|[-–—] )?(?:Summary|Notes|Breakdown)\Z")


class NoteStyle(NamedTuple):
    """How a family writes Markdown: its name, the source of its records, and where it differs from others.

    With `any_level` a heading that names no kind is an item, whatever its level. With `flat` what is nested
    in a list item is an item too. `cut` says that its documents may break off. `around` are headings, folded,
    that only stand around others, and are of no kind then.
    """

    family: str
    source: str = ""
    any_level: bool = False
    flat: bool = False
    cut: bool = False
    around: frozenset[str] = frozenset()


def read_markdown(source: SourceText, style: NoteStyle) -> NoteReading:
    """Read notes in Markdown.

    Raises UnreadableError if they are longer than notes are.
    """
    lines = split_lines(source.clean)
    if len(lines) > MAX_LINES:
        raise UnreadableError(0, f"more than {MAX_LINES:,} lines: these are not notes")
    notes = Collector(lines)
    lines, targets = with_targets(lines)
    notes.places.mark(NO_KIND, targets)
    start = read_front_matter(lines, notes)
    blocks = _without_titles(blocks_of(without_cut(lines) if style.cut else lines, start + 1), notes)
    blocks = _without_site(with_quoted_rows(blocks), notes)
    blocks = _without_kinds_around(blocks, style.around)
    if style.flat:
        blocks = [replace(block, level=0) if block.sort == ITEM else block for block in blocks]
    sections = outline_of(blocks, any_level=style.any_level)
    sections[0].blocks = read_facts(sections[0].blocks, notes)
    read_sections(sections, notes)
    if style.cut:
        mark_cut(lines, notes)
    episode = notes.done()
    return NoteReading(
        family=style.family,
        source=style.source,
        episodes=(episode,),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
        speech=_speech(notes.places.done()),
    )


def _without_titles(blocks: list[Block], notes: Collector) -> list[Block]:
    """Take the headings of the first level that name no kind: the first is the title, another rewords it."""
    rest = []
    top = [block for block in blocks if block.sort == HEADING and block.level == 1]
    are_sections = sum(bool(block.kind) for block in top) > 1
    taken = 0
    for block in blocks:
        if (
            block.sort == HEADING
            and block.level == 1
            and not block.kind
            and taken < 2
            and not (are_sections and taken)
        ):
            title, url = title_and_url(block.text)
            taken += 1
            notes.fact("title", _DECORATED.sub("", title).strip() or title, block.numbers)
            notes.fact("url", url)
        else:
            rest.append(block)
    return rest


def _without_site(blocks: list[Block], notes: Collector) -> list[Block]:
    """Take what a site or program wrote, the names of the columns of tables, and transcripts in callouts."""
    rest = []
    for block in blocks:
        if (block.sort == COLUMNS and not is_fact(block)) or _SITE.match(block.text):
            notes.places.mark(FIELD if block.sort == COLUMNS else SITE, block.numbers)
        elif block.sort == SPOKEN:
            notes.places.mark(SPEECH, block.numbers)
        else:
            rest.append(block)
    return rest


def _without_kinds_around(blocks: list[Block], around: frozenset[str]) -> list[Block]:
    """Let headings that stand around others name no kind: each has one of a lower level directly below it."""
    rest = []
    for block, below in zip_longest(blocks, blocks[1:]):
        nested = below is not None and below.sort == HEADING and below.level > block.level
        if block.sort == HEADING and nested and folded(block.text) in around:
            rest.append(replace(block, kind=None))
        else:
            rest.append(block)
    return rest


def _speech(places: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The ranges of the lines of a transcript; blank lines inside count."""
    ranges: list[tuple[int, int]] = []
    for number, place in enumerate(places, 1):
        if place != SPEECH:
            continue
        if ranges and all(one in (SPEECH, BLANK) for one in places[ranges[-1][1] : number]):
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)
