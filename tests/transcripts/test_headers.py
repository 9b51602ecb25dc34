from __future__ import annotations

import pytest

from ghostcli.transcripts.headers import INLINE, has_frames, head, seconds


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Reed (00:12:34):", ("named", "Ada Reed", "00:12:34", "", True)),
        ("Ada Reed (00:12:34): We asked.", ("named", "Ada Reed", "00:12:34", "We asked.", True)),
        ("Ada Reed (00:00:00) - We asked.", ("named", "Ada Reed", "00:00:00", "We asked.", True)),
        ("Ada Reed: 00:01:02", ("named", "Ada Reed", "00:01:02", "", True)),
        ("Ada Reed: 00:01:02 ", ("named", "Ada Reed", "00:01:02", "", True)),
        ("Ada Reed 00:01:02", ("named", "Ada Reed", "00:01:02", "", False)),
        ("Ada Reed  0:07", ("named", "Ada Reed", "0:07", "", False)),
        ("Ada Reed [12:34.5]: We asked.", ("named", "Ada Reed", "12:34.5", "We asked.", True)),
        ("Speaker 0: 00:00:15", ("named", "Speaker 0", "00:00:15", "", True)),
        ("- Ada (0:07) we asked", ("named", "Ada", "0:07", "we asked", True)),
        ("**Ada Reed:** We asked.", ("bold", "Ada Reed", None, "We asked.", True)),
        ("**Ada Reed**: We asked.", ("bold", "Ada Reed", None, "We asked.", True)),
        ("__Ada Reed__: We asked.", ("bold", "Ada Reed", None, "We asked.", True)),
        ("__Ada Reed:__", ("bold", "Ada Reed", None, "", True)),
        ("**Ada Reed** _00:00:07_", ("bold", "Ada Reed", "00:00:07", "", True)),
        ("**Ada Reed** _00:00:07_ We asked.", ("bold", "Ada Reed", "00:00:07", "We asked.", True)),
        ("**Ada Reed (00:12):** We asked.", ("bold", "Ada Reed", "00:12", "We asked.", True)),
        ("**Ada Reed:** [00:12] We asked.", ("bold", "Ada Reed", "00:12", "We asked.", True)),
        (r"**Break:** \[59:10\] to \[59:27\]", ("bold", "Break", "59:10", "", True)),
        ("**Note:** this is none", ("bold", "Note", None, "this is none", False)),
        (r"**O\_P:** We asked.", ("bold", "O_P", None, "We asked.", True)),
        ("Ada : We asked.", ("label", "Ada", None, "We asked.", True)),
        ("Ada: 10:30 was the time", ("label", "Ada", None, "10:30 was the time", True)),
        ("[0:01:02] Ada: We asked.", ("time", None, "0:01:02", "Ada: We asked.", True)),
        ("[05:18:24:06] CC: We asked.", ("time", None, "05:18:24:06", "CC: We asked.", True)),
        ("[-00:00:00:10]", ("time", None, "-00:00:00:10", "", True)),
        ("00:00:06 <v Ada>We asked.", ("time", None, "00:00:06", "<v Ada>We asked.", False)),
        ("[00:00.000 --> 00:05.000]  We asked.", ("time", None, "00:00.000", "We asked.", True)),
        ("0:07", ("time", None, "0:07", "", True)),
        ("_0:00:07_", ("time", None, "0:00:07", "", True)),
    ],
)
def test_heads(line: str, expected: tuple[str, str | None, str | None, str, bool]) -> None:
    assert tuple(head(line) or ()) == expected


@pytest.mark.parametrize(
    "line",
    [
        "We asked nobody.",
        "So we met at 10:30",
        "We met at (10:30) or so",
        "**Connect with the hosts**",
        "**Ada #1: [a link](https://example.org)**",
        "- [@0:01](https://example.org) bridges",
        "https://example.org/a:b",
        "He said: nobody asked.",
        "the ratio is 10:30:5",
        "**broken: bold",
        "# Chapter: 1",
    ],
)
def test_lines_of_speech(line: str) -> None:
    assert head(line) is None


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
    ],
)
def test_seconds(clock: str, days_first: bool, expected: float) -> None:
    assert seconds(clock, days_first=days_first) == expected


def test_days_and_frames() -> None:
    assert has_frames("00:42:13:12")
    assert not has_frames("05:18:24:06")
    assert not has_frames("0:42:13")


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
