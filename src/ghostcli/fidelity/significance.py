"""What chance can do: the bits that tell a quote that comes from a talk from one that shares its words."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from ghostcli.fidelity.gaps import Block
from ghostcli.fidelity.reference import Reference

JUMP, BACKWARDS, BREAK, SURPLUS = 12.0, 1.0, 2.0, 1.0
"""What it costs, in bits, to take the next words from elsewhere (beside those that name the place), to
go back for them, to have other words between, and each word that one side has more than the other."""

FLOOR, SLOPE = 12.0, 1.2
"""So many bits and so many more a word are wanted."""

_USUAL = 15_000
"""Words of the transcripts for which these bits hold; in a shorter one they count in proportion to those
that it takes to name a place in it. Chosen on one half of the episodes of `benchmarks/fidelity.py`,
reported on the other."""


def jump(reference: Reference) -> float:
    """What it costs, in bits, to take the next words from anywhere."""
    return _scale(reference) * JUMP + log2(len(reference) + 1)


def _scale(reference: Reference) -> float:
    return log2(len(reference) + 1) / log2(_USUAL)


def evidence(codes: str, reference: Reference, segments: Iterable[Iterable[Block]], free: int) -> float:
    """How many bits say that a quote comes from where its words stand, and does not only share them.

    `segments` are the words in place, segment by segment; `free` jumps cost nothing: the first, and
    those over marked cuts. After the scores of local alignment (Karlin and Altschul 1990).
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
    """How many bits it takes to say that a quote of so many words comes from the transcript."""
    return _scale(reference) * (FLOOR + SLOPE * length)
