"""Appends to lists in a notes file: a record, or an item of a field; other bytes stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ghostcli.library.edit_yaml import AmendError, Change, NodeSpan, amend, mappings_by_line, plain
from ghostcli.library.parse_yaml import Node, parse, readable
from ghostcli.library.write_yaml import dump, scalar
from ghostcli.text.escaping import visible

_BY_HAND = "change the file by hand: each record begins with a hyphen"


class RecordPlace(NamedTuple):
    """A record in a file: its kind, the line where it begins, and its label's field and text."""

    kind: str
    line: int
    name: str
    told: str


def with_record(text: str, kind: str, values: Mapping[str, Any], path: str, *, source: str) -> str:
    """`text` with one more record at the end of the list of that kind.

    A file without any content gets `source` at its top. `values` are plain values. Raises AmendError if the
    file is not valid, if the list is written in braces or brackets, or if anything else would change.
    """
    old = _tree(text, path)
    here = plain(old) if old else {}
    if not isinstance(here, dict):
        raise AmendError(f"{visible(path)} is not a mapping of kinds to lists of records")
    before = here.get(kind) or []
    if not isinstance(before, list):
        raise _odd(path, kind)
    head = {} if here else {"source": source}
    item = dump({kind: [values]}).partition("\n")[2]
    top = _top(text) if here else None
    if top and kind in top.parts:
        after = _in_list(text, *top.parts[kind], item, path)
    elif top and top.flow:
        raise _odd(path, "the file")
    else:
        after = _closed(text) + _as_in(text, dump(head) + f"{kind}:\n" + item)
    return _checked(after, {**head, **here, kind: [*before, dict(values)]}, path)


def with_item(text: str, place: RecordPlace, field: str, item: str, path: str) -> str:
    """`text` with one more text in a list field of a record, in the style in which the list is written.

    Raises AmendError if the record is no longer there, or if anything else would change.
    """
    old = _tree(text, path)
    here = plain(old) if old else {}
    records = here.get(place.kind) if isinstance(here, dict) else None
    number = _number_of(old, place)
    if number is None or not isinstance(records, list):
        raise AmendError(f"{visible(path)}:{place.line}: the record is no longer here; nothing was written")
    present = records[number].get(field) or []
    items = [*present, item] if isinstance(present, list) else [present, item]
    records[number] = {**records[number], field: items}
    span = next(one for one in mappings_by_line(text)[place.line] if _tells(one, place))
    held = span.parts[field][1] if field in span.parts else None
    if held is None or held.value is not None or not held.items:
        lone = f"[{', '.join(map(scalar, items))}]"
        after, refused = amend(text, [Change(place.line, place.name, place.told, {field: lone})], path)
        if refused:
            raise refused[0]
    elif held.flow:
        last = max(one.end for one in held.items)
        after = f"{text[:last]}, {scalar(item)}{text[last:]}"
    else:
        after = _in_list(text, *span.parts[field], f"- {scalar(item)}\n", path)
    return _checked(after, here, path)


def _tree(text: str, path: str) -> Node | None:
    """The tree of a file, None if it has no content. Raises AmendError if it cannot be read."""
    node, problems = parse(text.encode(), path)
    if node is None and problems:
        raise AmendError(f"{problems[0]}; nothing was written")
    return None if node is None or node.empty else node


def _number_of(tree: Node | None, place: RecordPlace) -> int | None:
    """The index of a record in the list of its kind; None if it is not there."""
    pair = tree.value.get(place.kind) if tree and isinstance(tree.value, dict) else None
    items = pair[1].value if pair else None
    for number, item in enumerate(items if isinstance(items, list) else ()):
        label = item.value.get(place.name) if isinstance(item.value, dict) else None
        text = label[1].value if label else None
        if item.line == place.line and isinstance(text, str) and text.rstrip("\n") == place.told:
            return number
    return None


def _in_list(text: str, key: NodeSpan, held: NodeSpan, item: str, path: str) -> str:
    """The text with an item after the last one of a block list, or as the first one of an empty value."""
    if held.value is not None and held.start == held.end:
        last, column = key.end, key.column
    elif held.flow or held.value is not None or held.parts:
        raise _odd(path, key.value or "the list")
    else:
        last, column = max(one.end for one in held.items), held.column
    end = text.find("\n", last - 1 if text[last - 1] == "\n" else last)
    head, tail = (_closed(text), "") if end < 0 else (text[: end + 1], text[end + 1 :])
    indented = "".join(
        " " * column + line if line.strip() else line for line in item.splitlines(keepends=True)
    )
    return head + _as_in(text, indented) + tail


def _top(text: str) -> NodeSpan:
    """The mapping that is the whole file: of those that begin first, the last one that ends."""
    by_line = mappings_by_line(text)
    return by_line[min(by_line)][-1]


def _tells(span: NodeSpan, place: RecordPlace) -> bool:
    held = span.parts.get(place.name)
    return held is not None and (held[1].value or "").rstrip("\n") == readable(place.told)


def _closed(text: str) -> str:
    """The text with a line end after its last line."""
    return text if not text or text.endswith("\n") else text + _newline(text)


def _as_in(text: str, more: str) -> str:
    """More text, with the line ends of the file."""
    return more.replace("\n", _newline(text))


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _checked(after: str, wanted: Mapping[str, Any], path: str) -> str:
    """The text `after`, if it reads as `wanted`. Raises AmendError."""
    new, problems = parse(after.encode(), path)
    if new is None or problems or plain(new) != wanted:
        raise AmendError(f"{visible(path)} cannot be added to in place; nothing was written", _BY_HAND)
    return after


def _odd(path: str, what: str) -> AmendError:
    told = f"{visible(path)}: {visible(what)} is not written as a list with hyphens; nothing was written"
    return AmendError(told, _BY_HAND)
