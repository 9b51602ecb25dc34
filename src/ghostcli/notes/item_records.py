"""Themes, perspectives, companies, people and insights: an item with its quotes, labels and prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ghostcli.model import KINDS
from ghostcli.notes.base import NO_KIND, RECORD, one_line
from ghostcli.notes.blocks import BOLD, CODE, HEADING, ITEM, PICTURE, QUOTE, ROW, TEXT, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.credits import credit_of
from ghostcli.notes.heading_table import COMPANIES, OPERATING, OVERLOOKED, PEOPLE
from ghostcli.notes.labels import CONTEXT, DESCRIPTION, INSIGHT, TRANSLATION, labelled
from ghostcli.notes.labels import QUOTE as QUOTE_LABEL
from ghostcli.notes.leads import heading_title, lead_of, name_and_context
from ghostcli.notes.marked_text import marked
from ghostcli.notes.outline import NoteItem, NoteSection, items_of
from ghostcli.notes.quotes import Quoted, are_terms, counts, quotes_in
from ghostcli.notes.unmarked_quotes import unmarked_quotes
from ghostcli.transcripts.base import FIELD, LEFT_OVER

KIND_OF = {OPERATING: ("insights", "operating"), OVERLOOKED: ("insights", "overlooked")}
"""Sections whose records are of a kind with another name, and the sort of these."""

_MARKS = ('"', "“", "„", "«", "»", "「", "『", "‚", "‘", "＂")
_EMPTY = frozenset({"", "n/a", "na", "none", "not mentioned", "no direct quote", "none identified"})


@dataclass(slots=True)
class ItemParts:
    """What the lines of an item hold, by role; `quotes` are positions of quote records."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    labels: dict[str, list[str]] = field(default_factory=dict)
    label: str = ""
    numbers: list[int] = field(default_factory=list)

    def labelled(self) -> list[str]:
        """The texts behind all labels but those of quotes."""
        return [text for texts in self.labels.values() for text in texts]

    def prose(self, text: str) -> None:
        """Add prose: what follows a quote is told apart."""
        (self.after if self.quotes else self.before).append(text)


def read_items(section: NoteSection, notes: Collector) -> None:
    """Read a section of items into records of its kind."""
    assert section.kind is not None  # noqa: S101 - the caller looks the kind up
    kind, sort = KIND_OF.get(section.kind, (section.kind, ""))
    for item in items_of(section):
        if item.title is None or _is_loose(item.title):
            _loose(([item.title] if item.title else []) + item.body, notes)
        else:
            _read_item(item, kind, sort, notes)


def _is_loose(title: Block) -> bool:
    """Whether a block that should be a title is a quotation, or a line with a label."""
    if title.sort not in (TEXT, ITEM):
        return title.sort in (QUOTE, CODE, PICTURE)
    found = labelled(title.text)
    quoted = quotes_in(part := marked(title.text))
    only = len(quoted) == 1 and counts(quoted[0]) and not _words_around(part.text, quoted[0])
    return only or (found is not None and found.role is not None)


def _loose(blocks: Sequence[Block], notes: Collector) -> None:
    """Blocks of a section outside of its items: their quotes, and prose that is counted."""
    for block in blocks:
        parts = ItemParts()
        read_block(block, parts, notes)
        notes.places.mark(RECORD if parts.quotes else NO_KIND, _unplaced(block, notes))


def _unplaced(block: Block, notes: Collector) -> list[int]:
    return [number for number in block.numbers if notes.places.at(number) == LEFT_OVER]


def _read_item(item: NoteItem, kind: str, sort: str, notes: Collector) -> None:
    title = item.title
    assert title is not None  # noqa: S101 - the caller asks
    named = kind in (COMPANIES, PEOPLE)
    parts = ItemParts()
    if title.sort in (ITEM, ROW):
        raw, _, more = title.text.partition("\n")
        if title.sort == ROW:
            raw, _, cells = title.text.partition("|")
            raw, more = raw.strip(), " - ".join(cell.strip() for cell in cells.split("|") if cell.strip())
        lead = lead_of(raw, parted=named)
        _text(lead.rest, title, parts, notes)
        for line in filter(None, more.split("\n")):
            _text(line, title, parts, notes)
    else:
        lead = heading_title(title.text)
        if title.sort not in (HEADING, BOLD):
            raw, _, more = title.text.partition("\n")
            lead = lead_of(raw, parted=named)
            _text(lead.rest, title, parts, notes)
            for line in filter(None, more.split("\n")):
                _text(line, title, parts, notes)
    if lead.differs:
        parts.numbers.append(title.first)
    for block in item.body:
        read_block(block, parts, notes)
    values = _values(kind, lead.title, parts)
    if sort:
        values["sort"] = sort
    if lead.at:
        values["at"] = lead.at
    may_link = KINDS[kind].field("quotes") is not None
    numbers = [*title.numbers, *(number for block in item.body for number in _unplaced(block, notes))]
    found = notes.record(kind, numbers, quotes=parts.quotes if may_link else (), **values)
    if found is None:
        notes.places.mark(NO_KIND, _unplaced(title, notes))


