from __future__ import annotations

import pytest

from ghostcli.transcripts.heads import name_of, shown


@pytest.mark.parametrize(
    ("line", "shape", "name", "time", "rest"),
    [
        ("Ada Reed (00:12:34):", "N (T):", "Ada Reed", "00:12:34", ""),
        ("Ada Reed (00:12:34): We asked.", "N (T):…", "Ada Reed", "00:12:34", "We asked."),
        ("Ada Reed (00:00:00) - We asked.", "N (T)-…", "Ada Reed", "00:00:00", "We asked."),
        ("Hale, Mike, Jr. (00:00:11):", "N (T):", "Hale, Mike, Jr.", "00:00:11", ""),
        ("Ada Reed: 00:01:02 ", "N: T", "Ada Reed", "00:01:02", ""),
        ("Ada Reed, 00:01:02", "N, T", "Ada Reed", "00:01:02", ""),
        ("Ada Reed  0:07", "N T", "Ada Reed", "0:07", ""),
        ("ben's iPhone | 0:07", "N| T", "ben's iPhone", "0:07", ""),
        ("SPEAKER_00 (5.5s - 28.0s): We", "N (T-T):…", "SPEAKER_00", "5.5s", "We"),
        ("**Ada Reed** _00:00:07_ We", "N _T_…", "Ada Reed", "00:00:07", "We"),
        ("**Ada Reed (00:12):** We", "N (T):…", "Ada Reed", "00:12", "We"),
        ("**[Ada Reed](https://example.org) (00:12):** We", "N (T):…", "Ada Reed", "00:12", "We"),
        (r"**Break:** \[59:10\] to \[59:27\]", "N: [T-T]", "Break", "59:10", ""),
        ("[0:01:02] Ada: We asked.", "[T]…", None, "0:01:02", "Ada: We asked."),
        ("[00:08] **Ada Reed**", "[T]…", None, "00:08", "Ada Reed"),
        ("[(0:08)](https://example.org/?t=8)", "(T)", None, "0:08", ""),
        ("0:08 - Ada Reed (Small Works)", "T-…", None, "0:08", "Ada Reed (Small Works)"),
        ("00:00:05 --> 00:00:09", "T-T", None, "00:00:05", ""),
        ("_0:00:07_", "_T_", None, "0:00:07", ""),
        ("So we met at 10:30", "N T", "So we met at", "10:30", ""),
    ],
)
def test_a_time_among_names(line: str, shape: str, name: str | None, time: str, rest: str) -> None:
    found = shown(line)
    assert found.time is not None
    assert (found.shape, found.name, found.time.start, found.rest) == (shape, name, time, rest)


@pytest.mark.parametrize(
    ("line", "label", "said"),
    [
        ("Ada: One.", "Ada", "One."),
        ("Ada : One.", "Ada", "One."),
        ("Ada:", "Ada", ""),
        ("- Ada:\tOne.", "Ada", "One."),
        (">> Ada: One.", "Ada", "One."),
        ("[Ada Reed]: One.", "Ada Reed", "One."),
        ("[0:07] Ada: One.", "Ada", "One."),
        ("0:07 | Ada | One.", "Ada", "One."),
        ("**Ada**: One.", "Ada", "One."),
        ("__Ada:__ One.", "Ada", "One."),
        (r"**O\_P:** One.", "O_P", "One."),
        ("田中：はい", "田中", "はい"),
        ("J. R. R. Hale: yes", "J. R. R. Hale", "yes"),
        ("Dr. Ada Reed, Ph.D.: yes", "Dr. Ada Reed, Ph.D.", "yes"),
        ("@ada (she/her): yes", "@ada (she/her)", "yes"),
        ("Ada: 10:30 was the time", "Ada", "10:30 was the time"),
        ("The rule: measure.", "The rule", "measure."),
    ],
)
def test_a_name_before_a_colon(line: str, label: str, said: str) -> None:
    found = shown(line)
    assert (found.label, found.said) == (label, said)


@pytest.mark.parametrize(
    "line",
    [
        "We asked nobody.",
        "At 10:30 it was",
        "https://example.org/a:b",
        "He said so. Ada: no",
        "Really? No: yes",
        '"start": 5,',
        "So the first thing that I would tell you about a bridge is this: ask",
        ": text",
        "12: the twelfth",
    ],
)
def test_no_name_before_a_colon(line: str) -> None:
    assert shown(line).label is None


def test_a_long_line_is_looked_at_in_part() -> None:
    line = "Ada: " + "one two " * 100_000
    assert shown(line).said == line[5:].rstrip()


@pytest.mark.parametrize(("name", "is_name"), [
    ("Ida of the Mill by the River Near", True),
    ("Ida of the Mill by the River Near Town", True),  # nine words
    ("Ida of the Mill by the River Near the Town", False),
    ("I" * 79, True), ("I" * 80, True), ("I" * 81, False),
])  # fmt: skip
def test_a_name_has_nine_words_and_eighty_characters_at_most(name: str, is_name: bool) -> None:
    assert (name_of(name) == name) == is_name
