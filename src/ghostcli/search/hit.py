"""Hits: the results of a list or search."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.model import Record


class Hit(NamedTuple):
    """A record and how it matches the query; in a list without a query the other fields are empty.

    `match` is exact, inflected, approximate or partial. `score` is the ranking's score. `field` is the field
    of the best match, `snippet` an excerpt of it, `spans` the matched places in the snippet. `marks` are the
    matched places in the record's label. `context` is the speech before and after, if requested.
    """

    record: Record
    match: str = ""
    score: float | None = None
    field: str = ""
    snippet: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    context: tuple[str, str] | None = None
