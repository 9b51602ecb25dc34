"""Times that were meant as such and are none, where heads have theirs: the head is still one."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.written_times import CLOCK, CLOSING, END, OPENING, STAMP, TO, WrittenTime

# Figures with what stands among them by mistake: letters, a sign too many, a part that is missing.
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
    """The beginning of a line with a time for what was to be one.

    `stamp` is its match in `text`, `time` what can be known of it.
    """

    text: str
    stamp: re.Match[str]
    time: WrittenTime


def mended(text: str) -> Mended | None:
    """The first broken time of a text put right in its place, None where nothing was to be a time."""
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
    """Whether a text is a whole clock to which the first word of the speech is glued."""
    clock = CLOCK.match(body)
    return clock is not None and body[clock.end() :].isalpha()


def _is_like(side: str) -> bool:
    """Whether figures are at least half of it, or nothing is but signs: a clock has no more letters."""
    figures = sum(map(str.isdecimal, side)) + side.count("?")
    letters = sum(map(str.isalpha, side))
    if CLOCK.fullmatch(side):
        return True
    return (figures >= max(letters, 2)) or (not figures + letters and _UNSAID.fullmatch(side) is not None)
