"""Derive the verdicts on a quote from its aligned segments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from ghostcli.fidelity.attribution import attributed, shares
from ghostcli.fidelity.disfluencies import negations
from ghostcli.fidelity.edits import NEAR, is_near
from ghostcli.fidelity.finding import Omission, worst
from ghostcli.fidelity.numbers import changed, count
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.scope import omissions
from ghostcli.fidelity.segments import BETWEEN, PART, AlignedSegment
from ghostcli.fidelity.significance import evidence, wanted
from ghostcli.model import VERDICTS

REWORDED = 0.6
"""Minimum share of words in place."""

DISTANT = 60.0
"""Seconds between marked parts; parts further apart are distant."""

_OVERLAP = 3  # overlap in words of two parts that may be coincidence
_NEARBY = 100  # words; a longer distance need not be counted exactly


@dataclass(frozen=True)
class Judged:
    """One explanation of a quote, with its verdicts."""

    quote: PreparedQuote
    segments: tuple[AlignedSegment, ...]
    verdicts: tuple[str, ...]
    share: float
    attributed: bool | None
    omissions: tuple[Omission, ...] = ()

    @property
    def worst(self) -> int:
        """Return the rank of the worst verdict, 0 for verbatim."""
        return worst(self.verdicts)

    @property
    def span(self) -> int:
        """Return the length of the transcript range, in words, that contains all segments."""
        ends = [place for segment in self.segments for place in (segment.start, segment.end)]
        return max(ends) - min(ends) if ends else 0


def judge(quote: PreparedQuote, segments: tuple[AlignedSegment, ...], names: Collection[str]) -> Judged:
    """Return the verdicts on a quote with these segments; `names` are the names of its speaker."""
    in_place = sum(segment.in_place for segment in segments)
    stray = _stray(quote, segments)
    longer = in_place + sum(segment.apart for segment in segments) + count(stray)
    share = in_place / longer if longer else float(bool(segments))
    verdicts = [_wording(quote, segments, stray, share)]
    if verdicts[0] in {"absent", "unclear"}:
        return Judged(quote, segments if verdicts[0] == "unclear" else (), tuple(verdicts), share, None)
    order = _order(quote, segments)
    if order - {"distant"} and verdicts[0] != "reworded":
        verdicts = []
    reference = quote.reference
    own = attributed(shares(segments, reference), names, reference.voices) if names else None
    found = {*verdicts, *order, *(("misattributed",) if own is False else ())}
    return Judged(quote, segments, tuple(verdict for verdict in VERDICTS if verdict in found), share, own)


def with_omissions(way: Judged) -> Judged:
    """Return the same, with `misleading` added if left-out words change the meaning."""
    if not way.segments or set(way.verdicts) & {"absent", "unclear", "reordered"}:
        return way
    found = omissions(way.quote, way.segments)
    if not found:
        return way
    verdicts = tuple(verdict for verdict in VERDICTS if verdict in {*way.verdicts, "misleading"})
    return replace(way, verdicts=verdicts, omissions=found)


def _stray(quote: PreparedQuote, segments: Collection[AlignedSegment]) -> list[str]:
    """Return the printed words that no segment covers."""
    found: list[str] = []
    place = 0
    for segment in segments:
        found += quote.keys[place : segment.first]
        place = max(place, segment.last)
    return found + quote.keys[place:]


def _wording(
    quote: PreparedQuote, segments: Collection[AlignedSegment], stray: list[str], share: float
) -> str:
    kinds = {op.kind for segment in segments for op in segment.ops}
    if segments and not stray and kinds <= {"equal", "aside"}:
        return "verbatim"
    altered = any(segment.changed for segment in segments) or bool(negations(stray)) or changed(stray, ())
    blocks = [segment.blocks for segment in segments]
    bits = evidence(quote.codes, quote.reference, blocks, len(quote.printed.parts))
    told = bool(segments) and bits >= wanted(len(quote.keys), quote.reference)
    if segments and not altered and (told or share >= NEAR) and is_near(quote, segments):
        return "near"
    if share >= REWORDED:
        return "reworded" if told else "unclear"
    return "unclear" if told else "absent"


def _order(quote: PreparedQuote, segments: Collection[AlignedSegment]) -> set[str]:
    """Return how the parts are placed: a set of spliced, reordered and distant, or empty."""
    found: set[str] = {"spliced"} if _scraps(quote) else set()
    reference = quote.reference
    for one, other in pairwise(segments):
        marked = quote.part(one.last - 1) != quote.part(other.first)
        if other.start <= one.start or one.end - other.start > _OVERLAP:
            found.add("reordered")
            between = one.start - other.end
        else:
            said = reference.keys(one.end, min(other.start, one.end + _NEARBY))
            between = count(said) - count(quote.keys[one.last : other.first])
        if not marked and between >= BETWEEN:
            found.add("spliced")
        if marked and (_seconds(quote, one, other) > DISTANT or _leaps(reference, one, other)):
            found.add("distant")
    return found


def _scraps(quote: PreparedQuote) -> bool:
    """Whether a quote of at least three marked parts consists mostly of parts under `PART` words."""
    sizes = [last - first for first, last in quote.printed.parts]
    return len(sizes) > 2 and 2 * sum(size for size in sizes if size < PART) > sum(sizes)


def _leaps(reference: Reference, one: AlignedSegment, other: AlignedSegment) -> bool:
    """Whether somebody else says `PART` or more words between two segments."""
    if other.start <= one.end:
        return False
    own = {reference.cues[reference.cue(word)].speaker for word in (one.end - 1, other.start)}
    said: Counter[str | None] = Counter()
    for number in range(reference.cue(one.end - 1), reference.cue(other.start) + 1):
        first = max(reference.begins[number], one.end)
        said[reference.cues[number].speaker] += max(0, min(reference.end(number), other.start) - first)
    return any(count >= PART for speaker, count in said.items() if speaker and speaker not in own)


def _seconds(quote: PreparedQuote, one: AlignedSegment, other: AlignedSegment) -> float:
    """Return the seconds between two segments; 0 if unknown."""
    earlier, later = sorted((one, other), key=lambda segment: segment.start)
    end, start = quote.reference.moment(earlier.end - 1), quote.reference.moment(later.start)
    return 0.0 if end is None or start is None else start - end
