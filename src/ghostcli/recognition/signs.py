"""The signs of notes: the minimum count and the weight of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ghostcli.recognition.survey import (
    BULLETS,
    CREDITED,
    FENCED,
    ITEMS,
    LINKED,
    PAPERS,
    QUOTED,
    TABLES,
    TASKS,
    TIMED,
    Section,
)


class Sign(NamedTuple):
    """A sign counts with its weight if it is in at least `least` lines and in `share` of all lines."""

    name: str
    least: int
    share: float
    weight: int
    of_notes: bool = True


SIGNS: tuple[Sign, ...] = (
    Sign(ITEMS, 2, 0, 1),
    Sign(ITEMS, 4, 0, 1),
    Sign(CREDITED, 2, 0, 1),
    Sign(QUOTED, 3, 0.25, 1),
    Sign(TIMED, 3, 0.1, 1),
    Sign(TASKS, 2, 0, 1),
    Sign(BULLETS, 5, 0.3, 1, of_notes=False),
    Sign(BULLETS, 8, 0.6, 1, of_notes=False),
    Sign(PAPERS, 2, 0, 1, of_notes=False),
    Sign(PAPERS, 4, 0, 1, of_notes=False),
    Sign(TABLES, 3, 0, 1, of_notes=False),
    Sign(FENCED, 2, 0, 1, of_notes=False),
    Sign(LINKED, 5, 0.2, 1, of_notes=False),
)
"""All signs; one that is listed twice weighs more if there is more of it."""


class Signs(NamedTuple):
    """The signs that count: names (most reliable first), total weight, and whether any is of notes."""

    names: tuple[str, ...]
    weight: int
    of_notes: bool


def signs_in(sections: Iterable[Section], *, but: frozenset[str] = frozenset()) -> Signs:
    """Return the signs of some sections together; names in `but` are excluded."""
    counts: Counter[str] = Counter()
    lines = 0
    for section in sections:
        counts.update(section.signs)
        lines += section.lines
    found = [
        sign
        for sign in SIGNS
        if sign.name not in but
        and counts[sign.name] >= sign.least
        and counts[sign.name] >= sign.share * lines
    ]
    names = tuple(dict.fromkeys(sign.name for sign in found))
    return Signs(names, sum(sign.weight for sign in found), any(sign.of_notes for sign in found))
