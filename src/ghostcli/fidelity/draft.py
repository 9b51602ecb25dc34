"""The quotations of a draft: what stands between quotation marks or in a block quote, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ghostcli.text import words

MIN_WORDS = 5
"""Fewer words between quotation marks are a name or a scare quote."""

_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’"}
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(r" {0,3}>[> ]*")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,3}[.)])\s|#{1,6}\s|\|")
_TICKS = re.compile("`+")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_EXEMPT = re.compile(r"<!--\s*ghost:\s*ignore\b", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[\^[^\]\s]+\]")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»\[\]{}|\\^`]+")
_STOPS = frozenset(".,;:!?…)")
_MOST = 5000  # characters; no quotation is so long
_CREDIT = re.compile(r"\s*(?:[—–―]|--)\s*\S")


class Quotation(NamedTuple):
    """Words that a draft quotes: `text` on one line, without links and footnote marks.

    `line` and `column` count from 1 and are those of the opening quotation mark or of a block quote's
    first character; `paragraph` is the number of the paragraph, from 1. `addresses` are the web
    addresses in that paragraph, for a block quote also in the one before it.
    """

    text: str
    line: int
    column: int
    paragraph: int
    addresses: tuple[str, ...]


class _Paragraph(NamedTuple):
    """Lines that belong together, what is no prose in them blanked; `first` is the number of the first."""

    first: int
    text: str
    block: bool
    exempt: bool


def quotations(text: str, min_words: int = MIN_WORDS) -> list[Quotation]:
    """Every quotation of `min_words` words or more in a Markdown or plain text, in order.

    Straight and curly double marks, curly single ones, „…“ and «…» in both directions, and block
    quotes, over line breaks but not over paragraphs. What is quoted inside a quotation belongs to it.
    Code, comments and front matter are passed over, and so is a paragraph that holds the comment
    `<!-- ghost: ignore -->`, or that follows one standing alone.
    """
    paragraphs = _paragraphs(text)
    found: list[Quotation] = []
    before: tuple[str, ...] = ()
    for number, paragraph in enumerate(paragraphs):
        whole = paragraph.text
        own = tuple(match[0].rstrip(".,;:!?'’)") for match in _ADDRESS.finditer(whole))
        following = paragraphs[number + 1].text.lstrip() if number + 1 < len(paragraphs) else ""
        places = _quoted(paragraph) if paragraph.block else _between(whole, following)
        for mark, start, end in () if paragraph.exempt else places:
            quoted = " ".join(_LINK.sub(r"\1", whole[start:end]).split())
            if len(words(quoted)) >= min_words:
                line, column = whole.count("\n", 0, mark), mark - whole.rfind("\n", 0, mark)
                addresses = (*own, *before) if paragraph.block else own
                found.append(Quotation(quoted, paragraph.first + line, column, number + 1, addresses))
        before = own
    return found


def _paragraphs(text: str) -> list[_Paragraph]:
    text = text.replace("\r\n", "\n")
    exempt = {
        line
        for match in _COMMENT.finditer(text)
        if _EXEMPT.match(match[0])
        for line in range(text.count("\n", 0, match.start()), text.count("\n", 0, match.end()) + 1)
    }
    lines = _COMMENT.sub(_blank, text).split("\n")
    found: list[_Paragraph] = []
    pending = False
    for first, last, block in _stretches(text.split("\n"), lines):
        whole = _without_code("\n".join(lines[first:last]))
        marked = pending or not exempt.isdisjoint(range(first, last))
        pending = marked and not whole.strip()
        if whole.strip():
            found.append(_Paragraph(first + 1, whole, block, marked))
    return found


def _without_code(text: str) -> str:
    """`text` with what stands between two runs of as many backticks blanked."""
    ticks = list(_TICKS.finditer(text))
    opening: re.Match[str] | None = None
    later = Counter(len(match[0]) for match in ticks)
    for match in ticks:
        later[len(match[0])] -= 1
        if opening is None:
            opening = match if later[len(match[0])] else None
        elif len(match[0]) == len(opening[0]):
            code = re.sub(r"[^\n]", " ", text[opening.start() : match.end()])
            text = text[: opening.start()] + code + text[match.end() :]
            opening = None
    return text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _stretches(source: list[str], lines: list[str]) -> Iterator[tuple[int, int, bool]]:
    """The first and last line of each paragraph and whether it is a block quote; blanks what is none.

    `lines` is `source` without comments: a line that holds nothing else does not end a paragraph.
    """
    fence = ""
    kinds: list[str] = []  # of each line: "" between paragraphs, "q" of a block quote, "p", "i" for an item
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
            lines[number], kind = "", ""
        elif block:
            lines[number] = " " * block.end() + lines[number][block.end() :]
            kind = "q" if lines[number].strip() else ""
        else:
            kind = "i" if _ITEM.match(line) else "p" if line.strip() else ""
        kinds.append(kind)
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


def _quoted(paragraph: _Paragraph) -> Iterator[tuple[int, int, int]]:
    """A block quote as a whole, without a last line that says whose words it is."""
    lines = paragraph.text.split("\n")
    while len(lines) > 1 and _CREDIT.match(lines[-1]):
        lines.pop()
    whole = "\n".join(lines)
    start = len(whole) - len(whole.lstrip())
    yield start, start, len(whole)


def _between(text: str, following: str) -> Iterator[tuple[int, int, int]]:
    """Each opening mark, and the beginning and end of what stands between it and its closing mark.

    One that is never closed quotes up to the end where the `following` paragraph begins with the same.
    """
    reached = 0
    ends = {place: end for mark in _CLOSING if mark in text for place, end in _pairs(text, mark)}
    for place, end in sorted(ends.items()):
        if place < reached:
            continue
        stop = end
        if stop is None and following.startswith(text[place]):
            stop = len(text)
        if stop is not None and stop - place <= _MOST:
            yield place, place + 1, stop
            reached = stop + 1


def _pairs(text: str, mark: str) -> Iterator[tuple[int, int | None]]:
    """Where each opening `mark` is closed: by its own or, if there are too few, by the next one after it."""
    opening: list[int] = []
    closing: list[int] = []
    ends: dict[int, int] = {}
    pending: list[int] = []
    for match in re.finditer(f"[{mark}{_CLOSING[mark]}]", text):
        place = match.start()
        if text[place] in _CLOSING[mark] and (pending or text[place] != mark) and _closes(text, place):
            closing.append(place)
            if pending:
                ends[pending.pop()] = place
        elif text[place] == mark and _opens(text, place):
            opening.append(place)
            pending.append(place)
    for place, limit in zip(opening, [*opening[1:], len(text)], strict=False):
        after = closing[bisect_left(closing, place) :][:1]
        if mark != "‘":
            yield place, ends.get(place, after[0] if after else None)
            continue
        # the dogs’ own: what has no stop before it may be an apostrophe
        own = closing[bisect_left(closing, place) : bisect_left(closing, limit)]
        yield place, next((end for end in own if text[end - 1] in _STOPS), own[0] if own else None)


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "“„«":
        return True
    return not before.isalnum() and before not in {".", ",", "!", "?"} and bool(after.strip())


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    if text[at] == "’":
        return not after.isalnum() and not before.isspace()
    if text[at] == '"':
        return not after.isalnum() and not (before.isspace() and after.strip())
    return True
