"""Build the finding for a quote with known places: parts, other places, times, the word diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ghostcli.fidelity.attribution import tally
from ghostcli.fidelity.clock_offset import time_off
from ghostcli.fidelity.corrections import corrections
from ghostcli.fidelity.finding import Begin, Difference, Finding, Occurrence, Part
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.reference import Reference
from ghostcli.fidelity.segments import AlignedSegment
from ghostcli.fidelity.sentences import with_sentence
from ghostcli.fidelity.verdicts import Judged
from ghostcli.timecode import Span


def report(best: Judged, others: Sequence[tuple[int, AlignedSegment]], at: Sequence[Span]) -> Finding:
    """Return the finding for a quote with this best explanation.

    `others` are the other places, each with the index of its part; `at` are the record's times.
    """
    quote, reference = best.quote, best.quote.reference
    written = [reference.written(segment.start, segment.end) for segment in best.segments]
    occurrences = sorted((number, segment.start, segment) for number, segment in others)
    places = [*best.segments, *(segment for *_, segment in occurrences)]
    begins = _begins(reference, places, at) if at else ()
    finding = Finding(
        verdicts=best.verdicts,
        share=best.share,
        cuts=len(quote.printed.bounds),
        parts=tuple(
            _part(quote, segment, words) for segment, words in zip(best.segments, written, strict=True)
        ),
        occurrences=tuple(_occurrence(reference, segment, number) for number, _, segment in occurrences),
        time_off=time_off(at, begins),
        shifts=tuple(begin.moment - start for begin in begins for start, _ in at),
        attributed=best.attributed,
        diff=tuple(_diff(best, written)),
        omissions=best.omissions,
        begins=begins,
        corrections=corrections(best),
    )
    return with_sentence(finding, reference) if best.omissions else finding


def shifts(reference: Reference, word: int, at: Sequence[Span]) -> list[float]:
    """Return the seconds from each of the record's times to the start of that word."""
    moment = reference.moment(word) if at else None
    return [] if moment is None else [moment - start for start, _ in at]


def _begins(reference: Reference, places: Sequence[AlignedSegment], at: Sequence[Span]) -> tuple[Begin, ...]:
    """Return when each of these places begins; places without a known time are left out."""
    found: list[Begin] = []
    for place in places:
        number, moment = reference.cue(place.start), reference.moment(place.start)
        cue = reference.cues[number]
        if moment is None or cue.start is None:
            continue
        begin = Begin(moment, cue.start, cue.end, place.share)
        found.append(begin if time_off(at, [begin]) == 0 else begin._replace(heads=reference.heads(number)))
    return tuple(found)


Written = Sequence[tuple[int, int, int]]
"""The position of each word of a segment, as returned by `Reference.written`."""


def _part(quote: PreparedQuote, segment: AlignedSegment, written: Written) -> Part:
    place = _occurrence(quote.reference, segment, 0)
    return Part(
        text=quote.printed.slice(segment.first, segment.last),
        said=quote.reference.text(written),
        start=place.start,
        end=place.end,
        moment=place.moment,
        share=place.share,
        speaker=place.speaker,
        position=place.position,
        length=segment.end - segment.start,
    )


def _occurrence(reference: Reference, segment: AlignedSegment, part: int) -> Occurrence:
    said = tally((segment,), reference)
    return Occurrence(
        start=reference.cues[reference.cue(segment.start)].start,
        end=reference.cues[reference.cue(segment.end - 1)].end,
        moment=reference.moment(segment.start),
        share=segment.share,
        speaker=max(said, key=said.__getitem__) if said else None,
        position=segment.start,
        part=part,
    )


def _diff(best: Judged, written: Sequence[Written]) -> Iterator[Difference]:
    quote, printed = best.quote, best.quote.printed
    place = 0
    said: int | None = None
    for segment, words in zip(best.segments, written, strict=True):
        yield from _unsaid(quote, place, segment.first, joined=said is not None and said != segment.start)
        for op in segment.ops:
            spelled = quote.reference.text(words[op.start - segment.start : op.end - segment.start])
            yield Difference(op.kind, printed.slice(op.first, op.last), spelled)
        place, said = segment.last, segment.end
    yield from _unsaid(quote, place, len(quote.keys), joined=False)


def _unsaid(quote: PreparedQuote, first: int, last: int, *, joined: bool) -> Iterator[Difference]:
    """Yield printed words without a match, and the marked cuts in and next to them.

    If `joined`, add an unmarked cut where there is no marked one.
    """
    printed, place, marked = quote.printed, first, False
    for bound, mark in zip(printed.bounds, printed.marks, strict=True):
        if first <= bound <= last:
            if bound > place:
                yield Difference("delete", printed.slice(place, bound), "")
            yield Difference("cut", mark, "")
            place, marked = bound, True
    if last > place:
        yield Difference("delete", printed.slice(place, last), "")
    if joined and not marked:
        yield Difference("cut", "", "")
