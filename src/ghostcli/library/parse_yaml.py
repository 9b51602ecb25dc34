"""Parses YAML into a tree of nodes, in which every scalar is text and has its place.

`yaml.load` is not used: it turns `no` into False and `1:30` into 90, drops duplicate keys, and some input
makes it crash or run for minutes. Here the events of libyaml's parser are assembled with an explicit stack,
within limits. YAML features that notes do not need are refused: anchors, aliases, tags, merge keys, a second
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from ghostcli.errors import Problem
from ghostcli.text.escaping import CONTROL, visible

LIMIT = 5_000_000
DEPTH = 40
NODES = 300_000
SHOWN = 40
COMMENT = "text after # is a comment: put the value in quotes"

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

# YAML 1.2 and every editor treat U+2028 and U+2029 as ordinary characters, but libyaml breaks lines at them.
# So noncharacters replace them while it reads. libyaml refuses U+FFFE and U+FFFF.
_STAND_INS = (("\u2028", "\ufdd0"), ("\u2029", "\ufdd1"))
_TWO_COLONS = re.compile(r"[^\n:]{0,200}:[ \t][^\n]*:(?:[ \t]|\Z)")
_NONCHARACTERS = "\ufdd0\ufdd1\ufffe\uffff"
# A blank and `#` end an unquoted value. A deliberate comment has two blanks before `#` and one after it.
_COMMENT = re.compile(r"[ \t](?:[ \t]{0,500}(?=#\S)|(?=#))#")
_ESCAPED_STAND_IN = re.compile(r"\\u(?:0000)?fdd[01]", re.IGNORECASE)


class Node(NamedTuple):
    """A scalar (`value` is text), a list of nodes, or a mapping (`value` is a dict).

    The dict of a mapping holds, by key, the node of the key and of the value. `plain` says that a scalar is
    written without quotes. `comment` is the line and column of a `#` that seems to cut off its text. `line`
    and `column` count from 1.
    """

    value: str | list[Node] | dict[str, tuple[Node, Node]]
    line: int
    column: int
    plain: bool = False
    comment: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Whether it is null, or an empty text, list or mapping."""
        value = self.value
        if isinstance(value, str):
            return not value.strip() or (self.plain and value in {"~", "null", "Null", "NULL"})
        return not value

    @property
    def shape(self) -> str:
        """Its type in words, for a message."""
        return {str: "text", list: "a list", dict: "a mapping"}[type(self.value)]


