"""Align a quote with a transcript: explain its words by as few segments of the transcript as possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rapidfuzz.distance import LCSseq

from ghostcli.fidelity.chaining import chain
from ghostcli.fidelity.ellipses import placed
from ghostcli.fidelity.gaps import Block
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.seeds import runs, window
from ghostcli.fidelity.segments import PART, AlignedSegment, align_span
from ghostcli.fidelity.significance import evidence, wanted

_GOOD = 0.9  # a single segment with at least this share and without a cut explains the quote
_HOPEFUL = 0.6  # with a smaller share in common, no single segment is tried for the whole quote
_RUN = 3  # a run of this many words in place is no coincidence
_FAR = 25  # two runs with this many more words said than printed between them are two segments
_REST = 6  # at least this many unexplained printed words in a row get a search of their own
_UNSURE = 12  # at most this many words between two segments may belong to either
_MORE = 3  # extra said words on each side of a block of matches
_CLEARLY = 0.75  # of the required evidence; with less, and under half in place, nothing is found


def align(quote: PreparedQuote) -> list[AlignedSegment]:
    """Return the segments that the quote's words come from, in quote order; empty if nothing is similar."""
    codes, reference, bounds = quote.codes, quote.reference, quote.printed.bounds
    found = [block for part in quote.printed.parts for block in window(codes, reference, part)]
    if not bounds and _size(found) >= _HOPEFUL * len(codes):
        whole = align_span(quote, (0, len(codes)), _around(found))
        if whole and (whole.share >= _GOOD or _solid(whole)) and not whole.cuts(quote):
            return [whole]
    found += _new(runs(codes, reference, bounds), found)
    linked = chain(quote, found)
    if 2 * _size(linked) < len(codes) and _chance(quote, linked):
        return []
    segments = _assembled(quote, linked)
    rest = [hole for hole in _holes(quote, segments) if hole[1] - hole[0] >= _REST]
    if rest:
        found += [block for hole in rest for block in window(codes, reference, hole)]
        segments = _assembled(quote, chain(quote, found))
    return segments


def _solid(whole: AlignedSegment) -> bool:
    """Whether no run of words out of place is long enough to be a part from elsewhere."""
    reached = whole.first
    for first, _, length in (*whole.blocks, (whole.last, 0, _RUN)):
        if length >= _RUN:
            if first - reached >= PART:
                return False
            reached = first + length
    return True


def _new(found: Iterable[Block], known: Iterable[Block]) -> list[Block]:
    """Return the runs that are as long as a part, or that have at least two words not in `known`."""
    placed = {word for first, _, length in known for word in range(first, first + length)}
    return [
        (first, start, length)
        for first, start, length in found
        if length >= PART or len(placed.intersection(range(first, first + length))) + 2 <= length
    ]


def _size(blocks: Iterable[Block]) -> int:
    return sum(length for _, _, length in blocks)


def _anchors(quote: PreparedQuote, blocks: Iterable[Block]) -> int:
    return sum(quote.size(first, first + length) for first, _, length in blocks)


def _around(blocks: Sequence[Block]) -> tuple[int, int]:
    return blocks[0][1] - _MORE, blocks[-1][1] + blocks[-1][2] + _MORE


def _chance(quote: PreparedQuote, linked: Sequence[Block]) -> bool:
    """Whether the matching words carry clearly too little evidence."""
    bits = evidence(quote.codes, quote.reference, [linked], len(quote.printed.parts))
    return bits < _CLEARLY * wanted(len(quote.keys), quote.reference)


def _assembled(quote: PreparedQuote, linked: Sequence[Block]) -> list[AlignedSegment]:
    """Turn a chain of runs into segments, each refined at both ends and split at its cuts."""
    segments: list[AlignedSegment] = []
    groups = _strong(quote, _groups(quote, linked))
    for number, group in enumerate(groups):
        first, last = quote.printed.parts[quote.part(group[0][0])]
        before = groups[number - 1] if number else None
        after = groups[number + 1] if number + 1 < len(groups) else None
        if before and before[-1][0] >= first:
            first = _boundary(quote, before[-1], group[0])
        if after and after[0][0] < last:
            last = _boundary(quote, group[-1], after[0])
        head, tail = group[0][0] - first, last - group[-1][0] - group[-1][2]
        start, end = _around(group)
        laid = align_span(quote, (first, last), (start - head, end + tail))
        if laid:
            segments += laid.split(quote)
    return placed(quote, segments)


def _groups(quote: PreparedQuote, linked: Sequence[Block]) -> list[list[Block]]:
    """Split the chain where it jumps and at marked cuts."""
    groups: list[list[Block]] = []
    for block in linked:
        if groups:
            place, spot, size = groups[-1][-1]
            said, printed = block[1] - spot - size, block[0] - place - size
            if said >= 0 and said - printed <= _FAR and quote.part(place) == quote.part(block[0]):
                groups[-1].append(block)
                continue
        groups.append([block])
    return groups


def _strong(quote: PreparedQuote, groups: list[list[Block]]) -> list[list[Block]]:
    """Return the groups with `PART` or more words in place; of each marked part at least its best group."""
    kept: list[list[Block]] = []
    for _, some in groupby(groups, key=lambda group: quote.part(group[0][0])):
        own = list(some)
        kept += [group for group in own if _anchors(quote, group) >= PART] or [max(own, key=_size)]
    return kept


def _boundary(quote: PreparedQuote, before: Block, after: Block) -> int:
    """Return the best split point for the unexplained words between two segments of one part."""
    first, last = before[0] + before[2], after[0]
    if not 0 < last - first <= _UNSURE:
        return last
    reach = last - first + 2
    left = quote.reference.codes[before[1] + before[2] : before[1] + before[2] + reach]
    right = quote.reference.codes[max(0, after[1] - reach) : after[1]]

    def common(place: int) -> int:
        ours = LCSseq.similarity(quote.codes[first:place], left)
        return ours + LCSseq.similarity(quote.codes[place:last], right)

    return max(range(first, last + 1), key=common)


def _holes(quote: PreparedQuote, segments: Sequence[AlignedSegment]) -> list[tuple[int, int]]:
    """Return the runs of printed words without a match, each inside one marked part."""
    taken = [
        (op.first, op.last)
        for segment in segments
        for op in segment.ops
        if op.kind in {"equal", "cleaned"} and op.last > op.first
    ]
    edges = sorted({*taken, *((bound, bound) for bound in (0, *quote.printed.bounds, len(quote.keys)))})
    return [(one[1], other[0]) for one, other in pairwise(edges) if other[0] > one[1]]
