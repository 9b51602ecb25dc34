"""Place marked parts word for word and in order; short parts must be near their neighbours."""

from __future__ import annotations

from bisect import bisect_left

from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.reference import occurrences
from ghostcli.fidelity.segments import AlignedSegment

SHORT, NEIGHBOUR = 3, 40
"""A marked part of fewer than 3 words must be within 40 words of its neighbour."""


def exactly(quote: PreparedQuote) -> list[list[AlignedSegment]]:
    """Return every exact match of the quote, its marked parts in order; each part is the nearest match."""
    parts = quote.printed.parts
    spots = [occurrences(quote.reference.codes, quote.codes[first:last]) for first, last in parts]
    if len(parts) == 1:
        return [[AlignedSegment.exact(0, len(quote.codes), spot)] for spot in spots[0]]
    if not all(spots):
        return []
    anchor = next((number for number, (first, last) in enumerate(parts) if last - first >= SHORT), 0)
    ways = (_way(quote, spots, anchor, spot) for spot in spots[anchor])
    return [way for way in ways if way]


def placed(quote: PreparedQuote, segments: list[AlignedSegment]) -> list[AlignedSegment]:
    """Add exact, ordered matches for the marked parts that are missing or uncertain.

    A part of fewer than `SHORT` words counts only within `NEIGHBOUR` words of the part before or after it.
    """
    parts = quote.printed.parts
    if len(parts) == 1:
        return segments
    found: list[AlignedSegment] = []
    for number, (first, last) in enumerate(parts):
        own = [segment for segment in segments if quote.part(segment.first) == number]
        if last - first >= SHORT and own:
            found += own
            continue
        floor = found[-1].end if found else None
        after = (
            segment for segment in segments if segment.first >= last and segment.last - segment.first >= SHORT
        )
        ceiling = next((segment.start for segment in after), None)
        spot = _beside(quote, (first, last), floor, ceiling)
        if spot is not None:
            found.append(AlignedSegment.exact(first, last, spot))
    return found


def _way(quote: PreparedQuote, spots: list[list[int]], anchor: int, spot: int) -> list[AlignedSegment] | None:
    """Return the marked parts in order, with part `anchor` at said word `spot`; None if a part is missing."""
    parts = quote.printed.parts
    sizes = [last - first for first, last in parts]
    way = {anchor: spot}
    end = spot + sizes[anchor]
    for number in range(anchor + 1, len(parts)):
        if sizes[number] >= SHORT:
            place = bisect_left(spots[number], end)
            if place == len(spots[number]):
                return None
            way[number] = spots[number][place]
            end = way[number] + sizes[number]
    for number, part in enumerate(parts):
        if number not in way:
            floor = way[number - 1] + sizes[number - 1] if number else None
            ceiling = next((way[after] for after in range(number + 1, len(parts)) if after in way), None)
            beside = _beside(quote, part, floor, ceiling)
            if beside is None:
                return None
            way[number] = beside
    return [AlignedSegment.exact(*parts[number], way[number]) for number in range(len(parts))]


def _beside(
    quote: PreparedQuote, part: tuple[int, int], floor: int | None, ceiling: int | None
) -> int | None:
    """Return where a part is found after said word `floor` and before `ceiling`.

    A short part must be near one of them. The result is None if the part is not found.
    """
    said, wanted = quote.reference.codes, quote.codes[part[0] : part[1]]
    length = len(wanted)
    reach = NEIGHBOUR + length if length < SHORT else len(said)
    low, high = floor or 0, len(said) if ceiling is None or ceiling < (floor or 0) else ceiling
    if floor is None and ceiling is None and length < SHORT:
        return None
    spot = said.find(wanted, low, min(high, low + reach)) if floor is not None or ceiling is None else -1
    if spot < 0 and ceiling is not None:
        spot = said.rfind(wanted, max(low, high - reach), high)
    return spot if spot >= 0 else None
