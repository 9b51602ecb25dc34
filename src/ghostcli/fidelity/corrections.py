"""Find the words of a quote that match only through a correction: a pair of `sic` or `heard`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from ghostcli.fidelity.finding import Correction
from ghostcli.fidelity.gaps import Op
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.verdicts import Judged


def corrections(best: Judged) -> tuple[Correction, ...]:
    """Return each run of such words as printed and as the transcript has it, without duplicates."""
    if not (best.quote.printed.corrected or best.quote.reference.corrected):
        return ()
    put_in = {word for first, end in best.quote.printed.corrected for word in range(first, end)}
    steps = (op for segment in best.segments for op in segment.ops if op.kind == "equal")
    return tuple(dict.fromkeys(one for op in steps for one in _of_step(best.quote, op, put_in)))


def _of_step(quote: PreparedQuote, op: Op, put_in: Collection[int]) -> Iterator[Correction]:
    printed, reference = quote.printed, quote.reference

    def pair(first: int, last: int, start: int, end: int) -> Correction:
        return Correction(printed.slice(first, last), reference.text(reference.written(start, end)))

    codes = quote.codes[op.first : op.last], reference.codes[op.start : op.end]
    for is_equal, blocks in groupby(Levenshtein.opcodes(*codes), lambda one: one.tag == "equal"):
        some = list(blocks)
        first, last = op.first + some[0].src_start, op.first + some[-1].src_end
        start, end = op.start + some[0].dest_start, op.start + some[-1].dest_end
        words, ahead = range(first, last), start - first
        if is_equal:
            found = (at for at in words if at in put_in or reference.is_corrected(at + ahead, quote.keys[at]))
            for _, near in groupby(enumerate(found), lambda one: one[1] - one[0]):
                run = [word for _, word in near]
                yield pair(run[0], run[-1] + 1, run[0] + ahead, run[-1] + 1 + ahead)
        elif any(word in put_in for word in words):  # a number written differently: 150, a hundred and fifty
            yield pair(first, last, start, end)
