"""What is found out of episodes before they are asked for: in order, and on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from ghostcli.index.index import Index
from ghostcli.verify import effective
from ghostcli.workers import in_processes

T = TypeVar("T")
Told = Callable[[int, int], None]


class Ahead(Generic[T]):
    """Gives what is found out of episodes that are asked for in a known order.

    `wanted` are their ids, each with how many quotes are asked of it; `start` begins to find out of some.
    It begins with the first that is asked for, and stays as far ahead as fits into the pipes.
    """

    def __init__(
        self,
        wanted: Sequence[tuple[str, int]],
        start: Callable[[Sequence[str]], Iterator[T]],
        told: Told | None = None,
    ) -> None:
        self._names = [name for name, _ in wanted]
        self._done = list(accumulate(count for _, count in wanted))
        self._places = {name: place for place, name in enumerate(self._names)}
        self._start = start
        self._told = told
        self._next = 0
        self._results: Iterator[T] | None = None

    def of(self, name: str) -> T | None:
        """What was found out of an episode; None where it is not one of those to come."""
        place = self._places.get(name, -1)
        if place < self._next:
            return None
        if self._results is None:
            self._next = place
            self._results = self._start(self._names[place:])
        found: T | None = None
        while self._next <= place:
            found = next(self._results, None)
            self._next += 1
        if self._told:
            self._told(self._done[place], self._done[-1])
        if self._next == len(self._names):
            self.close()
        return found

    def close(self) -> None:
        """End the processes, whatever they are at."""
        results, self._results, self._next = self._results, iter(()), len(self._names)
        if isinstance(results, Generator):
            results.close()


def on_all_cores(
    index: Index, finder: Callable[[Index], Callable[[str], T]]
) -> Callable[[Sequence[str]], Iterator[T]]:
    """What starts to find out of some episodes, in order; `finder` gives what does it by an index.

    A process has a connection of its own. An index in memory cannot be had twice, and one that somebody
    else is writing is read by nobody else.
    """

    def start(names: Sequence[str]) -> Iterator[T]:
        own = finder(index)
        if not index.file or index.stale:
            return map(own, names)
        parent = os.getpid()
        apart: list[Callable[[str], T]] = []

        def find(name: str) -> T:
            if os.getpid() == parent:
                return own(name)
            if not apart:
                apart.append(finder(index.opened_apart()))
            return apart[0](name)

        return in_processes(names, find, fewest=effective.MANY, group=1)

    return start
