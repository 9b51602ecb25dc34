"""Times: `H:MM:SS` (or `M:SS`, with up to three decimals) to seconds and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

TIME = r"(?:[0-9]{1,3}:[0-5][0-9]|[0-5]?[0-9]):[0-5][0-9](?:\.[0-9]{1,3})?"
"""The one pattern of a time, without anchors: `0:43:08`, `43:08`, `1:02:03.250`."""

SPAN = rf"{TIME}(?:-{TIME})?"
"""The pattern of a time or a range of two: `0:43:08-0:43:38`."""

_SPAN = rf"({TIME})(?:-({TIME}))?"

Span = tuple[float, float | None]
"""A time in seconds and where it ends, None where that is not known."""


def parse_time(text: str) -> float | None:
    """Seconds of `text`, an `int` where they are whole; None if it is no time."""
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
    """`(start, end or None)` of a time or a range; None if it is neither or runs backwards."""
    found = re.fullmatch(_SPAN, text)
    if not found:
        return None
    start, end = parse_time(found[1]), parse_time(found[2]) if found[2] else None
    if start is None or (end is not None and end < start):
        return None
    return start, end


def parse_option_time(text: str) -> float | None:
    """Seconds of a time as options take it: `0:43:08`, `43:08` or `2588s`."""
    if re.fullmatch(r"[0-9]{1,7}(?:\.[0-9]{1,3})?s", text):
        seconds = float(text[:-1])
        return int(seconds) if seconds.is_integer() else seconds
    return parse_time(text)


def format_time(seconds: float) -> str:
    """`H:MM:SS` of `seconds`, decimals dropped."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def format_exact(seconds: float) -> str:
    """`H:MM:SS`, with `.mmm` where the milliseconds are not zero: reads back as the same time."""
    millis = round(seconds * 1000)
    decimals = f".{millis % 1000:03}".rstrip("0") if millis % 1000 else ""
    return format_time(millis // 1000) + decimals


def format_span(span: Span) -> str:
    """`H:MM:SS` or `H:MM:SS-H:MM:SS`."""
    start, end = span
    return format_time(start) if end is None else f"{format_time(start)}-{format_time(end)}"


def format_exact_span(span: Span) -> str:
    """As `format_span`, with milliseconds where there are any."""
    start, end = span
    return format_exact(start) if end is None else f"{format_exact(start)}-{format_exact(end)}"


def plain_number(seconds: float) -> float:
    """The same number as an `int` where it is whole, else rounded to milliseconds."""
    return int(seconds) if float(seconds).is_integer() else round(seconds, 3)


def local_date(moment: float) -> datetime:
    """The date of a moment, in seconds since 1970, by the local clock; by UTC where $TZ names no zone."""
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(moment).astimezone()
    except (ValueError, OverflowError, OSError):  # an offset of a day or more
        return datetime.fromtimestamp(moment, UTC)
