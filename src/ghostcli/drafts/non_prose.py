"""Finds code, comments and front matter in a draft, so that quotations in them can be reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.drafts.paragraphs import Paragraph


class Unread(NamedTuple):
    """Lines that are not prose; `at` is the position of their first character in the text."""

    at: int
    text: str


def unread(text: str, paragraphs: Sequence[Paragraph]) -> list[Unread]:
    """The blocks of `text` that are in none of its paragraphs; empty lines separate blocks."""
    if not _has_any(text, paragraphs):
        return []
    read = _read(text, paragraphs).split("\n")
    found: list[Unread] = []
    at, begins = 0, -1
    lines: list[str] = []
    for line, own in zip([*text.split("\n"), ""], [*read, ""], strict=True):
        left = line if not own.strip() else _difference(line, own) if line != own else ""
        if left.strip():
            begins = at if begins < 0 else begins
            lines.append(left)
        elif lines:
            found.append(Unread(begins, "\n".join(lines)))
            begins, lines = -1, []
        at += len(line) + 1
    return found


def _has_any(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether there may be such blocks: only with code, a comment or front matter."""
    return any(mark in text for mark in ("`", "~~~", "<!--")) or (text.startswith("---") and bool(paragraphs))


def _read(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """`text` with spaces in place of everything outside the paragraphs."""
    pieces: list[str] = []
    reached = 0
    for paragraph in paragraphs:
        pieces += (_blank(text[reached : paragraph.start]), paragraph.text)
        reached = paragraph.start + len(paragraph.text)
    return "".join((*pieces, _blank(text[reached:])))


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _difference(line: str, read: str) -> str:
    """The characters of a line that were replaced by spaces, each at its position."""
    return "".join(one if other == " " else " " for one, other in zip(line, read, strict=True))
