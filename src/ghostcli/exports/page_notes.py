"""The notes on a page: a section for each kind, an article for each record, with verdicts in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ghostcli.exports.chosen import Chosen
from ghostcli.exports.page_text import attribute, link, paragraphs, text
from ghostcli.exports.page_transcript import PagePlaces
from ghostcli.fields import Type
from ghostcli.model import FIDELITY, KINDS, VERDICTS, Record
from ghostcli.records.moments import moment
from ghostcli.render.data import shown, spoken
from ghostcli.render.marks import mark_of

_APART = {"id", "at", "source", FIDELITY.name}
"""Fields that an article shows in its own way."""

_SHORT = 60  # characters of a linked record's label


def notes_sections(chosen: Chosen, places: PagePlaces) -> Iterator[str]:
    """The sections of all kinds that have records."""
    targets = {_anchor(one): one for records in chosen.records.values() for one in records}
    for name, records in chosen.records.items():
        if records:
            yield f'<section id="{name}" aria-labelledby="h-{name}">\n'
            yield f'<h2 id="h-{name}">{name.capitalize()}</h2>\n'
            for record in records:
                yield from _article(record, places, targets)
            yield "</section>\n"


def legend(chosen: Chosen) -> str:
    """What each verdict on this page means, as a list; empty if no quote is shown."""
    found = {
        verdict
        for record in chosen.records.get("quotes", ())
        for verdict in record.values.get(FIDELITY.name, {}).get("verdicts") or ("unchecked",)
    }
    rows = [
        f"<dt>{verdict}</dt><dd>{text(VERDICTS[verdict])}</dd>\n" for verdict in VERDICTS if verdict in found
    ]
    if not rows:
        return ""
    return f'<section id="verdicts"><h2>What the verdicts mean</h2>\n<dl>\n{"".join(rows)}</dl></section>\n'


def _article(record: Record, places: PagePlaces, targets: Mapping[str, Record]) -> Iterator[str]:
    """A record: its label, what says who and when, its fields, and its links."""
    mark = mark_of(record)
    kind = " ".join(["note", *(["ok" if mark.quotable else "not"] if mark and mark.sign != "?" else [])])
    yield f'<article class="{kind}" id={attribute(_anchor(record))}>\n'
    if record.is_quote:
        language = record.values.get("language")
        own = f" lang={attribute(language)}" if language else ""
        yield f"<blockquote{own}>{paragraphs(record.label)}</blockquote>\n"
    else:
        yield f"<h3>{text(record.label)}</h3>\n"
    if mark:
        yield f'<p class="verdict">{mark.sign} {text(mark.words)}</p>\n'
    if about := " · ".join(_about(record, places)):
        yield f'<p class="about">{about}</p>\n'
    for field in record.kind.fields:
        value = record.values.get(field.name)
        apart = field.name in {record.kind.label, record.kind.who, *_APART} or field.type is Type.CHOICE
        if value is None or apart:
            continue
        if field.type is Type.LINK:
            names = value if field.many else [value]
            linked = [_linked(f"{field.links}-{name}", targets) for name in names]
            shown_ones = list(filter(None, linked))
            if missing := len(linked) - len(shown_ones):
                shown_ones.append(f"{missing} left out")
            if shown_ones:
                yield f'<p class="links">{field.name.replace("_", " ")}: {", ".join(shown_ones)}</p>\n'
        elif field.type is Type.TEXT and not field.many and field.name not in {"note", "language"}:
            yield paragraphs(str(value))
        else:
            yield f"<p>{field.name.replace('_', ' ')}: {text(shown(field, value))}</p>\n"
    if remark := record.values.get(FIDELITY.name, {}).get("remark"):
        yield f"<p>remark: {text(remark)}</p>\n"
    yield "</article>\n"


def _about(record: Record, places: PagePlaces) -> Iterator[str]:
    """Who, when, and where to hear it, the source, and how much a person says."""
    if record.kind.who and record.values.get(record.kind.who):
        yield text(record.who)
    for field in record.kind.fields:
        if field.type is Type.CHOICE and record.values.get(field.name):
            yield text(shown(field, record.values[field.name]))
    for start, _ in record.times:
        yield places.link(start)
        heard = moment(record.head, start)
        if heard and heard.seeks:
            yield link(heard.url, "recording" if heard.service == "file" else heard.service)
    if said := spoken(record):
        yield text(said)
    if source := record.values.get("source"):
        yield f"via {text(source)}"


def _linked(anchor: str, targets: Mapping[str, Record]) -> str:
    """A link to another record on the page; empty if it is not on the page."""
    record = targets.get(anchor)
    if record is None:
        return ""
    label = record.label if len(record.label) <= _SHORT else record.label[:_SHORT].rpartition(" ")[0] + " …"
    mark = mark_of(record)
    verdict = f" ({mark.sign} {text(mark.words)})" if mark else ""
    return f"<a href={attribute('#' + anchor)}>{text(label)}</a>{verdict}"


def _anchor(record: Record) -> str:
    return f"{record.kind.name}-{record.id or record.number}"


def sections_of(chosen: Chosen) -> Sequence[str]:
    """The names of the kinds that the page has."""
    return [name for name in KINDS if chosen.records.get(name)]
