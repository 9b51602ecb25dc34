"""What a source of records is asked, and what it finds, before it is made into hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ghostcli.fields import Kind
from ghostcli.model import Record
from ghostcli.search.matcher import Match
from ghostcli.search.query import Filter, Query


class Order(NamedTuple):
    """Another order than that of the ranking or of lists: by a record's value, or the same turned round.

    What has no value (None) comes last either way, and what has the same keeps the order that it had.
    """

    value: Callable[[Record], Any] | None = None
    reverse: bool = False

    @property
    def given(self) -> bool:
        """Whether it is another."""
        return self.value is not None or self.reverse


class Asked(NamedTuple):
    """A query made ready: `episodes` are ids, `limit` is 0 for no limit.

    `holds` decides the conditions and `filtered` a filter of the query on a record; `conditional`
    says that there are any.
    """

    query: Query
    kinds: tuple[Kind, ...]
    episodes: Iterable[str]
    limit: int
    holds: Callable[[Record], bool]
    filtered: Callable[[Filter, Record], bool]
    conditional: bool = False
    order: Order = Order()

    @property
    def likeliest(self) -> int:
        """How many of the likeliest answers are enough; 0 where all must be known."""
        return 0 if self.order.given else self.limit


class Found(NamedTuple):
    """Matches in order, each with what gives its record, and as what words were read.

    The wordings of one statement follow upon the first of them. There are `total`, or more than that if
    `more`; `matches` stops at the limit and can be gone through once.
    """

    matches: Iterable[tuple[Match, Callable[[], Record]]]
    corrections: Mapping[str, tuple[str, ...]]
    total: int
    more: bool = False
