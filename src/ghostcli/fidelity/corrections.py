"""Which words of a quote count as said by a correction alone: a pair of `sic`, or of `heard`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ghostcli.fidelity.finding import Correction
from ghostcli.fidelity.gaps import Op
from ghostcli.fidelity.verdicts import Judged


def corrections(best: Judged) -> tuple[Correction, ...]:
    """Each run of such words as it is printed, and as the transcript has it; none twice."""
    steps = (op for stretch in best.stretches for op in stretch.ops if op.kind == "equal")
    return tuple(dict.fromkeys(one for op in steps for one in _of_step(best, op)))


def _of_step(best: Judged, op: Op) -> Iterator[Correction]:
    printed, spoken, keys = best.quote.printed, best.quote.spoken, best.quote.keys

    def pair(first: int, last: int, start: int, end: int) -> Correction:
        return Correction(printed.slice(first, last), spoken.text(spoken.written(start, end)))

    put_in = {word for first, end in printed.corrected for word in range(first, end)}
    ahead = op.start - op.first
    if op.last + ahead != op.end:  # one number of unlike lengths: 150, a hundred and fifty
        if not put_in.isdisjoint(range(op.first, op.last)):
            yield pair(*op[1:])
        return
    words = (
        word
        for word in range(op.first, op.last)
        if word in put_in or spoken.is_corrected(word + ahead, keys[word])
    )
    for _, some in groupby(enumerate(words), lambda one: one[1] - one[0]):
        run = [word for _, word in some]
        yield pair(run[0], run[-1] + 1, run[0] + ahead, run[-1] + 1 + ahead)
