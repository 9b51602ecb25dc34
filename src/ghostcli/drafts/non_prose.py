"""What of a draft is no prose, so that what is quoted in it can be told: code, comments, front matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.drafts.paragraphs import Paragraph


class Unread(NamedTuple):
    """Lines that are not read, and where they begin; `at` is what the source of the draft finds."""

    at: int
    text: str


def unread(text: str, paragraphs: Sequence[Paragraph]) -> list[Unread]:
    """What stands in `text` and in none of its paragraphs, from one empty line to the next."""
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
    """Whether there may be such: without a mark of code or a comment all is read."""
    return any(mark in text for mark in ("`", "~~~", "<!--")) or (text.startswith("---") and bool(paragraphs))


def _read(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """`text` with what stands in no paragraph blanked."""
    pieces: list[str] = []
    reached = 0
    for paragraph in paragraphs:
        pieces += (_blank(text[reached : paragraph.start]), paragraph.text)
        reached = paragraph.start + len(paragraph.text)
    return "".join((*pieces, _blank(text[reached:])))


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _difference(line: str, read: str) -> str:
    """The characters of a line that were blanked, each in its place."""
    return "".join(one if other == " " else " " for one, other in zip(line, read, strict=True))
