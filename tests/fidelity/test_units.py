"""Units behind a number: the word, its plural and its abbreviation are one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

# Of each line every word stands for every other.
UNITS = """
    km kilometer kilometers kilometre kilometres
    m meter meters metre metres
    cm centimeter centimeters centimetre centimetres
    mm millimeter millimeters
    mi mile miles
    ft foot feet
    inch inches
    yd yds yard yards
    kg kgs kilo kilos kilogram kilograms
    g gram grams
    mg milligram milligrams
    lb lbs pound pounds
    oz ounce ounces
    t ton tons tonne tonnes
    l liter liters litre litres
    ml milliliter milliliters
    ha hectare hectares
    h hr hrs hour hours
    min mins minute minutes
    s sec secs seconds
    ms millisecond milliseconds
    yr yrs year years
    kb kilobyte kilobytes
    mb megabyte megabytes
    gb gig gigs gigabyte gigabytes
    tb terabyte terabytes
    w watt watts
    kw kilowatt kilowatts
    mw megawatt megawatts
    gw gigawatt gigawatts
    v volt volts
    hz hertz
    khz kilohertz
    mhz megahertz
    ghz gigahertz
"""
LINES = [line.split() for line in UNITS.strip().splitlines()]


def verdicts(printed: str, said: str) -> tuple[str, ...]:
    frame = "As I told you back then, the mill sold {} of it and that was all."
    return check(frame.format(printed), Reference.of([Cue(0, 9, None, frame.format(said))], "en")).verdicts


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_the_forms_of_a_unit_are_one(line: list[str]) -> None:
    last = line[-1]
    for unit in line[:-1]:
        assert verdicts(f"20 {unit}", f"twenty {last}") == ("verbatim",)
        assert verdicts(f"20 {last}", f"twenty {unit}") == ("verbatim",)


@pytest.mark.parametrize(("line", "other"), list(pairwise(LINES)), ids=str)
def test_another_unit_is_another_wording(line: list[str], other: list[str]) -> None:
    assert verdicts(f"20 {line[-1]}", f"twenty {other[-1]}") == ("reworded",)