def _values(kind: str, title: str, parts: ItemParts) -> dict[str, Any]:
    """The fields of a record from the parts of its item."""
    before, after = _joined(parts.before), _joined(parts.after)
    labels = {role: _joined(texts) for role, texts in parts.labels.items()}
    description, context = labels.get(DESCRIPTION, ""), labels.get(CONTEXT, "")
    insight = _joined([after, labels.get(INSIGHT, "")])
    if kind == COMPANIES:
        name, aside = name_and_context(title)
        why = _joined([aside, context], "; ") or before
        own = description or (before if why != before else "")
        return {"name": name, "context": why, "description": own, "insight": insight}
    if kind == PEOPLE:
        name, aside = name_and_context(title)
        told = [before, description, context, insight]
        return {"name": name, "description": _joined([aside and f"{aside}.", *told]) if any(told) else aside}
    if kind == "insights":
        return {"title": title, "detail": _joined([description, context, before, insight])}
    return {"title": title, "lead": _joined([description, before, context]), "commentary": insight}


def _joined(texts: Sequence[str], between: str = " ") -> str:
    return between.join(text for text in texts if text)


def read_block(block: Block, parts: ItemParts, notes: Collector) -> None:
    """Sort the lines of a block inside an item: quotes become records, the rest goes to `parts`."""
    if block.sort in (CODE, PICTURE):
        notes.places.mark(NO_KIND, block.numbers)
        return
    if block.sort == HEADING:
        found = labelled(block.text)
        parts.label = found.role or "" if found else ""
        if not found or not found.role:
            parts.prose(one_line(marked(block.text).unmarked()))
        return
    if block.sort == QUOTE:
        _quotation(block.text, block, parts, notes, whole=True)
        return
    if block.apart and block.sort not in (ITEM, ROW) and not _begins_quoted(block.text):
        parts.label = ""
    for line in [block.text] if block.sort == ITEM else block.text.split("\n"):
        _text(line, block, parts, notes)


def _text(line: str, block: Block, parts: ItemParts, notes: Collector) -> None:
    """Sort a line: its label decides, else the label above it, else what it is."""
    if not any(map(str.isalnum, line)):
        return
    found = labelled(line)
    if found and found.role:
        parts.label, line = found.role, found.rest
        if not line:
            notes.places.mark(FIELD, block.numbers)
            return
    elif parts.quotes and (credit := credit_of(marked(line))):
        name, stamp = credit
        notes.credit(parts.quotes[-1], name, stamp.at if stamp else None)
        notes.places.mark(RECORD, block.numbers)
        return
    label = parts.label
    if label == TRANSLATION:
        notes.places.mark(NO_KIND, block.numbers)
    elif label == QUOTE_LABEL and (found or block.sort == ITEM or _begins_quoted(line)):
        _quotation(line, block, parts, notes, whole=bool(found and found.role) or block.sort == ITEM)
    else:
        text = marked(line)
        follows = bool(parts.quotes)
        quoted = [one for one in quotes_in(text) if counts(one)]
        for one in quoted:
            _keep(one, block, parts, notes)
        if quoted and len(quoted) == 1 and not _words_around(text.text, quoted[0]):
            return
        prose = text.unmarked()
        if label in (DESCRIPTION, CONTEXT, INSIGHT):
            parts.labels.setdefault(label, []).append(prose)
        else:
            (parts.after if follows else parts.before).append(prose)
    if block.sort != ITEM and label != QUOTE_LABEL:
        parts.label = ""


def _begins_quoted(text: str) -> bool:
    return text.lstrip("*_ \t").startswith(_MARKS)


def _words_around(text: str, one: Quoted) -> bool:
    """Whether a line has other words than its quotation, speaker and time."""
    return (any(map(str.isalnum, text[: one.start].rpartition("\n")[2])) and one.speaker is None) or any(
        map(str.isalnum, text[one.end :])
    )


def _quotation(text: str, block: Block, parts: ItemParts, notes: Collector, *, whole: bool) -> None:
    """Add the quotes of a text that is one; without marks it is one as a whole if `whole`."""
    if one_line(text).strip(' .*_"').casefold() in _EMPTY:
        notes.places.mark(NO_KIND, block.numbers)
        return
    part = marked(text)
    found = quotes_in(part, open_ended=True)
    if block.sort == QUOTE and are_terms(found, part):
        found = []
    if not found and whole:
        found = unmarked_quotes(part)
    for one in found:
        _keep(one, block, parts, notes)
    if not found:
        parts.prose(part.unmarked())


def _keep(one: Quoted, block: Block, parts: ItemParts, notes: Collector) -> None:
    at = notes.quote(one.words, block.numbers, speaker=one.speaker, at=one.at)
    if at is not None:
        parts.quotes.append(at)
    if one.differs:
        notes.linked_elsewhere(block.first)
