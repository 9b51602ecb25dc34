"""The transcript's clock beside the episode's: what is told of it, and what is no evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.fidelity.check import check
from ghostcli.fidelity.clock_offset import SAME, Clock, ClockPiece, read_clock, time_off
from ghostcli.fidelity.finding import Begin
from ghostcli.fidelity.reference import Reference
from ghostcli.timecode import Span
from ghostcli.transcripts.base import Cue
from talk import ADA, BEN, CUES, TALK

Quote = tuple[Sequence[Span], Sequence[Begin]]


def cues_at(*ats: tuple[int, float]) -> list[Quote]:
    """Quotes that are a whole cue of the talk, by its number, recorded at such times."""
    spans = [[(at, None)] for _, at in ats]
    return [
        (at, check(CUES[number].text, TALK, at=at).begins) for (number, _), at in zip(ats, spans, strict=True)
    ]


def shift(clock: Clock | None) -> float | None:
    """The shift of a clock that is in one piece."""
    if clock is None:
        return None
    ((_, found, rate),) = clock.pieces
    assert rate == 1
    return found


@pytest.mark.parametrize(
    ("ats", "offset"),
    [
        ([(3, -18), (4, -8), (7, 22)], 48.0),
        ([(3, -18), (4, -7), (7, 21), (12, 500)], 48.0),
        ([(3, 30), (4, 41), (7, 70)], 0.0),
        ([(3, -18), (4, -8)], None),
        ([(3, -18), (4, 99), (7, 22), (12, 400)], None),
        ([(3, -18), (4, 40), (7, 22), (12, 120), (13, 82), (15, 150)], None),  # not more than half
        ([(3, 20), (4, 30), (7, 60)], None),  # times of ten seconds
        ([(3, 18), (4, 28), (7, 58)], 12.0),
        ([(3, 25), (4, 35), (7, 65)], None),  # off by no more than CLEARLY
        ([], None),
    ],
)
def test_a_constant_shift(ats: list[tuple[int, float]], offset: float | None) -> None:
    assert shift(read_clock(cues_at(*ats))) == offset


def test_a_place_other_than_the_best_may_speak_for_a_shift() -> None:
    at: Sequence[Span] = [(96, None)]
    repeated = check("a bridge is a promise to people who are not born yet", TALK, at=at)
    assert repeated.time_off == pytest.approx(47.8, abs=0.1)
    assert shift(read_clock([(at, repeated.begins), *cues_at((3, -18), (4, -8))])) == 48.0


def test_a_quote_votes_once() -> None:
    """One with three places, and three times, had three votes."""
    at: Sequence[Span] = [(5.0, None), (45.0, None), (85.0, None)]
    begins = [Begin(time + 300, time + 300, time + 302) for time, _ in at]
    assert read_clock([(at, begins), (at[:1], begins[:1])]) is None
    assert shift(read_clock([(at, begins), (at[:1], begins[:1]), (at[1:2], begins[1:2])])) == 300


def test_what_is_said_everywhere_speaks_for_no_shift() -> None:
    begins = [Begin(60.0 * place, 60.0 * place, 60.0 * place + 2) for place in range(1, 9)]
    assert read_clock([([(time, None)], begins) for time in (17.0, 77.0, 137.0)]) is None


def test_where_fewer_words_stand_is_no_place() -> None:
    """Of sentences that are alike each was said at all the places."""
    alike = [Begin(60.0 * place, 60.0 * place, 60.0 * place + 2, 0.8) for place in range(1, 9)]
    quotes: list[Quote] = [
        ([(60.0 * at + 137, None)], [Begin(60.0 * at, 60.0 * at, 60.0 * at + 2), *alike]) for at in (2, 4, 6)
    ]
    assert shift(read_clock(quotes)) == -137


def test_what_is_not_found_does_not_vote() -> None:
    at: Sequence[Span] = [(5, None)]
    absent = check("The mayor signed every page without reading one.", TALK, at=at)
    assert shift(read_clock([(at, absent.begins), *cues_at((3, -18), (4, -8), (7, 22))])) == 48.0


# A time that is right


LONG = (
    Cue(60, 120, ADA, "The first winter we carried stones from the upper field, and nobody had told us why."),
    Cue(120, 125, ADA, "The wall fell again in the spring."),
    Cue(400, 405, ADA, "And that is all I know of walls."),
    Cue(405, 410, BEN, "What became of the upper field?"),
)


@pytest.mark.parametrize(
    ("text", "at", "off"),
    [
        ("nobody had told us why", (60, None), 0),  # where the cue begins
        ("nobody had told us why", (119, None), 0),
        ("fell again in the spring", (60, None), 0),  # where the turn begins
        ("fell again in the spring", (61, None), pytest.approx(60.4, abs=0.1)),
        ("all I know of walls", (60, None), pytest.approx(341.9, abs=0.1)),  # the turn began too long before
        ("became of the upper field", (405, None), 0),
        ("became of the upper field", (400, None), pytest.approx(5.8, abs=0.1)),  # somebody else's turn
        ("became of the upper field", (390, 407), 0),
    ],
)
def test_a_time_in_the_cue_or_at_the_turn_is_right(text: str, at: Span, off: float) -> None:
    assert check(text, Reference.of(LONG), at=[at]).time_off == off


def test_a_time_where_the_passage_begins_is_right() -> None:
    sentence = "We carried the stones from the field to the wall and back again, all of that long winter. "
    cues = [Cue(4.0 * at, 4.0 * at + 4, ADA, sentence.strip()) for at in range(30)]
    cues[9] = Cue(36, 40, ADA, "Then the ferryman came with his blue book.")
    reference = Reference.of(cues)
    heads = reference.heads(9)
    assert (heads[0], len(heads)) == (0, 2)
    assert check("the ferryman came with his blue book", reference, at=[(heads[1], None)]).time_off == 0


def test_a_time_in_the_cue_is_right_by_either_clock() -> None:
    clock = Clock((ClockPiece(float("-inf"), 100.0),))
    begin = Begin(130.0, 120.0, 140.0)
    assert [time_off([(at, None)], [begin], clock) for at in (121.0, 21.0, 39.0)] == [0, 0, 0]
    assert time_off([(15.0, None)], [begin], clock) == 15.0


# Other clocks


TALKS = st.lists(st.floats(30, 7000), min_size=8, max_size=40, unique_by=lambda moment: moment // 30)


def recorded(moments: Sequence[float], clock: Callable[[float], float], inside: float = 0.0) -> list[Quote]:
    """Quotes in cues of four seconds, begun `inside` them; recorded in whole seconds by another clock."""
    return [
        ([(int(clock(moment)), None)], [Begin(moment, moment - inside, moment - inside + 4)])
        for moment in sorted(moments)
    ]


@given(
    moments=TALKS,
    offset=st.integers(16, 600) | st.integers(-600, -16),  # less may be rounding
    inside=st.floats(0, 3.9),
)
@settings(deadline=None)
def test_any_constant_is_recovered(moments: list[float], offset: int, inside: float) -> None:
    clock = read_clock(recorded(moments, lambda moment: moment - offset, inside))
    assert clock
    assert abs(clock.to_episode(3000) - 3000 + offset) <= 1
    for moment in moments:
        assert abs(clock.to_transcript(clock.to_episode(moment)) - moment) < 0.001


@given(
    before=st.lists(st.integers(1, 50), min_size=10, max_size=20, unique=True),
    after=st.lists(st.integers(60, 110), min_size=10, max_size=20, unique=True),
    opening=st.sampled_from([0, 0, 35, -47]),
    step=st.integers(60, 300) | st.integers(-300, -60),
)
@settings(deadline=None)
def test_any_step_is_recovered(before: list[int], after: list[int], opening: int, step: int) -> None:
    """Also where something is cut out of the transcript, which the later quotes do not overtake."""

    def wrong(moment: float) -> float:
        return moment + opening + (step if moment > 2000 else 0)

    moments = [37.0 * place + 0.5 for place in (*before, *after)]
    clock = read_clock(recorded(moments, wrong))
    assert clock
    assert len(clock.pieces) == (1 if opening + step == opening else 2)
    for moment in moments:
        assert abs(clock.to_episode(moment) - wrong(moment)) <= 1
        assert abs(clock.to_transcript(wrong(moment)) - moment) <= 1


def test_three_pieces() -> None:
    def wrong(moment: float) -> float:
        return moment + (0 if moment < 900 else 62 if moment < 2400 else 17)

    clock = read_clock(recorded([110.0 * place for place in range(1, 34)], wrong))
    assert clock
    assert [round(piece.shift) for piece in clock.pieces] == [0, -62, -17]
    assert [piece.start for piece in clock.pieces[1:]] == [990, 2420]
    assert clock.to_transcript(1000) == 990  # in what the transcript lacks
    assert (clock.shift_at(100), clock.shift_at(1000)) == (0, -62)


def test_too_few_on_a_side_are_no_step() -> None:
    moments = [100.0 * place for place in range(1, 9)]
    clock = read_clock(recorded(moments, lambda moment: moment + (90 if moment > 650 else 0)))
    assert clock == SAME


@given(
    moments=st.lists(st.integers(1, 180), min_size=12, max_size=40, unique=True),
    rate=st.sampled_from([0.98, 0.99, 1.005, 1.01, 1.02, 25 / 24, 24 / 25, 25 / 23.976]),
    opening=st.integers(-40, 40),
)
@settings(deadline=None)
def test_any_drift_is_recovered(moments: list[int], rate: float, opening: int) -> None:
    places = [40.0 * place + 0.5 for place in (1, 60, 120, 180, *moments)]
    places = sorted(set(places))
    clock = read_clock(recorded(places, lambda moment: (moment - opening) / rate + 60))
    assert clock
    for moment in places:
        assert abs(clock.to_episode(moment) - ((moment - opening) / rate + 60)) <= 4


def test_a_small_drift_is_told_from_the_end_of_a_long_talk() -> None:
    moments = [211.0 * place for place in range(1, 35)]
    clock = read_clock(recorded(moments, lambda moment: moment / 1.002))
    assert clock
    assert clock.pieces[0].rate == pytest.approx(1.002, abs=0.0003)
    assert read_clock(recorded(moments, lambda moment: moment / 1.0001)) == SAME


# What is no evidence


@given(moments=TALKS, inside=st.floats(0, 3.9))
@settings(deadline=None)
def test_right_times_tell_that_the_clocks_are_one(moments: list[float], inside: float) -> None:
    assert read_clock(recorded(moments, lambda moment: moment, inside)) == SAME


@given(moments=TALKS, early=st.lists(st.integers(0, 60), min_size=40, max_size=40))
@settings(deadline=None)
def test_times_of_turns_tell_that_the_clocks_are_one(moments: list[float], early: list[int]) -> None:
    quotes = [
        (
            [(int(moment) - before, None)],
            [Begin(moment, moment, moment + 4, heads=(int(moment) - before + 0.4,))],
        )
        for moment, before in zip(sorted(moments), early, strict=False)
    ]
    assert read_clock(quotes) == SAME


@pytest.mark.parametrize("grid", [10, 30, 60])
def test_rounded_times_are_no_shift(grid: int) -> None:
    """Whatever the seconds that are dropped: by a fixed sequence, spread over the minute."""
    for count in range(3, 60):
        moments = [97.0 * place + place * place * 7 % 60 for place in range(1, count)]
        for rounded in (lambda moment: moment // grid * grid, lambda moment: round(moment / grid) * grid):
            clock = read_clock(recorded(moments, rounded))
            assert clock is None or clock.is_same


def test_scattered_times_are_no_shift() -> None:
    """Those of a summary: earlier by some seconds, never the same."""
    for count in range(3, 60):
        moments = [97.0 * place for place in range(1, count)]
        clock = read_clock(recorded(moments, lambda moment: moment - moment * moment % 53))
        assert clock is None or clock.is_same


def test_long_cues_are_no_shift() -> None:
    """Each time is in its cue, and the words of three begin half a minute into it."""
    begins = [Begin(60.0 * at + 29.5, 60.0 * at, 60.0 * at + 60) for at in range(1, 5)]
    assert read_clock([([(60.0 * at, None)], [begin]) for at, begin in enumerate(begins, 1)]) == SAME
