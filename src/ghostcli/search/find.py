"""The one way to ask: records of some kinds that meet conditions and answer a query, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.model import FIDELITY, TRANSCRIPT, Episode, Kind, Record, Type
from ghostcli.search.corpus import Corpus
from ghostcli.search.filters import Condition, condition, filter_fields, since, until, value_of
from ghostcli.search.hit import Hit
from ghostcli.search.links import statement_of
from ghostcli.search.matcher import Document, Match
from ghostcli.search.memory import search
from ghostcli.search.passages import context_of
from ghostcli.search.query import Filter, Query, parse
from ghostcli.search.ranking import score
from ghostcli.search.snippet import snippet
from ghostcli.search.verdicts import Verifier
from ghostcli.suggest import did_you_mean
from ghostcli.text import fold, visible

SNIPPET = 240
"""Characters of a snippet at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    `episodes` are ids, empty for all; `limit` is 0 for no limit; `context` are seconds of speech
    to give around each hit, None for none.
    """

    kinds: tuple[Kind, ...]
    query: str = ""
    exact: bool = False
    conditions: tuple[Condition, ...] = ()
    episodes: tuple[str, ...] = ()
    sort: str | None = None
    reverse: bool = False
    limit: int = 0
    context: float | None = None


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
    key = _sort_key(question)
    corpus = Corpus(episodes)
    verifier = Verifier(episodes)
    wanted = question.episodes or tuple(episodes)
    records = (
        record
        for record in corpus.records(question.kinds, wanted)
        if all(_holds(one, record, verifier) for one in question.conditions)
    )
    read_as: Mapping[str, tuple[str, ...]] = {}
    if question.query.strip():
        hits, read_as = _search(corpus, records, question, verifier)
    else:
        hits = [Hit(record) for record in records]
    if key:
        hits = _sorted(hits, key, reverse=question.reverse)
    elif question.reverse:
        hits.reverse()
    shown = hits[: question.limit] if question.limit else hits
    final = [hit._replace(record=verifier.effective(hit.record)) for hit in shown]
    if question.context is not None:
        final = [_in_context(hit, corpus, question.context) for hit in final]
    return Answer(final, len(hits), len(episodes), read_as)


def _holds(one: Condition, record: Record, verifier: Verifier) -> bool:
    """Whether a record meets a condition; of fidelity, what is computed counts before what is recorded."""
    return one.holds(verifier.effective(record) if one.field is FIDELITY else record)


def _search(
    corpus: Corpus, records: Iterable[Record], question: Question, verifier: Verifier
) -> tuple[list[Hit], Mapping[str, tuple[str, ...]]]:
    query, conditions = _parse(question)
    if query.empty:
        return [], {}
    documents = list(corpus.documents(records, query.reach))
    by_ref = {document.ref: record for document, record in documents}

    def holds(filtered: Filter, document: Document) -> bool:
        one = conditions[filtered.field, filtered.value]
        return _holds(one, by_ref[document.ref], verifier)

    found = search(query, [document for document, _ in documents], vocabulary=corpus, holds=holds)
    hits = [_hit(match, by_ref[match.document.ref], corpus) for match in found.matches]
    return _together(hits, corpus.episodes), found.corrections


def _hit(match: Match, record: Record, corpus: Corpus) -> Hit:
    grade, value = str(match.grade), score(match)
    if not match.hits:
        text, spans = snippet(record.label, (), SNIPPET)
        return Hit(record, grade, value, "", text, spans)
    best = match.hits[0]
    text, spans = snippet(match.document.fields[best.place].text, best.spans, SNIPPET)
    marks = next((hit.spans for hit in match.hits if hit.name == record.kind.label), ())
    if record.kind is TRANSCRIPT:
        record = _moment_of(record, best.spans[0][0], corpus)
    return Hit(record, grade, value, best.name, text, spans, marks)


def _moment_of(record: Record, offset: int, corpus: Corpus) -> Record:
    """The passage from the cue on in which the words begin, so that its address leads to them."""
    spoken = corpus.spoken(record.episode)
    cue = spoken.passages[record.number - 1].cue_at(offset) if spoken else None
    if cue is None or cue.start is None or not record.times:
        return record
    return replace(record, values={**record.values, "at": ((cue.start, record.times[0][1]),)})


def _in_context(hit: Hit, corpus: Corpus, seconds: float) -> Hit:
    spoken = corpus.spoken(hit.record.episode) if hit.record.times else None
    return hit._replace(context=context_of(spoken, hit.record, seconds)) if spoken else hit


def _together(hits: Iterable[Hit], episodes: Mapping[str, Episode]) -> list[Hit]:
    """The same hits, the wordings of one statement behind the first of them."""
    groups: dict[Any, list[Hit]] = {}
    for hit in hits:
        spoken = hit.record.kind is TRANSCRIPT
        key = (hit.record.episode, hit.record.number) if spoken else statement_of(hit.record, episodes)
        groups.setdefault(key, []).append(hit)
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


def _sorted(hits: Iterable[Hit], key: Callable[[Record], Any], *, reverse: bool) -> list[Hit]:
    """The hits by that key, equal ones in the order they had; what lacks it comes last, either way."""
    keyed = [(key(hit.record), hit) for hit in hits]
    having = sorted(
        (pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=reverse
    )
    return [hit for _, hit in having] + [hit for value, hit in keyed if value is None]


def _sort_key(question: Question) -> Callable[[Record], Any] | None:
    """A key by the field to sort by: a number or folded text, None where a record lacks it."""
    if question.sort is None:
        return None
    known = filter_fields(question.kinds)
    name = question.sort
    if name not in known:
        raise GhostError(
            f'--sort: there is no field "{visible(name)}"{did_you_mean(name, known)}',
            "fields: " + ", ".join(sorted(known)),
        )

    def key(record: Record) -> Any:
        value = value_of(record, name)
        if isinstance(value, tuple) and value:
            value = value[0]
        if isinstance(value, tuple):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = next(iter(value.values()), None)
            value = value[0] if isinstance(value, tuple) and value else value
        return fold(value) if isinstance(value, str) else value

    return key
