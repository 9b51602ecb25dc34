"""The notes of an Obsidian export, as blocks: one for an episode, and one for a name in several episodes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ghostcli.exports.chosen import Chosen
from ghostcli.exports.marked_blocks import Block, hash_of
from ghostcli.exports.obsidian_text import link, paragraphs, tag, text, wikilink
from ghostcli.fields import Field, Type
from ghostcli.model import FIDELITY, Record
from ghostcli.records.moments import moment, web_address
from ghostcli.render.data import shown, spoken
from ghostcli.render.marks import mark_of
from ghostcli.text.escaping import one_line
from ghostcli.text.words import fold
from ghostcli.timecode import format_time

PROPERTY = "ghost"
"""The property by which a note is found: the id of its episode, or `KIND NAME` of a name."""

_PLAIN = {"id", "at", "source", "tags", "language", FIDELITY.name}
"""Fields that a block shows in its own way."""

_SHORT = 60  # characters of a link's words


class Names(NamedTuple):
    """The targets of links: of an episode's note by id, and of a person's or company's by its record's ref.

    `speakers` has the target by episode and folded name of a speaker.
    """

    episodes: Mapping[str, str]
    records: Mapping[str, str]
    speakers: Mapping[tuple[str, str], str]


class Appearance(NamedTuple):
    """A record of a name, in the note of that name."""

    record: Record
    quotes: Sequence[Record]


def front_of_episode(record: Record) -> dict[str, Any]:
    """The properties of an episode's note; None for those that it does not have."""
    head = record.values
    urls = [
        str(medium.get("url")) for medium in head.get("media", ()) if web_address(str(medium.get("url", "")))
    ]
    tags = [name for one in head.get("tags", ()) if (name := tag(str(one)))]
    return {
        PROPERTY: record.episode,
        "title": _line(head.get("title")),
        "show": _line(head.get("show")),
        "published": _date(head.get("published")),
        "duration": format_time(head["duration"]) if head.get("duration") else None,
        "language": _line(head.get("language")),
        "url": urls[0] if urls else None,
        "tags": list(dict.fromkeys(tags)) or None,
    }


def _line(content: Any) -> str | None:
    return one_line(str(content)) or None if content else None


def _date(content: Any) -> date | str | None:
    try:
        return date.fromisoformat(str(content)) if content else None
    except ValueError:
        return str(content)


def blocks_of_episode(chosen: Chosen, names: Names) -> Iterator[Block]:
    """The blocks of an episode: its summary, then for each kind a heading and its records."""
    if summary := chosen.episode.head.values.get("summary"):
        yield Block("summary", paragraphs(str(summary)))
    writer = _RecordWriter(chosen, names)
    for kind, records in chosen.records.items():
        if records:
            yield Block(kind, f"## {kind.capitalize()}")
            yield from (Block(key, writer.body(record)) for key, record in _keyed(records))


def front_of_name(kind: str, name: str, spellings: Sequence[str]) -> dict[str, Any]:
    """The properties of a name's note."""
    others = [one_line(one) for one in spellings if one != name]
    return {PROPERTY: f"{kind} {one_line(name)}", "aliases": others or None}


def blocks_of_name(appearances: Sequence[Appearance], names: Names) -> Iterator[Block]:
    """The blocks of a name: one for each record that has it, with what it says or what is said of it."""
    keys = (key for key, _ in _keyed([record for record, _ in appearances]))
    for key, (record, quotes) in zip(keys, appearances, strict=True):
        target = names.episodes[record.episode]
        when = _line(record.head.get("published"))
        lines = [f"**{wikilink(target, str(record.head.get('title') or record.episode))}**"]
        lines[0] = " · ".join([lines[0], *([text(when)] if when else []), *_said(record), *_via(record)])
        lines += list(_fields(record, skip={record.kind.label, "aliases", "quotes"}))
        lines += [f"- {_quoted(one, f'{target}#^{_block_id(one)}')}" for one in quotes]
        yield Block(f"{record.episode}/{key}", _joined(lines))


def _joined(lines: Sequence[str]) -> str:
    """Paragraphs with a blank line between them; items of a list stand together."""
    found = ""
    for before, line in zip(("", *lines), lines, strict=False):
        gap = "" if not found else "\n" if line.startswith("- ") and before.startswith("- ") else "\n\n"
        found += gap + line
    return found


