"""Where else the words stand, which place is chosen, and how far the record's time is off."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.timecode import Span
from ghostcli.transcripts.base import Cue
from talk import ADA, BEN, CUES, TALK, said

PROMISE = "a bridge is a promise to people who are not born yet"


def test_a_clip_at_the_beginning_and_where_it_comes_from() -> None:
    finding = check(PROMISE, TALK)
    assert finding.verdicts == ("verbatim",)
    assert [finding.parts[0].start, *(place.start for place in finding.occurrences)] == [0.0, 140.0]
    assert finding.occurrences[0].speaker == ADA
    assert finding.occurrences[0].share == 1.0


@pytest.mark.parametrize(("at", "start"), [(0, 0.0), (60, 0.0), (100, 140.0), (143, 140.0)])
def test_of_places_that_are_as_good_the_one_near_the_records_time_is_chosen(at: float, start: float) -> None:
    finding = check(PROMISE, TALK, at=[(at, None)])
    assert finding.parts[0].start == start
    assert len(finding.occurrences) == 1


def test_another_wording_of_it_is_an_occurrence_with_its_share() -> None:
    reference = said(
        "nobody asked the ferryman and he had known it for thirty long years",
        *(f"filling number {number} stands between the two" for number in range(20)),
        "nobody ever asked the ferryman and he had known it for thirty years",
    )
    finding = check("nobody asked the ferryman and he had known it for thirty long years", reference)
    assert [(place.start, place.part) for place in finding.occurrences] == [(210.0, 0)]
    assert finding.occurrences[0].share == pytest.approx(12 / 13)


def test_every_place_is_listed() -> None:
    reference = said(*["stand by for a mark"] * 7)
    finding = check("stand by for a mark", reference)
    assert finding.parts[0].start == 0
    assert [place.start for place in finding.occurrences] == [10.0, 20.0, 30.0, 40.0, 50.0, 60.0]


def test_parts_have_their_own_occurrences() -> None:
    finding = check("rivers keep their own calendar, a bridge is a promise to people who are not born", TALK)
    assert finding.verdicts[0] == "spliced"
    assert [(place.part, place.start) for place in finding.occurrences] == [(1, 0.0)]


def test_the_place_where_its_own_speaker_says_it_is_kinder() -> None:
    reference = Reference.of([Cue(0, 9, BEN, f"{PROMISE} he said"), *CUES[1:]])
    assert check(PROMISE, reference).parts[0].speaker == BEN
    finding = check(PROMISE, reference, speaker=ADA)
    assert finding.verdicts == ("verbatim",)
    assert finding.parts[0].speaker == ADA
    assert [place.speaker for place in finding.occurrences] == [BEN]


def test_marked_parts_are_found_in_order_wherever_they_stand() -> None:
    reference = said("we went home", "the river rose", "we went home", "and that was that", "we went home")
    finding = check("the river rose … we went home", reference)
    assert [part.start for part in finding.parts] == [10.0, 20.0]
    nearest = check("we went home … that was that", reference)
    assert [part.start for part in nearest.parts] == [20.0, 30.0]
    recorded = check("we went home … that was that", reference, at=[(0, None)])
    assert [part.start for part in recorded.parts] == [0.0, 30.0]


@pytest.mark.parametrize(
    ("quote", "verdict", "starts"),
    [
        # under three words: within forty words of the part before or after
        ("Bridge … we measured the river", "verbatim", [20.0, 30.0]),
        ("We measured the river … thirty years", "verbatim", [30.0, 40.0]),
        ("We measured the river … he … rivers keep their own calendar", "verbatim", [30.0, 40.0, 120.0]),
        ("We measured the river … and … nobody … thirty years", "verbatim", [30.0, 30.0, 40.0, 40.0]),
        ("Camera … inspected", "reworded", []),
        ("What went wrong … camera", "reworded", []),
        ("Camera … ugly bridges get inspected", "near", []),
    ],
)
def test_short_parts_stand_beside_their_neighbours(quote: str, verdict: str, starts: list[float]) -> None:
    finding = check(quote, TALK)
    if starts:
        assert finding.verdicts[0] == verdict
        assert [part.start for part in finding.parts] == starts
    else:
        assert finding.verdicts[0] != "verbatim"


@pytest.mark.parametrize(
    ("at", "off"),
    [
        ([], None),
        ([(33, None)], 0.0),  # in the cue
        ([(25, None)], 5.0),
        ([(50, None)], -20.0),
        ([(5, None), (28, None)], 2.0),
        ([(10, 90)], 0.0),
        ([(10, 12)], 20.0),
    ],
)
def test_how_far_the_time_is_off(at: list[Span], off: float | None) -> None:
    assert check("We measured the river twice", TALK, at=at).time_off == off


def test_without_times_nothing_is_off() -> None:
    untimed = Reference.of([cue._replace(start=None, end=None) for cue in CUES])
    finding = check("We measured the river twice", untimed, at=[(5, None)])
    assert (finding.time_off, finding.shifts, finding.parts[0].start, finding.parts[0].moment) == (
        None,
        (),
        None,
        None,
    )


def test_a_time_that_only_begins_is_enough() -> None:
    open_ended = Reference.of([cue._replace(end=None) for cue in CUES])
    assert check("the river twice", open_ended, at=[(25, None)]).time_off == 5.0
