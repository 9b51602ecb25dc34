"""What a list or a search gives: records, each with how it was found."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.model import Record


class Hit(NamedTuple):
    """A record, and how it answers the query; the rest is empty in a list that asked none.

    `match` is exact, inflected, approximate or partial; `score` falls along the ranking; `field` is
    where it was found; `snippet` an excerpt of it, and `spans` the places in that which matched.
    `marks` are the places that matched in the record's label; `context` is what is said before and
    after, where that was asked for.
    """

    record: Record
    match: str = ""
    score: float | None = None
    field: str = ""
    snippet: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    context: tuple[str, str] | None = None
