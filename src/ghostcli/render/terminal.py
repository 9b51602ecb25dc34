"""What a terminal shows: tables, hits and pages, drawn by rich.

Content is only ever given to rich as `Text`, never as markup, and its highlighter is not used.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ghostcli.fields import Kind, Type
from ghostcli.model import FIDELITY, Record
from ghostcli.render.data import shown, shown_field, shown_times
from ghostcli.render.marks import Mark, mark_of
from ghostcli.render.record_page import page
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import defused, one_line

UNWRAPPED = 1_000_000
"""Columns where nothing is to be wrapped: a table in a pipe."""

MARKS = {"exact": "", "partial": "◦ ", "approximate": "≈ "}
"""How a table shows a match that is not exact: partial has some of the words, approximate reads one."""

# Chosen from the 16 colours that every theme defines, and of these from the ones that stand out from
# white as from black: cyan and yellow all but vanish on white, blue does on black.
REF, QUIET, FOUND, NAME, TITLE = "magenta", "dim", "bold red", "dim", "bold"

T = TypeVar("T")

STRETCH = 500
"""Rows of a table: of more the first are shown while the rest is still to be found."""

_BEGINNING = 100
_NARROWEST_LABEL, _WIDEST_COLUMN = 40, 18
_BREAK = re.compile("[\t\n\u2028\u2029]")
_STYLE_AT_END = re.compile(r"\x1b\[[0-9;]{0,20}m\Z")


def console_for(request: Request) -> Console:
    """A console that draws into memory, as wide and as coloured as was asked."""
    return Console(
        file=io.StringIO(),
        force_terminal=request.color,
        color_system="standard" if request.color else None,
        no_color=not request.color,
        width=request.width or UNWRAPPED,
        height=25,  # of no account, but without it rich takes 80 columns where TERM is dumb
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=request.width is None,
    )


def drawn(console: Console, what: RenderableType) -> str:
    """What the console would show, without blanks at the ends of lines."""
    console.print(what)
    file = console.file
    assert isinstance(file, io.StringIO)  # noqa: S101 - console_for gave it
    text = file.getvalue()
    file.seek(0)
    file.truncate()
    lines = text.removesuffix("\n").split("\n")
    return "".join(_trimmed(line) + "\n" for line in lines) if text else ""


def _trimmed(line: str) -> str:
    """A line without the blanks at its end, also those between changes of colour."""
    end = line.rstrip(" ")
    while found := _STYLE_AT_END.search(end, max(0, len(end) - 24)):
        end = end[: found.start()].rstrip(" ")
    return end + "\x1b[0m" if end and "\x1b" in line[len(end) :] else end


def table(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """A table of one kind, or hits of several with their snippets; a long one comes table by table."""
    console = console_for(request)
    if request.kind is None and not request.fields:
        for hit in hits:
            yield drawn(console, _hit(hit))
        return
    for number, (rows, alone) in enumerate(stretches(hits, STRETCH)):
        if not rows:
            return
        if number:
            yield "\n"
        if request.fields or request.kind is None:
            yield drawn(console, _chosen_table(rows, request))
        else:
            yield drawn(console, _kind_table(rows, request.kind, request, alone=alone))


def stretches(many: Iterable[T], size: int) -> Iterator[tuple[list[T], bool]]:
    """As many at once as a table has rows, none at all once, and whether that is all there are."""
    left = iter(many)
    rows, alone = list(islice(left, size)), True
    while True:
        following = list(islice(left, 1))
        yield rows, alone and not following
        if not following:
            return
        rows, alone = following + list(islice(left, size - 1)), False


def folded(lines: Iterable[str], request: Request) -> Iterator[str]:
    """Lines of text in the width of the terminal, indented further where one goes on."""
    console = console_for(request)
    for line in lines:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        first, *more = Text(text).wrap(console, max(1, console.width - indent - 2)) or [Text("")]
        yield drawn(console, Padding(first, (0, 0, 0, indent), expand=False)) or "\n"
        for one in more:
            yield drawn(console, Padding(one, (0, 0, 0, indent + 2), expand=False))


def empty_table() -> Table:
    """A table without lines, its columns two blanks apart."""
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET, show_edge=False)


def _chosen_table(rows: Sequence[Hit], request: Request) -> Table:
    lines = [_chosen_cells(hit, request) for hit in rows]
    widest = (request.width or UNWRAPPED) * 3 // 5
    grid = empty_table()
    for name, column in zip(request.fields, zip(*lines, strict=True), strict=True):
        unbroken = all(" " not in cell and cell_len(cell) <= widest for cell in column)
        grid.add_column(name, no_wrap=unbroken, overflow="ellipsis" if unbroken else "fold")
    for line in lines:
        grid.add_row(*map(Text, line))
    return grid


def _chosen_cells(hit: Hit, request: Request) -> list[str]:
    """The texts of one row; what has parts as a person reads it, where plain gives JSON."""
    from ghostcli.render.columns import cells

    texts = cells(hit, request)
    for place, name in enumerate(request.fields):
        field = hit.record.kind.field(name)
        if field and field.type in {Type.GROUP, Type.PAIRS}:
            texts[place] = shown(field, hit.record.values.get(name))
    return [one_line(text) for text in texts]


def _kind_table(rows: Sequence[Hit], kind: Kind, request: Request, *, alone: bool) -> Table:
    several = len({hit.record.episode for hit in rows}) > 1 or kind.name == "episodes" or not alone
    times = [_first_time(hit) for hit in rows]
    timed = any(times)
    left = request.width or UNWRAPPED
    left -= 0 if several else 2 + max(len(str(hit.record.number)) for hit in rows)
    left -= 2 + max(map(len, times)) if timed else 0
    widths, below = _columns(rows, kind, left)
    grid = empty_table()
    if not several:
        grid.add_column("#", justify="right", style=REF, no_wrap=True)
    if timed:
        grid.add_column("at", style=QUIET, no_wrap=True)
    grid.add_column(kind.label, ratio=1 if request.width else None, overflow="fold")
    for name, width in widths.items():
        style = "" if name == FIDELITY.name else QUIET
        header = Text(name.replace("_", " "), QUIET)
        grid.add_column(header, style=style, max_width=width, overflow="fold")
    apart = "\n" if kind.label == "text" or several or below else ""
    for hit, time in zip(rows, times, strict=True):
        record = hit.record
        cells: list[RenderableType] = [] if several else [str(record.number)]
        cells += [time] if timed else []
        cells.append(_label(hit, below, ref=several).append(apart if hit is not rows[-1] else ""))
        cells += [_cell(hit.record, name) for name in widths]
        grid.add_row(*cells)
    return grid


def _columns(rows: Sequence[Hit], kind: Kind, left: int) -> tuple[dict[str, int], list[str]]:
    """The columns that fit into `left` beside the label, with their widths, and those under it."""
    label = max(cell_len(_flat(hit.record.label)) for hit in rows)
    widths = {
        name: max(len(name), *(cell_len(_shown(hit, name)) for hit in rows))
        for name in kind.columns
        if any(_shown(hit, name) for hit in rows)
    }
    if label + sum(2 + width for width in widths.values()) > left:
        widths = {name: min(width, _WIDEST_COLUMN) for name, width in widths.items()}
    below: list[str] = []
    while widths and left - sum(2 + width for width in widths.values()) < min(label, _NARROWEST_LABEL):
        below.insert(0, widths.popitem()[0])
    return widths, below


def _shown(hit: Hit, name: str) -> str:
    return one_line(shown_field(hit.record, name))


def _cell(record: Record, name: str) -> Text:
    mark = mark_of(record) if name == FIDELITY.name else None
    return marked_verdicts(mark) if mark else Text(one_line(shown_field(record, name)))


def marked_verdicts(mark: Mark) -> Text:
    """A mark in its colour; that it is recorded alone is told quietly."""
    words, recorded, _ = mark.words.partition(" (recorded)")
    return Text().append(f"{mark.sign} {words}", mark.style or None).append(recorded, QUIET)


def _first_time(hit: Hit) -> Text:
    first, _, more = shown_times(hit.record).partition(",")
    return Text(first.partition("-")[0] + (" +" if more else ""))


def _label(hit: Hit, below: Sequence[str], *, ref: bool) -> Text:
    label = Text(MARKS.get(hit.match, ""))
    label.append_text(_in_context(marked(hit.record.label, hit.marks), hit))
    if hit.field and not hit.marks and hit.snippet:
        label.append(f"\n{hit.field}: ", NAME)
        label.append_text(marked(hit.snippet, hit.spans))
    under = [cell for name in below if (cell := _cell(hit.record, name))]
    for place, cell in enumerate(under):
        if not cell.spans:
            cell.stylize(QUIET)
        label.append("  " if place else "\n").append_text(cell)
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
    if mark := mark_of(record):
        head.append("  ").append_text(marked_verdicts(mark))
    body = Text()
    if hit.field not in {record.kind.label, ""}:
        body.append(_beginning(one_line(record.label)) + "\n").append(f"{hit.field}: ", NAME)
    body.append_text(_in_context(marked(hit.snippet or record.label, hit.spans), hit))
    grid = Table.grid(expand=False)
    grid.add_column(overflow="fold")
    grid.add_row(head)
    grid.add_row(Padding(body, (0, 0, 1, 2), expand=False))
    return grid


def _in_context(text: Text, hit: Hit) -> Text:
    """The text of a hit with what is said before and after it, where that was asked for."""
    before, after = map(one_line, hit.context or ("", ""))
    shown = Text().append(before + "\n" if before else "", QUIET).append_text(text)
    return shown.append("\n" + after if after else "", QUIET)


def _beginning(text: str) -> str:
    """The first words of a text, with a mark where it goes on."""
    if len(text) <= _BEGINNING:
        return text
    return (text[:_BEGINNING].rpartition(" ")[0] or text[:_BEGINNING]) + " …"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """Text on one line with the places that matched marked."""
    marked, end = Text(), 0
    for start, stop in spans:
        marked.append(_flat(text[end:start]))
        marked.append(_flat(text[start:stop]), FOUND)
        end = stop
    marked.append(_flat(text[end:]))
    return marked


def _flat(text: str) -> str:
    return defused(_BREAK.sub(" ", text))


def pages(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """Whole records, each as a page: its label, its fields, what it is linked to."""
    console = console_for(request)
    for number, hit in enumerate(hits):
        shown = page(hit.record, request.links(hit.record), request.explain(hit.record))
        head, _, rest = shown.head.partition("  ")
        blocks: list[RenderableType] = [Text("")] if number else []
        blocks.append(Text(head, REF).append("  " + rest, QUIET))
        blocks.append(Text(shown.title, TITLE))
        blocks.append(Text(""))
        fields = Table.grid(padding=(0, 2, 0, 0))
        fields.add_column(style=NAME, no_wrap=True)
        fields.add_column(overflow="fold")
        mark = mark_of(hit.record)
        for name, text in shown.fields:
            value = Text(text)
            if mark and name == FIDELITY.name:
                value = marked_verdicts(mark).append(text.removeprefix(str(mark)))
            fields.add_row(Text(name), value)
        blocks.append(fields)
        for relation, entries in shown.groups:
            blocks += [Text(""), Text(relation, NAME)]
            for entry in entries:
                label = Text().append(entry.label, REF)
                if entry.mark:
                    label.append("  ").append_text(marked_verdicts(entry.mark))
                blocks.append(Padding(label, (0, 0, 0, 2), expand=False))
                blocks += [Padding(Text(entry.text), (0, 0, 0, 2), expand=False)] if entry.text else []
        yield "".join(drawn(console, block) or "\n" for block in blocks)
