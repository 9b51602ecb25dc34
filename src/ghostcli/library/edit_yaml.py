"""Changes single fields of records in a notes file; every other byte stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from ghostcli.errors import GhostError
from ghostcli.library.parse_yaml import Node, parse, readable
from ghostcli.text.escaping import visible

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


class AmendError(GhostError):
    """The change was refused: it would have changed more than the requested fields."""


class Change(NamedTuple):
    """Fields to set in one record, each to a YAML value on one line.

    `line` is where the record begins. `name` is one of its fields and `told` that field's text: they identify
    the record if several begin on this line, or if another one is there by now. A name in `fields` may be
    inside a group: `fidelity.verdicts`.
    """

    line: int
    name: str
    told: str
    fields: Mapping[str, str]


class NodeSpan(NamedTuple):
    """A node's place in the text: characters, its first column, and its parts if it is a mapping.

    `value` is a scalar's text. `items` are those of a list.
    """

    start: int
    end: int
    column: int
    flow: bool
    parts: dict[str, tuple[NodeSpan, NodeSpan]]
    value: str | None = None
    items: tuple[NodeSpan, ...] = ()


class _Edit(NamedTuple):
    """A replacement of some characters; of edits at one place, additions come last."""

    start: int
    adds: bool
    end: int
    text: str


def amend(text: str, changes: Iterable[Change], path: str = "") -> tuple[str, list[AmendError]]:
    """`text` with the changes, and an error for each refused change.

    The value of an existing field is replaced in its place; a new field gets a line after the others. The
    result is parsed again: if anything else would change, the change is not made.
    """
    edits: list[_Edit] = []
    made: list[Change] = []
    refused: list[AmendError] = []
    try:
        by_line = mappings_by_line(text)
    except yaml.YAMLError:
        error = AmendError(f"{visible(path)} is no longer valid YAML; nothing was written")
        return text, [error]
    for change in changes:
        try:
            record = _record_at(by_line, change)
            edits += [_edit(text, record, name.split("."), value) for name, value in change.fields.items()]
            made.append(change)
        except AmendError as error:
            refused.append(AmendError(f"{visible(path)}:{change.line}: {error.message}"))
    changed = _applied(text, edits)
    if not made or _sound(text, changed, made):
        return changed, refused
    if len(made) == 1:
        by_hand = f"{visible(path)}:{made[0].line}: cannot be changed in place; edit the fields by hand"
        return text, [*refused, AmendError(by_hand)]
    # One change is wrong: make each by itself, from the last line upwards, so that no line number changes.
    for change in sorted(made, key=lambda one: -one.line):
        text, more = amend(text, [change], path)
        refused += more
    return text, refused


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    pieces = []
    place = 0
    for edit in sorted(edits, key=lambda one: one[:2]):
        pieces += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join([*pieces, text[place:]])


def _edit(text: str, mapping: NodeSpan, names: list[str], value: str) -> _Edit:
    """The edit that sets one field of a mapping."""
    name, *inner = names
    wrapped = value
    for one in reversed(inner):
        wrapped = f"{{{one}: {wrapped}}}"
    if name not in mapping.parts:
        return _added(text, mapping, f"{name}: {wrapped}")
    held = mapping.parts[name][1]
    if inner and held.parts:
        return _edit(text, held, inner, value)
    stands = text[held.start : held.end]
    if held.value is None and "#" in stands:  # a list with comments, which would be lost
        raise AmendError(f"there is a comment within {name}; edit it by hand")
    tail = "\n" if stands.endswith("\n") else ""
    before = " " if held.start and text[held.start - 1] == ":" else ""
    if not held.flow and held.column <= mapping.column:  # a list that is not indented
        before = "  "
    return _Edit(held.start, False, held.end, before + wrapped + tail)


def _added(text: str, mapping: NodeSpan, field: str) -> _Edit:
    """The edit that adds a field after the others of a mapping."""
    last = max(held.end for _, held in mapping.parts.values())
    if mapping.flow:
        comma = " , " if text[last - 1] == ":" else ", "
        return _Edit(last, True, last, f"{comma}{field}")
    end = text.find("\n", last - 1 if text[last - 1] == "\n" else last)
    added = f"{' ' * mapping.column}{field}"
    if end < 0:
        newline = "\r\n" if "\r\n" in text else "\n"
        return _Edit(len(text), True, len(text), f"{newline}{added}")
    newline = "\r\n" if text[end - 1] == "\r" else "\n"
    return _Edit(end + 1, True, end + 1, f"{added}{newline}")


def _record_at(by_line: Mapping[int, list[NodeSpan]], change: Change) -> NodeSpan:
    """The only mapping that begins on that line and has the record's text. Raises AmendError."""
    told = readable(change.told)
    found = []
    for span in by_line.get(change.line, ()):
        held = span.parts[change.name][1].value if change.name in span.parts else None
        if held is not None and held.rstrip("\n") == told:
            found.append(span)
    if len(found) != 1:
        several = "the same record is here more than once" if found else "the record is no longer here"
        raise AmendError(f"{several}; nothing was written")
    return found[0]


