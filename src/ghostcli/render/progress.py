"""A progress bar on stderr, where stderr is a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ghostcli.render.output import talking_to_terminal

T = TypeVar("T")


def progress(items: Sequence[T], what: str) -> Iterable[T]:
    """The same items, one by one, with a bar beside them if there are more than a few."""
    if len(items) <= 3 or not talking_to_terminal():
        return items
    return _drawn(items, what)


def _drawn(items: Sequence[T], what: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)
