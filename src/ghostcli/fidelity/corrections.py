"""Which words of a quote count as said by a correction alone: a pair of `sic`, or of `heard`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ghostcli.fidelity.finding import Correction
from ghostcli.fidelity.stretch import Stretch
from ghostcli.fidelity.verdicts import Judged


def corrections(best: Judged) -> tuple[Correction, ...]:
    """Each run of such words as it is printed, and as the transcript has it; none twice."""
    found = (one for stretch in best.stretches for one in _of_stretch(best, stretch))
    return tuple(dict.fromkeys(found))


def _of_stretch(best: Judged, stretch: Stretch) -> Iterator[Correction]:
    quote, printed, spoken = best.quote, best.quote.printed, best.quote.spoken
    put_in = {word for first, end in printed.corrected for word in range(first, end)}
    pairs = [
        (word, said)
        for first, start, length in stretch.blocks
        for word, said in zip(range(first, first + length), range(start, start + length), strict=True)
        if word in put_in or spoken.is_corrected(said, quote.keys[word])
    ]
    for _, some in groupby(enumerate(pairs), lambda one: (one[1][0] - one[0], one[1][1] - one[0])):
        run = [pair for _, pair in some]
        (first, start), (last, end) = run[0], run[-1]
        said = spoken.text(spoken.written(start, end + 1))
        yield Correction(printed.slice(first, last + 1), said)
