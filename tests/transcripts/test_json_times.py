"""Times in JSON: how they are written, which unit they are in, and what is none."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import ParsedTranscript, UnreadableError
from ghostcli.transcripts.json_input import line_of, parse
from ghostcli.transcripts.json_times import moment

from .shapes import SHAPES


def reading(value: Any, format: str | None = None) -> ParsedTranscript:  # noqa: A002
    return read(json.dumps(value, indent=1).encode(), format)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (5, 5),
        (5.2, 5.2),
        ("5.2", 5.2),
        ("5,2", 5.2),
        ("5.200s", 5.2),
        ("5.333333333333333s", 5.333333333333333),
        ("1500ms", 1.5),
        ("1:05", 65),
        ("0:01:05.250", 65.25),
        ("00:01:05,250", 65.25),
        ("-0:05", -5),
        ("00:01:05:15", 65.5),
        ("00:01:05;15", 65.5),
        ("PT1.5S", 1.5),
        ("PT1M5.2S", 65.2),
        ("PT1H1M5S", 3665),
        ("1h 1m 5s", 3665),
        ("2m", 120),
        ({"seconds": "5", "nanos": 200000000}, 5.2),
        ({"nanos": 200000000}, 0.2),
        ({"seconds": 5}, 5),
        ({"relative": 5.2, "absolute": "2024-01-01T00:00:00Z"}, 5.2),
        ("1970-01-02T00:00:00Z", 86400),
        ("1970-01-01 00:00:05.1234567", 5.123456),
        ("1970-01-01T01:00:05+01:00", 5),
    ],
)
def test_times(value: Any, seconds: float) -> None:
    assert moment(value) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "value",
    [
        *(
            None,
            True,
            False,
            "",
            "soon",
            "5 apples",
            "1:2:3:4:5",
            "PT",
            "P1Y",
            "2024-13-45T99:00:00Z",
            "9" * 5000,
        ),
        *([], [5], {}, {"start": {}}, {"nanos": "x"}, math.nan, math.inf, -math.inf, "NaN", "1e5", "::"),
    ],
)
def test_what_is_no_time(value: Any) -> None:
    assert moment(value) is None


def test_a_unit_is_that_of_numbers_alone() -> None:
    assert [moment(one, 1000) for one in (5200, "5200", "5.2s", "0:05", "PT5.2S", {"seconds": "5"})] == [
        *(5.2, 5.2, 5.2, 5, 5.2, 5)
    ]


# --- the unit, by the pace


def _rows(unit: float, number: int = 8, **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "start": 4 * n * unit,
            "end": (4 * n + 3) * unit,
            "text": f"number {n} of the herons came back today",
            **more,
        }
        for n in range(number)
    ]


def _starts(found: ParsedTranscript) -> list[float | None]:
    return [cue.start for cue in found.cues]


@pytest.mark.parametrize("unit", [1, 1e3, 1e6, 1e9])
def test_the_unit_is_the_one_in_which_people_speak(unit: float) -> None:
    for value in (
        {"segments": _rows(unit)} if unit <= 1e3 else _rows(unit),
        _rows(unit),
        {"captions": _rows(unit)},
    ):
        assert _starts(reading(value)) == [4 * n for n in range(8)]


@pytest.mark.parametrize("unit", [1, 1000])
def test_keys_of_a_service_do_not_decide_the_unit(unit: float) -> None:
    words = [
        {"text": w, "start": 0.4 * n * unit, "end": (0.4 * n + 0.3) * unit}
        for n, w in enumerate(("so " * 40).split())
    ]
    for value in (
        {"words": words},
        {"text": "so " * 40, "utterances": _rows(unit, speaker="A")},
        {"segments": _rows(unit)},
    ):
        found = reading(value)
        assert (found.cues[-1].end or 0) < 40
        assert found.cues[1].start in (4, 10)


def test_a_unit_that_is_not_the_usual_one_is_reported() -> None:
    assert [remark.message for remark in reading({"segments": _rows(1000)}).remarks] == [
        "the times are milliseconds, by the pace of the words"
    ]
    assert reading({"segments": _rows(1)}).remarks == ()
    assert reading(SHAPES["AssemblyAI"].value).remarks == ()


def test_starts_alone_tell_the_unit_too() -> None:
    listed = [{"time": row["start"], "text": row["text"]} for row in _rows(1000)]
    assert _starts(reading(listed)) == [4 * n for n in range(8)]


def test_few_words_take_the_nearest_unit() -> None:
    value = {"segments": [{"start": 60000, "end": 64000, "text": "Well."}]}
    assert _starts(reading(value)) == [60]
    assert _starts(reading({"utterances": [{"start": 60, "end": 64, "text": "Well."}]})) == [60]


def test_times_in_which_nobody_could_speak_are_refused() -> None:
    for factor in (30, 1 / 30):
        with pytest.raises(UnreadableError, match=r"nobody speaks .* words a second"):
            reading({"segments": _rows(factor)})
    slow = _rows(30)
    with pytest.raises(UnreadableError, match="times fit no human speaking rate"):
        reading(slow)
    with pytest.raises(UnreadableError, match="nobody speaks"):
        reading(slow, "json")


def test_one_end_that_lies_hours_behind_does_not_decide() -> None:
    listed = _rows(1)
    listed[3]["end"] = 9000
    found = reading({"segments": listed})
    assert _starts(found) == [4 * n for n in range(8)]
    assert found.cues[3].end == 16
    assert any("after the next one" in remark.message for remark in found.remarks)


def test_scripts_without_blanks_have_a_pace() -> None:
    listed = [
        {"start": 4000 * n, "end": 4000 * n + 3500, "text": "我们在湖边数了所有的苍鹭和鸭子"}
        for n in range(8)
    ]
    assert _starts(reading({"segments": listed})) == [4 * n for n in range(8)]


def test_dates_are_counted_from_the_first_one() -> None:
    dates = [
        {**row, "start": f"2024-05-01T10:00:{row['start']:02}Z", "end": f"2024-05-01T10:00:{row['end']:02}Z"}
        for row in _rows(1)
    ]
    found = reading(dates)
    assert (_starts(found), found.cues[1].end) == ([4 * n for n in range(8)], 7)
    assert [remark.message for remark in found.remarks] == [
        "the times are dates: they are counted from the first one, 2024-05-01T10:00:00+00:00"
    ]
    since = [
        {**row, "start": 1714557600000 + row["start"], "end": 1714557600000 + row["end"]}
        for row in _rows(1000)
    ]
    assert _starts(reading(since)) == [4 * n for n in range(8)]


# --- what is none


@pytest.mark.parametrize("wrong", [math.nan, math.inf, "soon", True, [], "12:xx", {"a": 1}])
def test_a_time_that_is_none_is_reported_with_its_place(wrong: Any) -> None:
    listed = _rows(1)
    listed[2]["start"] = wrong
    found = reading({"segments": listed})
    assert len(found.cues) == 8
    assert _starts(found) == [0, 4, None, *(4 * n for n in range(3, 8))]
    if wrong == []:
        message = "1 stretch of speech without a start, the first in entry 3: the time is unknown"
    else:
        shown = wrong if isinstance(wrong, str) else json.dumps(wrong)
        message = f"1 time is invalid, in entry 3: “{shown}”: treated as unknown"
    assert [str(remark) for remark in found.remarks] == [f"line 13: {message}"]


@pytest.mark.parametrize("wrong", [None, ...])
def test_a_start_that_is_missing_where_the_others_have_one(wrong: Any) -> None:
    listed = _rows(1)
    listed[5]["start"] = wrong
    if wrong is ...:
        del listed[5]["start"]
    found = reading({"segments": listed})
    assert [str(remark) for remark in found.remarks] == [
        "line 28: 1 stretch of speech without a start, the first in entry 6: the time is unknown"
    ]


def test_an_end_that_is_missing_is_unknown() -> None:
    listed = _rows(1)
    listed[2]["end"] = None
    del listed[3]["end"]
    found = reading({"segments": listed})
    assert (_starts(found), found.remarks) == ([4 * n for n in range(8)], ())
    assert [cue.end for cue in found.cues if cue.start not in (8, 12)] == [3, 7, 19, 23, 27, 31]


def test_all_times_that_are_none_are_counted() -> None:
    listed = [{**row, "end": "later"} for row in _rows(1)]
    found = reading({"segments": listed})
    assert [str(remark) for remark in found.remarks] == [
        "line 3: 8 times are invalid, in entry 1: “later”: treated as unknown"
    ]


def test_nothing_is_missing_where_nothing_has_a_time() -> None:
    assert reading([{"speaker": n % 2, "text": "so we counted all of them"} for n in range(6)]).remarks == ()


# --- the place of an object in a text


def test_the_line_of_an_object() -> None:
    text = '{"a": [{"x": "}{"},\n {"x": 1},\n\n{"x": {"y": NaN}},\n  {"x": 1}]}'
    value, _ = parse(text)
    assert isinstance(value, dict)
    assert [line_of(text, one) for one in value["a"]] == [1, 2, 4, 2]
    assert line_of(text, {"x": 2}) == 0
    lines = '{"x": 1}\n{"x": "\\u007d"}\n{"x": 3}'
    listed, _ = parse(lines)
    assert isinstance(listed, list)
    assert [line_of(lines, one) for one in listed] == [1, 2, 3]
