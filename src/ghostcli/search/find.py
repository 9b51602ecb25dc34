"""The one way to ask: records of some kinds that meet conditions and answer a query, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.fields import Kind, Type
from ghostcli.index.catalog import StoredEpisodes
from ghostcli.index.expression import Scope
from ghostcli.index.schema import kind_number
from ghostcli.model import FIDELITY, TRANSCRIPT, WHOLE_PASSAGE, Episode, Record
from ghostcli.records.filters import Condition, condition, filter_fields, since, until, value_of
from ghostcli.search.answering import Partial, answer_query
from ghostcli.search.candidates import Narrowed, Scored
from ghostcli.search.heard import with_both_forms
from ghostcli.search.hit import Hit
from ghostcli.search.order import Order
from ghostcli.search.query import Filter, Query, parse
from ghostcli.search.snippet import snippet
from ghostcli.search.source import Source
from ghostcli.search.spelling import read
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold

SNIPPET = 240
"""Characters of a snippet at most."""

WHOLE_EPISODE = frozenset({"episode", "show", "published"})
"""Fields that a record has from its episode alone: a condition on one holds for all of an episode."""


_SPEAKER = "speaker"


class Question(NamedTuple):
    """What is asked.

    `episodes` are ids, empty for all; `limit` is 0 for no limit; `context` are seconds of speech
    to give around each hit, None for none; `judged` says that verdicts are to be computed for what is
    found, since they are shown; `partial` says what is found that lacks words of the query.
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
    judged: bool = True
    partial: Partial = Partial.MOST


