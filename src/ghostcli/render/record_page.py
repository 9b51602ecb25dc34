"""A whole record as a page to read: its fields, and its links in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ghostcli.fields import Type
from ghostcli.model import EPISODES, FIDELITY, Record
from ghostcli.records.links import Link
from ghostcli.render.data import address, shown, shown_field, shown_times, spoken
from ghostcli.render.marks import Mark, mark_of
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.system.paths import relative
from ghostcli.text.escaping import defused, one_line, visible


class LinkedRecord(NamedTuple):
    """A linked record on a page: its name, its text if shown in full, and the mark of a quote."""

    label: str
    text: str
    mark: Mark | None = None

    @property
    def lines(self) -> list[str]:
        """The lines to read."""
        head = f"{self.label}  {self.mark}" if self.mark else self.label
        return [head, self.text] if self.text else [head]


class Page(NamedTuple):
    """The page about one record.

    `head` identifies it, `title` is its label, `fields` are pairs of name and text, `groups` are the linked
    records by the type of link.
    """

    head: str
    title: str
    fields: list[tuple[str, str]]
    groups: list[tuple[str, list[LinkedRecord]]]


def page(record: Record, links: Sequence[Link], told: Sequence[str] = ()) -> Page:
    """The page of a record with its links; `told` explains its fidelity."""
    head = [record.ref, shown_times(record), record.who if record.kind.who else ""]
    fields = []
    linked = {link.relation for link in links}
    for field in record.kind.fields:
        value = record.values.get(field.name)
        skipped = {record.kind.label, record.kind.who, "at", "id"}
        if field is FIDELITY:
            fields.append((field.name, defused("\n".join(_fidelity(record, told)))))
            continue
        if value is None or field.name in skipped or (field.type is Type.LINK and field.name in linked):
            continue
        parts = (
            [shown(field, [part]) for part in value] if field.many and field.group else [shown(field, value)]
        )
        fields.append((field.name.replace("_", " "), defused("\n".join(parts))))
    if said := spoken(record):
        fields.append(("speaks", said))
    url = address(record)
    if url and record.kind is not EPISODES:
        fields.append(("listen", one_line(url)))
    line = f":{record.line}" if record.line else ""
    fields.append(("file", visible(nearby(record.path)) + line))
    groups = [
        (relation, _entries(relation, links)) for relation in dict.fromkeys(lnk.relation for lnk in links)
    ]
    return Page(
        "  ".join(part for part in map(one_line, head) if part), defused(record.label), fields, groups
    )


def _fidelity(record: Record, told: Sequence[str]) -> list[str]:
    """The mark of a quote and its explanation; without an explanation, the recorded remark."""
    remark = record.values.get(FIDELITY.name, {}).get("remark")
    return [str(mark_of(record)), *(told or ([f"recorded remark: {one_line(remark)}"] if remark else []))]


def nearby(path: str) -> str:
    """A path relative to the current directory if it is below it; else unchanged."""
    try:
        seen = relative(path)
    except OSError:
        return path
    return path if seen.startswith("..") else seen


def _entries(relation: str, links: Sequence[Link]) -> list[LinkedRecord]:
    records = [link.record for link in links if link.relation == relation]
    if records and records[0].kind.name == relation and records[0].kind.label == "text" and len(records) > 5:
        first = records[0]
        return [LinkedRecord(f"{len(records)} of them: ghost {first.kind.name} -e {first.episode}", "")]
    return [_entry(record) for record in records]


def _entry(record: Record) -> LinkedRecord:
    parts = [record.ref, shown_times(record), record.who if record.kind.who else ""]
    others = [name for name in record.kind.columns if name not in {record.kind.who, FIDELITY.name}]
    parts += [shown_field(record, name) for name in others]
    label = "  ".join(part for part in map(one_line, parts) if part)
    return LinkedRecord(label, defused(record.label), mark_of(record))


def text_pages(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """Pages as plain text, not wrapped, with a blank line between them."""
    for number, hit in enumerate(hits):
        shown_page = page(hit.record, request.links(hit.record), request.explain(hit.record))
        lines = [""] if number else []
        lines += [shown_page.head, shown_page.title, ""]
        lines += [f"{name}: {text}" for name, text in shown_page.fields]
        for relation, entries in shown_page.groups:
            lines += ["", f"{relation}:"]
            lines += [f"  {line}" for entry in entries for line in entry.lines]
        yield "\n".join(lines) + "\n"