def _keyed(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """The records, each with the key of its block; of equal ones without an id, the second ends with `-2`."""
    seen: Counter[tuple[str, str]] = Counter()
    for record in records:
        key = f"{record.kind.name}/{_id(record)}"
        seen[record.episode, key] += 1
        number = seen[record.episode, key]
        yield (key if number == 1 else f"{key}-{number}"), record


def _block_id(record: Record) -> str:
    return f"{record.kind.name}-{_id(record)}"


def _id(record: Record) -> str:
    """The id of a record; without one, a hash of its words, which stays when records before it go.

    The time of a quote is not in it: it may come from the transcript.
    """
    if record.id:
        return record.id
    times = () if record.is_quote else record.times
    return f"unnamed-{hash_of(repr((record.label, record.who, times)))}"


def _quoted(record: Record, target: str) -> str:
    """A link to a quote, with its verdict."""
    label = one_line(record.label)
    words = label if len(label) <= _SHORT else label[:_SHORT].rpartition(" ")[0] + " …"
    mark = mark_of(record)
    return wikilink(target, words) + (f" {text(str(mark))}" if mark else "")


class _RecordWriter:
    """Writes the records of an episode as Markdown."""

    def __init__(self, chosen: Chosen, names: Names) -> None:
        self._names = names
        self._targets = {key: one for records in chosen.records.values() for key, one in _keyed(records)}

    def body(self, record: Record) -> str:
        """A record: a callout for a quote, else its label with a block id, then its fields and links."""
        if record.is_quote:
            return self._callout(record)
        about = [*self._when(record), *_said(record), *_via(record)]
        target = self._names.records.get(record.ref)
        label = wikilink(target, record.label) if target else text(record.label)
        head = " · ".join([f"**{label}**", *about])
        links = self._links(record)
        more = _fields(record, skip={record.kind.label, record.kind.who or ""})
        return "\n\n".join([f"{head} ^{_block_id(record)}", *more, *links])

    def _callout(self, record: Record) -> str:
        mark = mark_of(record)
        speaker = str(record.values.get("speaker") or "")
        target = self._names.speakers.get((record.episode, fold(speaker)))
        who = wikilink(target, speaker) if target else text(speaker)
        parts = [who, *self._when(record), text(str(mark)) if mark else "", *_via(record)]
        title = " · ".join(part for part in parts if part)
        words = [f"> {line}".rstrip() for line in paragraphs(record.label).split("\n")]
        more = [*_fields(record, skip={record.kind.label, "speaker"}), *self._links(record)]
        remark = record.values.get(FIDELITY.name, {}).get("remark")
        more += [f"Remark: {text(str(remark))}"] if remark else []
        return "\n".join([f"> [!quote] {title}", *words, "", f"^{_block_id(record)}"]) + "".join(
            f"\n\n{one}" for one in more
        )

    def _when(self, record: Record) -> Iterator[str]:
        for start, _ in record.times:
            heard = moment(record.head, start)
            time = format_time(start)
            yield link(heard.url, time) if heard and heard.seeks else time

    def _links(self, record: Record) -> Iterator[str]:
        for field in record.kind.fields:
            value = record.values.get(field.name)
            if field.type is not Type.LINK or value is None:
                continue
            listed = [self._linked(field, str(name)) for name in (value if field.many else [value])]
            yield f"{_name(field)}: " + ", ".join(listed)

    def _linked(self, field: Field, name: str) -> str:
        record = self._targets.get(f"{field.links}/{name}")
        return _quoted(record, f"#^{_block_id(record)}") if record else text(name)


def _fields(record: Record, skip: set[str]) -> Iterator[str]:
    """The other fields of a record, each a paragraph; a long text without its name."""
    for field in record.kind.fields:
        value = record.values.get(field.name)
        if value is None or field.name in _PLAIN | skip or field.type is Type.LINK:
            continue
        if field.type is Type.TEXT and not field.many and field.name != "note":
            yield paragraphs(str(value))
        else:
            yield f"{_name(field)}: {text(shown(field, value))}"
    tags = [name for one in record.values.get("tags", ()) if (name := tag(str(one)))]
    if tags:
        yield " ".join(f"#{name}" for name in tags)


def _said(record: Record) -> Iterator[str]:
    if said := spoken(record):
        yield text(said)


def _via(record: Record) -> Iterator[str]:
    if source := record.values.get("source"):
        yield f"via {text(str(source))}"


def _name(field: Field) -> str:
    return field.name.replace("_", " ").capitalize()


def gone_in(records: Mapping[str, Sequence[Record]]) -> Callable[[str], bool]:
    """Whether a block's record is no longer in the episode; `records` are all that it has, by kind."""
    present = {key for some in records.values() for key, _ in _keyed(some)}
    return lambda key: re.fullmatch(r"[a-z]+/[a-z0-9-]+", key) is not None and key not in present