class Answer:
    """What was found: hits up to the limit, how many there are in all, and of how many episodes.

    `hits` can be gone through once: they come as they are found. `read_as` names the words that
    occur nowhere, and as what each was read; `offered` those that were not read, though some are near;
    `more` says that `total` is the least there can be.
    """

    def __init__(
        self,
        hits: Iterable[Hit],
        total: int | Iterator[object],
        episodes: Mapping[str, Episode],
        read_as: Mapping[str, tuple[str, ...]] | None = None,
        *,
        offered: Mapping[str, tuple[str, ...]] | None = None,
        more: bool = False,
    ) -> None:
        self.shown = 0
        self.read_as = read_as or {}
        self.offered = offered or {}
        self.more = more
        self._episodes = episodes
        self._total = total
        self.hits = self._counted(hits)

    def _counted(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        for hit in hits:
            self.shown += 1
            yield hit

    @property
    def total(self) -> int:
        """How many hits there are; what is left of them is gone through to know it."""
        if not isinstance(self._total, int):
            for _ in self.hits:
                pass
            self._total = self.shown + sum(1 for _ in self._total)
        return self._total

    @property
    def found(self) -> bool:
        """Whether there is anything."""
        return self.shown > 0 or self.total > 0

    @property
    def episodes(self) -> int:
        """How many episodes there are."""
        return len(self._episodes)


def find(episodes: StoredEpisodes, question: Question) -> Answer:
    """The answer to a question. Raises GhostError where it cannot be understood."""
    source = Source(episodes.catalog)
    key = _sort_key(question, source)
    if question.query.strip():
        return _search(source, question, key)
    records = source.records(question.kinds, _narrowed(source, question))
    conditions = question.conditions
    kept: Iterator[Record]
    kept = (record for record in records if all(_holds(one, record, source) for one in conditions))
    order = Order(key, question.reverse)
    if order.given:
        kept = source.ordered(kept, order)
    shown = islice(kept, question.limit) if question.limit else kept
    all_of_them = not conditions and not question.episodes
    known = source.count(question.kinds) if all_of_them else None
    total = kept if known is None else known
    return Answer(_finished((Hit(record) for record in shown), source, question), total, episodes)


def _holds(one: Condition, record: Record, source: Source) -> bool:
    """Whether a record meets a condition; of fidelity, what is computed counts before what is recorded."""
    return one.holds(source.effective(record) if one.field is FIDELITY else record)


def _narrowed(source: Source, question: Question) -> Iterable[str]:
    """The ids of the episodes that can hold an answer: conditions on an episode leave the others out."""
    wanted = tuple(dict.fromkeys(question.episodes)) or source.episodes
    conditions = [one for one in question.conditions if one.field.name in WHOLE_EPISODE]
    if not conditions:
        return wanted
    return [name for name in wanted if all(one.holds(source.head(name)) for one in conditions)]


def _search(source: Source, question: Question, key: Callable[[Record], Any] | None) -> Answer:
    query, conditions = _parse(question)
    if query.empty:
        return Answer((), 0, source.episodes)
    vocabulary = source.catalog.vocabulary
    reading = read(with_both_forms(query, source.heard()), vocabulary)
    narrowed = _narrowed_search(source, question, query, conditions)
    order = Order(key, question.reverse)
    found = answer_query(
        source, reading.query, narrowed, order=order, lacking=question.partial, limit=question.limit
    )
    hits = (_hit(one, source) for one in found.scored)
    finished = _finished(hits, source, question)
    return Answer(
        finished, found.total, source.episodes, reading.read_as, offered=reading.offered, more=found.more
    )


def _narrowed_search(
    source: Source,
    question: Question,
    query: Query,
    conditions: Mapping[tuple[str, str], Condition],
) -> Narrowed:
    """What the engine can filter by, and what is left to be decided on each record."""
    alone = [group[0] for group in query.filters if len(group) == 1 and not group[0].negated]
    every = [*question.conditions, *(conditions[one.field, one.value] for one in alone)]
    speakers: frozenset[str] | None = None
    left: list[Condition] = []
    for one in every:
        if one.field.name == _SPEAKER and one.contains is not None:
            named = source.speakers(one.contains)
            speakers = named if speakers is None else speakers & named
        elif one.field.name not in WHOLE_EPISODE:
            left.append(one)
    scope = Scope(
        tuple(map(kind_number, question.kinds)),
        _positions(source, question, every),
        None if speakers is None else tuple(sorted(speakers)),
    )

    def holds(record: Record) -> bool:
        return all(_holds(one, record, source) for one in left)

    def filtered(one: Filter, record: Record) -> bool:
        return _holds(conditions[one.field, one.value], record, source)

    return Narrowed(scope, holds if left else None, filtered)


def _positions(source: Source, question: Question, conditions: Iterable[Condition]) -> tuple[int, ...] | None:
    """Where the episodes are stored that can hold an answer; None for all."""
    about = [one for one in conditions if one.field.name in WHOLE_EPISODE]
    if not about and not question.episodes:
        return None
    names = frozenset(question.episodes)
    found = []
    for position, name, show, published in source.catalog.airings():
        values = {"episode": name, "show": show, "published": published}
        if (not names or name in names) and all(
            one.test(values[one.field.name]) is not one.negated for one in about
        ):
            found.append(position)
    return tuple(found)


def _finished(hits: Iterable[Hit], source: Source, question: Question) -> Iterator[Hit]:
    for hit in hits:
        one = hit._replace(record=source.effective(hit.record)) if question.judged else hit
        yield one if question.context is None else _in_context(one, source, question.context)


def _hit(one: Scored, source: Source) -> Hit:
    match, record, value = one.match, one.record(), round(one.score, 4)
    grade, found = str(match.grade), match.hits()
    if not found:
        text, spans = snippet(record.label, (), SNIPPET)
        return Hit(record, grade, value, "", text, spans)
    best = found[0]
    text, spans = snippet(match.document.fields[best.place].text, best.spans, SNIPPET)
    marks = next((hit.spans for hit in found if hit.name == record.kind.label), ())
    if record.kind is TRANSCRIPT:
        record = _moment_of(record, best.spans[0][0], source)
    return Hit(record, grade, value, best.name, text, spans, marks)


def _moment_of(record: Record, offset: int, source: Source) -> Record:
    """The passage from the cue on in which the words begin, so that its address leads to them.

    Under `WHOLE_PASSAGE` stay the times of all its words.
    """
    start = source.begun(record, offset) if record.times else None
    if start is None:
        return record
    begin, end = record.times[0]
    clock = source.clock(record.episode)
    if clock:  # a moment is on the episode's clock
        begin, start = (max(0.0, clock.to_episode(time)) for time in (begin, start))
        end = None if end is None else max(0.0, clock.to_episode(end))
    return replace(record, values={**record.values, "at": ((start, end),), WHOLE_PASSAGE: ((begin, end),)})


def _in_context(hit: Hit, source: Source, seconds: float) -> Hit:
    from ghostcli.records.passages import by_transcript, context_of

    spoken = source.spoken(hit.record.episode) if hit.record.times else None
    if not spoken:
        return hit
    clock = source.clock(hit.record.episode)
    record = by_transcript(hit.record, clock) if clock else hit.record
    return hit._replace(context=context_of(spoken, record, seconds))


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


def _sort_key(question: Question, source: Source) -> Callable[[Record], Any] | None:
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
        value = value_of(source.effective(record) if name == FIDELITY.name else record, name)
        if isinstance(value, tuple) and value:
            value = value[0]
        if isinstance(value, tuple):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = next(iter(value.values()), None)
            value = value[0] if isinstance(value, tuple) and value else value
        return fold(value) if isinstance(value, str) else value

    return key
