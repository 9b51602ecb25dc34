"""Computes results of episodes before they are requested, in a known order, on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from ghostcli.index.index import Index
from ghostcli.verify import effective
from ghostcli.workers import in_processes

T = TypeVar("T")
Progress = Callable[[int, int], None]


class Ahead(Generic[T]):
    """Results of episodes that are requested in a known order.

    `wanted` are their ids, each with its number of quotes. `start` begins to compute the results of some ids.
    Computing starts with the first requested episode, and runs ahead as far as fits into the pipes.
    """

    def __init__(
        self,
        wanted: Sequence[tuple[str, int]],
        start: Callable[[Sequence[str]], Iterator[T]],
        progress: Progress | None = None,
    ) -> None:
        self._names = [name for name, _ in wanted]
        self._done = list(accumulate(count for _, count in wanted))
        self._places = {name: place for place, name in enumerate(self._names)}
        self._start = start
        self._progress = progress
        self._next = 0
        self._results: Iterator[T] | None = None

    def of(self, name: str) -> T | None:
        """The result of an episode; None if it is not one of the remaining ones."""
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
        if self._progress:
            self._progress(self._done[place], self._done[-1])
        if self._next == len(self._names):
            self.close()
        return found

    def close(self) -> None:
        """Stop the processes, even if they are still working."""
        results, self._results, self._next = self._results, iter(()), len(self._names)
        if isinstance(results, Generator):
            results.close()


def on_all_cores(
    index: Index, finder: Callable[[Index], Callable[[str], T]]
) -> Callable[[Sequence[str]], Iterator[T]]:
    """A function that starts to compute results of episodes, in order; `finder` makes the worker of an index.

    Each process opens its own connection. This process works alone if the index is in memory, or is stale
    because another process writes it.
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
