"""Statistical evidence, in bits, that a quote comes from a transcript and does not only share its words."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from ghostcli.fidelity.gaps import Block
from ghostcli.fidelity.reference import Reference

JUMP, BACKWARDS, BREAK, SURPLUS = 12.0, 1.0, 2.0, 1.0
"""Costs in bits of a jump, a step back, a break, and each surplus word on one side.

The bits that identify the place of a jump come on top.
"""

FLOOR, SLOPE = 12.0, 1.2
"""Required evidence: 12 bits, and 1.2 bits for each word."""

_USUAL = 15_000
"""Length in words of the transcripts for which these constants hold.

In a shorter transcript they are scaled by the bits that identify a place in it. They were chosen on one half
of the episodes of `benchmarks/fidelity.py` and reported on the other half.
"""


def jump(reference: Reference) -> float:
    """Return the cost, in bits, to take the next words from any other place."""
    return _scale(reference) * JUMP + log2(len(reference) + 1)


def _scale(reference: Reference) -> float:
    return log2(len(reference) + 1) / log2(_USUAL)


def evidence(codes: str, reference: Reference, segments: Iterable[Iterable[Block]], free: int) -> float:
    """Return the bits of evidence that a quote comes from these places and does not only share their words.

    `segments` are the words in place, segment by segment. `free` jumps cost nothing: the first one, and those
    across marked cuts. After the scores of local alignment (Karlin and Altschul 1990).
    """
    bits, jumps = -log2(len(reference) + 1), -free
    for segment in segments:
        breaks = -1
        for first, _, length in segment:
            bits += sum(map(reference.bits, codes[first : first + length]))
            breaks += 1
        bits -= BREAK * max(0, breaks)
        jumps += 1
    return bits - jump(reference) * max(0, jumps)


def wanted(length: int, reference: Reference) -> float:
    """Return the bits required to accept that a quote of `length` words comes from the transcript."""
    return _scale(reference) * (FLOOR + SLOPE * length)
