"""A quote held against a transcript: the verdicts and everything that is found beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from heapq import nsmallest

from ghostcli.fidelity.account import account, shifts
from ghostcli.fidelity.elsewhere import elsewhere
from ghostcli.fidelity.explain import explain
from ghostcli.fidelity.finding import Finding
from ghostcli.fidelity.marked import exactly
from ghostcli.fidelity.masking import MASKED
from ghostcli.fidelity.printed import Printed
from ghostcli.fidelity.quote import Quote
from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.stretch import Stretch
from ghostcli.fidelity.verdicts import Judged, judge, with_omissions
from ghostcli.timecode import Span

_LOOKED_AT = 4
"""Places that are as good, of which one that is not misleading is looked for."""


def check(
    text: str,
    spoken: Spoken,
    *,
    speaker: str | Collection[str] | None = None,
    sic: Mapping[str, str] | None = None,
    at: Sequence[Span] = (),
) -> Finding:
    """How the quote `text` stands to the transcript.

    `speaker` is who the record says said it, or all the names of that person; `sic` maps what is
    printed to what was meant, and either form is right; `at` are the record's times in seconds,
    `(start, end or None)` each, and decide between places that are as good. Any text is taken; nothing
    is raised.
    """
    names = (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    sic = {**spoken.misheard, **(sic or {})}
    readings = Printed.of(text, sic).readings(spoken)
    if MASKED.search(text):
        readings += Printed.of(text, sic, said=spoken.vocabulary).readings(spoken)
    if "[" in text and " ".join(text.split()) in spoken.bracketed:  # brackets of its own are no cuts
        readings.append(Printed.of(text, sic, uncut=True))
    ways = [way for reading in readings for way in _ways(Quote.of(reading, spoken), names)]
    best = _best(ways, at)
    others: list[tuple[int, Stretch]] = []
    if len(best.stretches) == 1:
        reached = 0
        for other in sorted((way.stretches[0] for way in ways if len(way.stretches) == 1), key=_begin):
            if other.start >= reached and not other.overlaps(best.stretches[0]):
                others.append((0, other))
                reached = other.end
    else:
        for number, stretch in enumerate(best.stretches):
            others += [(number, other) for other in elsewhere(best.quote, stretch, best.stretches)]
    return account(best, others, at)


def _best(ways: Sequence[Judged], at: Sequence[Span]) -> Judged:
    """The best way: by worst verdict, share in place, distance to the record's times, corrections.

    Of the first few with the same worst verdict, the first that is not misleading.
    """
    ranked = nsmallest(_LOOKED_AT, ways, partial(_rank, at))
    judged = (with_omissions(way) for way in ranked if way.worst == ranked[0].worst)
    first = next(judged)
    return first if not first.omissions else next((way for way in judged if not way.omissions), first)


def _rank(at: Sequence[Span], way: Judged) -> tuple[float, ...]:
    corrected = len(way.quote.printed.corrected)
    return way.worst, round(-way.share, 1), _off(way, at), corrected, way.span


def _begin(stretch: Stretch) -> int:
    return stretch.start


def _ways(quote: Quote, names: Collection[str]) -> list[Judged]:
    """Every place where the quote stands, each judged by itself."""
    if not quote.keys:
        return [Judged(quote, (), ("unclear",), 0.0, None)]
    found = [tuple(stretches) for stretches in exactly(quote) or [explain(quote)]]
    if len(found[0]) == 1:
        found += [(other,) for other in elsewhere(quote, found[0][0], [way[0] for way in found])]
    return [judge(quote, stretches, names) for stretches in found]


def _off(way: Judged, at: Sequence[Span]) -> float:
    """How far the way is from the nearest of the record's times, in seconds."""
    found = (shift for stretch in way.stretches for shift in shifts(way.quote.spoken, stretch.start, at))
    return min(map(abs, found), default=0.0)
