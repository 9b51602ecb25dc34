"""A run of a command: the libraries that it reads, and how it prints."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ghostcli.cli.groups import UsageError
from ghostcli.cli.options import CommonOptions, PrintOptions
from ghostcli.errors import GhostError
from ghostcli.fields import Kind
from ghostcli.index.guard import is_blocked
from ghostcli.index.index_path import Libraries, path_of
from ghostcli.index.library import StoredLibrary, stored_library
from ghostcli.library.paths import LIBRARY_FILE, find_roots
from ghostcli.model import Record
from ghostcli.records.links import Link, linked_records
from ghostcli.refs import episode_named, resolve
from ghostcli.render import output
from ghostcli.render.data import data_fields, extra_fields
from ghostcli.render.formats import RECORDS, Format, Formats
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.verify.effective import Judge, judge_ahead

if TYPE_CHECKING:
    from ghostcli.index.index import Index

T = TypeVar("T")


CHECKING = "checking quotes"
"""The text of the progress bar while the quotes of a library are verified."""

COLORS = ("auto", "always", "never")


class Session(NamedTuple):
    """The options that hold for a whole run, given before or after the command."""

    content: tuple[str, ...]
    builtin: bool
    color: str
    quiet: bool
    context: Any = None

    @classmethod
    def of(cls, context: Any, given: CommonOptions) -> Session:
        """The session of a command, from its own options and those before each command word."""
        before = getattr(context.parent, "obj", None) if context.parent else None
        content = (before.content if before else ()) + tuple(given.content or ())
        color = given.color or (before.color if before else "auto")
        if color not in COLORS:
            raise UsageError(f'--color "{visible(color)}" is not one of {", ".join(COLORS)}')
        session = cls(
            content,
            given.builtin or bool(before and before.builtin),
            color,
            given.quiet or bool(before and before.quiet),
            context,
        )
        context.obj = session
        return session

    def library(self, *, notice: bool = True) -> StoredLibrary:
        """Read the libraries. With `notice`, a remark mentions problems if stderr is a terminal."""
        return self._read(notice=notice)[0]

    def opened_index(self, *, asked: bool = False) -> Index:
        """The index of the libraries. With `asked`, every remark on the index is printed."""
        return self._read(asked=asked)[1]

    def _read(self, *, notice: bool = True, asked: bool = False) -> tuple[StoredLibrary, Index]:
        roots = find_roots(self.content, os.environ)
        library, index = stored_library(
            roots, os.environ, builtin=self.builtin, progress=lambda: self.bar("reading the library")
        )
        self.at_end(index.close)
        if index.remark and (
            asked or index.stale or output.talking_to_terminal() or _is_blocked(roots, builtin=self.builtin)
        ):
            self.say(index.remark)
        if notice and output.talking_to_terminal() and (count := index.problems.errors):
            self.say(f"{count} problem{'s' if count > 1 else ''} in the library; ghost lint lists them")
        return library, index

    def check_content(self, *, marked: bool = False) -> None:
        """Raise GhostError if the libraries that --content or $GHOST_CONTENT names have no episode.

        Without an episode the built-in library is read, and a check would silently pass for it. With
        `marked`, a library without an episode is accepted if it has `ghost.yaml`.
        """
        roots = find_roots(self.content, os.environ)
        if self.builtin or not (self.content or os.environ.get("GHOST_CONTENT")):
            return
        if marked and any(os.path.isfile(os.path.join(root, LIBRARY_FILE)) for root in roots):
            return
        from ghostcli.library.presence import have_episodes

        if not have_episodes(roots):
            raise GhostError(
                f"no episode in {', '.join(map(visible, roots))}",
                "--content DIR names the folder of a library; --builtin reads the built-in library",
            )

    def is_empty(self) -> bool:
        """Whether there is a library, but it has no episode and `--builtin` is not given."""
        return bool(find_roots(self.content, os.environ)) and self.has_nothing()

    def has_nothing(self) -> bool:
        """Whether there is no episode of the user's own, in any library, and `--builtin` is not given."""
        if self.builtin:
            return False
        from ghostcli.library.presence import have_episodes

        return not have_episodes(find_roots(self.content, os.environ))

    def at_end(self, call: Callable[[], None]) -> None:
        """Register a function to call when the command ends in any way. The last one is called first."""
        if self.context is not None:
            self.context.call_on_close(call)

    def bar(self, what: str) -> Callable[[int, int], None] | None:
        """A progress bar on stderr, if that is a terminal; None with --quiet."""
        if self.quiet or not output.talking_to_terminal():
            return None
        from ghostcli.render.progress import bar

        return bar(what)

    def judge_ahead(self, library: StoredLibrary, names: Callable[[], Iterable[str]] | None = None) -> None:
        """Verify quotes on all cores, in advance: of all episodes, or of `names` in that order."""
        close = judge_ahead(library.episodes.index, names, self.bar(CHECKING))
        if close:
            self.at_end(close)

    def say(self, text: str) -> None:
        """Print a remark on stderr, unless --quiet."""
        if not self.quiet:
            output.say(text)

    def resolve_one(self, typed: str, within: Sequence[str] | None) -> tuple[StoredLibrary, Record]:
        """The library, and the record or moment that a ref means in it."""
        library = self.library()
        return library, self.resolve(library, typed, self.episode_names(library, within))

    def episode_names(self, library: StoredLibrary, typed: Sequence[str] | None) -> list[str]:
        """The ids of the episodes that --episode names."""
        return [episode_named(name, library.episodes) for name in typed or ()]

    def resolve(
        self, library: StoredLibrary, typed: str, within: Sequence[str], kind: Kind | None = None
    ) -> Record:
        """The one record that a ref means. $GHOST_EPISODE decides if the ref is still ambiguous."""
        default = os.environ.get("GHOST_EPISODE") or None
        return resolve(typed, library.episodes, kind=kind, within=within, default=default)

    def request(self, **wanted: Any) -> Request:
        """The settings for a format: the width, whether to colour, and those in `wanted`."""
        width, color = output.width(os.environ), output.use_color(self.color, os.environ)
        brief = wanted.pop("brief", False) and width is not None
        links = color and output.has_hyperlinks(os.environ)
        return Request(width=width, color=color, hyperlinks=links, brief=brief, **wanted)

    def print_through(
        self,
        writer: Callable[[T, Request], Iterator[str]],
        what: T,
        request: Request | None = None,
        *,
        pager: bool,
    ) -> None:
        """Print with a given writer; on a terminal, through the pager if wanted."""
        request = request or self.request()
        output.write(writer(what, request), pager=output.pager_of(os.environ) if pager else None)

    def complain(self, error: GhostError) -> None:
        """Print an error on stderr, even with --quiet."""
        self.complain_of(error.message, error.hint)

    def complain_of(self, message: str, hint: str | None = None) -> None:
        """Print a message and a hint on stderr, even with --quiet."""
        output.say(f"ghost: {message}" + (f"\n  {hint}" if hint else ""))

    def printer(
        self,
        printing: PrintOptions,
        kinds: Sequence[Kind],
        *,
        hits: bool = False,
        in_order: bool = False,
        columns: Sequence[str] = (),
        formats: Formats = RECORDS,
    ) -> Printer:
        """Check the printing options, before any file is read. Raises UsageError."""
        chosen = formats.named(printing.output, terminal=output.on_terminal())
        request = self.request(
            kinds=tuple(kinds),
            columns=tuple(columns),
            hits=hits,
            in_order=in_order,
            fields=_fields(printing, chosen, kinds, columns, hits=hits),
            header=printing.header,
            spreadsheet=printing.spreadsheet,
            brief=not getattr(printing, "wide", True),
        )
        pager = output.pager_of(os.environ) if chosen.name == "table" and not printing.no_pager else None
        return Printer(chosen, request, pager)


