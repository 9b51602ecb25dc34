"""Texts on which a regular expression has much work: long runs of what it repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as c  # type: ignore[attr-defined]
from typing import Any

from regexwork import BOUND, Counted, One


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts with a long run of what the pattern repeats: behind what leads there, and before what ends it."""
    counted = Counted(pattern)
    for lead, sets in _repeats(counted, counted.tree.data, counted.flags, ""):
        others = [char for char in _CHARS if not any(holds(char) for holds in sets)]
        taken = [char for char in _CHARS if any(holds(char) for holds in sets)]
        for char in _some(taken):
            for before in ("", *_some([one for one in taken if one != char])[:2]):
                for behind in ("", *_some(others)[:2], *_some([one for one in taken if one != char])[:1]):
                    yield lead + before + char * length + behind


_CHARS = [*" .,:;!?-_*'\"<>[](){}/\\|&#=+0\t\n", "a", "A", "é", "。"]


def _some(chars: list[str]) -> list[str]:
    """A few of them, of different sorts."""
    picked: dict[str, str] = {}
    for char in chars:
        sort = "a" if char.isalpha() else "0" if char.isdigit() else " " if char.isspace() else char
        picked.setdefault(sort, char)
    return list(picked.values())[:6]


def _repeats(counted: Counted, items: Any, flags: int, lead: str) -> Iterator[tuple[str, list[One]]]:
    """Each repetition without a small bound: what leads to it, and which characters it takes."""
    for op, value in items:
        if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            least, most, inner = value
            if most is c.MAXREPEAT or most > BOUND:
                yield lead, list(_sets(counted, inner.data, flags))
            yield from _repeats(counted, inner.data, flags, lead)
            lead += _sample(counted, inner.data, flags) * min(least, BOUND)
            continue
        for inner in _inner(op, value):
            yield from _repeats(counted, inner.data, flags, lead)
        lead += _sample(counted, [(op, value)], flags)


def _inner(op: Any, value: Any) -> list[Any]:
    match op:
        case c.SUBPATTERN:
            return [value[3]]
        case c.BRANCH:
            return list(value[1])
        case c.ATOMIC_GROUP:
            return [value]
        case c.ASSERT | c.ASSERT_NOT:
            return [value[1]]
    return []


def _sets(counted: Counted, items: Any, flags: int) -> Iterator[One]:
    for op, value in items:
        one = counted.one(op, value, flags)
        if one is not None:
            yield one
        elif op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            yield from _sets(counted, value[2].data, flags)
        else:
            for inner in _inner(op, value):
                yield from _sets(counted, inner.data, flags)


def _sample(counted: Counted, items: Any, flags: int) -> str:
    """A short text that those items take, as far as can be told without matching."""
    found = ""
    for op, value in items:
        one = counted.one(op, value, flags)
        if op is c.LITERAL:
            found += chr(value)
        elif one is not None:
            found += next((char for char in reversed(_CHARS) if one(char)), "")
        elif op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            found += _sample(counted, value[2].data, flags) * min(value[0], BOUND)
        elif op not in {c.ASSERT, c.ASSERT_NOT} and (inner := _inner(op, value)):
            found += _sample(counted, inner[0].data, flags)
    return found
