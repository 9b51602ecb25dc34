"""The one entry point for lists and searches: records by kind, conditions and query, in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ghostcli.fields import Kind
from ghostcli.index.expression import Scope
from ghostcli.index.index import Index
from ghostcli.index.reader import StoredEpisodes
from ghostcli.index.schema import VOICE, kind_number, row, unrow
from ghostcli.model import EPISODES, FIDELITY, HEARD, TRANSCRIPT, WHOLE_PASSAGE, Episode, Record
from ghostcli.records.filters import Condition, sort_key
from ghostcli.search.answers import Order, Partial, answer_query
from ghostcli.search.candidates import Narrowing, Scored
from ghostcli.search.filtering import Filters, parse_filters
from ghostcli.search.heard import with_both_forms
from ghostcli.search.hit import Hit
from ghostcli.search.query import Filter, Query
from ghostcli.search.snippet import snippet
from ghostcli.search.typos import correct
from ghostcli.text.words import fold
from ghostcli.verify.clocks import TranscriptClocks
from ghostcli.verify.effective import Judge

SNIPPET = 240
"""The maximum length of a snippet, in characters."""

_WHOLE_EPISODE = frozenset({"episode", "show", "published"})
"""Fields that belong to the episode: a condition on one of them holds for all its records or none."""


class Question(NamedTuple):
    """A question: what to list or search.

    `episodes` are ids, empty for all. `limit` 0 means no limit. `context` is the number of seconds of speech
    to return around each hit, None for none. `judged` says that verdicts are shown, so they are computed for
    the hits. `partial` says which partial matches are returned. With `ranked` False a search returns its hits
    in list order. `unsearched` are the names of fields of records that it does not search.
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
    ranked: bool = True
    unsearched: frozenset[str] = frozenset()


