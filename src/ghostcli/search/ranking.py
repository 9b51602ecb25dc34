"""The order of what was found: match, phrase, tier, nearness, frequency, ref."""

from __future__ import annotations

import re
from math import prod

from ghostcli.search.matcher import FAR, Match

_FIGURES = re.compile("([0-9]+)")

# How many steps of each criterion a score tells apart, in the order of `_criteria`, and what makes
# the negative ones count from 0.
_STEPS = ((3, 0), (16, 0), (16, 0), (16, 15), (4, 0), (FAR + 1, 0), (256, 255))
_SCALE = prod(steps for steps, _ in _STEPS)


def rank_key(match: Match) -> tuple[tuple[int, ...], list[str | int]]:
    """By what matches are sorted: the criteria of the ranking, then the ref, 9 before 10."""
    pieces = _FIGURES.split(match.document.ref)
    return _criteria(match), [int(piece) if at % 2 else piece for at, piece in enumerate(pieces)]


def rank_bytes(match: Match) -> bytes:
    """The same as bytes, which sort the same."""
    criteria, ref = rank_key(match)
    pieces = [b"".join((one + (1 << 31)).to_bytes(4, "big") for one in criteria)]
    for piece in ref:
        if isinstance(piece, int):
            figures = str(piece).encode()
            pieces.append(len(figures).to_bytes(2, "big") + figures)
        else:
            pieces.append(piece.encode("utf-8", "surrogatepass") + b"\0")
    return b"".join(pieces)


def score(match: Match) -> float:
    """A number that falls along the ranking: 1 at most, above 0.

    An exact match scores above 2/3, a partial one above 1/3, an approximate one below. It is the
    ranking's criteria as the digits of one number. Where one lies beyond its `_STEPS` it is cut, and
    those after it tell no more apart; the ref does not count, so that equal answers score the same.
    """
    number, cut = 0, 0
    for criterion, (steps, added) in zip(_criteria(match), _STEPS, strict=True):
        digit = criterion + added
        cut = cut or (digit >= steps) - (digit < 0)
        if cut:
            digit = steps - 1 if cut > 0 else 0
        number = number * steps + digit
    return 1 - number / _SCALE


def _criteria(match: Match) -> tuple[int, ...]:
    """What the ranking goes by, the gravest first; of each the smaller ranks first."""
    return (
        match.grade,
        match.missing,
        match.read,
        -match.phrase,
        match.tier,
        match.nearness,
        -match.frequency,
    )
