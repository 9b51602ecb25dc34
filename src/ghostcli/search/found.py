"""What a source of records is asked, and what it finds, before it is made into hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ghostcli.fields import Kind
from ghostcli.model import Record
from ghostcli.search.matcher import Match
from ghostcli.search.query import Filter, Query


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


class Found(NamedTuple):
    """Matches, the best first, each with what gives its record, and as what words were read.

    There are `total`, or more than that if `more`, of which at least the best `limit` are here.
    """

    matches: Sequence[tuple[Match, Callable[[], Record]]]
    corrections: Mapping[str, tuple[str, ...]]
    total: int
    more: bool = False
