"""The blocks of a text: headings, list items, block quotes, table rows, and lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ghostcli.notes.heading_table import TRANSCRIPT
from ghostcli.notes.headings import Heading, heading_of, kind_of

HEADING = "heading"
BOLD = "bold line"
"""A line in bold that names no kind: the title of an item, in most notes."""

ITEM = "list item"
QUOTE = "block quote"
ROW = "table row"
COLUMNS = "names of columns"
TEXT = "text"
CODE = "code"
PICTURE = "picture"
"""Pictures, players and other markup without words."""

SPOKEN = "speech"
"""A block quote that is a transcript: `> [!quote]- Transcript`."""

LOWEST = 8
"""The level of a bold line; `headings.ALONE` is 7."""

MAX_LINES = 200_000
"""Maximum number of lines of a file of notes."""

_FENCE = re.compile(r"[ \t>]{0,12}(?:```|~~~)")
_RULE = re.compile(r"[ \t]*(?:[-*_=—][ \t]*){3,200}\Z")
_BULLET = re.compile(r"([ \t]{0,40})(?:[-*+•▪◦‣·]|\\u2022|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_BLOCK_QUOTE = re.compile(r"[ \t]{0,12}>[ \t]?(?!>)")
_INNER = re.compile(r"[ \t]{0,12}>[ \t]?")
_CALLOUT = re.compile(
    r"[ \t]{0,12}>[ \t]?\[!([A-Za-z-]{1,40})(?:\|[^\]\n]{0,80})?\][+-]?[ \t]*([^\n]{0,300})\Z"
)
_OF_SPEECH = frozenset({"quote", "cite"})
_ROW = re.compile(r"[ \t]{0,12}\|(.*)\|[ \t]*\Z")
_ROW_RULE = re.compile(r"[ \t]{0,12}\|[ \t:|-]{3,200}\|?[ \t]*\Z")
_PICTURE = re.compile(
    r"[ \t]{0,12}(?:\[?!\[|</?(?:details|summary|audio|source|img|iframe|br|hr|div|span|aside|center)\b)"
)
_OPEN_TAG = re.compile(r"[ \t]{0,12}<(?:audio|source|img|iframe|div|span)\b[^<>]{0,300}\Z")
_LONGEST_TAG = 20  # lines
_BOLD = re.compile(r"[ \t]{0,4}(?:\*\*|__)([^*_\n]{1,200})(?:\*\*|__)[ \t]*\Z")
_LABEL = re.compile(r"(?:\*\*|__)?[A-Z][^:*_\n]{0,40}(?:\*\*|__)?[:：]")
_TIMED = re.compile(r"[ \t]{0,12}[*_`]{0,3}[\[(]{0,2}[0-9]{1,3}:[0-5][0-9]\b")
_FULL = 50  # characters of a line that may go on in the next
_ENDS = (".", "!", "?", ":", "”", '"', "。", "！", "？", "：", "|", ")")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text: its `sort`, its text without the marks of the sort, and its lines from 1.

    `level` is the level of a heading, and the indent of a list item. `apart` says that a blank line is above
    it. The lines of a block are separated by newlines.
    """

    sort: str
    text: str
    first: int
    last: int
    level: int = 0
    kind: str | None = None
    apart: bool = False

    @property
    def numbers(self) -> range:
        """The numbers of its lines."""
        return range(self.first, self.last + 1)


def blocks_of(lines: Sequence[str], start: int = 1) -> list[Block]:
    """The blocks of the lines from number `start` on. Blank lines and rules belong to none."""
    found: list[Block] = []
    apart, fence, tag = True, 0, 0
    for number, line in enumerate(_opened(lines[start - 1 :]), start):
        if _FENCE.match(line):
            fence = 0 if fence else number
            found.append(Block(CODE, "", number, number, apart=apart))
        elif fence:
            found.append(Block(CODE, line, number, number))
        elif tag and number - tag < _LONGEST_TAG:
            found.append(Block(PICTURE, line.strip(), number, number))
            tag = 0 if ">" in line else tag
        elif not line.strip() or _RULE.match(line[:210]):
            apart = True
            continue
        elif _ROW_RULE.match(line):
            if found and found[-1].sort == ROW and found[-1].last == number - 1:
                found[-1] = replace(found[-1], sort=COLUMNS)
        else:
            _add(found, _block(line, number, apart=apart))
            tag = number if _OPEN_TAG.match(line) else 0
        apart = False
    return [_called_out(block) if block.text.startswith("[!") else block for block in found]


