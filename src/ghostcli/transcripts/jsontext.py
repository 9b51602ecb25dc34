"""JSON from strangers: parsed by the standard library within limits, and read with care."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import chain
from typing import Any

from ghostcli.transcripts.base import LEFT_OVER, Remark, Remarks, UnreadableError, shown
from ghostcli.transcripts.normal import counted

MAX_NODES = 1_000_000
"""Values in one file; an hour of speech with a time for each word has some 40,000."""

_ALLOWED_BYTES = 32_000_000
_MAX_DEPTH = 100
# The closing quote may be missing, so that each string is passed over once, whatever follows.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKET = re.compile(rf"{_STRING.pattern}|([\[{{])|[\]}}]", re.DOTALL)
_CLOCK = re.compile(r"\s*(-?)(?:([0-9]{1,9}):)?(?:([0-9]{1,9}):)?([0-9]{1,15}(?:[.,][0-9]{1,9})?)\s*s?\Z")


def parse(text: str) -> tuple[object, tuple[Remark, ...]]:
    """The value of a JSON text and remarks on it; raises UnreadableError for broken or oversized JSON.

    NaN and infinite numbers become None. Of two values under one name the last counts, which a
    remark says.
    """
    _weigh(text)
    twice: dict[str, int] = {}

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entry = dict(pairs)
        if len(entry) != len(pairs):
            for name in {name for name, number in Counter(name for name, _ in pairs).items() if number > 1}:
                twice[name] = twice.get(name, 0) + 1
        return entry

    try:
        value = json.loads(
            text, object_pairs_hook=checked, parse_constant=lambda _: None, parse_int=_whole, strict=False
        )
    except json.JSONDecodeError as error:
        raise UnreadableError(error.lineno, f"the JSON breaks off or is broken here: {error.msg}") from None
    except RecursionError:
        raise UnreadableError(_too_deep(text), "the JSON is nested too deeply for a transcript") from None
    remarks = Remarks()
    for name, number in list(twice.items())[:20]:
        place = re.search(rf'"{re.escape(name[:60])}', text)
        line = text.count("\n", 0, place.start()) + 1 if place else 0
        where = counted(number, "object")
        remarks.add(line, f"{shown(name)} stands twice in {where}: the last one counts", LEFT_OVER)
    return value, remarks.listed()


def _whole(digits: str) -> float:
    return int(digits) if len(digits) < 19 else float(digits)


def _weigh(text: str) -> None:
    """Refuses what would take too much memory, before it does."""
    # Every character below stands in a string at worst: a cheap bound that most files keep.
    if text.count(",") + text.count("[") + text.count("{") <= _ALLOWED_BYTES // 400:
        return
    counts = dict.fromkeys("{[,:", 0)
    end = 0
    for string in chain(_STRING.finditer(text), (None,)):
        start = string.start() if string else len(text)
        for sign in counts:
            counts[sign] += text.count(sign, end, start)
        if sum(counts.values()) - counts[":"] >= MAX_NODES:
            line = text.count("\n", 0, start) + 1
            raise UnreadableError(
                line, f"the JSON has more than {MAX_NODES:,} values up to here: too many to read"
            )
        end = string.end() if string else end
    braces, brackets, commas, colons = counts.values()
    # Bytes of an object of a few members, of each further one, of a list, of a value.
    weight = 200 * braces + 120 * max(colons - 5 * braces, 0) + 80 * brackets + 35 * commas
    if weight > max(_ALLOWED_BYTES, 8 * len(text)):
        raise UnreadableError(
            1,
            f"the JSON has {braces + commas:,} values in {len(text):,} characters: no transcript is so dense",
        )


def _too_deep(text: str) -> int:
    depth = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0][0] in "[{":
            depth += 1
        elif bracket[0][0] in "]}":
            depth -= 1
        if depth > _MAX_DEPTH:
            return text.count("\n", 0, bracket.start()) + 1
    return 1


def seconds(value: object, unit: float = 1) -> float | None:
    """A time: a number of `unit`s a second, or text such as `1.5`, `00:01:02,500`; None if none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value / unit
    if isinstance(value, str) and (found := _CLOCK.match(value)):
        sign, first, second, rest = found.groups()
        hours, minutes = (first, second) if second else (None, first)
        plain = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest.replace(",", "."))
        return (-plain if sign else plain) / (1 if first else unit)
    return None


def string(value: object) -> str:
    """The text of a value: text, or a number as it is written; else empty."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def first_string(entry: dict[str, Any], *names: str) -> str:
    """The first of the named fields that has text."""
    return next((text for name in names if (text := string(entry.get(name)))), "")


def entries(value: object, remarks: Remarks, what: str) -> list[dict[str, Any]]:
    """The objects of a list; whatever else stands in it is remarked on."""
    if not isinstance(value, list):
        if value:
            remarks.add(0, f"{what} are no list: {shown(str(value)[:200])}", LEFT_OVER)
        return []
    strange = [item for item in value if not isinstance(item, dict)]
    if strange:
        texts = [item for item in strange if isinstance(item, str) and item.strip()]
        example = f", such as {shown(texts[0])}" if texts else ""
        remarks.add(
            0,
            f"{counted(len(strange), 'entry')} of {what} are no objects{example}",
            LEFT_OVER if texts else "",
        )
    return [item for item in value if isinstance(item, dict)]
