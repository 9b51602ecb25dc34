"""The score of a match: BM25, times the share of matched terms, times a bonus for adjacent words.

    score = sqrt(bm25) x share x (1 + 2 x pairs)

`bm25` is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
over the terms of the query. Each term is as rare as all its forms together; a word in a title counts twice.
`share` is the weight of the matched terms, divided by the weight of all terms. `pairs` is the weight of the
adjacent words of the query that are also adjacent in the text, divided by the weight of all adjacent words.
The square root, the factors and the parameters are round numbers; values near them give about the same
result. They were chosen on one half of the labelled queries of `benchmarks/` and confirmed on the other half
(`docs/search.md`).
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

from ghostcli.fields import Tier
from ghostcli.search.matching import FIELD, Match, TermMatch

SATURATION = 1.2
"""k1 of BM25: how soon further occurrences of a word stop adding to the score."""

LENGTH = 0.3
"""b of BM25: how much a long text lowers the score. It is small, since passages have about one length."""

NEIGHBOURS = 2.0
"""The factor that all adjacent pairs together add to the score."""


def score(match: Match, average: float) -> float:
    """The score; `average` is the average length in words of a record or passage. 0 if no word matched."""
    norm = SATURATION * (1 - LENGTH + LENGTH * match.length / (average or 1))
    bm25 = held = every = kept = neighbours = 0.0
    for part, found, is_held in zip(match.plan.parts, match.occurrences, match.held, strict=True):
        every += part.weight
        neighbours += part.inner
        if not is_held:
            continue
        best = max((one.factor for one in found), default=1.0)
        held += part.weight * best
        if found:
            times = _times(match, found)
            bm25 += part.weight * best * times * (SATURATION + 1) / (times + norm)
            kept += part.inner
    for (part, found), (following, more) in pairwise(zip(match.plan.parts, match.occurrences, strict=True)):
        weight = part.weight + following.weight
        neighbours += weight
        if found and more:
            starts = {one.start for one in more}
            both = found is not more  # a word is not adjacent to itself
            if any(one.end in starts or (both and one.start in starts) for one in found):
                kept += weight
    if not every:
        return 0.0
    return sqrt(bm25) * held / every * (1 + NEIGHBOURS * (kept / neighbours if neighbours else 0.0))


def _times(match: Match, found: tuple[TermMatch, ...]) -> int:
    """The number of occurrences of a term; those in a title count twice."""
    fields = match.document.fields
    starts = {one.start for one in found}
    return sum(2 if fields[start // FIELD].tier is Tier.TITLE else 1 for start in starts)
