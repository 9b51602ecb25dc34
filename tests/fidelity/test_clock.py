from __future__ import annotations

import pytest
from talk import CUES, TALK

from ghostcli.fidelity.check import check
from ghostcli.fidelity.clock import clock_offset
from ghostcli.fidelity.finding import Finding


def findings(*ats: tuple[int, float]) -> list[Finding]:
    return [check(CUES[number].text, TALK, at=[(at, None)]) for number, at in ats]


@pytest.mark.parametrize(
    ("ats", "offset"),
    [
        ([(3, -18), (4, -8), (7, 22)], 48.0),
        ([(3, -18), (4, -7), (7, 21), (12, 500)], 48.0),
        ([(3, 30), (4, 41), (7, 70)], 0.0),
        ([(3, -18), (4, -8)], None),
        ([(3, -18), (4, 99), (7, 22), (12, 400)], None),
        ([], None),
    ],
)
def test_a_constant_shift(ats: list[tuple[int, float]], offset: float | None) -> None:
    assert clock_offset(findings(*ats)) == offset


def test_every_place_of_a_quote_has_a_vote() -> None:
    repeated = check("a bridge is a promise to people who are not born yet", TALK, at=[(96, None)])
    assert repeated.time_off == pytest.approx(47.8, abs=0.1)
    assert clock_offset([repeated, *findings((3, -18), (4, -8))]) == 48.0


def test_what_is_not_found_does_not_vote() -> None:
    absent = check("The mayor signed every page without reading one.", TALK, at=[(5, None)])
    assert clock_offset([absent, *findings((3, -18), (4, -8), (7, 22))]) == 48.0