def shown(text: str) -> str:
    """Text of a file for a message: escaped, and cut if it is long."""
    return visible(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


class _RefusedError(Exception):
    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.place = line, column
        self.message = message


def parse(data: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one file; None if the file is empty or, with a problem, if it is unreadable.

    A duplicate key in a mapping is a problem; its first value is used.
    """
    problems: list[Problem] = []
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data[: error.start].decode("utf-8"))
        return None, [Problem(path, line, column, f"byte 0x{data[error.start]:02x} is not valid UTF-8")]
    control = next((found for found in CONTROL.finditer(text) if found[0] != "\r"), None)
    if control:
        line, column = _place(text[: control.start()])
        return None, [Problem(path, line, column, f"a control character {visible(control[0])}; remove it")]
    at, name = _noncharacter(text)
    if name:
        line, column = _place(text[:at])
        return None, [Problem(path, line, column, f"{name} is not a valid character; remove it")]
    try:
        shown_text = readable(text)
        hashed = shown_text if " #" in text or "\t#" in text else ""
        return _build(_events(shown_text), path, problems, hashed), problems
    except _RefusedError as error:
        return None, [*problems, Problem(path, *error.place, error.message)]


def readable(text: str) -> str:
    """`text` prepared for libyaml; every character keeps its place."""
    for separator, stand_in in _STAND_INS:
        text = text.replace(separator, stand_in)
    return text


def _noncharacter(text: str) -> tuple[int, str]:
    """The place and name of the first noncharacter that cannot be read; an empty name if there is none."""
    for char in _NONCHARACTERS:
        if char in text:
            return text.index(char), f"U+{ord(char):04X}"
    found = _ESCAPED_STAND_IN.search(text) if "\\" in text else None
    return (found.start(), found[0]) if found else (0, "")


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character after `before`."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _events(text: str) -> Iterator[Any]:
    line = column = 1
    try:
        events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        for event in events:
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and mark.index >= len(
            text
        ):  # the place of an unclosed bracket or quote helps more than the end
            mark = error.context_mark or mark
        if mark:  # without a final newline, libyaml counts one line too many
            line, column = min((mark.line + 1, mark.column + 1), _place(text))
        message = " ".join(part for part in (error.problem, error.context) if part)
        if (
            "maximum nesting depth" in message
        ):  # libyaml reads ahead in a line and reaches its own limit first
            raise _RefusedError(line, column, f"nested more than {DEPTH} deep") from None
        lines = [one.rstrip("\r") for one in text.split("\n", line)[:line]]
        way_out = _way_out(message, lines)
        raise _RefusedError(line, column, f"is not valid YAML: {visible(message)}{way_out}") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # libyaml's reader errors have no mark, and `"\UFFFFFFFF"` raises an error that is not a YAMLError.
        first = visible(str(error)).split("\\x0a")[0]
        raise _RefusedError(line, column, f"is not valid YAML: {first}") from None


def _way_out(message: str, lines: list[str]) -> str:
    """A hint about text that YAML reads as syntax; `lines` are the lines up to the error."""
    here, above = lines[-1] if lines else "", lines[-2] if len(lines) > 1 else ""
    if "mapping values are not allowed" in message and _TWO_COLONS.match(here):
        return "; a colon and a blank: put the value in quotes"
    if "did not find expected key" in message and " #" in above and ":" not in here:
        return f"; {COMMENT}"
    return ""


def _build(events: Iterator[Any], path: str, problems: list[Problem], hashed: str) -> Node | None:
    """The tree of the events; `hashed` is the text if it may contain comments, else empty."""
    root: Node | None = None
    stack: list[Node] = []
    keys: list[Node | None] = []  # for each open node: a mapping's key without a value yet
    nodes = documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused(event, "a second document begins here; one file is one document")
            continue
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
            keys.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        nodes += 1
        if nodes > NODES:
            raise _refused(event, f"more than {NODES:,} values; split the file")
        node = _node(event, hashed)
        if stack:
            _place_in(stack[-1], keys, node, path, problems)
        else:
            root = node
        if not isinstance(node.value, str):
            if len(stack) >= DEPTH:
                raise _refused(event, f"nested more than {DEPTH} deep")
            stack.append(node)
            keys.append(None)
    return root


def _refused(event: Any, message: str) -> _RefusedError:
    return _RefusedError(event.start_mark.line + 1, event.start_mark.column + 1, message)


def _node(event: Any, hashed: str) -> Node:
    alias: bool = isinstance(event, yaml.AliasEvent)
    if alias:
        raise _refused(event, f"an alias (*{shown(event.anchor)}); write the value out")
    if event.anchor is not None:
        raise _refused(event, f"an anchor (&{shown(event.anchor)}); notes have none")
    if event.tag is not None:
        raise _refused(event, f"a tag ({shown(event.tag)}); notes have none, put the value in quotes")
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.ScalarEvent):
        control = CONTROL.search(event.value)
        if control:
            raise _refused(event, f"an escaped control character {visible(control[0])}; remove it")
        value = _with_separators(event.value)
        return Node(value, line, column, not event.style, _comment(event, hashed) if hashed else None)
    return Node([] if isinstance(event, yaml.SequenceStartEvent) else {}, line, column)


def _comment(event: Any, text: str) -> tuple[int, int] | None:
    """The place of a `#` that seems to cut off an unquoted value."""
    end = event.end_mark
    found = _COMMENT.match(text, end.index) if not event.style else None
    return (end.line + 1, end.column + found.end() - found.start()) if found else None


def _with_separators(value: str) -> str:
    if not value.isascii():
        for separator, stand_in in _STAND_INS:
            value = value.replace(stand_in, separator)
    return value


def _place_in(parent: Node, keys: list[Node | None], node: Node, path: str, problems: list[Problem]) -> None:
    value = parent.value
    if isinstance(value, list):
        value.append(node)
        return
    assert isinstance(value, dict)  # noqa: S101 - only lists and mappings are ever open
    key = keys[-1]
    if key is None:
        if not isinstance(node.value, str):
            raise _RefusedError(node.line, node.column, f"{node.shape} as a key; a key is text")
        if node.plain and node.value == "<<":
            raise _RefusedError(node.line, node.column, "a merge key (<<); write the fields out")
        keys[-1] = node
        return
    keys[-1] = None
    name = str(key.value)
    if name in value:
        first = value[name][0].line
        message = f'"{shown(name)}" is a duplicate key; the one in line {first} is used'
        problems.append(Problem(path, key.line, key.column, message))
    else:
        value[name] = (key, node)
