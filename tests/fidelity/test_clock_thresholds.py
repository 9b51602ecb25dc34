"""Every threshold of the clock that docs/fidelity.md promises: just below it, at it, just above it."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.clock_offset import SAME, Clock, read_clock, time_off
from ghostcli.fidelity.finding import Begin
from ghostcli.timecode import Span

Vote = tuple[list[Span], list[Begin]]


def off(at: float, by: float, length: float = 2) -> Vote:
    """A quote recorded at a time, and said so much later, where a cue begins."""
    return [(at, None)], [Begin(at + by, at + by, at + by + length)]


def shifts(clock: Clock | None) -> list[float] | None:
    return None if clock is None else [round(piece.shift, 2) for piece in clock.pieces]


TIMES = (117.0, 311.0, 523.0, 738.0, 941.0, 1153.0, 1367.0, 1574.0, 1788.0, 1993.0)


@pytest.mark.parametrize(("by", "right"), [(2.9, True), (3.0, True), (3.1, False)])
def test_a_time_within_three_seconds_is_right(by: float, right: bool) -> None:
    assert read_clock([off(at, by) for at in TIMES[:3]]) == (SAME if right else None)


@pytest.mark.parametrize(("count", "found"), [(2, None), (3, [480]), (4, [480])])
def test_three_quotes_agree(count: int, found: list[float] | None) -> None:
    assert shifts(read_clock([off(at, 480) for at in TIMES[:count]])) == found


@pytest.mark.parametrize(("apart", "found"), [(2.4, [480]), (2.5, [480]), (2.6, None)])
def test_they_agree_within_two_and_a_half_seconds(apart: float, found: list[float] | None) -> None:
    votes = [off(TIMES[0], 480 - apart), off(TIMES[1], 480), off(TIMES[2], 480 + apart)]
    assert shifts(read_clock(votes)) == found


@pytest.mark.parametrize(("missed", "found"), [(4.9, None), (5.0, None), (5.1, True)])
def test_a_time_that_votes_misses_the_cue_by_more_than_five_seconds(
    missed: float, found: bool | None
) -> None:
    """The words are said at the end of a cue of ten seconds."""
    votes: list[Vote] = [
        ([(start - missed, None)], [Begin(start + 9, start, start + 10)]) for start in TIMES[:4]
    ]
    clock = read_clock(votes)
    assert (clock is not None and not clock.is_same) == bool(found)


@pytest.mark.parametrize(("places", "found"), [(3, [480]), (4, [480]), (5, None)])
def test_a_quote_that_votes_is_said_at_four_places(places: int, found: list[float] | None) -> None:
    votes: list[Vote] = []
    for number, at in enumerate(TIMES[:3]):
        others = [
            Begin(9000 + 500 * number + 37 * place * (number + 1), 9000, 9001) for place in range(1, places)
        ]
        votes.append(([(at, None)], [Begin(at + 480, at + 480, at + 482), *others]))
    assert shifts(read_clock(votes)) == found


@pytest.mark.parametrize(("wrong", "found"), [(1, [480]), (2, [480]), (3, None)])
def test_more_than_half_are_off_by_the_same(wrong: int, found: list[float] | None) -> None:
    votes = [off(at, 480) for at in TIMES[:3]]
    votes += [off(at, by) for at, by in zip(TIMES[3 : 3 + wrong], (-70, 190, 333), strict=False)]
    assert shifts(read_clock(votes)) == found


@pytest.mark.parametrize(("wrong", "found"), [(1, [0]), (2, [0]), (3, None)])
def test_more_than_half_are_right(wrong: int, found: list[float] | None) -> None:
    votes = [off(at, 0) for at in TIMES[:3]]
    votes += [off(at, by) for at, by in zip(TIMES[3 : 3 + wrong], (-70, 190, 333), strict=False)]
    assert shifts(read_clock(votes)) == found


@pytest.mark.parametrize(("later", "wrong", "found"), [
    (2, 0, [0]), (3, 0, [0, 480]), (4, 0, [0, 480]),  # three behind the step
    (3, 1, [0, 480]), (3, 2, [0, 480]), (3, 3, [0]),  # six of eight are three in four
])  # fmt: skip
def test_on_either_side_of_a_step_three_agree_and_three_in_four_in_all(
    later: int, wrong: int, found: list[float]
) -> None:
    votes = [off(at, 0) for at in TIMES[: 6 - later if later == 2 else 3]]
    votes += [off(at, 480) for at in TIMES[4 : 4 + later]]
    votes += [off(at + 31, by) for at, by in zip(TIMES[1 : 1 + 2 * wrong : 2], (-70, 190, 333), strict=False)]
    clock = shifts(read_clock(votes))
    assert (clock if clock is not None and len(clock) == 2 else [0]) == found


@pytest.mark.parametrize(
    ("rate", "found"), [(1.049, True), (1.0499, True), (1.0501, False), (0.9501, True), (0.9499, False)]
)
def test_a_rate_is_of_five_in_a_hundred(rate: float, found: bool) -> None:
    clock = read_clock([off(at, at * rate - at) for at in TIMES])
    assert (clock is not None and clock.pieces[0].rate == pytest.approx(rate, abs=1e-5)) == found


@pytest.mark.parametrize(("quotes", "wrong", "found"), [
    (4, 0, False), (5, 0, True), (6, 0, True),  # five on a line
    (6, 1, True), (6, 2, True), (6, 3, False),  # three in four
])  # fmt: skip
def test_on_a_line_are_five_and_three_in_four(quotes: int, wrong: int, found: bool) -> None:
    votes = [off(at, at * 0.04) for at in TIMES[:quotes]]
    votes += [off(at, by) for at, by in zip(TIMES[quotes : quotes + wrong], (-170, 290, -533), strict=False)]
    clock = read_clock(votes)
    assert (clock is not None and clock.pieces[0].rate == pytest.approx(1.04, abs=1e-5)) == found


@pytest.mark.parametrize(("width", "found"), [(4.40, True), (4.45, True), (4.50, False)])
def test_chance_agrees_like_that_once_in_five_hundred(width: float, found: bool) -> None:
    """Of three that are off by up to 100 seconds all lie within so many: (width / 100) squared."""
    votes = [off(TIMES[0], 100 - width), off(TIMES[1], 100 - width / 2), off(TIMES[2], 100)]
    assert (read_clock(votes) is not None) == found


@pytest.mark.parametrize(("before", "right"), [(119, True), (120, True), (121, False)])
def test_a_turn_begins_two_minutes_before_its_words_at_most(before: float, right: bool) -> None:
    begin = Begin(900.0, 898.0, 905.0, heads=(900.0 - before,))
    assert (time_off([(900.0 - before, None)], [begin]) == 0) == right


@pytest.mark.parametrize(("late", "right"), [(0.0, True), (0.9, True), (1.0, False)])
def test_the_second_in_which_a_turn_begins(late: float, right: bool) -> None:
    begin = Begin(900.0, 898.0, 905.0, heads=(850.0,))
    assert (time_off([(850.0 + late, None)], [begin]) == 0) == right
