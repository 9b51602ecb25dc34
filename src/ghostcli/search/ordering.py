"""What was found in memory put in order; `catalog.sorting` does the same for any number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ghostcli.model import Episode, Record
from ghostcli.search.found import Order
from ghostcli.search.links import statement_of
from ghostcli.search.matcher import Match

T = TypeVar("T")
Matched = tuple[Match, Callable[[], Record]]


def together(matches: Iterable[Matched], episodes: Mapping[str, Episode]) -> list[Matched]:
    """The same matches, the wordings of one statement behind the first of them."""
    groups: dict[str, list[Matched]] = {}
    for match, record in matches:
        key = match.document.ref  # a passage has it for itself
        if "@" not in key:
            key = statement_of(record(), episodes)
        groups.setdefault(key, []).append((match, record))
    return [one for group in groups.values() for one in group]


def in_order(items: Sequence[T], order: Order, record: Callable[[T], Record]) -> Sequence[T]:
    """The items in that order of their records."""
    if order.value is None:
        return items[::-1] if order.reverse else items
    keyed = [(order.value(record(item)), item) for item in items]
    having = [pair for pair in keyed if pair[0] is not None]
    having.sort(key=lambda pair: pair[0], reverse=order.reverse)
    return [item for _, item in having] + [item for value, item in keyed if value is None]
