"""What is told of a place: the times of the cues in which its words begin and end, and where it stands."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

LINES = (
    "barley candles anchors lanterns copper saddles",
    "walnuts ribbons hammers kettles feathers mirrors",
    "tobacco oranges buttons vinegar pistols blankets",
)
CUES = [Cue(10 * at, 10 * at + 8, f"Voice of {at}", line) for at, line in enumerate(LINES)]
WORDS = " ".join(LINES).split()


@pytest.mark.parametrize(("first", "last", "start", "end", "moment"), [
    (0, 5, 0, 8, 0), (0, 6, 0, 8, 0), (0, 7, 0, 18, 0),  # to the last word of a cue, and one more
    (5, 12, 0, 18, 8 * 5 / 6), (6, 12, 10, 18, 10), (7, 13, 10, 28, 10 + 8 / 6),
    (12, 18, 20, 28, 20),
])  # fmt: skip
def test_times_are_those_of_the_cues_in_which_the_words_begin_and_end(
    first: int, last: int, start: float, end: float, moment: float
) -> None:
    (part,) = check(" ".join(WORDS[first:last]), Reference.of(CUES)).parts
    assert (part.start, part.end) == (start, end)
    assert part.moment == pytest.approx(moment)
    assert (part.position, part.length) == (first, last - first)


@pytest.mark.parametrize(("first", "last", "speaker"), [(3, 8, "Voice of 0"), (4, 9, "Voice of 1")])
def test_the_speaker_is_who_says_most_of_it(first: int, last: int, speaker: str) -> None:
    (part,) = check(" ".join(WORDS[first:last]), Reference.of(CUES)).parts
    assert part.speaker == speaker


def test_other_places_have_the_times_of_their_own_cues() -> None:
    again = [*CUES, Cue(30, 38, None, LINES[1]), Cue(40, 48, None, LINES[0])]
    (other,) = check(LINES[1], Reference.of(again)).occurrences
    assert (other.start, other.end, other.moment, other.position) == (30, 38, 30, 18)
