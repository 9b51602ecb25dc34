from __future__ import annotations

from contextlib import suppress

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read
from ghostcli.transcripts.written_times import BEHIND, INLINE, STAMP, frame_rate, has_days, seconds, written


@pytest.mark.parametrize(
    ("clock", "days_first", "expected"),
    [
        ("0:07", True, 7),
        ("75:30", True, 4530),
        ("1:02:03.25", True, 3723.25),
        ("1:02:03,5", True, 3723.5),
        ("05:18:24:06", True, ((5 * 24 + 18) * 60 + 24) * 60 + 6),
        ("-00:00:00:10", True, -10),
        ("01:02:03:12", False, 3723),
        ("01:02:03;12", True, 3723),
        ("0:0:5.123", True, 5.123),
        ("5.5s", True, 5.5),
        ("2m 5s", True, 125),
        ("1h02m03s", True, 3723),
        ("12.25", True, 12.25),
        ("10:32:05 AM", True, 37925),
        ("12:05 AM", True, 300),
        ("1:05 PM", True, 47100),
    ],
)
def test_seconds(clock: str, days_first: bool, expected: float) -> None:
    assert seconds(clock, days_first=days_first) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Ada (5.5s - 28.0s): x", "5.5s", "28.0s"),
        ("[0.00 -> 4.00] text", "0.00", "4.00"),
        ("[00:00.000 --> 00:05.000]  We", "00:00.000", "00:05.000"),
        (r"\[59:10\] to \[59:27\]", "59:10", "59:27"),
        ("#00:00:04-0#", "00:00:04", ""),
        ("**[00:00:00]** We", "00:00:00", ""),
        ("00:00:14:07 - 00:00:27:03", "00:00:14:07", "00:00:27:03"),
        ("12:34 to 12:40", "12:34", "12:40"),
        ("Ada 10:32:05 AM", "10:32:05 AM", ""),
    ],
)
def test_stamps(text: str, start: str, end: str) -> None:
    stamp = STAMP.search(text)
    assert stamp is not None
    assert written(stamp) == (start, end, "")


@pytest.mark.parametrize(
    "text", ["the ratio 10:30:5", "it cost $10:30", "10:30% of", "a b c", "at 10:30pm", "1:2"]
)
def test_no_stamps(text: str) -> None:
    assert STAMP.search(text) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (r"We asked. \[12:16\] And then.", ["12:16"]),
        (r"\[01:00:15.18\] And", ["01:00:15.18"]),
        (r"\[59:10\] to \[59:27\]", ["59:10"]),
        ("[00:01 - 00:05] one [00:07] two", ["00:01", "00:07"]),
        (r"\[unintelligible 00:11:31.15\] and (10:30) and \[laughter\]", []),
    ],
)
def test_times_within_a_turn(text: str, times: list[str]) -> None:
    assert [found[1] for found in INLINE.finditer(text)] == times


def test_times_behind_a_paragraph() -> None:
    found = BEHIND.search("we crossed it. #00:01:02-3#")
    assert found is not None
    assert found.groups() == ("00:01:02", "3")
    assert BEHIND.search("#00:01:02-3# we crossed it.") is None


@pytest.mark.parametrize(
    ("clocks", "words", "days"),
    [
        ([], 100, False),
        (["00:42:13:12"], 100, False),  # no day has 42 hours
        (["00:23:13:12"], 10, True),
        (["00:24:13:12"], 10, False),
        (["05:18:24:06", "05:18:24:45"], 100, True),  # 45 frames a second are rare
        ([f"00:00:{n:02}:1{n % 10}" for n in range(10)], 100, False),  # ten, and none beyond 30
        (["00:00:05:10", "00:01:05:12"], 60, False),  # 0.9 words a second against 0.02
        (["00:00:05:10", "00:01:05:12"], 10, True),  # too few words to say
        (["00:00:05:10", "00:01:05:12"], 3000, True),  # 0.8 words a second against 50
    ],
)
def test_days_or_frames(clocks: list[str], words: int, days: bool) -> None:
    assert has_days(clocks, words) == days


@pytest.mark.parametrize(
    "time", ["1:00:01:02.000", "1:00:01:02,5", "1:59:01:02.000", "1:02:03:04 PM", "1:02:03;04"]
)
@pytest.mark.parametrize("other", ["| 62.0 | 001", "Ada: words", "1:00:00:05 more", "0:01:02:24 more"])
def test_a_time_of_four_parts_in_any_text_is_read_or_refused(time: str, other: str) -> None:
    for text in (f"{time} {other}", f"Ada Reed {time}\nwords\n\nBen Cole {other}\nmore words"):
        with suppress(GhostError):
            read(text.encode())


def test_a_time_of_four_parts_with_decimals_begins_with_days() -> None:
    assert seconds("1:00:01:02.500", days_first=False) == 86_462.5


@pytest.mark.parametrize(("highest", "rate"), [
    (0, 24), (23, 24), (24, 25), (25, 30), (29, 30), (30, 60), (59, 60), (60, 100),
])  # fmt: skip
def test_frames_are_of_the_lowest_usual_rate_that_none_reaches(highest: int, rate: int) -> None:
    assert frame_rate(["00:00:01:00", f"00:00:02:{highest:02}"]) == rate
