"""The one way to ask: records of some kinds that meet conditions and answer a query, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.model import Episode, Field, Kind, Record, Type
from ghostcli.search.filters import Condition, condition, filter_fields, since, until, value_of
from ghostcli.search.hit import Hit
from ghostcli.search.links import statement_of
from ghostcli.search.matcher import Document, FieldText, Match
from ghostcli.search.memory import DocumentWords, search
from ghostcli.search.query import Filter, Query, parse
from ghostcli.search.ranking import score
from ghostcli.search.snippet import snippet
from ghostcli.suggest import did_you_mean
from ghostcli.text import fold, visible

SNIPPET = 240
"""Characters of a snippet at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `episodes` are ids, empty for all; `limit` is 0 for no limit."""

    kinds: tuple[Kind, ...]
    query: str = ""
    exact: bool = False
    conditions: tuple[Condition, ...] = ()
    episodes: tuple[str, ...] = ()
    sort: str | None = None
    reverse: bool = False
    limit: int = 0


class Answer(NamedTuple):
    """What was found: hits up to the limit, how many there are in all, and of how many episodes.

    `read_as` names the words that occur nowhere, and as what each was read.
    """

    hits: Sequence[Hit]
    total: int
    episodes: int
    read_as: Mapping[str, tuple[str, ...]] = {}


def find(episodes: Mapping[str, Episode], question: Question) -> Answer:
    """The answer to a question. Raises GhostError where it cannot be understood."""
    wanted = question.episodes or tuple(episodes)
    key = _sort_key(question)
    records = (record for name in wanted for kind in question.kinds for record in episodes[name].of(kind))
    kept = [record for record in records if all(one.holds(record) for one in question.conditions)]
    read_as: Mapping[str, tuple[str, ...]] = {}
    if question.query.strip():
        everything = (record for episode in episodes.values() for record in episode)
        hits, read_as = _search(kept, question, everything)
    else:
        hits = [Hit(record) for record in kept]
    if key:
        hits.sort(key=lambda hit: key(hit.record))
    if question.reverse:
        hits.reverse()
    shown = hits[: question.limit] if question.limit else hits
    return Answer(shown, len(hits), len(episodes), read_as)


def document_of(record: Record) -> Document:
    """A record as the matcher reads it: each text with the tier of its field."""
    return Document(record.ref, [text for one in record.kind.fields for text in _texts(one, record.values)])


def _texts(one: Field, values: Mapping[str, Any]) -> Iterator[FieldText]:
    value = values.get(one.name)
    if value is None:
        return
    if one.type is Type.GROUP:
        for group in value if one.many else [value]:
            for part in one.group:
                for inner in _texts(part, group):
                    yield FieldText(one.name, inner.tier, inner.text)
    elif one.tier is not None:
        for text in _flat(value):
            yield FieldText(one.name, one.tier, text)


def _flat(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        return (f"{printed} → {meant}" for printed, meant in value.items())
    return [value] if isinstance(value, str) else value


def _search(
    records: Sequence[Record], question: Question, everything: Iterable[Record]
) -> tuple[list[Hit], Mapping[str, tuple[str, ...]]]:
    query, conditions = _parse(question)
    if query.empty:
        return [], {}
    by_ref = {record.ref: record for record in records}

    def holds(filtered: Filter, document: Document) -> bool:
        return conditions[filtered.field, filtered.value].holds(by_ref[document.ref])

    vocabulary = DocumentWords([document_of(record) for record in everything])
    found = search(query, map(document_of, records), vocabulary=vocabulary, holds=holds)
    hits = [_hit(match, by_ref[match.document.ref]) for match in found.matches]
    return _together(hits), found.corrections


def _hit(match: Match, record: Record) -> Hit:
    grade, value = str(match.grade), score(match)
    if not match.hits:
        text, spans = snippet(record.label, (), SNIPPET)
        return Hit(record, grade, value, "", text, spans)
    best = match.hits[0]
    text, spans = snippet(match.document.fields[best.place].text, best.spans, SNIPPET)
    marks = next((hit.spans for hit in match.hits if hit.name == record.kind.label), ())
    return Hit(record, grade, value, best.name, text, spans, marks)


def _together(hits: Iterable[Hit]) -> list[Hit]:
    """The same hits, the wordings of one statement behind the first of them."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(statement_of(hit.record), []).append(hit)
    return [hit for group in groups.values() for hit in group]


def _parse(question: Question) -> tuple[Query, dict[tuple[str, str], Condition]]:
    """The query and the conditions of its filters; a filter that makes no sense is words."""
    names = [*filter_fields(question.kinds), "since", "until", "tag"]
    while True:
        query = parse(question.query, fields=names, exact=question.exact)
        conditions: dict[tuple[str, str], Condition] = {}
        for one in (one for clause in query.clauses for one in clause.alternatives):
            if not isinstance(one, Filter):
                continue
            try:
                conditions[one.field, one.value] = _filter(one, question.kinds)
            except GhostError:
                names.remove(one.field)
                break
        else:
            return query, conditions


def _filter(one: Filter, kinds: tuple[Kind, ...]) -> Condition:
    match one.field:
        case "since":
            return since(one.value)
        case "until":
            return until(one.value)
        case "tag":
            return condition("tags", "=", one.value, kinds)
    known = filter_fields(kinds)[one.field]
    contains = known.type in {Type.TEXT, Type.PAIRS, Type.GROUP} and not known.many
    return condition(one.field, "~" if contains else "=", one.value, kinds)


def _sort_key(question: Question) -> Callable[[Record], tuple[bool, Any, str]] | None:
    """A key by the field to sort by; what lacks it comes last."""
    if question.sort is None:
        return None
    known = filter_fields(question.kinds)
    name = question.sort
    if name not in known:
        raise GhostError(
            f'--sort: there is no field "{visible(name)}"{did_you_mean(name, known)}',
            "fields: " + ", ".join(sorted(known)),
        )

    def key(record: Record) -> tuple[bool, Any, str]:
        value = value_of(record, name)
        if isinstance(value, tuple) and value:
            value = value[0]
        if isinstance(value, tuple):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = next(iter(value.values()), None)
            value = value[0] if isinstance(value, tuple) and value else value
        return value is None, fold(value) if isinstance(value, str) else value or 0, record.ref

    return key
