"""Changing single fields of a record in the text of a notes file; every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from ghostcli.errors import GhostError
from ghostcli.library.yamltree import Node, parse, readable
from ghostcli.text import visible

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


class AmendError(GhostError):
    """The text could not be changed without touching more than was asked."""


class _Span(NamedTuple):
    """A node's place in the text: characters, the column it begins in, and its parts if it is a mapping.

    `value` is a scalar's text.
    """

    start: int
    end: int
    column: int
    flow: bool
    parts: dict[str, tuple[_Span, _Span]]
    value: str | None = None


class _Place(NamedTuple):
    """Which record is meant: the line it begins in, and what one of its fields says."""

    path: str
    line: int
    name: str
    value: str

    def error(self, reason: str) -> AmendError:
        return AmendError(f"{visible(self.path)}:{self.line}: {reason}")


def amend(text: str, line: int, fields: Mapping[str, str], known: tuple[str, str], path: str = "") -> str:
    """`text` with fields of the record that begins in that line set to YAML values on one line.

    `known` is a field of the record with its text, by which it is told from another that begins in
    the same line, or that stands there by now. A name may go into a group: `fidelity.verdicts`. A
    field that is there has its value replaced where it stands; a new one gets a line behind the
    record's others. The result is read back: if anything else came out different, AmendError is
    raised.
    """
    changed = text
    place = _Place(path, line, *known)
    for name, value in fields.items():
        changed = _set(changed, _record_at(changed, place), name.split("."), value, place)
    _check(text, changed, fields, place)
    return changed


def _set(text: str, mapping: _Span, names: list[str], value: str, place: _Place) -> str:
    name, *inner = names
    wrapped = _wrapped(inner, value)
    if name not in mapping.parts:
        return _added(text, mapping, f"{name}: {wrapped}")
    held = mapping.parts[name][1]
    if inner and held.parts:
        return _set(text, held, inner, value, place)
    stands = text[held.start : held.end]
    if held.value is None and "#" in stands:  # a list with remarks: they would be lost
        raise place.error(f"a comment stands within {name}; write it by hand")
    tail = "\n" if stands.endswith("\n") else ""
    before = " " if held.start and text[held.start - 1] == ":" else ""
    if not held.flow and held.column <= mapping.column:  # a list that is not indented
        before = "  "
    return text[: held.start] + before + wrapped + tail + text[held.end :]


def _added(text: str, mapping: _Span, field: str) -> str:
    """`text` with one more field behind the others of a mapping."""
    last = max(held.end for _, held in mapping.parts.values())
    if mapping.flow:
        comma = " , " if text[last - 1] == ":" else ", "
        return f"{text[:last]}{comma}{field}{text[last:]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", last - 1 if text[last - 1] == "\n" else last)
    added = f"{' ' * mapping.column}{field}"
    if end < 0:
        return f"{text}{newline}{added}"
    newline = "\r\n" if text[end - 1] == "\r" else "\n"
    return f"{text[: end + 1]}{added}{newline}{text[end + 1 :]}"


def _wrapped(names: list[str], value: str) -> str:
    for name in reversed(names):
        value = f"{{{name}: {value}}}"
    return value


def _record_at(text: str, place: _Place) -> _Span:
    """The one mapping that begins in that line and says what the record says."""
    said = readable(place.value)
    found = []
    try:
        for span, begins in _mappings(yaml.parse(readable(text), Loader=_Loader)):
            told = span.parts[place.name][1].value if place.name in span.parts else None
            if begins == place.line and told is not None and told.rstrip("\n") == said:
                found.append(span)
    except yaml.YAMLError:
        raise place.error("the file is no YAML any more; nothing was written") from None
    if len(found) != 1:
        several = "the same record stands here more than once" if found else "the record is not here any more"
        raise place.error(f"{several}; nothing was written")
    return found[0]


def _mappings(events: Iterator[Any]) -> Iterator[tuple[_Span, int]]:
    """Every mapping with the line it begins in; inner ones come before outer ones."""
    stack: list[tuple[Any, list[tuple[str, _Span]]]] = []
    event: Any
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append((event, []))
            continue
        begins: Any = event.start_mark
        if isinstance(event, yaml.CollectionEndEvent):
            opened: Any
            opened, items = stack.pop()
            begins = opened.start_mark
            # A block ends where its last value does; libyaml puts its mark behind what follows.
            closes: Any = event.end_mark
            ends = [begins.index, *(span.end for _, span in items)]
            end = closes.index if opened.flow_style else max(ends)
            is_mapping = isinstance(opened, yaml.MappingStartEvent)
            pairs = zip(items[::2], items[1::2], strict=False) if is_mapping else ()
            parts = {name: (key, value) for (name, key), (_, value) in pairs}
            span = _Span(begins.index, end, begins.column, bool(opened.flow_style), parts)
            if is_mapping:
                yield span, begins.line + 1
        elif isinstance(event, yaml.ScalarEvent):
            closes = event.end_mark
            span = _Span(begins.index, closes.index, begins.column, True, {}, event.value)
        else:
            continue
        if stack:
            stack[-1][1].append((getattr(event, "value", ""), span))


def _check(before: str, after: str, fields: Mapping[str, str], place: _Place) -> None:
    """Read both texts: those fields of that record hold what they should, and nothing else is different."""
    by_hand = place.error("cannot be changed in place; write the fields by hand")
    old, known = parse(before.encode(), place.path)
    new, problems = parse(after.encode(), place.path)
    if new is None or old is None or len(problems) > len(known):
        raise by_hand
    one, other = _found(old, place), _found(new, place)
    if len(one) != 1 or len(other) != 1:
        raise by_hand
    names = {name.split(".")[0] for name in fields}
    if _plain(old, one[0], names) != _plain(new, other[0], names):
        raise by_hand
    for name, value in fields.items():
        wanted, _ = parse(f"value: {value}".encode(), "")
        assert wanted is not None  # noqa: S101 - a value of ours
        if _at(other[0], name.split(".")) != _at(wanted, ["value"]):
            raise by_hand
    groups = {name.split(".")[0]: name.split(".")[-1] for name in fields if "." in name}
    for group, inner in groups.items():  # what else a group holds stays too
        if _rest(one[0], group, inner) != _rest(other[0], group, inner):
            raise by_hand


def _found(node: Node, place: _Place) -> list[Node]:
    """The mappings in a tree that are the record."""
    if isinstance(node.value, list):
        return [one for item in node.value for one in _found(item, place)]
    if not isinstance(node.value, dict):
        return []
    found = [one for _, value in node.value.values() for one in _found(value, place)]
    held = node.value.get(place.name)
    text = held[1].value if held else None
    if node.line == place.line and isinstance(text, str) and text.rstrip("\n") == place.value:
        found.append(node)
    return found


def _at(node: Node, names: list[str]) -> Any:
    """The value at the end of a path of names, without places."""
    for name in names:
        if not isinstance(node.value, dict) or name not in node.value:
            return None
        node = node.value[name][1]
    return _plain(node, None, set())


def _rest(record: Node, group: str, inner: str) -> Any:
    value = _at(record, [group])
    return {name: held for name, held in value.items() if name != inner} if isinstance(value, dict) else {}


def _plain(node: Node, record: Node | None, names: set[str]) -> Any:
    """The values of a tree without places, and without those fields of the record."""
    if isinstance(node.value, list):
        return [_plain(item, record, names) for item in node.value]
    if isinstance(node.value, dict):
        left_out = names if node is record else set()
        return {
            name: _plain(value, record, names)
            for name, (_, value) in node.value.items()
            if name not in left_out
        }
    return node.value
