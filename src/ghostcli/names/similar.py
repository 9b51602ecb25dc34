"""Pairs of names that may be one: similar spellings, and names equal without a suffix or `The`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ghostcli.drafts.particles import TITLES
from ghostcli.names.keys import without_brackets
from ghostcli.text.words import fold, words

LEAST = 88
"""The least rapidfuzz ratio of two folded names that are suggested, in percent."""

_MOST = 10  # pairs of one name, the most similar: a list of a hundred numbered names has thousands of pairs
_LISTED = """
    inc incorporated corp corporation co com company ltd limited llc llp plc gmbh ag sa bv io ai lab labs
    technology technologies tech group holdings
"""
_FORMS = frozenset(_LISTED.split())
"""The words at the end of a firm's name that may be left out."""


class Pair(NamedTuple):
    """Two names that may be one; `ratio` is in percent, None for names equal without a suffix or `The`."""

    name: str
    other: str
    ratio: float | None


def similar(names: Iterable[str], *, persons: bool) -> list[Pair]:
    """The pairs among distinct names, by name; the most similar ones of each."""
    ordered = sorted(set(names))
    found = {frozenset((one.name, one.other)): one for one in _by_ratio(ordered)}
    found.update((frozenset((one.name, one.other)), one) for one in _without_forms(ordered, persons=persons))
    return sorted(found.values(), key=lambda one: (one.name, one.other))


def _by_ratio(names: Sequence[str]) -> Iterator[Pair]:
    """The pairs with a ratio of at least `LEAST`. Only names of a fitting length are compared."""
    from rapidfuzz import fuzz, process  # needed only here

    folded = sorted((len(text), text, name) for name in names if (text := fold(without_brackets(name))))
    texts = [text for _, text, _ in folded]
    counts: dict[int, int] = defaultdict(int)
    last = 0
    for at, (length, text, name) in enumerate(folded):
        # A ratio of 88 % is out of reach for a text that is longer by more than 3/11.
        last = max(last, at + 1)
        while last < len(folded) and folded[last][0] * 11 <= length * 14:
            last += 1
        near = process.extract(text, texts[at + 1 : last], scorer=fuzz.ratio, score_cutoff=LEAST, limit=_MOST)
        for _, ratio, place in near:
            other = at + 1 + place
            if counts[at] < _MOST and counts[other] < _MOST:
                counts[at] += 1
                counts[other] += 1
                first, second = sorted((name, folded[other][2]))
                yield Pair(first, second, round(ratio, 1))


def _without_forms(names: Sequence[str], *, persons: bool) -> Iterator[Pair]:
    """The pairs that are equal without `The`, a suffix such as Inc or Labs, or the title of a person."""
    groups: Mapping[str, list[str]] = defaultdict(list)
    for name in names:
        groups[_bare(words(without_brackets(name)), persons=persons)].append(name)
    for some in groups.values():
        for one, other in combinations(some[:_MOST], 2):
            yield Pair(one, other, None)


def _bare(own: Sequence[str], *, persons: bool) -> str:
    """The key of a name without the words that firms and people may drop."""
    first, last = 0, len(own)
    while first < last - 1 and (own[first] in TITLES if persons else own[first] == "the"):
        first += 1
    while not persons and last > first + 1 and own[last - 1] in _FORMS:
        last -= 1
    return "".join(own[first:last])
