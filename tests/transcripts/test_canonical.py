from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.transcripts.base import (
    LEFT_OVER,
    MAX_CUES,
    MAX_REMARKS,
    Cue,
    ParsedTranscript,
    Remark,
    Remarks,
    UnreadableError,
    check_number,
    shown,
)
from ghostcli.transcripts.canonical import (
    closed,
    move,
    normal,
    reading_time,
    settled,
    shifted,
    tidy_name,
    tidy_text,
)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        (Cue(1, 2, "Ada", "One."), Cue(1, 2, "Ada", "One.")),
        (Cue(1.00049, 1.9996, None, "One."), Cue(1.0, 2.0, None, "One.")),
        (Cue(nan, 2, None, "One."), Cue(None, None, None, "One.")),
        (Cue(1, inf, None, "One."), Cue(1, None, None, "One.")),
        (Cue(2e9, 2e9, None, "One."), Cue(None, None, None, "One.")),
        (Cue(None, 2, "", "One."), Cue(None, None, None, "One.")),
        (Cue(1, 2, " Ada\n\x1bReed ", "a\r\n\n \n b \r\x00c"), Cue(1, 2, "Ada Reed", "a\n b\nc")),
    ],
)
def test_the_normal_form(cue: Cue, expected: Cue) -> None:
    assert normal(cue) == expected
    assert normal(expected) == expected


@given(st.text(alphabet="a \t\n\r\x00\u00a0", max_size=20))
def test_the_normal_form_is_its_own(text: str) -> None:
    cue = normal(Cue(1, 2, text, text))
    assert normal(cue) == cue
    assert tidy_text(cue.text) == cue.text
    assert cue.speaker is None or tidy_name(cue.speaker) == cue.speaker


def test_ends_are_found() -> None:
    said = "one two three four five"  # two seconds of speech
    cues = [
        Cue(1, None, None, said),  # until the next start
        Cue(2, 2.5, None, said),
        Cue(10, None, None, said),  # text without a time follows: as long as it takes to say
        Cue(None, None, None, said),
        Cue(20, None, None, said),  # the same, but not beyond the next start
        Cue(None, None, None, said),
        Cue(21, None, None, said),  # the next one lies before it
        Cue(5, None, None, said),  # nothing follows
    ]
    assert [cue.end for cue in closed(cues)] == [2, 2.5, 12, None, 21, None, 23, 7]


@pytest.mark.parametrize(("end", "told"), [(None, 4.0), (0.9, 4.0), (1.0, 1.0), (1.1, 1.1)])
def test_an_end_at_the_start_is_known_and_one_before_it_is_not(end: float | None, told: float) -> None:
    said = "one two three four five six seven eight nine ten"  # four seconds of speech
    assert closed([Cue(1, end, None, said), Cue(4, 5, None, said)])[0].end == told


def test_reading_time() -> None:
    assert reading_time("yes") == 1
    assert reading_time("one two three four five") == 2
    assert reading_time("二度測った橋は二度測った橋は二度測った橋は二度測った橋は") > 1.3


def test_negative_times_are_shifted_and_the_rest_stays() -> None:
    assert shifted([Cue(1, 2, None, "a")]) == ([Cue(1, 2, None, "a")], 0)
    assert shifted([]) == ([], 0)
    cues = [Cue(-1.5, 1, None, "a"), Cue(None, None, None, "b"), Cue(2, None, None, "c")]
    assert shifted(cues) == (
        [Cue(0, 2.5, None, "a"), Cue(None, None, None, "b"), Cue(3.5, None, None, "c")],
        1.5,
    )
    assert move(Cue(None, None, None, "b"), 3).start is None


def test_settling_says_what_it_changes() -> None:
    remarks = Remarks()
    cues, offset = settled(
        [
            Cue(-1, 1, "A\x1bda", "on\x00e"),
            Cue(5, 4, None, "two"),
            Cue(inf, 4, None, "three"),
            Cue(7, nan, None, " "),
        ],
        remarks,
    )
    assert cues == (Cue(0, 2, "A da", "one"), Cue(6, 7, None, "two"), Cue(None, None, None, "three"))
    assert offset == 1
    assert [remark.message for remark in remarks.listed()] == [
        "2 control characters removed from texts and names",
        "2 cues with a time that is not a usable number: treated as unknown",
        "1 cue with an end before the start: treated as unknown",
        "times begin below zero: all are shifted by 1 s",
    ]


def test_remarks_beyond_a_hundred_are_counted() -> None:
    remarks = Remarks()
    for line in range(1, 251):
        remarks.add(line, "odd", LEFT_OVER if line % 5 == 0 else "")
    listed = remarks.listed()
    assert len(listed) == MAX_REMARKS + 2
    assert listed[-2:] == (
        Remark(250, "120 more remarks up to here"),
        Remark(250, "30 more remarks of lost text up to here", LEFT_OVER),
    )


def test_there_is_an_end_to_remarks() -> None:
    remarks = Remarks()
    for line in range(MAX_REMARKS + MAX_CUES + 1):
        remarks.add(line, "odd")
    with pytest.raises(UnreadableError, match="line 7: more than 250,000 remarks up to here"):
        remarks.add(7, "odd")


@pytest.mark.parametrize(("more", "read"), [(-1, True), (0, True), (1, False)])
def test_a_transcript_has_a_quarter_of_a_million_cues_at_most(more: int, read: bool) -> None:
    cues = range(MAX_CUES + more)
    if read:
        check_number(cues, 7)
        return
    with pytest.raises(UnreadableError, match="line 7: more than 250,000 cues up to here"):
        check_number(cues, 7)


def test_what_a_message_shows_of_a_source() -> None:
    assert shown("a\n  b\x1b") == "“a b\\x1b”"
    assert shown("x" * 100) == "“" + "x" * 57 + "...”"


def test_a_reading_counts() -> None:
    reading = ParsedTranscript(
        "vtt", (Cue(1, 2, None, "don't 二度"),), (Remark(1, "a"), Remark(2, "b", LEFT_OVER))
    )
    assert reading.words == 4
    assert reading.lost == (Remark(2, "b", LEFT_OVER),)


@pytest.mark.parametrize(("characters", "seconds"), [(8, 1), (20, 1), (40, 2), (80, 4)])
def test_of_scripts_without_blanks_eight_characters_are_a_word(characters: int, seconds: float) -> None:
    assert reading_time("測" * characters) == seconds
