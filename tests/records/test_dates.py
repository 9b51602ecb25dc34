"""Dates as people type them, on a fixed day: Wednesday, 20 May 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.errors import GhostError
from ghostcli.records import dates
from ghostcli.records.dates import EXAMPLES, Period, parse_period
from ghostcli.records.filters import Condition, since, until
from running import Ghost, write_episode


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 20 May 2026."""
    monkeypatch.setattr(dates, "today", lambda: date(2026, 5, 20))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", "2025", "2025"),
        ("2025-10", "2025-10", "2025-10"),
        ("2025-10-17", "2025-10-17", "2025-10-17"),
        ("today", "2026-05-20", "2026-05-20"),
        ("Yesterday", "2026-05-19", "2026-05-19"),
        ("0d", "2026-05-20", "2026-05-20"),
        ("7d", "2026-05-13", "2026-05-13"),
        ("7 days ago", "2026-05-13", "2026-05-13"),
        ("2w", "2026-05-06", "2026-05-06"),
        ("3m", "2026-02-20", "2026-02-20"),
        ("5m", "2025-12-20", "2025-12-20"),
        ("1y", "2025-05-20", "2025-05-20"),
        ("2026-W20", "2026-05-11", "2026-05-17"),
        ("2026w01", "2025-12-29", "2026-01-04"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
    ],
)
def test_a_period(typed: str, first: str, last: str) -> None:
    assert parse_period(typed) == Period(first, last)


@pytest.mark.parametrize(
    ("day", "typed", "expected"),
    [
        (date(2026, 3, 31), "1m", "2026-02-28"),
        (date(2024, 3, 31), "1m", "2024-02-29"),
        (date(2024, 2, 29), "1y", "2023-02-28"),
        (date(2026, 1, 1), "1d", "2025-12-31"),
    ],
)
def test_a_shorter_month(day: date, typed: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: day)
    assert parse_period(typed) == Period(expected, expected)


@pytest.mark.parametrize(
    "typed",
    ["", "tomorrow", "7", "d", "-7d", "7dogs", "7h", "2025-W53", "2026-W00", "99999y", "2025-13", "٧d"],
)
def test_what_is_no_date(typed: str) -> None:
    assert parse_period(typed) is None
    with pytest.raises(GhostError) as caught:
        since(typed)
    assert caught.value.hint == EXAMPLES


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{1,5}[dwmy]", fullmatch=True))
def test_any_text_is_a_period_or_none(typed: str) -> None:
    found = parse_period(typed)
    assert found is None or found.first <= found.last


def test_each_example_is_a_date() -> None:
    assert all(parse_period(one) for one in EXAMPLES.split(", "))


@pytest.mark.parametrize(
    ("make", "typed", "kept"),
    [
        (since, "2026-W20", ["2026-05-11", "2026-05-17", "2026-05-18"]),
        (until, "2026-W20", ["2026-05-10", "2026-05-11", "2026-05-17"]),
        (since, "2d", ["2026-05-18"]),
        (until, "10d", ["2026-05-10"]),
    ],
)
def test_since_is_the_first_day_and_until_the_last(
    make: Callable[[str], Condition], typed: str, kept: list[str]
) -> None:
    days = ["2026-05-10", "2026-05-11", "2026-05-17", "2026-05-18"]
    assert [day for day in days if make(typed).test(day)] == kept


def test_lists_search_and_queries_take_them(here: Path, ghost: Ghost) -> None:
    for name, day in {"old": "2025-05-20", "week": "2026-05-14", "fresh": "2026-05-19"}.items():
        quote = "quotes: [{text: The river is wide}]\n"
        write_episode(here, name, f"title: T\npublished: {day}\n{quote}")
    assert ghost("episodes", "--since", "7d", "-o", "ref").lines == ["fresh", "week"]
    assert ghost("episodes", "--since", "2026-W20", "--until", "2026-W20", "-o", "ref").lines == ["week"]
    assert ghost("quotes", "--until", "1y", "-o", "ref").lines == ["old/quotes/1"]
    assert ghost("search", "river", "--since", "yesterday", "-o", "ref").lines == ["fresh/quotes/1"]
    assert ghost("search", "river since:yesterday", "-o", "ref").lines == ["fresh/quotes/1"]
