"""Find the unit of a file's times: the one that gives a human speaking rate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from ghostcli.transcripts.speaking_rate import FASTEST, SLOWEST

_Read = TypeVar("_Read")

EPOCH = 1e8
"""In seconds: larger times count from 1970, not from the start of a recording."""

_DAYS, _FAR = 5e5, 1e10

FEW = 20
"""A file with fewer words is too short for a judgement by speaking rate."""


class TimedWords(NamedTuple):
    """The times and the number of some words; unknown times are None."""

    start: float | None
    end: float | None
    words: float


def pace(stretches: Iterable[TimedWords]) -> float | None:
    """Return the speaking rate in words per second, from each start to its end or to an earlier next start.

    The result is None if no item has a duration.
    """
    number = length = 0.0
    known = [one for one in stretches if one.start is not None]
    for one, after in pairwise([*known, None]):
        if one is None or one.start is None:
            continue
        ends = [one.end] if one.end is not None else []
        if after is not None and after.start is not None and after.start > one.start:
            ends.append(after.start)
        if ends and (end := min(ends)) > one.start:
            number += one.words
            length += end - one.start
    return number / length if length and math.isfinite(length) else None


def distance(speed: float | None) -> float:
    """Return the distance of a speaking rate from human ones, as the logarithm of a factor.

    0 is human; an unknown rate is infinitely far.
    """
    if not speed:
        return math.inf
    return max(math.log(SLOWEST / speed), math.log(speed / FASTEST), 0.0)


def _plausible(stretches: Iterable[TimedWords]) -> bool:
    """Whether a file's first time is plausible: within some days of zero, or a date."""
    first = min((one.start for one in stretches if one.start is not None), default=0.0)
    return first < _DAYS or EPOCH < first < _FAR


def paced(
    read: Callable[[float], _Read], stretches: Callable[[_Read], Iterable[TimedWords]], units: Sequence[float]
) -> tuple[float, _Read, float | None]:
    """Return `(unit, what was read with it, speaking rate)` of the first human unit, else the nearest."""
    found: list[tuple[float, _Read, float | None]] = []
    strange: list[tuple[float, _Read, float | None]] = []
    for unit in units:
        result = read(unit)
        said = list(stretches(result))
        speed = pace(said)
        if speed is None:
            return found[0] if found else (unit, result, None)
        plausible = _plausible(said)
        if plausible and not distance(speed):
            return unit, result, speed
        (found if plausible else strange).append((unit, result, speed))
    return min(found or strange, key=lambda one: distance(one[2]))
