"""What a format is told: what was asked for, and what it writes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ghostcli.fields import Kind
from ghostcli.model import Record
from ghostcli.records.links import Link
from ghostcli.search.hit import Hit


class Request(NamedTuple):
    """How to write what was asked for, in the format of that name.

    `kinds` are those that can occur; `hits` says that a query was asked, `in_order` that records come
    as they are stored; `fields` are those chosen with --fields, empty for the format's own. `width`
    counts columns, None where nothing is to be wrapped; `brief` gives each record of a table one line of
    these, `hyperlinks` are for a terminal that has them. `sentences` says that whole sentences are to be
    shown where a quote begins or ends inside one, `everything` that what was passed over is shown too,
    `dry_run` that nothing was written. `say` is told what a format cannot hold. `links` gives what a record
    is linked to, `explain` what is to be told of its fidelity.
    """

    kinds: tuple[Kind, ...] = ()
    format: str = ""
    hits: bool = False
    in_order: bool = False
    fields: tuple[str, ...] = ()
    header: bool = False
    spreadsheet: bool = False
    width: int | None = None
    brief: bool = False
    color: bool = False
    hyperlinks: bool = False
    sentences: bool = False
    everything: bool = False
    dry_run: bool = False
    say: Callable[[str], object] = lambda _: None
    links: Callable[[Record], Sequence[Link]] = lambda _: ()
    explain: Callable[[Record], Sequence[str]] = lambda _: ()

    @property
    def kind(self) -> Kind | None:
        """The one kind asked about, None where there are several."""
        return self.kinds[0] if len(self.kinds) == 1 else None


Writer = Callable[[Iterable[Hit], Request], Iterator[str]]
"""Writes records as chunks of text, each ending in a newline but for the last of a document."""
