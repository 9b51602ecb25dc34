"""Times in JSON: numbers with a unit, clock text, durations, dates, objects."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ghostcli.transcripts.json_input import seconds

_FRAMES = re.compile(r"\s*([0-9]{1,4}):([0-9]{1,2}):([0-9]{1,2})[:;]([0-9]{1,3})\s*\Z")
_PARTS = re.compile(
    r"\s*(?:PT)?(?=[0-9])(?:([0-9]{1,6})\s?h(?:ours?)?)?\s?(?:([0-9]{1,9})\s?m(?:in(?:utes?)?)?)?"
    r"\s?(?:([0-9]{1,12}(?:[.,][0-9]{1,9})?)\s?s(?:ec(?:onds?)?)?)?\s*\Z",
    re.IGNORECASE,
)
_MILLISECONDS = re.compile(r"\s*([0-9]{1,15}(?:\.[0-9]{0,9})?)\s?ms\s*\Z")
_DATE = re.compile(
    r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
    r"(?:Z|[-+][0-9:]{4,5})?\s*\Z"
)
_LONG_FRACTION = re.compile(r"(\.[0-9]{6})[0-9]+")

_LONGEST = 60
_FRAME_RATE = 30
"""Frames per second for times with frames in files that do not state the rate."""

_WITHIN = ("relative", "seconds", "start", "value", "time")


def moment(value: object, unit: float = 1) -> float | None:
    """Return a time in seconds; None if the value is not a time.

    A number, also in a string, counts `unit`s per second. `0:01:02.5`, `00:01:02:12` (frames), `5.2s`,
    `1500ms`, `PT1M2.5S` and `{"seconds": "5", "nanos": 200000000}` include their unit. A date gives the
    seconds since 1970.
    """
    found = seconds(value, unit)
    if found is not None:
        return found
    if isinstance(value, str):
        return _written(value)
    if isinstance(value, dict):
        return _composed(value, unit)
    return None


def _written(text: str) -> float | None:
    if len(text) > _LONGEST:
        return None
    if found := _FRAMES.match(text):
        hours, minutes, whole, frames = map(int, found.groups())
        return hours * 3600 + minutes * 60 + whole + min(frames / _FRAME_RATE, 0.999)
    if found := _PARTS.match(text):
        parts = found.groups(default="0")
        return int(parts[0]) * 3600 + int(parts[1]) * 60 + float(parts[2].replace(",", "."))
    if found := _MILLISECONDS.match(text):
        return float(found[1]) / 1000
    return _dated(text) if _DATE.match(text) else None


def _dated(text: str) -> float | None:
    try:
        date = datetime.fromisoformat(_LONG_FRACTION.sub(r"\1", text.strip()))
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()


def _composed(value: dict[str, object], unit: float) -> float | None:
    if "nanos" in value:
        whole, part = moment(value.get("seconds") or 0), moment(value["nanos"] or 0, 1e9)
        return None if whole is None or part is None else whole + part
    for name in _WITHIN:
        inner = value.get(name)
        if inner is not None and not isinstance(inner, dict):
            return moment(inner, 1 if name == "seconds" else unit)
    return None
