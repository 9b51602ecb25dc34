"""The formats with columns: plain, refs and CSV."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from ghostcli.fields import Type
from ghostcli.render.data import chosen, data_fields, shown
from ghostcli.render.marks import mark_of
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import one_line, visible
from ghostcli.timecode import format_exact_span, format_span

PLAIN = ("ref", "at", "who", "text", "match", "verdict")
"""The columns of plain. New columns are only added at the end."""


def cells(hit: Hit, request: Request) -> list[str]:
    """The texts of one row: the chosen fields, else the columns of plain."""
    if request.fields:
        return [
            _cell(hit, name, value) for name, value in chosen(hit, request.fields, hits=request.hits).items()
        ]
    record = hit.record
    at = format_span(record.times[0]) if record.times else ""
    mark = mark_of(record)
    own = [record.ref, at, record.who, record.label, hit.match, mark.words if mark else ""]
    more = chosen(hit, request.columns, hits=request.hits) if request.columns else {}
    more |= {name: record.values.get(name) for name in request.more}
    return own + [_cell(hit, name, value) for name, value in more.items()]


def plain(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """Tab-separated columns, one record per line, without a header unless --header is given."""
    names = request.fields or (*PLAIN, *request.columns, *request.more)
    if request.header:
        yield "\t".join(names) + "\n"
    for hit in hits:
        yield "\t".join(one_line(cell) for cell in cells(hit, request)) + "\n"


def refs(hits: Iterable[Hit], _: Request) -> Iterator[str]:
    """One ref per line."""
    for hit in hits:
        yield hit.record.ref + "\n"


def as_csv(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """CSV (RFC 4180) with a header. A list is joined by "; ", a mapping is JSON."""
    import csv  # here, so that plain starts without it

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    own = (name for name in data_fields(request.kinds, hits=request.hits) if name != "times")
    names = request.fields or (*own, *request.more)
    writer.writerow(names)
    for hit in hits:
        values = chosen(hit, names, hits=request.hits)
        row = [_cell(hit, name, value) for name, value in values.items()]
        writer.writerow([_defused(cell) if request.spreadsheet else cell for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(hit: Hit, name: str, value: Any) -> str:
    """A JSON value as the text of one cell: times as H:MM:SS, a list of texts joined by "; "."""
    field = hit.record.kind.field(name)
    if name == "at":
        return "; ".join(format_exact_span(span) for span in hit.record.times)
    if field and field.type is Type.DURATION and value is not None:
        return shown(field, value)
    if value is None:
        return ""
    if name == "path":  # a file name may have any characters
        return visible(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, (list, dict)):
        from ghostcli.render.json_output import dump  # here, so that plain starts without json

        return dump(value)
    return str(value)


def _defused(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
