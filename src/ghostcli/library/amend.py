"""Changing single fields of a record in the text of a notes file; every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from ghostcli.errors import GhostError
from ghostcli.library.yamltree import Node, parse
from ghostcli.text import visible

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


class AmendError(GhostError):
    """The text could not be changed without touching more than was asked."""


class _Span(NamedTuple):
    """A node's place in the text: characters, the column it begins in, and its parts if it is a mapping."""

    start: int
    end: int
    column: int
    flow: bool
    parts: dict[str, tuple[_Span, _Span]]


def amend(text: str, line: int, fields: Mapping[str, str], path: str = "") -> str:
    """`text` with fields of the record that begins in that line set to YAML values on one line.

    A name may go into a group: `fidelity.verdicts`. A field that is there has its value replaced
    where it stands; a new one gets a line behind the record's others. The result is read back: if
    anything else came out different, AmendError is raised.
    """
    changed = text
    for name, value in fields.items():
        record = _record_at(changed, line)
        if record is None:
            raise AmendError(f"{visible(path)}:{line}: no record begins here any more")
        changed = _set(changed, record, name.split("."), value)
    _check(text, changed, line, fields, path)
    return changed


def _set(text: str, mapping: _Span, names: list[str], value: str) -> str:
    name, *inner = names
    if name in mapping.parts:
        held = mapping.parts[name][1]
        if inner and held.parts:
            return _set(text, held, inner, value)
        wrapped = _wrapped(inner, value)
        stands = text[held.start : held.end]
        tail = "\n" if stands.endswith("\n") else ""
        before = " " if held.start and text[held.start - 1] == ":" else ""
        return text[: held.start] + before + wrapped + tail + text[held.end :]
    wrapped = _wrapped(inner, value)
    if mapping.flow:
        place = mapping.end - 1
        while text[place - 1] in " \n":
            place -= 1
        comma = "" if text[place - 1] in "{," else ","
        return f"{text[:place]}{comma} {name}: {wrapped}{text[place:]}"
    last = max(held.end for _, held in mapping.parts.values())
    end = text.find("\n", last - 1 if text[last - 1 : last] == "\n" else last)
    newline = "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"
    added = f"{' ' * mapping.column}{name}: {wrapped}"
    if end < 0:
        return f"{text}{newline}{added}"
    return f"{text[: end + 1]}{added}{newline}{text[end + 1 :]}"


def _wrapped(names: list[str], value: str) -> str:
    for name in reversed(names):
        value = f"{{{name}: {value}}}"
    return value


def _record_at(text: str, line: int) -> _Span | None:
    """The first mapping that begins in that line."""
    for span, begins in _mappings(yaml.parse(text, Loader=_Loader)):
        if begins == line:
            return span
    return None


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
            span = _Span(begins.index, closes.index, begins.column, True, {})
        else:
            continue
        if stack:
            stack[-1][1].append((getattr(event, "value", ""), span))


def _check(before: str, after: str, line: int, fields: Mapping[str, str], path: str) -> None:
    """Read both texts; they may differ in those fields of that record alone."""
    old, _ = parse(before.encode(), path)
    new, problems = parse(after.encode(), path)
    if new is None or old is None or problems:
        raise AmendError(f"{visible(path)}:{line}: cannot be changed in place; write the fields by hand")
    names = {name.split(".")[0] for name in fields}
    if _plain(old, line, names) != _plain(new, line, names):
        raise AmendError(f"{visible(path)}:{line}: cannot be changed in place; write the fields by hand")


def _plain(node: Node, line: int, names: set[str]) -> Any:
    """The values of a tree without places, and without those fields of the record in that line."""
    if isinstance(node.value, list):
        return [_plain(item, line, names) for item in node.value]
    if isinstance(node.value, dict):
        left_out = names if node.line == line else set()
        return {
            name: _plain(value, line, names)
            for name, (_, value) in node.value.items()
            if name not in left_out
        }
    return node.value