class Printer(NamedTuple):
    """A format and its settings."""

    format: Format
    request: Request
    pager: str | None

    def shows(self, field: str) -> bool:
        """Whether a list in this format has that field."""
        if self.request.fields:
            return field in self.request.fields
        return self.format.name != "ref" and not self.as_noted

    @property
    def as_noted(self) -> bool:
        """Whether the format writes the records as in the notes, without computed values."""
        return self.format.name == "yaml"

    def with_more(self, fields: Sequence[str]) -> Printer:
        """The same format with computed fields after those of the kind."""
        return self._replace(request=self.request._replace(more=tuple(fields)))

    def list(self, hits: Iterable[Hit], library: StoredLibrary) -> None:
        """Print records or hits of that library as a list."""
        output.write(self.format.write(hits, self._request(library)), pager=self.pager)

    def show(
        self, records: Iterable[Record], library: StoredLibrary, explain: Callable[[Record], Sequence[str]]
    ) -> None:
        """Print whole records of that library; `explain` gives the remarks on their fidelity."""
        hits = (Hit(record) for record in records)
        write = self.format.write if self.request.fields else self.format.show
        output.write(write(hits, self._request(library)._replace(explain=explain)), pager=self.pager)

    def _request(self, library: StoredLibrary) -> Request:
        """The settings of the format, with a function for a record's links and their verdicts."""
        judge = Judge(library.episodes.index)

        def links(record: Record) -> list[Link]:
            found = linked_records(record, library.episodes)
            return [link._replace(record=judge.effective(link.record)) for link in found]

        return self.request._replace(links=links)


def _is_blocked(roots: tuple[str, ...], *, builtin: bool) -> bool:
    """Whether a folder has the path of an index file."""
    return is_blocked(path_of(Libraries(roots, builtin), os.environ))


def _fields(
    printing: PrintOptions, chosen: Format, kinds: Sequence[Kind], columns: Sequence[str], *, hits: bool
) -> tuple[str, ...]:
    if printing.fields is None:
        return ()
    if not chosen.fields:
        raise UsageError(
            f"--fields cannot be used with -o {chosen.name}", "it works with table, plain, csv, json, jsonl"
        )
    names = tuple(name.strip() for name in printing.fields.split(",") if name.strip())
    known = tuple(dict.fromkeys((*data_fields(kinds, hits=hits), *extra_fields(kinds), *columns)))
    for name in names:
        if name not in known:
            raise UsageError(
                f'--fields: there is no field "{visible(name)}"{did_you_mean(name, known)}',
                "fields: " + ", ".join(known),
            )
    return names
