"""Check a quote against a transcript: the verdicts and all other findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from heapq import nsmallest

from ghostcli.fidelity.alignment import align
from ghostcli.fidelity.ellipses import exactly
from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.masking import MASKED
from ghostcli.fidelity.occurrences import other_occurrences
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.printed_quote import PrintedQuote
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.report import report, shifts
from ghostcli.fidelity.segments import AlignedSegment
from ghostcli.fidelity.verdicts import Judged, judge, with_omissions
from ghostcli.timecode import Span

_LOOKED_AT = 4
"""Number of equally good places that are searched for one that is not misleading."""


def check(
    text: str,
    reference: Reference,
    *,
    speaker: str | Collection[str] | None = None,
    sic: Mapping[str, str] | None = None,
    at: Sequence[Span] = (),
) -> Finding:
    """Compare the quote `text` with the transcript and return the finding.

    `speaker` is the recorded speaker, or all names of that person. `sic` maps printed words to intended ones;
    both forms are accepted. `at` has the record's times in seconds, each as `(start, end or None)`; they
    decide between places that are equally good. Any text is accepted; no exception is raised.
    """
    names = (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    sic = {**reference.misheard, **(sic or {})}
    readings = PrintedQuote.of(text, sic).readings(reference)
    if MASKED.search(text):
        readings += PrintedQuote.of(text, sic, said=reference.vocabulary).readings(reference)
    if "[" in text and " ".join(text.split()) in reference.bracketed:  # not a cut
        readings.append(PrintedQuote.of(text, sic, uncut=True))
    ways = [way for reading in readings for way in _ways(PreparedQuote.of(reading, reference), names)]
    best = _best(ways, at)
    others: list[tuple[int, AlignedSegment]] = []
    if len(best.segments) == 1:
        reached = 0
        for other in sorted((way.segments[0] for way in ways if len(way.segments) == 1), key=_begin):
            if other.start >= reached and not other.overlaps(best.segments[0]):
                others.append((0, other))
                reached = other.end
    else:
        for number, segment in enumerate(best.segments):
            others += [(number, other) for other in other_occurrences(best.quote, segment, best.segments)]
    return report(best, others, at)


def _best(ways: Sequence[Judged], at: Sequence[Span]) -> Judged:
    """Return the best way: by worst verdict, share in place, distance to the record's times, corrections.

    Among the first few ways with the same worst verdict, return the first that is not misleading.
    """
    ranked = nsmallest(_LOOKED_AT, ways, partial(_rank, at))
    judged = (with_omissions(way) for way in ranked if way.worst == ranked[0].worst)
    first = next(judged)
    return first if not first.omissions else next((way for way in judged if not way.omissions), first)


def _rank(at: Sequence[Span], way: Judged) -> tuple[float, ...]:
    corrected = len(way.quote.printed.corrected)
    return way.worst, round(-way.share, 1), _off(way, at), corrected, way.span


def _begin(segment: AlignedSegment) -> int:
    return segment.start


def _ways(quote: PreparedQuote, names: Collection[str]) -> list[Judged]:
    """Return every place where the quote is found, each judged separately."""
    if not quote.keys:
        return [Judged(quote, (), ("unclear",), 0.0, None)]
    found = [tuple(segments) for segments in exactly(quote) or [align(quote)]]
    if len(found[0]) == 1:
        found += [(other,) for other in other_occurrences(quote, found[0][0], [way[0] for way in found])]
    return [judge(quote, segments, names) for segments in found]


def _off(way: Judged, at: Sequence[Span]) -> float:
    """Return the distance from the way to the nearest of the record's times, in seconds."""
    found = (shift for segment in way.segments for shift in shifts(way.quote.reference, segment.start, at))
    return min(map(abs, found), default=0.0)
