"""Dates as people type them: a day, a month, a year, a week, or so long before today."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

EXAMPLES = "2025, 2025-10, 2025-10-17, 2026-W20, today, yesterday, 7d, 2w, 3m, 1y"
"""A date in each form."""

# Compiled at first use, and datetime imported there: most commands have no date.
_CALENDAR = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_WEEK = r"([0-9]{4})-?w([0-9]{1,2})"
_AGO = r"([0-9]{1,5}) ?(d|w|m|y)(?:(?<=d)ays?|(?<=w)eeks?|(?<=m)onths?|(?<=y)ears?)?(?: ago)?"
_NAMED = {"today": "0d", "yesterday": "1d"}


class Period(NamedTuple):
    """The first and the last day of a period, as `2025-10-17`; of a year or month, as typed: `2025-10`."""

    first: str
    last: str


def is_calendar_date(text: str) -> bool:
    """Whether the text is a day, a month or a year in digits."""
    return re.fullmatch(_CALENDAR, text) is not None


def parse_period(text: str) -> Period | None:
    """The period that a date names, None if it is not a date.

    `2025`, `2025-10` and `2025-10-17` are the publisher's calendar dates. `2026-W20` is a week from Monday to
    Sunday (ISO 8601). `today`, `yesterday`, `7d`, `2w`, `3m` and `1y` are days before `today()`.
    """
    if is_calendar_date(text):
        return Period(text, text)
    lowered = text.strip().lower()
    if found := re.fullmatch(_WEEK, lowered):
        return _week(int(found[1]), int(found[2]))
    if found := re.fullmatch(_AGO, _NAMED.get(lowered, lowered)):
        day = _before(today(), int(found[1]), found[2])
        return Period(day, day) if day else None
    return None


def today() -> date:
    """The date of today where the user is."""
    from datetime import date

    return date.today()  # noqa: DTZ011 - the local date is meant


def _week(year: int, week: int) -> Period | None:
    from datetime import date

    try:
        return Period(*(date.fromisocalendar(year, week, day).isoformat() for day in (1, 7)))
    except ValueError:
        return None


def _before(day: date, number: int, unit: str) -> str | None:
    """The day so many days, weeks, months or years earlier; None before the year 1.

    In a shorter month it is its last day: a month before 31 March is 28 or 29 February.
    """
    from calendar import monthrange
    from datetime import timedelta

    try:
        if unit in "dw":
            return (day - timedelta(days=number * (7 if unit == "w" else 1))).isoformat()
        year, month = divmod(day.year * 12 + day.month - 1 - number * (12 if unit == "y" else 1), 12)
        last = monthrange(year, month + 1)[1]
        return day.replace(year=year, month=month + 1, day=min(day.day, last)).isoformat()
    except (OverflowError, ValueError):
        return None
