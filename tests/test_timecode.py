from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.timecode import (
    SPAN,
    TIME,
    Span,
    format_exact,
    format_exact_span,
    format_span,
    format_time,
    local_date,
    parse_option_time,
    parse_span,
    parse_time,
    plain_number,
)

unhurried = settings(deadline=None)  # a busy machine is no failure

MILLIS = st.integers(0, 999 * 3_600_000 + 3_599_999)

NO_TIMES = [
    "", "0", "90", "2588s", "0:60", "0:60:00", "60:00", "0:00:60", "1:2:3", "0:1:00", "1000:00:00",
    "0:43:08.", "0:43:08.1234", "0:43:08,5", "-0:43:08", "+0:43:08", " 0:43:08", "0:43:08 ", "0:43:08\n",
    "0:43:08Z", "٠:٤٣:٠٨", "０:４３:０８", "0：43", "0:43:08-0:43:38", ":08", "43:", "0:43:08:00", "1e3",
    "0x1F", "43.08",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:00", 0),
        ("0:43:08", 2588),
        ("43:08", 2588),
        ("043:08:00", 155_280),
        ("00:43:08", 2588),
        ("9:59:59", 35_999),
        ("999:59:59", 3_599_999),
        ("0:00.5", 0.5),
        ("0:00:00.05", 0.05),
        ("0:01.000", 1),
        ("0:02.663", 2.663),  # it was 2.6630000000000003
        ("999:59:59.999", 3_599_999.999),
    ],
)
def test_what_is_a_time(text: str, seconds: float) -> None:
    assert parse_time(text) == seconds
    assert type(parse_time(text)) is type(seconds)
    assert re.fullmatch(TIME, text)
    assert parse_span(text) == (seconds, None)
    assert parse_option_time(text) == seconds


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert parse_time(text) is None
    assert not re.fullmatch(TIME, text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("0:43:08-0:43:38", (2588, 2618)),
        ("43:08-43:38.5", (2588, 2618.5)),
        ("0:59-1:00:00", (59, 3600)),
        ("0:01-0:01", (1, 1)),
        ("0:02-0:01", None),
        ("0:01.5-0:01.499", None),
        ("0:01-", None),
        ("-0:01", None),
        ("0:01--0:02", None),
        ("0:01-0:02-0:03", None),
        ("0:01 - 0:02", None),
        ("0:01–0:02", None),
        ("0:01-0:60", None),
        ("0:01-0:02\n", None),
        ("", None),
    ],
)
def test_spans(text: str, span: Span | None) -> None:
    assert parse_span(text) == span
    assert bool(re.fullmatch(SPAN, text)) == (span is not None or text in {"0:02-0:01", "0:01.5-0:01.499"})


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2588s", 2588),
        ("0s", 0),
        ("2588.5s", 2588.5),
        ("2588.0s", 2588),
        ("9999999.999s", 9_999_999.999),
        ("10000000s", None),
        ("2588", None),
        ("s", None),
        ("-1s", None),
        ("+1s", None),
        ("1.s", None),
        ("1 s", None),
        ("1e3s", None),
        ("٤٣s", None),
        ("1S", None),
        ("1s\n", None),
        ("soon", None),
    ],
)
def test_times_as_options_take_them(text: str, seconds: float | None) -> None:
    assert parse_option_time(text) == seconds
    assert type(parse_option_time(text)) is type(seconds)


@pytest.mark.parametrize(
    ("seconds", "whole", "exact"),
    [
        (0, "0:00:00", "0:00:00"),
        (59.999, "0:00:59", "0:00:59.999"),
        (59.9996, "0:00:59", "0:01:00"),
        (2588.5, "0:43:08", "0:43:08.5"),
        (2588.05, "0:43:08", "0:43:08.05"),
        (36_000, "10:00:00", "10:00:00"),
        (0.1 + 0.2, "0:00:00", "0:00:00.3"),
    ],
)
def test_times_are_printed(seconds: float, whole: str, exact: str) -> None:
    assert (format_time(seconds), format_exact(seconds)) == (whole, exact)
    assert (format_span((seconds, None)), format_exact_span((seconds, None))) == (whole, exact)
    assert format_span((0, seconds)) == f"0:00:00-{whole}"
    assert format_exact_span((0, seconds)) == f"0:00:00-{exact}"


@unhurried
@given(MILLIS)
def test_a_time_reads_back_the_same(millis: int) -> None:
    assert parse_time(format_exact(millis / 1000)) == millis / 1000
    assert parse_time(format_time(millis / 1000)) == millis // 1000


@unhurried
@given(MILLIS, MILLIS)
def test_a_span_reads_back_the_same(one: int, other: int) -> None:
    span = (min(one, other) / 1000, max(one, other) / 1000)
    assert parse_span(format_exact_span(span)) == span


@unhurried
@given(st.text("0123456789:.-s ٣", max_size=12))
def test_whatever_is_typed_is_a_time_or_none(text: str) -> None:
    seconds = parse_time(text)
    assert seconds is None or (0 <= seconds < 3_600_000 and parse_time(format_exact(seconds)) == seconds)
    span = parse_span(text)
    assert span is None or parse_span(format_exact_span(span)) == span
    option = parse_option_time(text)
    assert option is None or option >= 0


@pytest.mark.parametrize(
    ("seconds", "number"),
    [(2.0, 2), (2, 2), (2.5, 2.5), (2.0004, 2.0), (2.6630000000000003, 2.663), (-1.0, -1)],
)
def test_plain_numbers(seconds: float, number: float) -> None:
    assert plain_number(seconds) == number
    assert str(plain_number(seconds)) in {str(number), f"{number:.1f}"}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="needs a zone that can be set")
@pytest.mark.parametrize(
    "zone", ["<+99>-99", "UTC+25", "XXX-24", "Nowhere/At_All", "", ":", "/etc/passwd", "é"]
)
def test_a_date_by_any_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An offset of a day or more was an error of Python's own."""
    try:
        with monkeypatch.context() as patch:
            patch.setenv("TZ", zone)
            time.tzset()
            assert local_date(1_700_000_000.5).timestamp() == 1_700_000_000.5
    finally:
        time.tzset()
