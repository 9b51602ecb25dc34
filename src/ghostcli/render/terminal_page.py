"""A whole record as a page on a terminal, with its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.text import Text

from ghostcli.model import FIDELITY, Record
from ghostcli.render.console import NAME, QUIET, REF, TITLE, console_for, drawn, marked_verdicts, wrapped
from ghostcli.render.data import address, shown_times
from ghostcli.render.hyperlinks import linked, to_file, with_addresses
from ghostcli.render.marks import mark_of
from ghostcli.render.record_page import Page, page
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit


def pages(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """Whole records, each as a page: its label, its fields, its links."""
    console = console_for(request)
    for number, hit in enumerate(hits):
        shown = page(hit.record, request.links(hit.record), request.explain(hit.record))
        yield "\n" if number else ""
        yield from wrapped(console, _page_head(shown, hit.record, request), Text(), 0)
        yield drawn(console, Text(shown.title, TITLE)) + "\n"
        indent = max(cell_len(name) for name, _ in shown.fields) + 2
        for name, text in shown.fields:
            head = Text().append(name.ljust(indent), NAME)
            yield from wrapped(console, _value(name, text, hit.record, request), head, indent)
        for relation, entries in shown.groups:
            yield "\n" + drawn(console, Text(relation, NAME))
            for entry in entries:
                label = Text().append(entry.label, REF)
                if entry.mark:
                    label.append("  ").append_text(marked_verdicts(entry.mark))
                for line in (label, Text(entry.text)):
                    yield from wrapped(console, line, Text("  "), 2) if line else ()


def _page_head(shown: Page, record: Record, request: Request) -> Text:
    """The ref and the texts beside it; the times are links that play them."""
    ref, _, rest = shown.head.partition("  ")
    times = shown_times(record)
    head = Text().append(ref, REF).append("  ")
    if request.hyperlinks and times and rest.startswith(times):
        head.append_text(linked(Text(times, QUIET), address(record)))
        rest = rest.removeprefix(times)
    return head.append(rest, QUIET)


def _value(name: str, text: str, record: Record, request: Request) -> Text:
    """A field's value: verdicts in colour, addresses and file paths as links."""
    mark = mark_of(record)
    if mark and name == FIDELITY.name:
        return marked_verdicts(mark).append(text.removeprefix(str(mark)))
    if not request.hyperlinks:
        return Text(text)
    return to_file(Text(text), record.path) if name == "file" else with_addresses(Text(text))
