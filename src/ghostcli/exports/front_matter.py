"""Renews ghost's own properties in the front matter of a note; a person's properties stay as they are."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ghostcli.exports.marked_blocks import Account
from ghostcli.library.parse_yaml import Node, parse
from ghostcli.library.write_yaml import dump

_FENCED = re.compile(r"(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"([^\s#\-:'\"\[{][^:\n]*?)[ \t]*:(?=\s|$)")


class FrontMatter(NamedTuple):
    """The front matter of a note: its fences and the lines between them, and the text of the note below."""

    begin: str
    lines: list[str]
    end: str
    body: str

    @classmethod
    def of(cls, text: str) -> FrontMatter:
        """The front matter of a note; new fences if it has none."""
        found = _FENCED.match(text)
        if not found:
            return cls("---\n", [], "---\n", text)
        return cls(found[1], found[2].splitlines(keepends=True), found[3], text[found.end() :])

    def value(self, name: str) -> Any:
        """The value of a property as texts and lists of texts; None if it has none that is valid."""
        span = _span(self.lines, name)
        return _value(self.lines[span[0] : span[1]], name) if span else None


def renewed_front(
    front: FrontMatter, wanted: Mapping[str, Any], known: Mapping[str, str], account: Account
) -> tuple[str, dict[str, str]]:
    """The front matter as text, with its fences, and the hash of each property of ghost.

    `wanted` has the values, None for none. `known` has the hashes from the last time. A property that a
    person changed stays and is named in the account as `property NAME`; a removed one stays away.
    """
    lines = list(front.lines)
    hashes: dict[str, str] = {}
    for name, value in wanted.items():
        before = known.get(name)
        span = _span(lines, name)
        if span is None:
            if value is None or before is not None:
                hashes |= {name: before} if before is not None else {}
            else:
                lines += [*([] if not lines or lines[-1].endswith("\n") else ["\n"]), _line(name, value)]
                hashes[name] = _hash(value)
            continue
        found = _value(lines[span[0] : span[1]], name)
        if found == _plain(value):
            hashes[name] = _hash(value)
        elif before is not None and _hash(found) != before:
            hashes[name] = before
            account.edited.append(f"property {name}")
        elif before is None:
            account.edited.append(f"property {name}")  # a person's own property of the same name
        else:
            lines[span[0] : span[1]] = [] if value is None else [_line(name, value)]
            hashes |= {} if value is None else {name: _hash(value)}
    return front.begin + "".join(lines) + front.end, hashes


def _span(lines: list[str], name: str) -> tuple[int, int] | None:
    """The lines of a property: the one with its name, and the indented ones and list items below."""
    for at, line in enumerate(lines):
        found = _KEY.match(line)
        if found and found[1] == name:
            end = at + 1
            while end < len(lines) and lines[end].startswith((" ", "\t", "- ", "-\n", "-\r")):
                end += 1
            return at, end
    return None


def _value(lines: list[str], name: str) -> Any:
    node, _ = parse("".join(lines).encode("utf-8", "replace"), "")
    if node is None or not isinstance(node.value, dict) or name not in node.value:
        return None
    return _plain_node(node.value[name][1])


def _plain_node(node: Node) -> Any:
    if node.empty:
        return None
    if isinstance(node.value, list):
        return [_plain_node(one) for one in node.value]
    return node.value if isinstance(node.value, str) else dict.fromkeys(node.value)


def _plain(value: Any) -> Any:
    """A value as it reads back: texts, and lists of texts."""
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value] or None
    return None if value is None else str(value)


def _hash(value: Any) -> str:
    text = json.dumps(_plain(value), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _line(name: str, value: Any) -> str:
    return dump({name: list(value) if isinstance(value, tuple) else value})
