"""What stands above all headings of notes: a description of the episode, and text without a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ghostcli.notes.base import NO_KIND
from ghostcli.notes.blocks import CODE, ITEM, PICTURE, TEXT, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.labels import labelled
from ghostcli.notes.links import is_only_links
from ghostcli.notes.marked_text import marked
from ghostcli.notes.quotes import counts, quotes_in
from ghostcli.transcripts.base import LEFT_OVER, SITE

_FEWEST_WORDS = 12
_LONGEST = 1_000  # characters of a description
_ENDS = (".", "!", "?", "…", "。", "！", "？", ")", "”", '"')
_ABOUT_THE_FILE = re.compile(
    r"\b(?:transcripts?|transcribed|subscribe|sponsors?|sponsored|newsletter|generated|notes)\b",
    re.IGNORECASE,
)


def read_opening(blocks: Sequence[Block], notes: Collector) -> None:
    """Read what is above all headings and is no fact.

    A first paragraph in whole sentences describes the episode: it is kept as its summary, unless a section of
    summaries has one. Lines with a label that is not known stay left over.
    """
    words = [block for block in blocks if block.sort not in (PICTURE, CODE)]
    for block in blocks:
        if block.sort == PICTURE:
            notes.places.mark(SITE, block.numbers)
            continue
        if block.sort != CODE:
            _keep_quotes(block, notes)
        if block.sort == CODE or is_only_links(block.text) or not _has_label(block):
            left = [number for number in block.numbers if notes.places.at(number) == LEFT_OVER]
            notes.places.mark(NO_KIND, left)
    if words and _describes(words[0]):
        notes.fact("summary", marked(words[0].text).unmarked(), words[0].numbers)


def _keep_quotes(block: Block, notes: Collector) -> None:
    for one in quotes_in(marked(block.text)):
        if counts(one):
            notes.quote(one.words, block.numbers, speaker=one.speaker, at=one.at)


def _has_label(block: Block) -> bool:
    found = labelled(block.text) if block.sort in (TEXT, ITEM) else None
    return found is not None and bool(found.rest)


def _describes(block: Block) -> bool:
    """Whether a block is a paragraph about the episode, and not about its file or site."""
    text = marked(block.text).unmarked()
    return (
        block.sort == TEXT
        and not _has_label(block)
        and len(text) <= _LONGEST
        and len(text.split()) >= _FEWEST_WORDS
        and text.endswith(_ENDS)
        and not _ABOUT_THE_FILE.search(text)
    )
