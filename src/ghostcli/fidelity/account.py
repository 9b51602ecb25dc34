"""What is told of a quote once its place is known: parts, other places, times, the word diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ghostcli.fidelity.clock import time_off
from ghostcli.fidelity.corrections import corrections
from ghostcli.fidelity.finding import Begin, Difference, Finding, Occurrence, Part
from ghostcli.fidelity.quote import Quote
from ghostcli.fidelity.sentences import with_sentence
from ghostcli.fidelity.spoken import Spoken
from ghostcli.fidelity.stretch import Stretch
from ghostcli.fidelity.verdicts import Judged
from ghostcli.fidelity.voices import tally
from ghostcli.timecode import Span


def account(best: Judged, others: Sequence[tuple[int, Stretch]], at: Sequence[Span]) -> Finding:
    """The finding of a quote that is best explained so.

    `others` are the other places, each with the number of the part that stands there; `at` the times
    of the record.
    """
    quote, spoken = best.quote, best.quote.spoken
    written = [spoken.written(stretch.start, stretch.end) for stretch in best.stretches]
    occurrences = sorted((number, stretch.start, stretch) for number, stretch in others)
    places = [*best.stretches, *(stretch for *_, stretch in occurrences)]
    begins = _begins(spoken, places, at) if at else ()
    finding = Finding(
        verdicts=best.verdicts,
        share=best.share,
        cuts=len(quote.printed.bounds),
        parts=tuple(
            _part(quote, stretch, words) for stretch, words in zip(best.stretches, written, strict=True)
        ),
        occurrences=tuple(_occurrence(spoken, stretch, number) for number, _, stretch in occurrences),
        time_off=time_off(at, begins),
        shifts=tuple(begin.moment - start for begin in begins for start, _ in at),
        attributed=best.attributed,
        diff=tuple(_diff(best, written)),
        omissions=best.omissions,
        begins=begins,
        corrections=corrections(best),
    )
    return with_sentence(finding, spoken) if best.omissions else finding


def shifts(spoken: Spoken, word: int, at: Sequence[Span]) -> list[float]:
    """What must be added to each of the record's times to get to where that word is said, in seconds."""
    moment = spoken.moment(word) if at else None
    return [] if moment is None else [moment - start for start, _ in at]


def _begins(spoken: Spoken, places: Sequence[Stretch], at: Sequence[Span]) -> tuple[Begin, ...]:
    """When each of these places begins; those of which that is known."""
    found: list[Begin] = []
    for place in places:
        number, moment = spoken.cue(place.start), spoken.moment(place.start)
        cue = spoken.cues[number]
        if moment is None or cue.start is None:
            continue
        begin = Begin(moment, cue.start, cue.end, place.share)
        found.append(begin if time_off(at, [begin]) == 0 else begin._replace(heads=spoken.heads(number)))
    return tuple(found)


Written = Sequence[tuple[int, int, int]]
"""Where each word of a stretch is written, as `Spoken.written` gives it."""


def _part(quote: Quote, stretch: Stretch, written: Written) -> Part:
    place = _occurrence(quote.spoken, stretch, 0)
    return Part(
        text=quote.printed.slice(stretch.first, stretch.last),
        said=quote.spoken.text(written),
        start=place.start,
        end=place.end,
        moment=place.moment,
        share=place.share,
        speaker=place.speaker,
        position=place.position,
        length=stretch.end - stretch.start,
    )


def _occurrence(spoken: Spoken, stretch: Stretch, part: int) -> Occurrence:
    said = tally((stretch,), spoken)
    return Occurrence(
        start=spoken.cues[spoken.cue(stretch.start)].start,
        end=spoken.cues[spoken.cue(stretch.end - 1)].end,
        moment=spoken.moment(stretch.start),
        share=stretch.share,
        speaker=max(said, key=said.__getitem__) if said else None,
        position=stretch.start,
        part=part,
    )


def _diff(best: Judged, written: Sequence[Written]) -> Iterator[Difference]:
    quote, printed = best.quote, best.quote.printed
    place = 0
    said: int | None = None
    for stretch, words in zip(best.stretches, written, strict=True):
        yield from _unsaid(quote, place, stretch.first, joined=said is not None and said != stretch.start)
        for op in stretch.ops:
            spelled = quote.spoken.text(words[op.start - stretch.start : op.end - stretch.start])
            yield Difference(op.kind, printed.slice(op.first, op.last), spelled)
        place, said = stretch.last, stretch.end
    yield from _unsaid(quote, place, len(quote.keys), joined=False)


def _unsaid(quote: Quote, first: int, last: int, *, joined: bool) -> Iterator[Difference]:
    """Printed words that stand nowhere, with the marked cuts in and beside them; a silent one if `joined`."""
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
