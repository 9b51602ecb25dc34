"""Chain runs of equal words into the most likely origin of a quote; jumps between runs cost bits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import log2

from ghostcli.fidelity.gaps import Block
from ghostcli.fidelity.prepared_quote import PreparedQuote
from ghostcli.fidelity.significance import BACKWARDS, BREAK, SURPLUS, jump

_MOST = 80  # runs; if there are more, the most informative ones
_LEAST = 0.75  # a run carries at least this share of the bits that identify a place


def chain(quote: PreparedQuote, runs: Sequence[Block]) -> list[Block]:
    """Return the best chain of runs, in quote order, with overlaps trimmed.

    A run scores the bits of its words without fillers. A short step to the next run costs little, a jump
    elsewhere costs more, and a step forward across a marked cut costs almost nothing. Method: sparse dynamic
    programming, as in spliced alignment (Gelfand, Mironov and Pevzner 1996).
    """
    reference, bounds = quote.reference, quote.printed.bounds
    bits_of = (
        reference.bits(letter) if kept else 0.0
        for letter, kept in zip(quote.codes, quote.anchors, strict=True)
    )
    worth = [0.0, *accumulate(bits_of)]
    least = _LEAST * log2(len(reference) + 1)
    chosen = sorted({run for run in runs if worth[run[0] + run[2]] - worth[run[0]] >= least})
    if len(chosen) > _MOST:
        chosen.sort(key=lambda run: worth[run[0] + run[2]] - worth[run[0]], reverse=True)
        chosen = sorted(chosen[:_MOST])
    leap = jump(reference)
    best: list[tuple[float, int, int]] = []  # score in bits, index of the run before, number of words trimmed
    for first, start, length in chosen:
        end = first + length
        top = (worth[end] - worth[first], -1, 0)
        for before, (so_far, _, _) in enumerate(best):
            place, spot, size = chosen[before]
            stop = place + size
            if stop >= end or so_far + worth[end] - worth[max(first, stop)] <= top[0]:
                continue
            cut = max(0, stop - first)
            printed, said = first + cut - stop, start + cut - spot - size
            if said < 0:
                cost = leap + BACKWARDS
            elif bounds and bisect_right(bounds, stop - 1) != bisect_right(bounds, first + cut):
                cost = min(leap, log2(1 + said))
            elif said or printed:
                cost = min(leap, BREAK + SURPLUS * abs(said - printed))
            else:
                cost = 0.0
            bits = so_far + worth[end] - worth[first + cut] - cost
            if bits > top[0]:
                top = (bits, before, cut)
        best.append(top)
    if not chosen:
        return []
    at = max(range(len(chosen)), key=lambda number: best[number][0])
    found: list[Block] = []
    while at >= 0:
        (first, start, length), (_, before, cut) = chosen[at], best[at]
        found.append((first + cut, start + cut, length - cut))
        at = before
    return found[::-1]
