"""Much of the same work done on all cores, in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, TypeVar

from ghostcli.system import processes

GROUP = 16
"""Items that travel together."""

FEWEST = 48
"""Items from which on it pays to start processes."""

T = TypeVar("T")
R = TypeVar("R")


def in_processes(
    items: Sequence[T], make: Callable[[T], R], *, fewest: int | None = None, group: int | None = None
) -> Iterator[R]:
    """`make` of each item, in order. The work begins when this is called, not with the first result.

    `fewest` and `group` are for items that take longer than to read an episode, or less. Processes are
    forked, so that they share what is loaded; one that dies only leaves its share to this process.
    """
    cores = os.cpu_count() or 1
    if len(items) < (fewest or FEWEST) or cores < 2 or not processes.can_be_started():
        return map(make, items)
    import pickle  # noqa: F401 - 7 ms in each process, if it were not there before they are forked

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
    """The next group, None where the worker is gone."""
    size = pipe.read(8)
    data = pipe.read(int.from_bytes(size, "big")) if len(size) == 8 else b""
    if len(size) < 8 or len(data) < int.from_bytes(size, "big"):
        return None
    import pickle  # 2 ms, where most commands read one file or none

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
