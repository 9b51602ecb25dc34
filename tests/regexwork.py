"""How much work a regular expression is: a matcher that backtracks as `re` does, and counts what it looks at.

Seconds differ from machine to machine, the steps of a backtracking matcher do not. It knows what the patterns
of ghost are made of. Bounds above `BOUND` are taken for `BOUND`, so that what is bounded shows as linear.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

BOUND = 12
LIMIT = 400_000
"""Steps after which counting ends."""

Groups = dict[int, tuple[int, int]]
Then = Callable[[int, Groups], int | None]
Node = Callable[[int, Groups, Then], "int | None"]
One = Callable[[str], bool]

CLASSES = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}


class TooMuchError(Exception):
    """More steps than are counted."""


class Counted:
    """A pattern as this matcher runs it."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        source = pattern.pattern
        text = source.decode("latin-1") if isinstance(source, bytes) else source
        self.flags = pattern.flags
        self.tree = parser.parse(text, self.flags)
        self.text, self.steps = "", 0
        self._node = self._row(self.tree.data, self.flags)

    def scan(self, text: str) -> int:
        """The steps of looking for it from every place, as `finditer` does."""
        self.text, self.steps = text, 0
        place = 0
        while place <= len(text):
            end = self._from(place)
            place = place + 1 if end is None or end == place else end
        return self.steps

    def match(self, text: str) -> int:
        """The steps of matching at the beginning."""
        self.text, self.steps = text, 0
        self._from(0)
        return self.steps

    def _from(self, place: int) -> int | None:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(100_000)
        try:
            return self._node(place, {}, lambda end, _: end)
        finally:
            sys.setrecursionlimit(limit)

    def _step(self) -> None:
        self.steps += 1
        if self.steps > LIMIT:
            raise TooMuchError

    def _row(self, items: Any, flags: int) -> Node:
        nodes = [self._of(op, value, flags) for op, value in items]

        def run(at: int, place: int, groups: Groups, then: Then) -> int | None:
            if at == len(nodes):
                return then(place, groups)
            return nodes[at](place, groups, lambda end, now: run(at + 1, end, now, then))

        return lambda place, groups, then: run(0, place, groups, then)

    def one(self, op: Any, value: Any, flags: int) -> One | None:
        """Which characters it takes, if it takes one."""
        fold = bool(flags & re.IGNORECASE)
        if op is c.LITERAL:
            char = chr(value)
            return (lambda x: x.lower() == char.lower()) if fold else (lambda x: x == char)
        if op is c.NOT_LITERAL:
            char = chr(value)
            return lambda x: x != char
        if op is c.ANY:
            return (lambda _: True) if flags & re.DOTALL else (lambda x: x != "\n")
        if op is c.IN:
            return self._set(value, fold=fold, ascii_=bool(flags & re.ASCII))
        return None

    @staticmethod
    def _set(items: Any, *, fold: bool, ascii_: bool) -> One:
        negated = items[0][0] is c.NEGATE
        known: dict[str, bool] = {}

        def has(char: str) -> bool:
            for op, value in items:
                if op is c.LITERAL and ord(char) == value:
                    return True
                if op is c.RANGE and value[0] <= ord(char) <= value[1]:
                    return True
                if op is c.CATEGORY and re.match(CLASSES[value], char, re.ASCII if ascii_ else 0):
                    return True
            return False

        def holds(char: str) -> bool:
            if char not in known:
                cases = {char, char.lower(), char.upper()} if fold else {char}
                known[char] = any(has(one) for one in cases if len(one) == 1) is not negated
            return known[char]

        return holds

    def _of(self, op: Any, value: Any, flags: int) -> Node:
        one = self.one(op, value, flags)
        if one is not None:
            return self._single(one)
        return getattr(self, f"_{str(op).lower()}")(value, flags)  # type: ignore[no-any-return]

    def _single(self, one: One) -> Node:
        def run(place: int, groups: Groups, then: Then) -> int | None:
            self._step()
            if place < len(self.text) and one(self.text[place]):
                return then(place + 1, groups)
            return None

        return run

    def _subpattern(self, value: Any, flags: int) -> Node:
        number, more, fewer, inner = value
        node = self._row(inner.data, (flags | more) & ~fewer)
        if number is None:
            return node
        return lambda place, groups, then: node(
            place, groups, lambda end, now: then(end, {**now, number: (place, end)})
        )

    def _branch(self, value: Any, flags: int) -> Node:
        nodes = [self._row(one.data, flags) for one in value[1]]

        def run(place: int, groups: Groups, then: Then) -> int | None:
            for node in nodes:
                self._step()
                end = node(place, groups, then)
                if end is not None:
                    return end
            return None

        return run

    def _bounds(self, value: Any) -> tuple[int, int]:
        least, most = (min(one, BOUND) if one is not c.MAXREPEAT else sys.maxsize for one in value[:2])
        return least, most

    def _max_repeat(self, value: Any, flags: int) -> Node:
        return self._repeat(value, flags, greedy=True)

    def _min_repeat(self, value: Any, flags: int) -> Node:
        return self._repeat(value, flags, greedy=False)

    def _possessive_repeat(self, value: Any, flags: int) -> Node:
        return self._whole(self._repeat(value, flags, greedy=True))

    def _atomic_group(self, value: Any, flags: int) -> Node:
        return self._whole(self._row(value.data, flags))

    @staticmethod
    def _whole(node: Node) -> Node:
        def run(place: int, groups: Groups, then: Then) -> int | None:
            kept: list[Groups] = []

            def ended(end: int, now: Groups) -> int:
                kept.append(now)
                return end

            end = node(place, groups, ended)
            return None if end is None else then(end, kept[-1])

        return run

    def _repeat(self, value: Any, flags: int, *, greedy: bool) -> Node:
        least, most = self._bounds(value)
        inner = value[2].data
        one = self.one(inner[0][0], inner[0][1], flags) if len(inner) == 1 else None
        if one is not None:
            return self._run_of(one, least, most, greedy=greedy)
        node = self._row(inner, flags)

        def run(count: int, place: int, groups: Groups, then: Then) -> int | None:
            def again() -> int | None:
                if count >= most:
                    return None
                return node(
                    place,
                    groups,
                    lambda end, now: (
                        None if end == place and count >= least else run(count + 1, end, now, then)
                    ),
                )

            self._step()
            if count < least:
                return again()
            if greedy:
                end = again()
                return then(place, groups) if end is None else end
            end = then(place, groups)
            return again() if end is None else end

        return lambda place, groups, then: run(0, place, groups, then)

    def _run_of(self, one: One, least: int, most: int, *, greedy: bool) -> Node:
        def run(place: int, groups: Groups, then: Then) -> int | None:
            text, end = self.text, place
            if greedy:
                while end < len(text) and end - place < most and one(text[end]):
                    self._step()
                    end += 1
                for stop in range(end, place + least - 1, -1):
                    self._step()
                    found = then(stop, groups)
                    if found is not None:
                        return found
                return None
            while True:
                if end - place >= least:
                    found = then(end, groups)
                    if found is not None:
                        return found
                self._step()
                if end >= len(text) or end - place >= most or not one(text[end]):
                    return None
                end += 1

        return run

    def _at(self, value: Any, flags: int) -> Node:
        def holds(place: int) -> bool:
            text = self.text
            match value:
                case c.AT_BEGINNING:
                    return place == 0 or (bool(flags & re.MULTILINE) and text[place - 1] == "\n")
                case c.AT_BEGINNING_STRING:
                    return place == 0
                case c.AT_END:
                    rest = text[place:]
                    return rest in {"", "\n"} or (bool(flags & re.MULTILINE) and rest[0] == "\n")
                case c.AT_END_STRING:
                    return place == len(text)
            around = [0 <= at < len(text) and bool(re.match(r"\w", text[at])) for at in (place - 1, place)]
            return (around[0] != around[1]) is (value is c.AT_BOUNDARY)

        def run(place: int, groups: Groups, then: Then) -> int | None:
            self._step()
            return then(place, groups) if holds(place) else None

        return run

    def _looked(self, value: Any, flags: int) -> Callable[[int, Groups], Groups | None]:
        direction, inner = value
        node = self._row(inner.data, flags)
        width = inner.getwidth()[0]

        def look(place: int, groups: Groups) -> Groups | None:
            kept: list[Groups] = []
            start = place - width if direction < 0 else place

            def ended(end: int, now: Groups) -> int | None:
                if direction < 0 and end != place:
                    return None
                kept.append(now)
                return end

            if start < 0 or node(start, groups, ended) is None:
                return None
            return kept[-1]

        return look

    def _assert(self, value: Any, flags: int) -> Node:
        look = self._looked(value, flags)

        def run(place: int, groups: Groups, then: Then) -> int | None:
            self._step()
            now = look(place, groups)
            return None if now is None else then(place, now)

        return run

    def _assert_not(self, value: Any, flags: int) -> Node:
        look = self._looked(value, flags)

        def run(place: int, groups: Groups, then: Then) -> int | None:
            self._step()
            return then(place, groups) if look(place, groups) is None else None

        return run

    def _groupref(self, value: Any, _: int) -> Node:
        def run(place: int, groups: Groups, then: Then) -> int | None:
            self._step()
            if value not in groups:
                return None
            start, end = groups[value]
            same = self.text[start:end]
            return then(place + len(same), groups) if self.text.startswith(same, place) else None

        return run

    def _groupref_exists(self, value: Any, flags: int) -> Node:
        number, yes, no = value
        first = self._row(yes.data, flags)
        second = self._row(no.data if no is not None else (), flags)
        return lambda place, groups, then: (first if number in groups else second)(place, groups, then)

    def _failure(self, _value: Any, _flags: int) -> Node:
        return lambda _place, _groups, _then: None