class Answer:
    """The answer: hits up to the limit, their total number, and the number of episodes in the library.

    `hits` can be iterated once; they are computed on demand. `read_as` maps corrected words to their
    corrections. `offered` maps uncorrected words to similar ones. With `more`, `total` is a lower bound.
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
        """The number of hits. It reads all remaining hits if they are not counted yet."""
        if not isinstance(self._total, int):
            for _ in self.hits:
                pass
            self._total = self.shown + sum(1 for _ in self._total)
        return self._total

    @property
    def found(self) -> bool:
        """Whether there is any hit."""
        return self.shown > 0 or self.total > 0

    @property
    def episodes(self) -> int:
        """The number of episodes in the library."""
        return len(self._episodes)


def find(episodes: StoredEpisodes, question: Question) -> Answer:
    """The answer to a question. Raises GhostError if the question is not valid."""
    finder = _Finder(episodes.index, question)
    return finder.search() if question.query.strip() else finder.list()


class _Finder:
    """Answers one question from the index, and from what is computed: verdicts, clocks, cues."""

    def __init__(self, index: Index, question: Question) -> None:
        self._index = index
        self._question = question
        self._judge = Judge(index)
        self._clocks = TranscriptClocks(index, self._judge)
        key = None
        if question.sort is not None:
            key = sort_key(question.sort, question.kinds, self._judge.effective)
        self._order = Order(key, question.reverse, question.ranked)

    def list(self) -> Answer:
        """All records that satisfy the conditions."""
        question = self._question
        records = (
            record
            for position in self._listed()
            for kind in question.kinds
            for record in self._index.records(position, kind)
        )
        kept: Iterator[Record]
        kept = (one for one in records if all(self._holds(each, one) for each in question.conditions))
        if self._order.given:
            kept = self._ordered(kept)
        shown = islice(kept, question.limit) if question.limit else kept
        everything = not question.conditions and not question.episodes and TRANSCRIPT not in question.kinds
        total = self._count() if everything else kept
        return Answer(self._finished(Hit(record) for record in shown), total, self._index.episodes)

    def search(self) -> Answer:
        """The matches of the query that satisfy the conditions."""
        question, index = self._question, self._index
        query, filters = parse_filters(question.query, question.kinds, exact=question.exact)
        if query.empty:
            return Answer((), 0, index.episodes)
        pairs = (value.partition("\t") for value in index.values(HEARD.name, ""))
        both = with_both_forms(query, ((heard, meant) for heard, _, meant in pairs))
        reading = correct(both, index.vocabulary)
        found = answer_query(
            index,
            reading.query,
            self._narrowed(query, filters),
            order=self._order,
            lacking=question.partial,
            limit=question.limit,
        )
        return Answer(
            self._finished(map(self._hit, found.scored)),
            found.total,
            index.episodes,
            reading.read_as,
            offered=reading.offered,
            more=found.more,
        )

    def _holds(self, one: Condition, record: Record) -> bool:
        """Whether a record satisfies a condition; computed verdicts take precedence over recorded ones."""
        return one.holds(self._judge.effective(record) if one.field is FIDELITY else record)

    def _listed(self) -> Iterable[int]:
        """The positions of the episodes that can contain an answer, in the order in which they were named."""
        names = tuple(dict.fromkeys(self._question.episodes))
        places = map(self._index.position, names) if names else self._index.positions()
        about = [one for one in self._question.conditions if one.field.name in _WHOLE_EPISODE]
        if not about:
            return places
        return [at for at in places if all(one.holds(self._index.head(at)) for one in about)]

    def _count(self) -> int:
        """The number of records of the requested kinds."""
        counts = {**self._index.counts(), EPISODES.name: len(self._index.episodes)}
        return sum(counts.get(kind.name, 0) for kind in self._question.kinds)

    def _ordered(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records in the requested order; each is read again when it is returned."""
        order, index = self._order, self._index
        sorter, position = index.sorter(), lru_cache(maxsize=16)(index.position)
        for number, record in enumerate(records):
            value = order.value(record) if order.value else None
            key = row(position(record.episode), kind_number(record.kind), record.number)
            sorter.add(key, number.to_bytes(8, "big"), value=value)
        for key in sorter.in_order(reverse=order.reverse, by_value=order.value is not None):
            yield index.record(*unrow(key))

    def _narrowed(self, query: Query, filters: Filters) -> Narrowing:
        """The conditions divided: those that the engine can filter by, and those tested on each record."""
        alone = [group[0] for group in query.filters if len(group) == 1 and not group[0].negated]
        every = [*self._question.conditions, *(filters[one] for one in alone)]
        speakers: frozenset[str] | None = None
        left: list[Condition] = []
        for one in every:
            if one.field.name == "speaker" and one.contains is not None:
                named = self._speakers(one.contains)
                speakers = named if speakers is None else speakers & named
            elif one.field.name not in _WHOLE_EPISODE:
                left.append(one)
        scope = Scope(
            tuple(map(kind_number, self._question.kinds)),
            self._positions(every),
            None if speakers is None else tuple(sorted(speakers)),
        )

        def holds(record: Record) -> bool:
            return all(self._holds(one, record) for one in left)

        def filtered(one: Filter, record: Record) -> bool:
            return self._holds(filters[one], record)

        return Narrowing(scope, holds if left else None, filtered, self._question.unsearched)

    def _positions(self, conditions: Iterable[Condition]) -> tuple[int, ...] | None:
        """The positions of the episodes that can contain an answer, ascending; None for all."""
        about = [one for one in conditions if one.field.name in _WHOLE_EPISODE]
        names = frozenset(self._question.episodes)
        if not about and not names:
            return None
        found = []
        for position, name, show, published in self._index.airings():
            values = {"episode": name, "show": show, "published": published}
            if (not names or name in names) and all(
                one.test(values[one.field.name]) is not one.negated for one in about
            ):
                found.append(position)
        return tuple(found)

    def _speakers(self, contained: str) -> frozenset[str]:
        """The folded names of speakers, in notes or transcripts, that contain a folded text."""
        values = (value for field in ("speaker", VOICE) for value in self._index.values(field, ""))
        return frozenset(name for name in map(fold, values) if contained in name)

    def _finished(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits with the requested verdicts and context."""
        for hit in hits:
            one = hit
            if self._question.judged:
                one = hit._replace(record=self._judge.effective(hit.record))
            yield one if self._question.context is None else self._in_context(one, self._question.context)

    def _hit(self, one: Scored) -> Hit:
        match, record, value = one.match, one.record(), round(one.score, 4)
        grade, found = str(match.grade), match.hits()
        if not found:
            text, spans = snippet(record.label, (), SNIPPET)
            return Hit(record, grade, value, "", text, spans)
        best = found[0]
        text, spans = snippet(match.document.fields[best.place].text, best.spans, SNIPPET)
        marks = next((hit.spans for hit in found if hit.name == record.kind.label), ())
        if record.kind is TRANSCRIPT:
            record = self._moment_of(record, best.spans[0][0])
        return Hit(record, grade, value, best.name, text, spans, marks)

    def _moment_of(self, record: Record, offset: int) -> Record:
        """The passage from the cue on in which the matched words begin, so that its address leads to them.

        `WHOLE_PASSAGE` holds the times of the whole passage.
        """
        start = self._begun(record, offset) if record.times else None
        if start is None:
            return record
        begin, end = record.times[0]
        clock = self._clocks.of(record.episode)
        if clock:  # a moment is given on the episode's clock
            begin, start = (max(0.0, clock.to_episode(time)) for time in (begin, start))
            end = None if end is None else max(0.0, clock.to_episode(end))
        moment = {"at": ((start, end),), WHOLE_PASSAGE: ((begin, end),)}
        return replace(record, values={**record.values, **moment})

    def _begun(self, record: Record, offset: int) -> float | None:
        """The start time of the cue that contains the character at `offset` of a passage."""
        shape = self._index.speech.shape(self._index.position(record.episode), record.number)
        *_, marks, starts = shape
        start: float | None = starts[max(bisect_right(marks, offset) - 1, 0)]
        return start

    def _in_context(self, hit: Hit, seconds: float) -> Hit:
        from ghostcli.records.passages import by_transcript, context_of, spoken_of

        name = hit.record.episode
        spoken = spoken_of(self._index.episodes[name]) if hit.record.times else None
        if not spoken:
            return hit
        clock = self._clocks.of(name)
        record = by_transcript(hit.record, clock) if clock else hit.record
        return hit._replace(context=context_of(spoken, record, seconds))
