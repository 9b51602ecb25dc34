"""A progress bar on stderr, if stderr is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar

from ghostcli.render.output import drawing, talking_to_terminal

T = TypeVar("T")


def progress(items: Sequence[T], what: str, *, quiet: bool = False) -> Generator[T]:
    """Yield the items one by one, with a progress bar if there are more than a few.

    A caller that stops early must close the generator, which removes the bar.
    """
    if quiet or len(items) <= 3 or not talking_to_terminal():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)


def bar(what: str) -> Callable[[int, int], None]:
    """A callback `(done, total)` that draws the bar if there are more than a few; `total` 0 means unknown.

    The bar is removed for good before anything else is printed on the terminal.
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
