"""One run of a command: which libraries it reads, and how it prints."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ghostcli.cli.groups import UsageError
from ghostcli.cli.options import Common, Printing
from ghostcli.errors import GhostError
from ghostcli.library.paths import Library, find_roots, read_library
from ghostcli.model import Kind, Record
from ghostcli.render import output
from ghostcli.render.data import data_fields, extra_fields
from ghostcli.render.formats import Format, format_named
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.search.links import linked_records
from ghostcli.search.refs import episode_named, resolve
from ghostcli.suggest import did_you_mean
from ghostcli.text import visible

if TYPE_CHECKING:
    from ghostcli.search.excerpts import Excerpt

COLORS = ("auto", "always", "never")


@dataclass(frozen=True, slots=True)
class Session:
    """What holds for a whole run; given before the command or after it."""

    content: tuple[str, ...]
    builtin: bool
    color: str
    quiet: bool

    @classmethod
    def of(cls, context: Any, given: Common) -> Session:
        """The session of a command: its own options, and those before each word on the way to it."""
        before = getattr(context.parent, "obj", None) if context.parent else None
        content = (before.content if before else ()) + tuple(given.content or ())
        color = given.color or (before.color if before else "auto")
        if color not in COLORS:
            raise UsageError(f'--color "{visible(color)}" is none of {", ".join(COLORS)}')
        session = cls(
            content,
            given.builtin or bool(before and before.builtin),
            color,
            given.quiet or bool(before and before.quiet),
        )
        context.obj = session
        return session

    def library(self) -> Library:
        """Read the libraries; problems are mentioned where somebody is there to read it."""
        library = read_library(find_roots(self.content, os.environ), builtin=self.builtin)
        if library.problems and output.talking_to_terminal():
            count = len(library.problems)
            self.say(f"{count} problem{'s' if count > 1 else ''} in what was read; ghost lint lists them")
        return library

    def say(self, text: str) -> None:
        """A remark on stderr, unless --quiet."""
        if not self.quiet:
            output.say(text)

    def resolve_one(self, typed: str, within: Sequence[str] | None) -> tuple[Library, Record]:
        """The one record or moment that is meant, and the library it is in."""
        library = self.library()
        names = [episode_named(name, library.episodes) for name in within or ()]
        default = os.environ.get("GHOST_EPISODE") or None
        return library, resolve(typed, library.episodes, within=names, default=default)

    def read(self, shown: Excerpt, wanted: str | None, *, pager: bool) -> None:
        """Print a part of a transcript."""
        from ghostcli.render.reading import reading_writer

        terminal = output.on_terminal()
        writer = reading_writer(wanted, terminal=terminal)
        request = Request(
            kinds=(),
            width=output.width(os.environ),
            color=output.use_color(self.color, os.environ),
        )
        paged = pager and terminal and wanted in {None, "table"}
        output.write(writer(shown, request), pager=output.pager_of(os.environ) if paged else None)

    def complain(self, error: GhostError) -> None:
        """An error on stderr, whatever --quiet says."""
        output.say(f"ghost: {error.message}" + (f"\n  {error.hint}" if error.hint else ""))

    def printer(
        self,
        printing: Printing,
        kinds: Sequence[Kind],
        *,
        hits: bool = False,
    ) -> Printer:
        """Judge the printing options before anything is read."""
        chosen = format_named(printing.output, terminal=output.on_terminal())
        request = Request(
            kinds=tuple(kinds),
            hits=hits,
            fields=_fields(printing, chosen, kinds, hits=hits),
            header=printing.header,
            spreadsheet=printing.spreadsheet,
            width=output.width(os.environ),
            color=output.use_color(self.color, os.environ),
        )
        pager = output.pager_of(os.environ) if chosen.name == "table" and not printing.no_pager else None
        return Printer(chosen, request, pager)


@dataclass(frozen=True, slots=True)
class Printer:
    """A format, and what it is told."""

    format: Format
    request: Request
    pager: str | None

    def list(self, hits: Iterable[Hit], library: Library) -> None:
        """Print records or hits of that library as a list."""
        output.write(self.format.write(hits, self._request(library)), pager=self.pager)

    def show(self, records: Iterable[Record], library: Library) -> None:
        """Print whole records of that library."""
        hits = (Hit(record) for record in records)
        output.write(self.format.show(hits, self._request(library)), pager=self.pager)

    def _request(self, library: Library) -> Request:
        return replace(self.request, links=lambda record: linked_records(record, library.episodes))


def _fields(printing: Printing, chosen: Format, kinds: Sequence[Kind], *, hits: bool) -> tuple[str, ...]:
    if printing.fields is None:
        return ()
    if not chosen.fields:
        raise UsageError(
            f"--fields does not go with -o {chosen.name}", "it goes with table, plain, csv, json, jsonl"
        )
    names = tuple(name.strip() for name in printing.fields.split(",") if name.strip())
    known = (*data_fields(kinds, hits=hits), *extra_fields(kinds))
    for name in names:
        if name not in known:
            raise UsageError(
                f'--fields: there is no field "{visible(name)}"{did_you_mean(name, known)}',
                "fields: " + ", ".join(known),
            )
    return names
