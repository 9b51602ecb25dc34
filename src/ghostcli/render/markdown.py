"""Records as a Markdown document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ghostcli.fields import Type
from ghostcli.model import EPISODES, FIDELITY, Record
from ghostcli.render.data import address, shown, shown_times, spoken
from ghostcli.render.marks import mark_of
from ghostcli.render.request import Request
from ghostcli.search.hit import Hit
from ghostcli.text.escaping import escape_markdown, one_line


def document(hits: Iterable[Hit], request: Request) -> Iterator[str]:
    """A document: a heading for each kind and episode, then the records."""
    kind = episode = None
    for hit in hits:
        record = hit.record
        if record.kind is not kind:
            yield f"{'' if kind is None else chr(10)}# {record.kind.name.capitalize()}\n"
            kind, episode = record.kind, None
        if record.episode != episode and record.kind is not EPISODES:
            title = escape_markdown(one_line(str(record.head.get("title", record.episode))))
            show = escape_markdown(one_line(str(record.head.get("show", ""))))
            yield f"\n*{title}*{', ' + show if show else ''}\n"
        episode = record.episode
        yield "\n" + "\n\n".join(_paragraphs(record, request)) + "\n"


def _paragraphs(record: Record, request: Request) -> Iterator[str]:
    links = request.links(record)
    if record.kind.who and record.kind is not EPISODES:
        yield _quotation(record)
    else:
        number = "" if record.kind is EPISODES else f"{record.number}. "
        yield f"## {number}{escape_markdown(one_line(record.label))}"
    linked = {link.relation for link in links}
    for field in record.kind.fields:
        value = record.values.get(field.name)
        skipped = {record.kind.label, record.kind.who, "at", "id", "source"}
        if field is FIDELITY:
            told = request.explain(record) or _remark(record)
            if told:
                yield "**Fidelity:** " + "\\\n".join(escape_markdown(one_line(line)) for line in told)
            continue
        if value is None or field.name in skipped or (field.type is Type.LINK and field.name in linked):
            continue
        name = field.name.replace("_", " ").capitalize()
        yield f"**{name}:** {escape_markdown(shown(field, value))}"
    if said := spoken(record):
        yield f"**Speaks:** {said}"
    for link in links:
        if link.relation == "quotes":
            yield _quotation(link.record)
    if not record.kind.who and (origin := _origin(record)):
        yield f"*{origin}*"


def _quotation(record: Record) -> str:
    """A block quote with its mark: before the words if it is not quotable, else after them."""
    mark = mark_of(record)
    lines = escape_markdown(record.label).split("\n")
    if mark and not mark.quotable:
        lines = [f"**{mark}**", "", *lines]
    tail = " · ".join(filter(None, [_origin(record), str(mark) if mark and mark.quotable else ""]))
    return "\n".join(f"> {line}".rstrip() for line in ([*lines, "", f"— {tail}"] if tail else lines))


def _remark(record: Record) -> list[str]:
    remark = record.values.get(FIDELITY.name, {}).get("remark")
    return [remark] if remark else []


def _origin(record: Record) -> str:
    """The speaker, the time and the source."""
    times = escape_markdown(shown_times(record))
    url = address(record)
    when = f"[{times}](<{url}>)" if url and times else times
    source = str(record.values.get("source", ""))
    parts = [escape_markdown(one_line(record.who)), when]
    parts += [f"via {escape_markdown(one_line(source))}"] if source and source != record.who else []
    return ", ".join(part for part in parts if part)
