"""The one score of a match: BM25 x the share of the query that is held x how many neighbours are kept.

    score = sqrt(bm25) x share x (1 + 2 x pairs)

`bm25` is that of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
over the parts of the query, each as rare as all its forms are together; a word in a title counts twice.
`share` is the weight of the parts that are held, of the weight of all; `pairs` is the weight of the
neighbouring words of the query that are neighbours in the text, of the weight of all neighbours. The root,
the factors and the parameters are round numbers on a flat top: they were measured on one half of the
labelled queries of `benchmarks/`, and hold on the other (`docs/search.md`).
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

from ghostcli.fields import Tier
from ghostcli.search.matching import FIELD, Match, TermMatch

SATURATION = 1.2
"""k1 of BM25: how soon it matters little that a word occurs again."""

LENGTH = 0.3
"""b of BM25: how much long texts are held back; little, since passages are cut to one length."""

NEIGHBOURS = 2.0
"""What all neighbours kept add to the score, in scores."""


def score(match: Match, average: float) -> float:
    """The score; `average` is the length of a record or passage in words. 0 for what no word met."""
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
            both = found is not more  # a word is not its own neighbour
            if any(one.end in starts or (both and one.start in starts) for one in found):
                kept += weight
    if not every:
        return 0.0
    return sqrt(bm25) * held / every * (1 + NEIGHBOURS * (kept / neighbours if neighbours else 0.0))


def _times(match: Match, found: tuple[TermMatch, ...]) -> int:
    """How often a part occurs; in a title twice."""
    fields = match.document.fields
    starts = {one.start for one in found}
    return sum(2 if fields[start // FIELD].tier is Tier.TITLE else 1 for start in starts)
