"""A constant shift between the transcript's clock and the episode's, found from the quotes themselves."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ghostcli.fidelity.finding import Finding

AGREE, TOGETHER = 3, 2.5
"""So many quotes at least must be off by the same, within so many seconds."""


def clock_offset(findings: Sequence[Finding]) -> float | None:
    """What must be added to the record's times to get to the transcript's, in seconds.

    The shift on which most of the quotes agree, if they are `AGREE` at least and more than half of
    those with a time; every place where a quote's words stand has a vote, and a quote has one vote for
    a shift. 0.0 where the clocks agree; None where the quotes do not tell.
    """
    voting = [finding.shifts for finding in findings if finding.parts and finding.shifts]
    best: list[float] = []
    for candidate in sorted({shift for shifts in voting for shift in shifts}, key=abs):
        nearest = [min(shifts, key=lambda shift: abs(shift - candidate)) for shifts in voting]
        agreed = [shift for shift in nearest if abs(shift - candidate) <= TOGETHER]
        if len(agreed) > len(best):
            best = agreed
    if len(best) < AGREE or 2 * len(best) <= len(voting):
        return None
    offset = float(median(best))
    return 0.0 if abs(offset) <= TOGETHER else offset
