"""The quotes of a notes file as it is now, which may be newer than the library that was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.library.edit_yaml import plain
from ghostcli.library.parse_yaml import parse
from ghostcli.model import KINDS, Record
from ghostcli.timecode import parse_span

_TEXTS, _LISTS = ("id", "text", "note"), ("tags",)


def quotes_in(text: str, path: str, head: Record) -> Iterator[Record]:
    """The quotes in the text of a notes file, with id, text, note, tags, times and line.

    Invalid values are left out.
    """
    tree, _ = parse(text.encode(), path)
    pair = tree.value.get("quotes") if tree and isinstance(tree.value, dict) else None
    items = pair[1].value if pair else None
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        fields = plain(item)
        if isinstance(fields, dict) and isinstance(fields.get("text"), str):
            values = _values(fields)
            yield Record(KINDS["quotes"], head.episode, number, values, path, item.line, head.values)


def _values(fields: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: fields[name].rstrip("\n")
        for name in _TEXTS
        if isinstance(fields.get(name), str) and fields[name]
    }
    for name in _LISTS:
        values[name] = tuple(one for one in _listed(fields.get(name)) if isinstance(one, str))
    spans = (parse_span(one) for one in _listed(fields.get("at")) if isinstance(one, str))
    if times := tuple(span for span in spans if span is not None):
        values["at"] = times
    return values


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
