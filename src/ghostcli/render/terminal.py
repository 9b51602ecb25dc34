"""What a terminal shows: tables, hits and pages, drawn by rich.

Content is only ever given to rich as `Text`, never as markup, and its highlighter is not used.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ghostcli.model import Kind
from ghostcli.render.data import shown_field, shown_times
from ghostcli.render.page import page
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text import defused, one_line

UNWRAPPED = 4000
"""Columns where nothing is to be wrapped: a table in a pipe."""

MARKS = {"exact": "", "partial": "◦ ", "approximate": "≈ "}
"""How a table shows a match that is not exact: partial has some of the words, approximate reads one."""

# Chosen from the 16 colours that every theme defines, so that dark and light both stay readable.
REF, QUIET, FOUND, NAME, TITLE = "cyan", "dim", "bold yellow", "dim", "bold"

_BEGINNING = 100
_NARROWEST_LABEL, _WIDEST_COLUMN = 40, 18


def _console(request: Request) -> Console:
    return Console(
        file=io.StringIO(),
        force_terminal=request.color,
        color_system="standard" if request.color else None,
        no_color=not request.color,
        width=request.width or UNWRAPPED,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=request.width is None,
    )


def _drawn(console: Console, what: RenderableType) -> str:
    console.print(what)
    file = console.file
    assert isinstance(file, io.StringIO)  # noqa: S101 - _console gave it
    drawn = file.getvalue()
    file.seek(0)
    file.truncate()
    return "".join(line.rstrip(" ") + "\n" for line in drawn.splitlines()) if drawn else ""


def table(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """A table of one kind, or hits of several with their snippets."""
    rows = list(hits)
    if not rows:
        return
    console = _console(request)
    if request.fields:
        yield _drawn(console, _chosen_table(rows, request))
    elif request.kind is None:
        for hit in rows:
            yield _drawn(console, _hit(hit))
    else:
        yield _drawn(console, _kind_table(rows, request.kind, request))


def _empty_table() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET, show_edge=False)


def _chosen_table(rows: Sequence[Hit], request: Request) -> Table:
    from ghostcli.render.columns import cells

    drawn = _empty_table()
    for name in request.fields:
        drawn.add_column(name)
    for hit in rows:
        drawn.add_row(*(Text(one_line(cell)) for cell in cells(hit, request)))
    return drawn


def _kind_table(rows: Sequence[Hit], kind: Kind, request: Request) -> Table:
    several = len({hit.record.episode for hit in rows}) > 1 or kind.name == "episodes"
    timed = any(hit.record.times for hit in rows)
    columns = [name for name in kind.columns if any(shown_field(hit.record, name) for hit in rows)]
    while columns and request.width and _left_for_label(rows, columns, request.width) < _NARROWEST_LABEL:
        columns.pop()
    drawn = _empty_table()
    drawn.padding = (0, 2, 1 if kind.label == "text" or several else 0, 0)
    if not several:
        drawn.add_column("#", justify="right", style=REF, no_wrap=True)
    if timed:
        drawn.add_column("at", style=QUIET, no_wrap=True)
    drawn.add_column(kind.label, ratio=1 if request.width else None, overflow="fold")
    for name in columns:
        drawn.add_column(name.replace("_", " "), style=QUIET, max_width=_WIDEST_COLUMN, overflow="fold")
    for hit in rows:
        record = hit.record
        cells: list[RenderableType] = [] if several else [str(record.number)]
        cells += [_first_time(hit)] if timed else []
        cells.append(_label(hit, ref=several))
        cells += [Text(one_line(shown_field(record, name))) for name in columns]
        drawn.add_row(*cells)
    return drawn


def _left_for_label(rows: Sequence[Hit], columns: Sequence[str], width: int) -> int:
    """Columns that are left for the label beside number, time and those columns."""
    widths = (
        max(len(name), *(min(len(shown_field(hit.record, name)), _WIDEST_COLUMN) for hit in rows))
        for name in columns
    )
    return width - 13 - sum(2 + one for one in widths)


def _first_time(hit: Hit) -> Text:
    first, _, more = shown_times(hit.record).partition(",")
    return Text(first.partition("-")[0] + (" +" if more else ""))


def _label(hit: Hit, *, ref: bool) -> Text:
    label = Text(MARKS.get(hit.match, ""))
    label.append_text(_marked(hit.record.label, hit.marks))
    if hit.field and not hit.marks and hit.snippet:
        label.append(f"\n{hit.field}: ", NAME)
        label.append_text(_marked(hit.snippet, hit.spans))
    if ref:
        label.append(f"\n{hit.record.ref}", REF)
    return label


def _hit(hit: Hit) -> RenderableType:
    record = hit.record
    head = Text(MARKS.get(hit.match, ""))
    head.append(record.ref, REF)
    for part in (shown_times(record), record.who):
        if part:
            head.append("  " + one_line(part), QUIET)
    body = Text()
    if hit.field not in {record.kind.label, ""}:
        body.append(_beginning(one_line(record.label)) + "\n").append(f"{hit.field}: ", NAME)
    body.append_text(_marked(hit.snippet or record.label, hit.spans))
    drawn = Table.grid(expand=False)
    drawn.add_row(head)
    drawn.add_row(Padding(body, (0, 0, 1, 2)))
    return drawn


def _beginning(text: str) -> str:
    """The first words of a text, with a mark where it goes on."""
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rpartition(" ")[0] + " …"


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """Text on one line with the places that matched marked."""
    marked, end = Text(), 0
    for start, stop in spans:
        marked.append(_flat(text[end:start]))
        marked.append(_flat(text[start:stop]), FOUND)
        end = stop
    marked.append(_flat(text[end:]))
    return marked


def _flat(text: str) -> str:
    return defused(text.replace("\n", " ").replace("\t", " "))


def pages(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """Whole records, each as a page: its label, its fields, what it is linked to."""
    console = _console(request)
    for number, hit in enumerate(hits):
        shown = page(hit.record, request.links(hit.record))
        head, _, rest = shown.head.partition("  ")
        blocks: list[RenderableType] = [Text("")] if number else []
        blocks.append(Text(head, REF).append("  " + rest, QUIET))
        blocks.append(Text(shown.title, TITLE))
        blocks.append(Text(""))
        fields = Table.grid(padding=(0, 2, 0, 0))
        fields.add_column(style=NAME, no_wrap=True)
        fields.add_column(overflow="fold")
        for name, text in shown.fields:
            fields.add_row(Text(name), Text(text))
        blocks.append(fields)
        for relation, entries in shown.groups:
            blocks += [Text(""), Text(relation, NAME)]
            for entry in entries:
                blocks.append(Padding(Text(entry.label, REF), (0, 0, 0, 2)))
                blocks += [Padding(Text(entry.text), (0, 0, 0, 2))] if entry.text else []
        yield "".join(_drawn(console, block) or "\n" for block in blocks)
