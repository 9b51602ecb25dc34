"""Finds the lines of each record in the text of a notes file, so that single records can be replaced."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from ghostcli.errors import GhostError
from ghostcli.library.parse_yaml import Node, parse, readable
from ghostcli.model import KINDS
from ghostcli.text.escaping import visible

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


class RecordPlace(NamedTuple):
    """A record in a notes file: its values as texts, lists and mappings, and its characters.

    `start` is the beginning of its first line, `end` the beginning of the line after its last one. Comments
    and blank lines behind a record do not belong to it. Both are equal if it has no lines of its own.
    """

    values: Mapping[str, Any]
    start: int
    end: int
    indent: int

    @property
    def id(self) -> str | None:
        """Its id, None if it has none."""
        found = self.values.get("id")
        return found if isinstance(found, str) else None

    def written(self, text: str) -> str:
        """Its lines in the text of the file, as `write_yaml.record_texts` would write them."""
        return plain_lines(text[self.start : self.end])


class KindPlace(NamedTuple):
    """The records of a kind; `start` is the beginning of the line of its key, `after` of the line after it.

    `is_open` says that records can be added as lines: it is a list with a line for each record, or empty.
    """

    records: tuple[RecordPlace, ...]
    start: int
    after: int
    indent: int
    is_open: bool

    @property
    def end(self) -> int:
        """The place behind its last record."""
        return max([self.after, *(one.end for one in self.records)])


class NotesPlaces(NamedTuple):
    """A notes file: its values beside records, such as `source`, its kinds, and the end of the last value."""

    values: Mapping[str, Any]
    kinds: Mapping[str, KindPlace]
    end: int


def plain_lines(text: str) -> str:
    """The lines of a record without indentation, with newlines as line ends."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    return textwrap.dedent("\n".join(lines)).strip("\n") + "\n"


@lru_cache(maxsize=8)  # an import looks at the same text several times
def places_in(text: str, path: str) -> NotesPlaces:
    """The places of the records in the text of a notes file; raises GhostError if it cannot be read."""
    root, problems = parse(text.encode(), path)
    if root is None and not problems:
        return NotesPlaces({}, {}, 0)
    if root is None or not isinstance(root.value, dict) or problems:
        told = str(problems[0]) if problems else f"{visible(path)} is not a mapping of kinds to records"
        raise GhostError(told, "repair it, then import again")
    values = {name: plain(value) for name, (_, value) in root.value.items()}
    found: dict[str, KindPlace] = {}
    end = 0
    for name, place in _top(text):
        end = max(end, place.end)
        if name in KINDS:
            held = values[name]
            records = held if isinstance(held, list) else []
            found[name] = _kind(text, place, [one for one in records if isinstance(one, dict)])
    others = {name: value for name, value in values.items() if name not in KINDS}
    return NotesPlaces(others, found, _line_after(text, end))


def plain(node: Node) -> Any:
    """The plain value of a node: text, lists and mappings."""
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {name: plain(value) for name, (_, value) in node.value.items()}
    return node.value


class _Value(NamedTuple):
    """The value of a key at the top: its characters, and those of its items if it is a block list."""

    start: int
    key_end: int
    end: int
    column: int
    is_list: bool
    is_empty: bool
    items: list[tuple[int, int]]


def _kind(text: str, place: _Value, records: list[Mapping[str, Any]]) -> KindPlace:
    start, after = text.rfind("\n", 0, place.start) + 1, _line_after(text, place.key_end)
    fixed = tuple(RecordPlace(values, after, after, 0) for values in records)
    if not place.is_list or len(place.items) != len(records):
        return KindPlace(fixed, start, after, 0, place.is_empty)
    found = [
        RecordPlace(values, text.rfind("\n", 0, start) + 1, _line_after(text, end), place.column)
        for values, (start, end) in zip(records, place.items, strict=True)
    ]
    apart = all(one.end <= other.start for one, other in pairwise(found))
    is_open = apart and all(one.start >= after for one in found)
    return KindPlace(tuple(found) if is_open else fixed, start, after, place.column, is_open)


def _line_after(text: str, place: int) -> int:
    """The beginning of the line after the character before `place`."""
    if place and text[place - 1] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _top(text: str) -> Iterator[tuple[str, _Value]]:
    """The keys at the top with the places of their values."""
    depth = 0
    key: tuple[str, int, int] | None = None
    column = end = 0
    is_list = is_empty = False
    items: list[tuple[int, int]] = []
    events: Any = yaml.parse(readable(text), Loader=_Loader)
    for event in events:
        begins: Any = event.start_mark
        closes: Any = event.end_mark
        if isinstance(event, yaml.ScalarEvent) and depth == 1 and key is None:
            key = event.value, begins.index, closes.index
            items, is_list = [], False
            continue
        if isinstance(event, yaml.CollectionStartEvent):
            if depth == 1:
                is_empty = False
                is_list = isinstance(event, yaml.SequenceStartEvent) and not event.flow_style
                column, end = begins.column, begins.index
            elif depth == 2 and is_list:
                items.append((begins.index, begins.index))
            depth += 1
            flow_end = None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            flow_end = closes.index if _closes(text, event) else None
        elif isinstance(event, yaml.ScalarEvent):
            flow_end = _end_of(text, event)
            if depth == 1:
                end, is_empty = flow_end, not event.value and not event.style
            elif depth == 2 and is_list:
                items.append((begins.index, flow_end))
        else:
            continue
        if flow_end is not None and depth:
            end = max(end, flow_end)
            if items and depth >= 2:
                items[-1] = (items[-1][0], max(items[-1][1], flow_end))
        if depth == 1 and key is not None:
            yield key[0], _Value(key[1], key[2], end, column, is_list, is_empty, items)
            key = None


def _closes(text: str, event: Any) -> bool:
    """Whether the end of a collection is a bracket; that of a block lies behind what follows it."""
    end: int = event.end_mark.index
    return end > event.start_mark.index and text[end - 1 : end] in {"]", "}"}


def _end_of(text: str, event: Any) -> int:
    """The end of a scalar; a block scalar's lies behind blank lines that follow it."""
    start: int = event.start_mark.index
    end: int = event.end_mark.index
    if event.style in {"|", ">"}:
        return start + len(text[start:end].rstrip()) if event.value else end
    return end