def mappings_by_line(text: str) -> dict[int, list[NodeSpan]]:
    """All mappings, by their first line."""
    found: dict[int, list[NodeSpan]] = {}
    for span, begins in _mappings(yaml.parse(readable(text), Loader=_Loader)):
        found.setdefault(begins, []).append(span)
    return found


def _mappings(events: Iterator[Any]) -> Iterator[tuple[NodeSpan, int]]:
    """All mappings with their first line; inner ones come before outer ones."""
    stack: list[tuple[Any, list[tuple[str, NodeSpan]]]] = []
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
            # A block ends with its last value; libyaml puts the end mark after what follows.
            closes: Any = event.end_mark
            ends = [begins.index, *(span.end for _, span in items)]
            end = closes.index if opened.flow_style else max(ends)
            is_mapping = isinstance(opened, yaml.MappingStartEvent)
            pairs = zip(items[::2], items[1::2], strict=False) if is_mapping else ()
            parts = {name: (key, value) for (name, key), (_, value) in pairs}
            own = () if is_mapping else tuple(span for _, span in items)
            span = NodeSpan(begins.index, end, begins.column, bool(opened.flow_style), parts, items=own)
            if is_mapping:
                yield span, begins.line + 1
        elif isinstance(event, yaml.ScalarEvent):
            closes = event.end_mark
            span = NodeSpan(begins.index, closes.index, begins.column, True, {}, event.value)
        else:
            continue
        if stack:
            stack[-1][1].append((getattr(event, "value", ""), span))


def _sound(before: str, after: str, changes: Iterable[Change]) -> bool:
    """Whether the changed fields have their new values, and nothing else is different."""
    old, known = parse(before.encode(), "")
    new, problems = parse(after.encode(), "")
    if old is None or new is None or len(problems) > len(known):
        return False
    nodes: dict[int, list[Node]] = {}
    for node in _nodes(old):
        nodes.setdefault(node.line, []).append(node)
    wanted: dict[int, Mapping[str, str]] = {}
    for change in changes:
        fitting = [node for node in nodes.get(change.line, ()) if _tells(node, change)]
        if len(fitting) != 1:
            return False
        wanted[id(fitting[0])] = change.fields
    return _same(old, new, wanted)


def _nodes(node: Node) -> Iterator[Node]:
    """The mappings in a tree."""
    if isinstance(node.value, list):
        for item in node.value:
            yield from _nodes(item)
    elif isinstance(node.value, dict):
        yield node
        for _, value in node.value.values():
            yield from _nodes(value)


def _tells(node: Node, change: Change) -> bool:
    held = node.value.get(change.name) if isinstance(node.value, dict) else None
    text = held[1].value if held else None
    return isinstance(text, str) and text.rstrip("\n") == change.told


def _same(old: Node, new: Node, wanted: Mapping[int, Mapping[str, str]]) -> bool:
    """Whether two trees are equal except for the changed fields; `wanted` is by the id() of a node."""
    if isinstance(old.value, list) and isinstance(new.value, list):
        pairs = zip(old.value, new.value, strict=False)
        return len(old.value) == len(new.value) and all(_same(*pair, wanted) for pair in pairs)
    if not isinstance(old.value, dict) or not isinstance(new.value, dict):
        return type(old.value) is type(new.value) and old.value == new.value
    fields = wanted.get(id(old), {})
    set_here = {name.split(".")[0]: value for name, value in fields.items()}
    if {*old.value, *set_here} != {*new.value}:
        return False
    return all(
        _same(value, new.value[name][1], wanted)
        for name, (_, value) in old.value.items()
        if name not in set_here
    ) and all(_is_set(old, new, name.split("."), value) for name, value in fields.items())


def _is_set(old: Node, new: Node, names: list[str], value: str) -> bool:
    """Whether a field has the new value, and the rest of its group is unchanged."""
    name, *inner = names
    now = new.value[name][1] if isinstance(new.value, dict) and name in new.value else None
    if now is None or not inner:
        return now is not None and plain(now) == _parsed(value)
    was = old.value[name][1] if isinstance(old.value, dict) and name in old.value else None
    kept = plain(was) if was else {}
    held = plain(now)
    rest = {key: one for key, one in kept.items() if key != inner[0]} if isinstance(kept, dict) else {}
    return isinstance(held, dict) and held == rest | {inner[0]: _parsed(value)}


def _parsed(value: str) -> Any:
    node, _ = parse(f"value: {value}".encode(), "")
    assert node is not None  # noqa: S101 - a value of ours
    return plain(node)["value"]


def plain(node: Node) -> Any:
    """The plain values of a tree, without places."""
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {name: plain(value) for name, (_, value) in node.value.items()}
    return node.value
