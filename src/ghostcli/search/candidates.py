"""Candidates: documents that the engine proposes for a plan, then matched, scored and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.index.expression import Expression, Scope
from ghostcli.index.index import Index
from ghostcli.index.schema import SPEECH, unrow
from ghostcli.model import Record
from ghostcli.records.documents import document_of, passage_document
from ghostcli.search.matching import Match, Matcher
from ghostcli.search.plan import Plan, PlanTerm
from ghostcli.search.query import Filter

if TYPE_CHECKING:
    from ghostcli.index.word_store import Proposed
from ghostcli.search.scoring import score

RANKED = 200
"""Candidates that are matched and sorted together. In the labelled queries of `benchmarks/`, the first 400
contain no more relevant ones."""

_SIGNED = 1000
"""The same for words with signs (C++, $5). The engine indexes only the bare words, and few candidates have
the sign, but those must come first."""

_FETCHED = 20_000
"""Keys fetched from the engine at once when all hits are wanted."""


class Narrowing(NamedTuple):
    """The restrictions of a search.

    `scope` is what the engine can filter by. `holds` tests the other conditions on a record, None if there
    are none. `filtered` tests a filter of the query. `unsearched` are the names of fields of records whose
    texts do not count.
    """

    scope: Scope
    holds: Callable[[Record], bool] | None
    filtered: Callable[[Filter, Record], bool]
    unsearched: frozenset[str] = frozenset()


class Scored(NamedTuple):
    """A match with its score, its key in the index, and a function that builds its record."""

    score: float
    key: int
    match: Match
    record: Callable[[], Record]

    @property
    def is_record(self) -> bool:
        """Whether it is a record of the notes, not a passage."""
        return unrow(self.key)[1] != SPEECH


class Candidates:
    """The candidates of one plan."""

    def __init__(self, index: Index, plan: Plan, narrowed: Narrowing) -> None:
        self._index = index
        self._plan = plan
        self._narrowed = narrowed
        self._record: Record | None = None
        filters = any(isinstance(one, Filter) for clause in plan.query.clauses for one in clause.alternatives)
        self._matcher = Matcher(plan, self._filtered if filters else None)
        self._needs_record = filters or narrowed.holds is not None
        self._ranked = _SIGNED if any(_has_sign(part) for part in plan.parts) else RANKED
        self._average = index.vocabulary.average
        self._proposed = lru_cache(maxsize=2)(self._propose)

    @property
    def decided(self) -> bool:
        """Whether the engine can test every condition: then its count is the number of hits."""
        plan = self._plan
        alone = all(len(clause.alternatives) == 1 for clause in plan.conditions)
        simple = all(
            len(way.words) == 1 and not way.open and not way.signs
            for ways in plan.excluded.values()
            for way in ways
        )
        literal = any(all(way.signs for way in part.ways) for part in plan.parts)
        whole = not (self._needs_record or literal or self._narrowed.unsearched)
        return whole and alone and simple

    def total(self, expression: Expression) -> tuple[int, bool]:
        """The engine's count of documents that match an expression, and whether all of them are hits."""
        found = self._proposed(expression)
        return found.total, found.exact and self.decided

    def _propose(self, expression: Expression) -> Proposed:
        return self._index.words.search(expression, self._narrowed.scope, self._ranked)

    def likeliest(self, expression: Expression, beside: int = 0) -> list[Scored]:
        """The matches among the engine's best candidates, in order; `beside` enlarges their number."""
        limit = self._ranked + beside
        keys = self._index.words.search(expression, self._narrowed.scope, limit, counted=False).keys
        return self.ranked(keys)

    def ranked(self, keys: Iterable[int]) -> list[Scored]:
        """The matches among some keys, the best first; equal ones in list order."""
        found = [one for key in sorted(keys) if (one := self.at(key))]  # neighbouring keys are in one row
        found.sort(key=lambda one: (-one.score, one.key))
        return found

    def in_stretches(self, expression: Expression) -> Iterator[list[Scored]]:
        """All matches, in batches: each batch sorted, the batches in the engine's order."""
        words, scope = self._index.words, self._narrowed.scope
        keys = self._proposed(expression).keys
        if keys:
            yield self.ranked(keys)
        first, offset, size = frozenset(keys), 0, self._ranked
        while len(keys) == size:
            size = _FETCHED
            keys = words.page(expression, scope, size, offset)
            offset += size
            rest = [key for key in keys if key not in first]
            for start in range(0, len(rest), RANKED):
                yield self.ranked(rest[start : start + RANKED])

    def in_order(self, expression: Expression) -> Iterator[Scored]:
        """All matches, in list order."""
        for key in self._index.words.in_order(expression, self._narrowed.scope):
            if one := self.at(key):
                yield one

    def stands(self, expression: Expression) -> bool:
        """Whether a full match exists; if the engine cannot tell, among its best candidates."""
        found = self._proposed(expression)
        likeliest = (one for key in found.keys if (one := self.at(key)))
        return found.total > 0 and (found.exact or any(not one.match.missing for one in likeliest))

    def at(self, key: int) -> Scored | None:
        """The match of the document with that key, None if it does not match."""
        index = self._index
        position, kind, number = unrow(key)
        record = partial(index.record, position, kind, number)
        if kind == SPEECH:
            text = index.speech.text(position, number)
            following = index.speech.following(position, number, self._plan.reach)
            document = passage_document(str(position), number, text, following)
        else:
            document = document_of(record(), self._narrowed.unsearched)
        if self._needs_record:
            self._record = record()
            if self._narrowed.holds is not None and not self._narrowed.holds(self._record):
                return None
        match = self._matcher.match(document, index.language(position))
        if match is None:
            return None
        return Scored(score(match, self._average), key, match, record)

    def _filtered(self, one: Filter) -> bool:
        return self._record is not None and self._narrowed.filtered(one, self._record)


def _has_sign(part: PlanTerm) -> bool:
    """Whether a word has a sign, without which it matches with a lower weight."""
    return any(any(one.signs) and not (one.literal or one.negated) for one in part.clause.terms)
