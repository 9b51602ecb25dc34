"""Lines with two times in subtitles: standard ones, variants by people and programs, and broken ones."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = (
    r"(-?)(?:(?:([0-9]{1,6})[ ]?:[ ]?)?([0-9]{1,3})[ ]?:[ ]?([0-9]{1,2})|([0-9]{1,6}))"
    r"(?:[ ]?([.,:;])[ ]?([0-9]{1,6}))?"
)
# The standard arrow, and its variants from word processors and web pages.
_ARROW = r"(?:--?>|[–—=]>|→|--?&gt;)"
ARROWS = ("->", "–>", "—>", "=>", "→", "-&gt;")
"""Every arrow between two times contains one of these."""

TIMING = re.compile(
    rf"^[ \t\f]*+(?:{_TIME}[ \t\f]*+({_ARROW})[ \t\f]*+{_TIME}(?=[ \t\f<{{\n]|\Z)([^\n]*)"
    rf"|([^\n<>]{{0,40}}?)[ \t]{{0,9}}+{_ARROW}([^\n]{{0,80}}))$",
    re.MULTILINE,
)
"""A line with two times, or with an arrow between what may be broken times; `timing_of` decides."""

_SPACED = re.compile(r"(?:(?<![ \t])[ \t]++)?([:.,;])[ \t]*+")
_SURE = re.compile(r"-?[0-9]{1,6}:[0-9]{1,2}(?::[0-9]{1,2}|[.,][0-9])")
_LIKE = re.compile(
    r"(?=[^:]{0,12}:)(?:[0-9:.,;?_-]|nan|undefined|null|[A-Za-z]{1,2}(?=[0-9:.,;])){1,30}\Z", re.IGNORECASE
)
_FRAMES = re.compile(
    r"^[ \t]*-?[0-9]{1,6}:[0-9]{1,2}:[0-9]{1,2}[:;]([0-9]{1,6})[ \t]*(?:--?>|→)"
    r"[ \t]*-?[0-9]{1,6}:[0-9]{1,2}:[0-9]{1,2}[:;]([0-9]{1,6})(?![0-9:])",
    re.MULTILINE,
)
_SIXTY = re.compile(r"[0-5]?[0-9]\Z")
_RATES = (24, 25, 30, 50, 60)


class Timing(NamedTuple):
    """The two times of a line in seconds, None for an invalid one, and the text after them.

    `above` is true if seconds exceed 59, or minutes do beside hours.
    """

    start: float | None
    end: float | None
    tail: str
    broken: bool = False
    above: bool = False


def timing_of(found: re.Match[str], rate: int = 0, *, clock: bool = False) -> Timing | None:
    """Return the times of a match of `TIMING`; None if the line is text with an arrow in it.

    `rate` comes from `frame_rate`. With `clock`, times are invalid if minutes or seconds exceed 59 or do not
    have a clock's number of digits, or if they are negative; a number of seconds may then stand alone without
    decimals.
    """
    groups = found.groups()
    if groups[16] is None:
        first, arrow, last, tail = groups[:7], groups[7], groups[8:15], groups[15]
        if first[4] and last[4] and not clock and (arrow != "-->" or not (first[6] or last[6])):
            return None  # two numbers with an arrow between them are text
        if clock and any(
            side[4] and not side[6] and not other[4] for side, other in ((first, last), (last, first))
        ):
            return Timing(None, None, tail, broken=True)  # a whole number beside a clock time
        start, end = _seconds(first, rate, clock=clock), _seconds(last, rate, clock=clock)
        return Timing(start, end, tail, start is None or end is None, _is_above(first) or _is_above(last))
    sides = [_SPACED.sub(r"\1", side.strip(" \t")) for side in groups[16:18]]
    sides[1] = sides[1].partition(" ")[0]
    if not _meant(*sides):
        return None
    whole = _WHOLE.match(sides[0])
    return Timing(_seconds(whole.groups(), rate, clock=clock) if whole else None, None, "", broken=True)


_WHOLE = re.compile(rf"{_TIME}\Z")


def _meant(left: str, right: str) -> bool:
    """Whether the texts on both sides of an arrow were meant as times."""
    if " " in left:
        return False
    sure = [bool(_SURE.match(side)) for side in (left, right)]
    like = [bool(_LIKE.match(side)) for side in (left, right)]
    digits = [any(map(str.isdigit, side)) for side in (left, right)]
    return all(a or b for a, b in zip(sure, like, strict=True)) or (
        any(sure) and all(one or not side for one, side in zip(digits, (left, right), strict=True))
    )


def _seconds(parts: tuple[str | None, ...], rate: int, *, clock: bool) -> float | None:
    sign, hours, minutes, seconds, bare, point, fraction = parts
    if clock and sign:
        return None
    if bare is not None:
        if point is not None and point in ":;":
            return None
        whole = int(bare)
    else:
        if clock and not (
            _SIXTY.match(minutes or "") and len(seconds or "") == 2 and _SIXTY.match(seconds or "")
        ):
            return None
        whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    rest = float(f"0.{fraction or 0}")
    if rate and point is not None and point in ":;":
        rest = round(int(fraction or 0) / rate, 3)
    return -(whole + rest) if sign else whole + rest


def _is_above(parts: tuple[str | None, ...]) -> bool:
    """Whether seconds exceed 59, or minutes exceed 59 where there are hours."""
    _, hours, minutes, seconds, *_ = parts
    return int(seconds or 0) > 59 or (hours is not None and int(minutes or 0) > 59)


def frame_rate(text: str) -> int:
    """Return the frames per second if times have a fourth part of two digits below 60; else 0.

    The result is the lowest usual rate that fits the highest value.
    """
    most = -1
    for found in _FRAMES.finditer(text):
        if any(len(figure) != 2 or int(figure) > 59 for figure in found.groups()):
            return 0
        most = max(most, *map(int, found.groups()))
    return next(rate for rate in _RATES if rate > most) if most >= 0 else 0
