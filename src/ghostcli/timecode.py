"""Parses and formats times: `H:MM:SS` or `M:SS`, with up to three decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

TIME = r"(?:[0-9]{1,3}:[0-5][0-9]|[0-5]?[0-9]):[0-5][0-9](?:\.[0-9]{1,3})?"
"""The pattern of a time, without anchors: `0:43:08`, `43:08`, `1:02:03.250`."""

SPAN = rf"{TIME}(?:-{TIME})?"
"""The pattern of a time or a range: `0:43:08-0:43:38`."""

_SPAN = rf"({TIME})(?:-({TIME}))?"

Span = tuple[float, float | None]
"""A start time and an end time in seconds; the end is None if unknown."""


def parse_time(text: str) -> float | None:
    """The seconds of `text`, an `int` if whole; None if it is not a time."""
    if not re.fullmatch(TIME, text):
        return None
    whole, _, decimals = text.partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    millis = int(decimals.ljust(3, "0")) if decimals else 0
    # Divided once: 2 + 0.663 would be 2.6630000000000003.
    return (seconds * 1000 + millis) / 1000 if millis else seconds


def parse_span(text: str) -> Span | None:
    """`(start, end or None)` of a time or a range, in seconds; None if it is neither or runs backwards."""
    found = re.fullmatch(_SPAN, text)
    if not found:
        return None
    start, end = parse_time(found[1]), parse_time(found[2]) if found[2] else None
    if start is None or (end is not None and end < start):
        return None
    return start, end


def parse_option_time(text: str) -> float | None:
    """The seconds of a time as options accept it: `0:43:08`, `43:08` or `2588s`; None if it is not one."""
    if re.fullmatch(r"[0-9]{1,7}(?:\.[0-9]{1,3})?s", text):
        seconds = float(text[:-1])
        return int(seconds) if seconds.is_integer() else seconds
    return parse_time(text)


def format_time(seconds: float) -> str:
    """`seconds` as `H:MM:SS`, without decimals."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def format_exact(seconds: float) -> str:
    """`seconds` as `H:MM:SS`, with decimals if there are milliseconds: it parses to the same time."""
    millis = round(seconds * 1000)
    decimals = f".{millis % 1000:03}".rstrip("0") if millis % 1000 else ""
    return format_time(millis // 1000) + decimals


def format_span(span: Span) -> str:
    """`span` as `H:MM:SS` or `H:MM:SS-H:MM:SS`."""
    start, end = span
    return format_time(start) if end is None else f"{format_time(start)}-{format_time(end)}"


def format_exact_span(span: Span) -> str:
    """As `format_span`, with milliseconds if there are any."""
    start, end = span
    return format_exact(start) if end is None else f"{format_exact(start)}-{format_exact(end)}"


def plain_number(seconds: float) -> float:
    """The same number as an `int` if it is whole, else rounded to milliseconds."""
    return int(seconds) if float(seconds).is_integer() else round(seconds, 3)


def local_date(moment: float) -> datetime:
    """The local date of a time in seconds since 1970; in UTC if the zone in $TZ is not valid."""
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(moment).astimezone()
    except (ValueError, OverflowError, OSError):  # an offset of a day or more
        return datetime.fromtimestamp(moment, UTC)
