"""Quotation marks: where quotations begin and end, in the marks of several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ghostcli.notes.stamps import MARK

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "”": "”",
    "‟": "”",
    "＂": "＂",
}
_MARKS = re.compile(f'["{"".join(_PAIRS)}]')
_STRAIGHT = re.compile('"')
_SENTENCE_ENDS = ".!?…,"
_NESTING = re.compile(r'(?m)^[ \t]{0,4}"[^\n]*"[^\n]*')
_SINGLE = {"‘": "’", "‚": "‘’", "'": "'"}
_SINGLE_LINE = re.compile(
    rf"(?m)^[ \t]{{0,4}}(?:{MARK}[ \t:—–-]{{0,4}})?(?P<mark>[{''.join(_SINGLE)}])(?=\S)[^\n]*"
)
_AFTER_SINGLE = re.compile(rf"[ \t]{{0,4}}(?:\n|\Z|[—–―(（\[{MARK}]|-{{1,2}}[ \t])")
_OPENS_AFTER = " \t\n([{—–-:：;,，。*_/>|" + MARK
_LONGEST = 6_000  # characters of a quotation

Place = tuple[int, int, int, int]
"""The place of a quotation: its start and end with marks, the start and end of its words."""


def spans_of(text: str, *, open_ended: bool = False) -> Iterator[Place]:
    """Yield the places of the quotations of a text.

    With `open_ended` a quotation that never closes goes to the end of the text.
    """
    closings: dict[str, Mapping[int, int]] = {}
    single = {place[0]: place for place in _single(text)}
    behind = 0
    places = sorted({*single, *(mark.start() for mark in _MARKS.finditer(text))})
    for at in places:
        sign = text[at]
        if at < behind or not _opens(text, at):
            continue
        if at in single:
            behind = single[at][1]
            yield single[at]
            continue
        if sign not in closings:
            closings[sign] = _closings(text, sign)
        end = closings[sign].get(at, len(text))
        if end - at <= _LONGEST and end < len(text):
            behind = end + 1
            yield at, behind, at + 1, end
        elif open_ended and sign != "»":
            yield at, len(text), at + 1, len(text)
            return


def _opens(text: str, at: int) -> bool:
    """Whether a mark may open a quotation; those that also close one must stand before a word."""
    if text[at] == "»":
        return (not at or text[at - 1] in _OPENS_AFTER) and not text[at + 1 : at + 2].isspace()
    return text[at] != '"' or not at or text[at - 1] in _OPENS_AFTER


def _single(text: str) -> Iterator[Place]:
    """Yield the places of lines in single marks, which are apostrophes too.

    They open the line, and its last one stands at its end or before a credit.
    """
    for line in _SINGLE_LINE.finditer(text):
        start, closes = line.start("mark"), _SINGLE[line["mark"]]
        for end in range(line.end() - 1, start + 1, -1):
            if text[end] in closes and not text[end - 1].isspace() and _AFTER_SINGLE.match(text, end + 1):
                yield start, end + 1, start + 1, end
                break


def _closings(text: str, sign: str) -> Mapping[int, int]:
    """Return the place of the closing mark for each mark that opens a quotation, if it has one.

    It takes one pass: a text of marks that never close must not be searched from each of them.
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    closes = _PAIRS.get(sign, sign)
    for mark in re.finditer(f"[{sign}{closes}]", text):
        at = mark.start()
        if text[at] in closes and (sign != '"' or _closes(text, at)):
            ended = waiting if sign == '"' else waiting[-1:]
            found.update(dict.fromkeys(ended, at))
            del waiting[len(waiting) - len(ended) :]
        if text[at] == sign:
            waiting.append(at)
    if sign == '"':
        found.update(_nested(text))
    return found


def _nested(text: str) -> Iterator[tuple[int, int]]:
    """Yield the mark that opens a line and the one that closes it, if others are between the two.

    These are in pairs, or close nothing, such as those of inches. A second quotation in the line is no part
    of the first.
    """
    for line in _NESTING.finditer(text):
        first = text.index('"', line.start())
        depth, end, inside = 0, -1, False
        for at in (first + mark.start() for mark in _STRAIGHT.finditer(text[first : line.end()])):
            if at == first or (text[at - 1] in _OPENS_AFTER and text[at + 1 : at + 2].isalnum()):
                if end > 0:
                    break
                inside, depth = inside or depth > 0, depth + 1
            elif depth > 1:
                depth -= 1
            elif end < 0:
                depth, end = 0, at
            elif text[at - 1] in _SENTENCE_ENDS and _AFTER_SINGLE.match(text, at + 1):
                inside, end = True, at
        if inside and end > 0 and _closes(text, end):
            yield first, end


def _closes(text: str, at: int) -> bool:
    """Whether a straight mark may close a quotation."""
    behind = text[at + 1 : at + 2]
    return not behind.isalnum() and not (text[at - 1].isspace() and behind and not behind.isspace())
