"""Splits a draft in Markdown or plain text into paragraphs, without code and comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(r" {0,3}>[> ]*")
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,3}[.)])\s|#{1,6}\s|\||\[\^[^\]\s]{1,40}\]:")
_TICKS = re.compile("`+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_EXEMPT = re.compile(r"<!--\s*ghost:\s*ignore\b", re.IGNORECASE)
_TYPED = re.compile(r"<<|>>")
_TWO = "''"
_LOW = re.compile(rf"(?<![\w,]),,(?=[^\W_])([^„“”\"]{{1,500}}?)({_TWO}|[\"”“])(?!\w)")
_BLANK = re.compile(r"[^\n]")


class Paragraph(NamedTuple):
    """Lines that belong together, with spaces in place of code and comments.

    `start` is the position of its `text` in the draft. `block` says that it is in a block quote, `joined`
    that the paragraph before it is in the same quote, `heading` that it is a heading, `exempt` that a
    comment excludes it.
    """

    start: int
    text: str
    block: bool
    joined: bool
    heading: bool
    exempt: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a draft in order, without code, comments and front matter."""
    source = text.split("\n")
    begins = [0, *accumulate(len(line) + 1 for line in source)]
    exempt = {
        line
        for match in _COMMENT.finditer(text)
        if _EXEMPT.match(match[0])
        for line in range(bisect_right(begins, match.start()) - 1, bisect_right(begins, match.end()))
    }
    lines = _COMMENT.sub(_blanked, text).split("\n")
    found: list[Paragraph] = []
    pending = False
    quoted_to = -1
    for first, last, block in _stretches(source, lines):
        whole = typed_out(_without_code("\n".join(lines[first:last])))
        marked = pending or not exempt.isdisjoint(range(first, last))
        pending = marked and not whole.strip()
        if whole.strip():
            joined = block and quoted_to >= 0 and all(map(_BLOCK.match, source[quoted_to:first]))
            heading = _HEADING.match(whole) is not None
            found.append(Paragraph(begins[first], whole, block, joined, heading, marked))
            quoted_to = last if block else -1
    return found


def _without_code(text: str) -> str:
    """`text` with spaces in place of code between equal runs of backticks. ``LaTeX'' marks become curly."""
    ticks = list(_TICKS.finditer(text))
    later = Counter(len(match[0]) for match in ticks)
    pieces: list[str] = []
    reached = 0
    opening: re.Match[str] | None = None
    for number, match in enumerate(ticks):
        length = len(match[0])
        later[length] -= 1
        if opening is None:
            following = ticks[number + 1].start() if number + 1 < len(ticks) else len(text)
            closing = text.find("''", match.end(), following) if length == 2 else -1
            if length == 1 and not later[1] and _opens_single(text, match):
                pieces += (text[reached : match.start()], "‘")
                reached = match.end()
            elif closing >= 0 and (not later[2] or _opens_quote(text, ticks[number + 1])):
                pieces += (text[reached : match.start()], " “", text[match.end() : closing], "” ")
                reached = closing + 2
            else:
                opening = match if later[length] else None
        elif length == len(opening[0]):
            pieces += (text[reached : opening.start()], _blank(text[opening.start() : match.end()]))
            reached, opening = match.end(), None
    return "".join((*pieces, text[reached:]))


def _opens_single(text: str, mark: re.Match[str]) -> bool:
    """Whether a single backtick opens a quotation that an apostrophe closes: `so'."""
    return not text[mark.start() - 1 : mark.start()].strip() and text[mark.end() : mark.end() + 1].isalnum()


def _opens_quote(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark opens a quotation, and does not close code."""
    return text[mark.start() - 1].isspace() and bool(text[mark.end() : mark.end() + 1].strip())


def typed_out(text: str) -> str:
    """`text` with « and » for typed << and >>, and „ for two commas."""
    if ",," in text:
        text = _LOW.sub(_as_low, text)
    pieces: list[str] = []
    opening, reached = -1, 0
    for match in _TYPED.finditer(text) if "<<" in text and ">>" in text else ():
        if match[0] == "<<":
            opening = match.start()
        elif opening >= 0:
            pieces += (text[reached:opening], " «", text[opening + 2 : match.start()], "» ")
            opening, reached = -1, match.end()
    return "".join((*pieces, text[reached:]))


def _as_low(match: re.Match[str]) -> str:
    return f" „{match[1]}{'” ' if match[2] == _TWO else match[2]}"


def _blanked(match: re.Match[str]) -> str:
    return _blank(match[0])


def _blank(text: str) -> str:
    return _BLANK.sub(" ", text)


def _stretches(source: list[str], lines: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the first and last line of each paragraph, and whether it is a block quote; blank other lines.

    `lines` is `source` without comments. A line that has only a comment does not end a paragraph.
    """
    kinds = _kinds(source, lines)
    begins = [
        number
        for number, kind in enumerate(kinds)
        if not number
        or kind in {"", "i"}
        or (kinds[number - 1], kind) not in {("p", "p"), ("i", "p"), ("q", "q")}
    ]
    for first, last in pairwise((*begins, len(kinds))):
        if kinds[first]:
            yield first, last, kinds[first] == "q"


def _kinds(source: list[str], lines: list[str]) -> list[str]:
    """The kind of each line: "" between paragraphs, "q" quote, "p" prose, "i" list item. Blanks code."""
    fence = ""
    kinds: list[str] = []
    front = source[0].rstrip() == "---" and "---" in (line.rstrip() for line in source[1:])
    for number, line in enumerate(source):
        mark = _FENCE.match(lines[number])
        block = _BLOCK.match(lines[number])
        if front or fence or mark:
            if front:
                front = not number or line.rstrip() != "---"
            elif not fence:
                fence = mark[1] if mark else ""
            elif mark and mark[1].startswith(fence) and not lines[number][mark.end() :].strip():
                fence = ""
            lines[number], kind = " " * len(line), ""
        elif block:
            lines[number] = " " * block.end() + lines[number][block.end() :]
            kind = "q" if lines[number].strip() else ""
        else:
            kind = "i" if _ITEM.match(line) else "p" if line.strip() else ""
        kinds.append(kind)
    return kinds
