"""Much of the same work done on all cores, in order."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, NoReturn, TypeVar

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
    if len(items) < (fewest or FEWEST) or cores < 2 or not hasattr(os, "fork"):
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
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGTERM)
        for process, _ in workers:
            with contextlib.suppress(OSError):
                os.waitpid(process, 0)


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
    reader, writer = os.pipe()
    # An interrupt waits until the child ignores it: else it would go on in the parent's code.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = 0
    try:
        process = os.fork()
        if not process:
            _work(groups, make, writer)
    finally:
        if process:
            os.close(writer)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return process, os.fdopen(reader, "rb", buffering=1 << 20)


def _work(groups: Sequence[Sequence[T]], make: Callable[[T], R], writer: int) -> NoReturn:
    """Be the child: keep no lock and no pipe of the parent's open, and never return."""
    import pickle

    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.closerange(3, writer)
        os.closerange(writer + 1, 1024)
        with open(writer, "wb", buffering=0) as out:
            for group in groups:
                data = pickle.dumps([make(one) for one in group], pickle.HIGHEST_PROTOCOL)
                _send(out, len(data).to_bytes(8, "big") + data)
    finally:
        os._exit(0)


def _send(out: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[out.write(left) :]
