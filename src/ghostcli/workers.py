"""Runs a function on many items in parallel processes; results keep their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, TypeVar

from ghostcli.system import processes

GROUP = 16
"""The number of items that are sent together."""

FEWEST = 48
"""From this number of items on, processes are started."""

T = TypeVar("T")
R = TypeVar("R")


def in_processes(
    items: Sequence[T], make: Callable[[T], R], *, fewest: int | None = None, group: int | None = None
) -> Iterator[R]:
    """`make` of each item, in order. Work begins with this call, not with the first result.

    Pass `fewest` and `group` if an item takes much more or less time than reading an episode. Processes are
    forked, so that they share loaded modules. If one dies, this process does its remaining work.
    """
    cores = os.cpu_count() or 1
    if len(items) < (fewest or FEWEST) or cores < 2 or not processes.can_be_started():
        return map(make, items)
    import pickle  # noqa: F401 - takes 7 ms in each process if not loaded before the fork

    size = group or GROUP
    groups = [items[start : start + size] for start in range(0, len(items), size)]
    number = min(cores, 8)
    return _collected(groups, [_start(groups[at::number], make) for at in range(number)], make)


def _collected(
    groups: Sequence[Sequence[T]], workers: Sequence[tuple[int, BinaryIO]], make: Callable[[T], R]
) -> Iterator[R]:
    try:
        for at, group in enumerate(groups):
            results: list[R] | None = _received(workers[at % len(workers)][1])
            yield from results if results is not None else map(make, group)
    finally:
        for process, pipe in workers:
            pipe.close()
            processes.end(process)
        for process, _ in workers:
            processes.wait_for(process)


def _received(pipe: BinaryIO) -> list[R] | None:
    """The next group of results, None if the worker has died."""
    size = pipe.read(8)
    data = pipe.read(int.from_bytes(size, "big")) if len(size) == 8 else b""
    if len(size) < 8 or len(data) < int.from_bytes(size, "big"):
        return None
    import pickle  # takes 2 ms, and most commands read one file or none

    found: list[R] = pickle.loads(data)  # noqa: S301 - from our own child
    return found


def _start(groups: Sequence[Sequence[T]], make: Callable[[T], R]) -> tuple[int, BinaryIO]:
    def work(out: BinaryIO) -> None:
        import pickle

        for group in groups:
            data = pickle.dumps([make(one) for one in group], pickle.HIGHEST_PROTOCOL)
            _send(out, len(data).to_bytes(8, "big") + data)

    return processes.start(work)


def _send(out: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
