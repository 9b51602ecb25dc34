"""The unit of a file's times: the one by which people talk at a human pace."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from ghostcli.transcripts.speaking_rate import FASTEST, SLOWEST

_Read = TypeVar("_Read")

EPOCH = 1e8
"""Seconds: times beyond this count from 1970, not from where a recording begins."""

_DAYS, _FAR = 5e5, 1e10

FEW = 20
"""Words of a file that is too short to be judged by its pace."""


class TimedWords(NamedTuple):
    """When so many words are said; times None where they are not known."""

    start: float | None
    end: float | None
    words: float


def pace(stretches: Iterable[TimedWords]) -> float | None:
    """Words a second, from each start to its end, or to the next start where that comes first.

    None where no stretch has a length.
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
    """How far a pace is from a human one, as a factor's logarithm; 0 within, infinite for none."""
    if not speed:
        return math.inf
    return max(math.log(SLOWEST / speed), math.log(speed / FASTEST), 0.0)


def _plausible(stretches: Iterable[TimedWords]) -> bool:
    """Whether a file can begin where it does: within some days of a recording, or at a date."""
    first = min((one.start for one in stretches if one.start is not None), default=0.0)
    return first < _DAYS or EPOCH < first < _FAR


def paced(
    read: Callable[[float], _Read], stretches: Callable[[_Read], Iterable[TimedWords]], units: Sequence[float]
) -> tuple[float, _Read, float | None]:
    """`(unit, what was read by it, pace)`: the first unit that is human, else the nearest to it."""
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
