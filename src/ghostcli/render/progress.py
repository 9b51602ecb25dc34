"""A progress bar on stderr, where stderr is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar

from ghostcli.render.output import drawing, talking_to_terminal

T = TypeVar("T")


def progress(items: Sequence[T], what: str, *, quiet: bool = False) -> Generator[T]:
    """The same items, one by one, with a bar beside them if there are more than a few.

    Whoever stops on the way closes it: then the bar is gone before anything else is said.
    """
    if quiet or len(items) <= 3 or not talking_to_terminal():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)


def bar(what: str) -> Callable[[int, int], None]:
    """What draws how many are done, of how many (0: nobody knows): from a few on, and until all are.

    It is gone for good before anything else is said, or printed beside it.
    """
    drawn: list[Any] = []

    def told(done: int, total: int) -> None:
        counted = f"{what} {done:,}/{total:,}" if total else what
        if not drawn:
            if 0 < total <= 24 or done == total:
                return
            from rich.console import Console
            from rich.progress import Progress

            progress = Progress(console=Console(stderr=True), transient=True)
            drawn.extend([progress, progress.add_task(counted, total=total or None)])
            progress.start()
            drawing(progress.stop)
        drawn[0].update(drawn[1], completed=done, description=counted)
        if done == total:
            drawn[0].stop()

    return told
