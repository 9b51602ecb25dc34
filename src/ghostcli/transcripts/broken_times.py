"""Repair broken times in heads, so that the head is still recognized."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.written_times import CLOCK, CLOSING, END, OPENING, STAMP, TO, WrittenTime

# A part of a time: digits, or what replaces them by mistake (letters, an extra sign, a missing part).
_PART = r"[0-9A-Za-z?]"
_CLOCKISH = rf"-?{_PART}{{0,3}}(?:[:;]{{1,2}}{_PART}{{0,4}}){{1,3}}(?:[.,]{_PART}{{1,7}})?"
_CLOSED = r"(?<=[\[(<{])[0-9A-Za-z?:;.,_-]{2,16}(?=\\?[\])>}])"
_LIKE = re.compile(
    rf"(?:(?<![\w:.,$€£])|(?<=\w)(?=[\[(]))(?P<open>{OPENING})?"
    rf"(?P<body>(?:{_CLOSED}|{_CLOCKISH})(?:{TO}{_CLOCKISH})?)(?:{CLOSING})?{END}"
)
_SIDES = re.compile(TO)
_UNSAID = re.compile(r"[:;?_.,-]{3,}")
_REACH = 120
_PLAIN = "00:00"


class Mended(NamedTuple):
    """The start of a line with a valid time in place of a broken one.

    `stamp` is the match of the time in `text`; `time` has the readable parts of the broken time.
    """

    text: str
    stamp: re.Match[str]
    time: WrittenTime


def mended(text: str) -> Mended | None:
    """Return a text with its first broken time replaced; None if it has no broken time."""
    for found in _LIKE.finditer(text, 0, _REACH):
        body = found["body"]
        sides = [body] if _UNSAID.fullmatch(body) else _SIDES.split(body)
        if len(sides) > 2 or all(map(CLOCK.fullmatch, sides)) or not all(map(_is_like, sides)):
            continue
        if not found["open"] and _is_glued(body):
            continue
        put = " - ".join([_PLAIN] * len(sides))
        begin = found.start("body")
        whole = f"{text[:begin]}{put}{text[found.end('body') :]}"
        stamp = STAMP.search(whole)
        if stamp is None or not stamp.start() <= begin < stamp.end():
            continue
        start, end = (side if CLOCK.fullmatch(side) else "" for side in (*sides, "")[:2])
        return Mended(whole, stamp, WrittenTime(start, end if start else "", broken=body))
    return None


def _is_glued(body: str) -> bool:
    """Whether a text is a whole clock time joined to the first word of the speech."""
    clock = CLOCK.match(body)
    return clock is not None and body[clock.end() :].isalpha()


def _is_like(side: str) -> bool:
    """Whether a text looks like a broken time: at least half digits, or nothing but punctuation."""
    figures = sum(map(str.isdecimal, side)) + side.count("?")
    letters = sum(map(str.isalpha, side))
    if CLOCK.fullmatch(side):
        return True
    return (figures >= max(letters, 2)) or (not figures + letters and _UNSAID.fullmatch(side) is not None)
