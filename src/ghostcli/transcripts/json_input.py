"""Parse untrusted JSON within limits, by the standard library, and access its values safely."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from math import inf, isfinite, nan
from typing import Any

from ghostcli.transcripts.base import LEFT_OVER, Remark, Remarks, UnreadableError, shown
from ghostcli.transcripts.canonical import counted

MAX_NODES = 1_000_000
"""Maximum number of values in a file; an hour of speech with word times has about 40,000."""

_ALLOWED_BYTES = 32_000_000
_MAX_DEPTH = 100
# The closing quote may be missing, so that each string is scanned once, whatever follows.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_CLOCK = re.compile(
    r"\s*(-?)(?:([0-9]{1,9}):)?(?:([0-9]{1,9}):)?([0-9]{1,20}(?:[.,][0-9]{0,20})?)\s*+(s?)\s*+\Z"
)
_BLANK = re.compile(r"[ \t\n\r]*")
_BRACKET = re.compile(rf"{_STRING.pattern}|([\[{{])|[\]}}]", re.DOTALL)


def parse(text: str) -> tuple[object, tuple[Remark, ...]]:
    """Parse JSON text: return its value and remarks.

    Raises UnreadableError for broken or oversized JSON. Several values in sequence, as in JSON Lines, become
    a list. Of duplicate keys the last counts, and a remark says so.
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
        value = _value(text, checked)
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


_NUMBERS = {"NaN": nan, "Infinity": inf, "-Infinity": -inf}


def _value(text: str, hook: Callable[[list[tuple[str, Any]]], Any]) -> object:
    decoder = json.JSONDecoder(
        object_pairs_hook=hook, parse_constant=_NUMBERS.__getitem__, parse_int=_whole, strict=False
    )
    values: list[object] = []
    end = _BLANK.match(text).end()  # type: ignore[union-attr]  # it matches nothing as well
    while not values or end < len(text):
        try:
            value, end = decoder.raw_decode(text, end)
        except json.JSONDecodeError as error:
            # Text after one complete value is an error and not a further value, as in the standard library.
            if len(values) == 1 and not text.startswith(("{", "["), end):
                raise json.JSONDecodeError("Extra data", text, end) from error
            if values and text.count("\n", 0, end) == len(values):
                raise json.JSONDecodeError(error.msg, text, end) from error  # each line is a value
            raise
        values.append(value)
        end = _BLANK.match(text, end).end()  # type: ignore[union-attr]
    return values[0] if len(values) == 1 else values


class LocatedObject(dict[str, Any]):
    """A JSON object that knows its first and last line."""

    first = last = 0


def located(text: str) -> object:
    """Return the value of a JSON text that `parse` accepts, with its objects as LocatedObject."""
    objects: list[LocatedObject] = []

    def hook(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        objects.append(LocatedObject(pairs))
        return objects[-1]

    value = _value(text, hook)
    closed = iter(objects)  # objects are made as they end
    opened: list[int] = []
    line, counted_to = 1, 0
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in {"{", "}"}:
            line += text.count("\n", counted_to, bracket.start())
            counted_to = bracket.start()
            if bracket[0] == "{":
                opened.append(line)
            elif opened and (one := next(closed, None)) is not None:
                one.first, one.last = opened.pop(), line
    return value


class _FoundError(Exception):
    pass


def line_of(text: str, entry: dict[str, Any]) -> int:
    """Return the line on which an object of a parsed text begins; 0 if it is not found.

    The parser reports no positions, so the text is parsed again up to the object, counting brackets.
    """
    number = 0

    def hook(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal number
        number += 1
        found = dict(pairs)
        if found == entry:
            raise _FoundError
        return found

    try:
        _value(text, hook)
    except _FoundError:
        return _line_of_object(text, number)
    return 0


def _line_of_object(text: str, number: int) -> int:
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "{":
            opened.append(bracket.start())
        elif bracket[0] == "}" and opened:
            start = opened.pop()
            number -= 1
            if not number:
                return text.count("\n", 0, start) + 1
    return 0


def _whole(digits: str) -> float:
    return int(digits) if len(digits) < 19 else float(digits)


def _weigh(text: str) -> None:
    """Refuse text whose value would take too much memory, before it is parsed."""
    # An upper bound that is cheap and that most files meet: it also counts these characters inside strings.
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
    # Bytes for an object with a few members, for each further member, for a list, for a value.
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
    """Return a time in seconds: a number (`unit`s per second) or text (`1.5`, `00:01:02,500`, `5.2s`).

    The result is None for anything else.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value / unit if isfinite(value) else None
    if isinstance(value, str) and (found := _CLOCK.match(value)):
        sign, first, second, rest, said = found.groups()
        hours, minutes = (first, second) if second else (None, first)
        plain = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(rest.replace(",", "."))
        return (-plain if sign else plain) / (1 if first or said else unit)
    return None


def string(value: object) -> str:
    """Return the text of a string, or of a number as it is written; else empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        return ""
    return str(value)


def written(value: object) -> str:
    """Return the start of a value as JSON; a string without its quotation marks."""
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:200]


def first_string(entry: dict[str, Any], *names: str) -> str:
    """Return the first of the named fields that has text."""
    return next((text for name in names if (text := string(entry.get(name)))), "")


def entries(value: object, remarks: Remarks, what: str) -> list[dict[str, Any]]:
    """Return the objects of a list; other items give a remark."""
    if not isinstance(value, list):
        if value:
            remarks.add(0, f"{what} are not a list: {shown(str(value)[:200])}", LEFT_OVER)
        return []
    strange = [item for item in value if not isinstance(item, dict)]
    if strange:
        texts = [item for item in strange if isinstance(item, str) and item.strip()]
        example = f", such as {shown(texts[0])}" if texts else ""
        remarks.add(
            0,
            f"{counted(len(strange), 'entry')} of {what} are not objects{example}",
            LEFT_OVER if texts else "",
        )
    return [item for item in value if isinstance(item, dict)]


def keywords(text: str) -> tuple[str, ...]:
    """Return the words of a table that is written as one string."""
    return tuple(text.split())


_WRAPPERS = keywords(
    """
    result results output response data payload body transcript transcription prediction asr
    attributes retval speech
    """
)


def layers(value: object, depth: int = 4) -> Iterator[object]:
    """Yield the value and what it wraps: the single item of a list, or the usual wrapper fields."""
    yield value
    if not depth:
        return
    if isinstance(value, list) and len(value) == 1:
        yield from layers(value[0], depth - 1)
    elif isinstance(value, dict):
        for name in _WRAPPERS:
            if isinstance(inner := value.get(name), (dict, list)):
                yield from layers(inner, depth - 1)


def within(value: object, *names: str) -> dict[str, Any]:
    """Return the outermost object that has one of the named fields; empty if there is none."""
    for layer in layers(value):
        if isinstance(layer, dict) and any(layer.get(name) is not None for name in names):
            return layer
    return {}
