"""The outline of notes: sections by the kind that their headings name, and the items of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ghostcli.notes.blocks import BOLD, HEADING, ITEM, QUOTE, ROW, TEXT, Block
from ghostcli.notes.heading_table import (
    COMPANIES,
    OPERATING,
    OVERLOOKED,
    PEOPLE,
    PERSPECTIVES,
    QUOTES,
    TAKEAWAYS,
    THEMES,
    TRANSCRIPT,
)
from ghostcli.notes.headings import ALONE
from ghostcli.notes.labels import labelled

OF_ITEMS = frozenset({THEMES, PERSPECTIVES, COMPANIES, PEOPLE, OPERATING, OVERLOOKED})
"""Kinds whose items have lines with labels: a bold "Quotes:" in them is no section."""

_SORTED = (OF_ITEMS - {PEOPLE}) | {TAKEAWAYS, QUOTES}
"""Kinds that show that notes are sorted by kind: a list under a later heading that names none has no kind."""

_NAMED = frozenset({COMPANIES, PEOPLE})
_LEAD = re.compile(r"(?:\*\*|__)[^*_\n:：]{1,120}(?:\*\*|__)(?![:：])")


@dataclass(slots=True)
class NoteSection:
    """The blocks under a heading that names a kind, or under one of the talk's own (`kind` is None).

    `sorted_above` says of the latter that notes of several kinds are above it: its list is none of these.
    """

    kind: str | None
    heading: Block | None
    blocks: list[Block] = field(default_factory=list)
    sorted_above: bool = False


@dataclass(slots=True)
class NoteItem:
    """An item of a section: the block with its title, and its other blocks.

    The title is None for what is above the first item.
    """

    title: Block | None
    body: list[Block] = field(default_factory=list)


def outline_of(blocks: Sequence[Block], *, any_level: bool = False) -> list[NoteSection]:
    """The sections of notes, in order; the first is what is above all headings but the title.

    A heading that names no kind is an item of the innermost section whose heading is above it in level, and
    opens a section of its own if there is none; with `any_level` it is an item of the section that it is in.
    A bold line that stands as the bold line above its section does opens one too.
    """
    sections = [NoteSection(None, None)]
    above: list[Block] = []  # the headings of kinds that enclose the section, the outermost first
    for block in blocks:
        now = sections[-1]
        if block.sort == BOLD and _stands_as_heading(block, now):
            above = []
            sections.append(NoteSection(None, block, sorted_above=True))
            continue
        if block.sort != HEADING or (now.kind in OF_ITEMS and _is_label(block)):
            now.blocks.append(block)
            continue
        if now.kind == TRANSCRIPT and now.heading and block.level > now.heading.level:
            now.blocks.append(block)
            continue
        kept = [one for one in above if one.level < block.level]
        if block.kind:
            above = [*kept, block]
            sections.append(NoteSection(block.kind, block))
        elif (any_level and now.kind in OF_ITEMS) or (not kept and _is_below_bold(block, now)):
            now.blocks.append(block)
        elif not kept:
            above = []
            is_sorted = any(section.kind in _SORTED for section in sections)
            sections.append(NoteSection(None, block, sorted_above=is_sorted))
        elif kept == above and now.heading is kept[-1]:
            now.blocks.append(block)
        else:
            above = kept
            sections.append(NoteSection(kept[-1].kind, None, [block]))
    return sections


def _stands_as_heading(block: Block, section: NoteSection) -> bool:
    """Whether a bold line is a heading as the bold line is that opened its section, and no title of an item.

    A title of an item would be the first below that line.
    """
    heading = section.heading
    return (
        heading is not None
        and block.apart
        and (heading.sort == BOLD or (heading.level == ALONE and heading.text.startswith(("**", "__"))))
        and any(one.sort in (ITEM, ROW, QUOTE) for one in section.blocks)
        and section.blocks[0].sort != BOLD
    )


def _is_below_bold(block: Block, section: NoteSection) -> bool:
    """Whether a heading is the title of an item below a bold line: nothing else stands between the two."""
    first = section.blocks[0] if section.blocks else block
    bold = section.heading is not None and section.heading.level == ALONE
    return bold and first.sort == HEADING and first.level == block.level


def _is_label(block: Block) -> bool:
    """Whether a line that names a kind is a label inside an item: `**Quotes:**`."""
    return block.level == ALONE and block.kind not in OF_ITEMS and bool(labelled(block.text))


def items_of(section: NoteSection) -> list[NoteItem]:
    """The items of a section: by its headings, else bold lines, else list items and rows, else lines."""
    titles = _titles_of(section)
    if titles:
        return list(_under_titles(section.blocks, titles))
    if any(block.sort in (ITEM, ROW) for block in section.blocks):
        return list(_listed(section.blocks))
    return [NoteItem(block) for block in section.blocks]


def _titles_of(section: NoteSection) -> set[int]:
    """The first lines of the blocks that are titles of items; in lists of names, bold beginnings are too."""
    headings = [block for block in section.blocks if block.sort == HEADING and not block.kind]
    named = section.kind in _NAMED
    lowest = min((block.level for block in headings), default=0)
    found = {block.first for block in headings if named or block.level <= lowest}
    if named or not headings:
        found |= {block.first for block in section.blocks if block.sort == BOLD}
    if named or not found:
        found |= {block.first for block in section.blocks if _is_bold_lead(block)}
    return found


def _is_bold_lead(block: Block) -> bool:
    """Whether a paragraph begins with a title in bold: `**Keelson Works** - River gauges`."""
    return block.sort == TEXT and block.apart and _LEAD.match(block.text) is not None


def _under_titles(blocks: Sequence[Block], titles: set[int]) -> Iterator[NoteItem]:
    item: NoteItem | None = None
    loose: list[Block] = []
    for block in blocks:
        if block.first in titles:
            if item is None:
                yield from _listed(loose)
            else:
                yield item
            item = NoteItem(block)
        elif item is None:
            loose.append(block)
        else:
            item.body.append(block)
    if item is not None:
        yield item


def _has_role(block: Block) -> bool:
    """Whether a list item is a labelled line of the item above it."""
    found = labelled(block.text)
    return found is not None and found.role is not None


def _listed(blocks: Sequence[Block]) -> Iterator[NoteItem]:
    """The items of a list: what is nested in one belongs to it; other blocks stand alone."""
    item: NoteItem | None = None
    level = 0
    after_text = False
    for block in blocks:
        if block.sort in (ITEM, ROW):
            below = block.sort == ITEM and (block.level > level or _has_role(block))
            if item is not None and below:
                item.body.append(block)
                continue
            if item is not None:
                yield item
            item, level, after_text = NoteItem(block), block.level, False
        elif (block.sort == QUOTE and item is not None and not after_text) or (
            block.sort == TEXT and item is not None and not block.apart
        ):
            item.body.append(block)
        else:
            if item is not None:
                yield item
            item, after_text = None, True
            yield NoteItem(None, [block])
    if item is not None:
        yield item