def _opened(lines: Sequence[str]) -> list[str]:
    """Return the lines with those of callouts (`> [!note] A title`) as if they stood outside of these.

    Callouts of quotes and of transcripts stay.
    """
    found = list(lines)
    for number, line in enumerate(found):
        callout = _CALLOUT.match(line) if "[!" in line else None
        if callout is None or callout[1].lower() in _OF_SPEECH or kind_of(callout[2]) == TRANSCRIPT:
            continue
        found[number] = callout[2]
        for at in range(number + 1, len(found)):
            inner = _INNER.match(found[at])
            if inner is None:
                break
            found[at] = found[at][inner.end() :]
    return found


def _called_out(block: Block) -> Block:
    """Return a callout of a quote without its title; one of a transcript is of the sort `SPOKEN`."""
    line, _, rest = block.text.partition("\n")
    found = _CALLOUT.match(f"> {line}") if block.sort == QUOTE else None
    if found is None:
        return block
    return replace(block, sort=SPOKEN) if kind_of(found[2]) == TRANSCRIPT else replace(block, text=rest)


def _block(line: str, number: int, *, apart: bool) -> Block:
    """The block that a line begins."""
    if heading := heading_of(line, number):
        return _heading(heading, line, number, apart=apart)
    if found := _BLOCK_QUOTE.match(line):
        return Block(QUOTE, line[found.end() :].strip(), number, number, apart=apart)
    if _PICTURE.match(line):
        return Block(PICTURE, line.strip(), number, number, apart=apart)
    if found := _BULLET.match(line):
        indent = len(found[1].expandtabs(4))
        return Block(ITEM, line[found.end() :].strip(), number, number, indent, apart=apart)
    if found := _ROW.match(line):
        return Block(ROW, found[1].strip(), number, number, apart=apart)
    if (found := _BOLD.match(line)) and not found[1].rstrip().endswith((":", "：")):
        return Block(BOLD, found[1].strip(), number, number, LOWEST, apart=apart)
    return Block(TEXT, line.rstrip(), number, number, apart=apart)


def _heading(heading: Heading, line: str, number: int, *, apart: bool) -> Block:
    text = re.sub(r"\A[ \t>]{0,12}(?:[-*+•][ \t]{1,4})?#{0,6}[ \t]*", "", line).rstrip(" \t#")
    return Block(HEADING, text, number, number, heading.level, heading.kind, apart)


def _add(found: list[Block], block: Block) -> None:
    """Add a block, or join its line to the block above that it continues."""
    above = found[-1] if found else None
    if above and not block.apart and _continues(above, block):
        text = f"{above.text}\n{block.text.strip()}"
        found[-1] = Block(above.sort, text, above.first, block.last, above.level, above.kind, above.apart)
    else:
        found.append(block)


def _continues(above: Block, block: Block) -> bool:
    """Whether a line continues the block directly above it."""
    if block.sort == QUOTE:
        return above.sort == QUOTE
    if block.sort != TEXT:
        return False
    credit = block.text.lstrip().startswith(("— ", "– ", "-- ", "—", "― "))
    if above.sort == ITEM:
        return block.text[:1] in " \t" or credit
    if above.sort == QUOTE:
        return credit
    if above.sort != TEXT:
        return False
    if credit:
        return True
    last = above.text.rpartition("\n")[2]
    goes_on = len(last) >= _FULL and not last.rstrip().endswith(_ENDS)
    return goes_on and not _LABEL.match(block.text.lstrip()) and not _TIMED.match(block.text)


def sections_of(blocks: Sequence[Block], kinds: frozenset[str]) -> Iterator[tuple[Block | None, list[Block]]]:
    """Part blocks at the headings that name a kind of `kinds`: the heading, and the blocks below it.

    What is above the first such heading comes with None.
    """
    heading: Block | None = None
    below: list[Block] = []
    for block in blocks:
        if block.sort == HEADING and block.kind in kinds:
            yield heading, below
            heading, below = block, []
        else:
            below.append(block)
    yield heading, below
