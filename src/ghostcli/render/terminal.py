"""Lists and hits on a terminal: tables, and hits with their snippets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from rich.cells import cell_len
from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ghostcli.fields import Kind, Type
from ghostcli.model import EPISODES, FIDELITY, SHARE_FIELDS, TRANSCRIPT, Record, own_title
from ghostcli.render.console import (
    NAME,
    QUIET,
    REF,
    UNWRAPPED,
    console_for,
    drawn,
    empty_table,
    flat,
    marked,
    marked_verdicts,
)
from ghostcli.render.data import address, shown, shown_field, shown_times
from ghostcli.render.hyperlinks import linked
from ghostcli.render.marks import mark_of
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import one_line

MARKS = {"exact": "", "partial": "◦ ", "approximate": "≈ "}
"""The signs of a match in a table: partial has only some of the words, approximate has a corrected word."""

T = TypeVar("T")

TABLE_ROWS = 500
"""Most rows of a table. With more rows, the first table is shown while the rest is being found."""

_BEGINNING = 100
_NARROWEST_LABEL, _WIDEST_COLUMN = 40, 21
_NARROWEST_LINE = 20  # cells; in a narrower terminal each record takes several lines
_BEFORE_MATCH = 3  # a match beyond the end of the line is shown after 1/3 of the line


def table(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """A table of one kind, or hits of several kinds with snippets. A long list becomes several tables."""
    console = console_for(request)
    if request.kind is None and not request.fields:
        for hit in hits:
            yield drawn(console, _hit(hit, request))
        return
    for number, (rows, alone) in enumerate(tables_of(hits, TABLE_ROWS)):
        if not rows:
            return
        if number:
            yield "\n"
        if request.fields or request.kind is None:
            yield drawn(console, _chosen_table(rows, request))
        else:
            yield drawn(console, _kind_table(rows, request.kind, request, alone=alone))


def tables_of(many: Iterable[T], size: int) -> Iterator[tuple[list[T], bool]]:
    """Yield lists of `size` items or fewer (one empty list for none), and whether it is the only list."""
    left = iter(many)
    rows, alone = list(islice(left, size)), True
    while True:
        following = list(islice(left, 1))
        yield rows, alone and not following
        if not following:
            return
        rows, alone = following + list(islice(left, size - 1)), False


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
    """The texts of one row. A value with parts is readable text here, while plain has JSON."""
    from ghostcli.render.columns import cells

    texts = cells(hit, request)
    for place, name in enumerate(request.fields):
        field = hit.record.kind.field(name)
        if field and field.type in {Type.GROUP, Type.PAIRS}:
            texts[place] = shown(field, hit.record.values.get(name))
    return [one_line(text) for text in texts]


def _kind_table(rows: Sequence[Hit], kind: Kind, request: Request, *, alone: bool) -> Table:
    episodes = {hit.record.episode for hit in rows}
    several = len(episodes) > 1 or kind.name == "episodes" or not alone or bool(request.columns)
    times = [Text() if request.columns else _first_time(hit, request) for hit in rows]
    timed = any(times)
    left = request.width or UNWRAPPED
    left -= 0 if several else 2 + max(len(str(hit.record.number)) for hit in rows)
    left -= 2 + max(map(len, times)) if timed else 0
    brief = request.brief and left >= _NARROWEST_LINE
    with_ref = several and not (brief and request.columns)
    widths, below = _columns(rows, (*kind.columns, *request.more), left)
    line = left - sum(2 + width for width in widths.values()) if brief else None
    grid = empty_table()
    if not several:
        grid.add_column("#", justify="right", style=REF, no_wrap=True)
    if timed:
        grid.add_column("at", style=QUIET, no_wrap=True)
    more = ", ".join(_heading(name) for name in below if name != FIDELITY.name or len(below) > 1)
    header = f"{kind.label} (--wide: {more})" if brief and more else kind.label
    grid.add_column(header, ratio=1 if request.width else None, overflow="fold")
    for name, width in widths.items():
        style = "" if name == FIDELITY.name else QUIET
        title = Text(_heading(name), QUIET)
        numbers: JustifyMethod = "right" if name in SHARE_FIELDS else "left"
        grid.add_column(title, style=style, max_width=width, overflow="fold", justify=numbers)
    apart = "\n" if not brief and (kind.label == "text" or several or below) else ""
    for hit, time in zip(rows, times, strict=True):
        record = hit.record
        cells: list[RenderableType] = [] if several else [str(record.number)]
        cells += [time] if timed else []
        cells.append(_label(hit, below, ref=with_ref, line=line).append(apart if hit is not rows[-1] else ""))
        for name, width in widths.items():
            cell = _cell(record, name)
            cells.append(_cut(cell, width) if brief else cell)
        grid.add_row(*cells)
    return grid


def _heading(name: str) -> str:
    return "time" if name == "seconds" else name.replace("_", " ")


def _columns(rows: Sequence[Hit], names: Sequence[str], left: int) -> tuple[dict[str, int], list[str]]:
    """The columns that fit into `left` cells beside the label, with their widths, and those under it."""
    label = max(cell_len(flat(hit.record.label)) for hit in rows)
    widths = {
        name: max(len(name), *(cell_len(_shown(hit, name)) for hit in rows))
        for name in names
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


def _first_time(hit: Hit, request: Request) -> Text:
    first, _, more = shown_times(hit.record).partition(",")
    return _moment(first.partition("-")[0], hit.record, request).append(" +" if more else "")


def _moment(time: str, record: Record, request: Request) -> Text:
    """A time, as a link that plays it."""
    return linked(Text(time), address(record)) if request.hyperlinks and time else Text(time)


def _label(hit: Hit, below: Sequence[str], *, ref: bool, line: int | None) -> Text:
    """The label, with the columns and the ref under it; or, with `line`, one line of so many cells."""
    if line is not None:
        label = _in_line(hit, line, sign=FIDELITY.name in below)
    else:
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
    if ref and hit.record.ref != hit.record.label:
        label.append(f"\n{hit.record.ref}", REF)
    return label


def _in_line(hit: Hit, width: int, *, sign: bool) -> Text:
    """A hit in `width` cells: its label or its matching part; with `sign`, after the sign of its mark."""
    line = Text(MARKS.get(hit.match, ""))
    mark = mark_of(hit.record) if sign else None
    if mark:
        line.append(f"{mark.sign} ", mark.style or None)
    if hit.field and not hit.marks and hit.snippet:
        line.append(f"{hit.field}: ", NAME)
        text, spans = hit.snippet, hit.spans
    else:
        text, spans = hit.record.label, hit.marks
    line.append_text(_around_match(text, spans, width - line.cell_len))
    return _cut(line, width)


def _cut(text: Text, width: int) -> Text:
    """The words that fit into so many cells; an ellipsis shows that the text continues."""
    if text.cell_len <= width:
        return text
    text.truncate(width - 2)
    words = text.plain.rpartition(" ")[0].rstrip() if text.plain.count(" ") > 1 else text.plain
    return text[: len(words)].append(" …", QUIET)


def _around_match(text: str, spans: Sequence[tuple[int, int]], width: int) -> Text:
    """The text; if its first match lies beyond `width`, the text from the word before it."""
    start, stop = spans[0] if spans else (0, 0)
    if cell_len(flat(text[:stop])) < width:
        return marked(text, spans)
    begin = text.rfind(" ", 0, max(start - width // _BEFORE_MATCH, 0)) + 1
    moved = [(one - begin, other - begin) for one, other in spans]
    return Text().append("… " if begin else "", QUIET).append_text(marked(text[begin:], moved))


def _hit(hit: Hit, request: Request) -> RenderableType:
    record = hit.record
    head = Text(MARKS.get(hit.match, ""))
    ref = Text(record.ref, REF)
    is_speech = record.kind is TRANSCRIPT  # the ref of speech has its time
    head.append_text(linked(ref, address(record)) if is_speech and request.hyperlinks else ref)
    time = Text() if is_speech else _moment(shown_times(record), record, request)
    for part in (time, Text("" if record.kind is EPISODES else one_line(record.who))):
        if part:
            part.stylize(QUIET)
            head.append("  ").append_text(part)
    if mark := mark_of(record):
        head.append("  ").append_text(marked_verdicts(mark))
    if origin := _origin(record):
        head.append("\n").append(origin, QUIET)
    body = Text()
    if hit.field not in {record.kind.label, ""}:
        body.append(_beginning(one_line(record.label)) + "\n").append(f"{hit.field}: ", NAME)
    body.append_text(_in_context(marked(hit.snippet or record.label, hit.spans), hit))
    grid = Table.grid(expand=False)
    grid.add_column(overflow="fold")
    grid.add_row(head)
    grid.add_row(Padding(body, (0, 0, 1, 2), expand=False))
    return grid


def _origin(record: Record) -> str:
    """The title, the show and the date of a hit's episode; of an episode only what its label does not say."""
    title = "" if record.kind is EPISODES else own_title(record.head, record.episode)
    texts = (title, record.head.get("show"), record.head.get("published"))
    return " · ".join(one_line(str(text)) for text in texts if text)


def _in_context(text: Text, hit: Hit) -> Text:
    """The text of a hit, with --context also the speech before and after it."""
    before, after = map(one_line, hit.context or ("", ""))
    shown = Text().append(before + "\n" if before else "", QUIET).append_text(text)
    return shown.append("\n" + after if after else "", QUIET)


def _beginning(text: str) -> str:
    """The first words of a text; an ellipsis shows that it continues."""
    if len(text) <= _BEGINNING:
        return text
    return (text[:_BEGINNING].rpartition(" ")[0] or text[:_BEGINNING]) + " …"
