"""The rules: from the stretches that explain a quote to its verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from ghostcli.fidelity.cleaning import negations
from ghostcli.fidelity.edits import NEAR, is_near
from ghostcli.fidelity.evidence import evidence, wanted
from ghostcli.fidelity.finding import Omission, worst
from ghostcli.fidelity.numbers import changed, count
from ghostcli.fidelity.quote import Quote
from ghostcli.fidelity.scope import omissions
from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.stretch import BETWEEN, PART, Stretch
from ghostcli.fidelity.voices import attributed, shares
from ghostcli.model import VERDICTS

REWORDED = 0.6
"""The least share of words in place."""

DISTANT = 60.0
"""Seconds between marked parts beyond which they are called distant."""

_OVERLAP = 3  # words at a joint that both parts may have, by chance
_NEARBY = 100  # words; of more that lie between nothing need be counted


@dataclass(frozen=True)
class Judged:
    """One way to explain a quote, and what follows from it."""

    quote: Quote
    stretches: tuple[Stretch, ...]
    verdicts: tuple[str, ...]
    share: float
    attributed: bool | None
    omissions: tuple[Omission, ...] = ()

    @property
    def worst(self) -> int:
        """How bad the worst of the verdicts is, from 0 for verbatim."""
        return worst(self.verdicts)

    @property
    def span(self) -> int:
        """How many said words it takes to hold all of it."""
        ends = [place for stretch in self.stretches for place in (stretch.start, stretch.end)]
        return max(ends) - min(ends) if ends else 0


def judge(quote: Quote, stretches: tuple[Stretch, ...], names: Collection[str]) -> Judged:
    """The verdicts on a quote that is explained so; `names` are those of its speaker."""
    in_place = sum(stretch.in_place for stretch in stretches)
    stray = _stray(quote, stretches)
    longer = in_place + sum(stretch.apart for stretch in stretches) + count(stray)
    share = in_place / longer if longer else float(bool(stretches))
    verdicts = [_wording(quote, stretches, stray, share)]
    if verdicts[0] in {"absent", "unclear"}:
        return Judged(quote, stretches if verdicts[0] == "unclear" else (), tuple(verdicts), share, None)
    order = _order(quote, stretches)
    if order - {"distant"} and verdicts[0] != "reworded":
        verdicts = []
    spoken = quote.spoken
    own = attributed(shares(stretches, spoken), names, spoken.voices) if names else None
    found = {*verdicts, *order, *(("misattributed",) if own is False else ())}
    return Judged(quote, stretches, tuple(verdict for verdict in VERDICTS if verdict in found), share, own)


def with_omissions(way: Judged) -> Judged:
    """The same, judged misleading where what is left out turns what is printed."""
    if not way.stretches or set(way.verdicts) & {"absent", "unclear", "reordered"}:
        return way
    found = omissions(way.quote, way.stretches)
    if not found:
        return way
    verdicts = tuple(verdict for verdict in VERDICTS if verdict in {*way.verdicts, "misleading"})
    return replace(way, verdicts=verdicts, omissions=found)


def _stray(quote: Quote, stretches: Collection[Stretch]) -> list[str]:
    """The printed words that no stretch covers."""
    found: list[str] = []
    place = 0
    for stretch in stretches:
        found += quote.keys[place : stretch.first]
        place = max(place, stretch.last)
    return found + quote.keys[place:]


def _wording(quote: Quote, stretches: Collection[Stretch], stray: list[str], share: float) -> str:
    kinds = {op.kind for stretch in stretches for op in stretch.ops}
    if stretches and not stray and kinds <= {"equal", "aside"}:
        return "verbatim"
    altered = any(stretch.changed for stretch in stretches) or bool(negations(stray)) or changed(stray, ())
    blocks = [stretch.blocks for stretch in stretches]
    bits = evidence(quote.codes, quote.spoken, blocks, len(quote.printed.parts))
    told = bool(stretches) and bits >= wanted(len(quote.keys), quote.spoken)
    if stretches and not altered and (told or share >= NEAR) and is_near(quote, stretches):
        return "near"
    if share >= REWORDED:
        return "reworded" if told else "unclear"
    return "unclear" if told else "absent"


def _order(quote: Quote, stretches: Collection[Stretch]) -> set[str]:
    """How the parts stand to one another: spliced, reordered, distant, or none of it."""
    found: set[str] = {"spliced"} if _scraps(quote) else set()
    spoken = quote.spoken
    for one, other in pairwise(stretches):
        marked = quote.part(one.last - 1) != quote.part(other.first)
        if other.start <= one.start or one.end - other.start > _OVERLAP:
            found.add("reordered")
            between = one.start - other.end
        else:
            said = spoken.keys(one.end, min(other.start, one.end + _NEARBY))
            between = count(said) - count(quote.keys[one.last : other.first])
        if not marked and between >= BETWEEN:
            found.add("spliced")
        if marked and (_seconds(quote, one, other) > DISTANT or _leaps(spoken, one, other)):
            found.add("distant")
    return found


def _scraps(quote: Quote) -> bool:
    """Whether a quote of three marked parts or more is mostly made of parts under `PART` words."""
    sizes = [last - first for first, last in quote.printed.parts]
    return len(sizes) > 2 and 2 * sum(size for size in sizes if size < PART) > sum(sizes)


def _leaps(spoken: Spoken, one: Stretch, other: Stretch) -> bool:
    """Whether somebody else has a turn between two stretches."""
    if other.start <= one.end:
        return False
    own = {spoken.cues[spoken.cue(word)].speaker for word in (one.end - 1, other.start)}
    said: Counter[str | None] = Counter()
    for number in range(spoken.cue(one.end - 1), spoken.cue(other.start) + 1):
        first = max(spoken.begins[number], one.end)
        said[spoken.cues[number].speaker] += max(0, min(spoken.end(number), other.start) - first)
    return any(count >= PART for speaker, count in said.items() if speaker and speaker not in own)


def _seconds(quote: Quote, one: Stretch, other: Stretch) -> float:
    """How much time lies between two stretches; 0 where it is not known."""
    earlier, later = sorted((one, other), key=lambda stretch: stretch.start)
    end, start = quote.spoken.moment(earlier.end - 1), quote.spoken.moment(later.start)
    return 0.0 if end is None or start is None else start - end
