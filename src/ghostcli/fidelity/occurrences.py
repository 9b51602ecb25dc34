"""Find other places with the words of a quote; for example, a cold open repeats a later passage."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.seeds import copies
from ghostcli.fidelity.segments import PART, AlignedSegment, align_span

LESS, LEAST = 0.25, 0.6
"""Another place has a share in place at most 0.25 below the best one's, and at least 0.6."""

_RESPELLED = 0.1  # spelling variants may raise the share of matching words by this much


MOST = 20
"""If there are more places than these, only those with the most words in common are examined."""


def other_occurrences(
    quote: PreparedQuote, segment: AlignedSegment, taken: Sequence[AlignedSegment]
) -> list[AlignedSegment]:
    """Return other places for the printed words of `segment`, without the places in `taken`."""
    first, last = segment.first, segment.last
    length = last - first
    least = max(LEAST, segment.share - LESS)
    if length < PART or segment.share < LEAST:
        return []
    near = length // 3 + 3
    found: list[AlignedSegment] = []
    used = bytearray(len(quote.reference))  # 1 for each said word that belongs to a place

    def is_free(start: int, end: int) -> bool:
        return 1 not in used[max(start, 0) : max(end, 0)]

    def use(place: AlignedSegment) -> None:
        used[place.start : place.end] = b"\1" * (place.end - place.start)

    for place in taken:
        use(place)
    codes = quote.codes[first:last]
    likely: list[tuple[int, int]] = []  # number of matching words, and position
    for at, words in copies(codes, quote.reference):
        if 4 * words >= length and is_free(at, at + length):
            said = quote.reference.codes[max(0, at - near) : max(0, at + length + near)]
            same = LCSseq.similarity(codes, said)
            if same >= (least - _RESPELLED) * length:
                likely.append((same, at))
    for _, at in sorted(likely, key=_most_first)[:MOST] if len(likely) > MOST else likely:
        if not is_free(at, at + length):
            continue
        laid = align_span(quote, (first, last), (at - near, at + length + near))
        if laid and laid.share >= least and is_free(laid.start, laid.end):
            found.append(laid)
            use(laid)
    return found


def _most_first(one: tuple[int, int]) -> int:
    return -one[0]
