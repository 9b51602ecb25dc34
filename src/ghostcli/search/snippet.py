"""Snippets: a readable excerpt of a text around the places that matched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ghostcli.text.folded import Span

CUT = "…"
"""Marks where a snippet was cut."""

_BREAK = re.compile(r"\s")
# How far a cut may move to a word boundary, in characters. In scripts without blanks it does not move.
_LONGEST_WORD = 24


def snippet(text: str, spans: Sequence[Span], width: int) -> tuple[str, tuple[Span, ...]]:
    """An excerpt of `text` of at most `width` characters around most of `spans`, and the spans in it.

    It is cut between words, with an ellipsis for omitted text. Tabs and newlines become blanks. `spans` are
    in order; without any, the excerpt is the beginning of the text.
    """
    text = _BREAK.sub(" ", text)
    if len(text) <= width:
        return text, tuple(spans)
    room = max(width - 2 * len(CUT), 1)
    first, last = _densest(text, spans, room)
    start = first - (room - (last - first)) // 2
    if start <= len(CUT):
        start, room = 0, room + len(CUT)
    end = start + room
    if end >= len(text) - len(CUT):
        start, end = max(len(text) - room - len(CUT), 0), len(text)
    if start:
        start = _word_start(text, start, first)
    if end < len(text):
        end = _word_end(text, last, end)
    before, after = CUT if start else "", CUT if end < len(text) else ""
    moved = len(before) - start
    shown = (
        (max(one, start) + moved, min(other, end) + moved)
        for one, other in spans
        if one < end and other > start
    )
    return before + text[start:end] + after, tuple(shown)


def _densest(text: str, spans: Sequence[Span], room: int) -> Span:
    """The range of the best group of spans that fits into `room` characters.

    The best group has the most different words, then the most spans, then the shortest range.
    """
    best, group = (0, 0, 0), (0, 0)
    last = 0
    for first, (start, end) in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] - start <= room:
            last += 1
        stop = max(end, spans[last][1])
        different = {text[one:other].lower() for one, other in spans[first : last + 1]}
        value = len(different), last - first, start - stop if last > first else -room
        if value > best:
            best, group = value, (start, min(stop, start + room))
    return group


def _word_start(text: str, start: int, limit: int) -> int:
    """The first start of a word at or after `start`, up to `limit`."""
    if text[start - 1] != " ":
        blank = text.find(" ", start, min(limit, start + _LONGEST_WORD))
        start = blank + 1 if blank >= 0 else start
    while start < limit and (text[start] == " " or _hangs(text[start])):
        start += 1
    return start


def _word_end(text: str, limit: int, end: int) -> int:
    """The last end of a word at or before `end`, down to `limit`."""
    if text[end] != " ":
        blank = text.rfind(" ", max(limit, end - _LONGEST_WORD), end)
        end = blank if blank >= 0 else end
    while end > limit and (text[end - 1] == " " or _hangs(text[end])):
        end -= 1
    return end


def _hangs(char: str) -> bool:
    """Whether a character belongs to the one before it: a mark, a joiner, a variation selector."""
    return unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"}
