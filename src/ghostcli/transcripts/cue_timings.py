"""Lines of two times in subtitles: as the standards have them, as people and programs write them, broken."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = (
    r"(-?)(?:(?:([0-9]{1,6})[ ]?:[ ]?)?([0-9]{1,3})[ ]?:[ ]?([0-9]{1,2})|([0-9]{1,6}))"
    r"(?:[ ]?([.,:;])[ ]?([0-9]{1,6}))?"
)
# Beside the arrow of the standards, what word processors and web pages make of it.
_ARROW = r"(?:--?>|[–—=]>|→|--?&gt;)"
ARROWS = ("->", "–>", "—>", "=>", "→", "-&gt;")
"""What every arrow between two times holds."""

TIMING = re.compile(
    rf"^[ \t\f]*+(?:{_TIME}[ \t\f]*+({_ARROW})[ \t\f]*+{_TIME}(?=[ \t\f<{{\n]|\Z)([^\n]*)"
    rf"|([^\n<>]{{0,40}}?)[ \t]{{0,9}}+{_ARROW}([^\n]{{0,80}}))$",
    re.MULTILINE,
)
"""A line of two times, or one with an arrow that may have been meant as such: `timing_of` tells."""

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
    """What a line of two times says: seconds, None for a time that is none, and what stands behind them.

    `above` says that minutes or seconds stand above 59, which no clock shows.
    """

    start: float | None
    end: float | None
    tail: str
    broken: bool = False
    above: bool = False


def timing_of(found: re.Match[str], rate: int = 0, *, clock: bool = False) -> Timing | None:
    """The times of a match of `TIMING`; None where the line is text with an arrow in it.

    `rate` is by `frame_rate`. With `clock`, minutes and seconds above 59 or of another width than a
    clock's are no times, nor is what is below zero, and seconds may stand alone without decimals.
    """
    groups = found.groups()
    if groups[16] is None:
        first, arrow, last, tail = groups[:7], groups[7], groups[8:15], groups[15]
        if first[4] and last[4] and not clock and (arrow != "-->" or not (first[6] or last[6])):
            return None  # two numbers with an arrow between them
        if clock and any(
            side[4] and not side[6] and not other[4] for side, other in ((first, last), (last, first))
        ):
            return Timing(None, None, tail, broken=True)  # a whole number beside a clock
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
    """Whether two texts around an arrow were to be times."""
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
    """Whether seconds stand above 59, or minutes below an hour."""
    _, hours, minutes, seconds, *_ = parts
    return int(seconds or 0) > 59 or (hours is not None and int(minutes or 0) > 59)


def frame_rate(text: str) -> int:
    """Frames a second where times have a fourth part of two figures that stays below 60; 0 where not.

    The lowest usual rate that the highest figure fits.
    """
    most = -1
    for found in _FRAMES.finditer(text):
        if any(len(figure) != 2 or int(figure) > 59 for figure in found.groups()):
            return 0
        most = max(most, *map(int, found.groups()))
    return next(rate for rate in _RATES if rate > most) if most >= 0 else 0
