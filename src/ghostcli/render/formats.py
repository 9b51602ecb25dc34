"""The registry of output formats: one row each, and every command offers them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.render.request import Request, Writer
from ghostcli.search.hit import Hit
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible


def _writer(module: str, name: str) -> Writer:
    """A writer that is imported when it is used: rich, json and yaml cost milliseconds at a start."""

    def write(hits: Iterable[Hit], request: Request) -> Iterator[str]:
        writer: Writer = getattr(import_module(f"ghostcli.render.{module}"), name)
        return writer(hits, request)

    return write


def _both(module: str, name: str) -> tuple[Writer, Writer]:
    """One writer for lists and for whole records."""
    return _writer(module, name), _writer(module, name)


class Format(NamedTuple):
    """An output format: `write` for lists and hits, `show` for whole records.

    `fields` says whether --fields can choose in it.
    """

    name: str
    help: str
    write: Writer
    show: Writer
    fields: bool = True


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "table",
            "for a terminal: wrapped, coloured",
            _writer("terminal", "table"),
            _writer("terminal", "pages"),
        ),
        Format(
            "plain",
            "tab-separated: ref, at, who, text, match, verdict; `show` gives text to read",
            _writer("columns", "plain"),
            _writer("page", "text_pages"),
        ),
        Format("csv", "comma-separated, with a header", *_both("columns", "comma_separated")),
        Format("json", "one array; times in seconds", *_both("jsontext", "json_array")),
        Format("jsonl", "an object a line", *_both("jsontext", "json_lines")),
        Format("md", "a Markdown document", *_both("markdown", "document"), fields=False),
        Format("yaml", "a notes file", *_both("notes", "notes"), fields=False),
        Format("ref", "a ref a line", *_both("columns", "refs"), fields=False),
    )
}


def format_named(name: str | None, *, terminal: bool) -> Format:
    """The format of that name; without one, `table` on a terminal and `plain` in a pipe."""
    if name is None:
        return FORMATS["table" if terminal else "plain"]
    if name not in FORMATS:
        hint = "formats: " + ", ".join(FORMATS)
        raise GhostError(f'no format is called "{visible(name)}"{did_you_mean(name, FORMATS)}', hint)
    return FORMATS[name]
