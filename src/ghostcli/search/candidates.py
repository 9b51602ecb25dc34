"""Candidates: what the engine proposes for a plan, read, matched and scored, in order."""

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
"""Candidates that are read, matched and put in order together. Of what was labelled in `benchmarks/` the
first 400 hold no more."""

_SIGNED = 1000
"""The same where words have signs (C++, $5), which the engine does not know: of the many with the bare word
few have the sign, and those are to come first."""

_FETCHED = 20_000
"""Keys that are taken from the engine at once where all hits are wanted."""


class Narrowing(NamedTuple):
    """What a search is narrowed to.

    `scope` is what the engine knows of it. `holds` decides the other conditions on a record, None where
    there are none; `filtered` decides a filter of the query.
    """

    scope: Scope
    holds: Callable[[Record], bool] | None
    filtered: Callable[[Filter, Record], bool]


class Scored(NamedTuple):
    """A match with its score, its place in the index, and what makes the record that it is of."""

    score: float
    key: int
    match: Match
    record: Callable[[], Record]

    @property
    def is_record(self) -> bool:
        """Whether it is a record of the notes, not a passage."""
        return unrow(self.key)[1] != SPEECH


class Candidates:
    """The candidates for one plan."""

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
        """Whether the engine knows all that decides: then what it counts are the hits."""
        plan = self._plan
        alone = all(len(clause.alternatives) == 1 for clause in plan.conditions)
        simple = all(
            len(way.words) == 1 and not way.open and not way.signs
            for ways in plan.excluded.values()
            for way in ways
        )
        literal = any(all(way.signs for way in part.ways) for part in plan.parts)
        return not (self._needs_record or literal) and alone and simple

    def total(self, expression: Expression) -> tuple[int, bool]:
        """How many documents hold an expression, by the engine, and whether each of them is a hit."""
        found = self._proposed(expression)
        return found.total, found.exact and self.decided

    def _propose(self, expression: Expression) -> Proposed:
        return self._index.words.search(expression, self._narrowed.scope, self._ranked)

    def likeliest(self, expression: Expression, beside: int = 0) -> list[Scored]:
        """The best of those that the engine ranks first, in order, where so many of them are known."""
        limit = self._ranked + beside
        keys = self._index.words.search(expression, self._narrowed.scope, limit, counted=False).keys
        return self.ranked(keys)

    def ranked(self, keys: Iterable[int]) -> list[Scored]:
        """The matches among those keys, the best first; equal ones as in lists."""
        found = [one for key in sorted(keys) if (one := self.at(key))]  # neighbours lie in one row
        found.sort(key=lambda one: (-one.score, one.key))
        return found

    def in_stretches(self, expression: Expression) -> Iterator[list[Scored]]:
        """All matches, in stretches: each in order, the stretches as the engine ranks them."""
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
        """All matches, in the order of lists."""
        for key in self._index.words.in_order(expression, self._narrowed.scope):
            if one := self.at(key):
                yield one

    def stands(self, expression: Expression) -> bool:
        """Whether anything that lacks nothing holds it; where the engine can't say, among the likeliest."""
        found = self._proposed(expression)
        likeliest = (one for key in found.keys if (one := self.at(key)))
        return found.total > 0 and (found.exact or any(not one.match.missing for one in likeliest))

    def at(self, key: int) -> Scored | None:
        """The match of what stands there, None where there is none."""
        index = self._index
        position, kind, number = unrow(key)
        record = partial(index.record, position, kind, number)
        if kind == SPEECH:
            text = index.text(position, number)
            following = index.following(position, number, self._plan.reach)
            document = passage_document(str(position), number, text, following)
        else:
            document = document_of(record())
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
    """Whether a word of it is met with its sign, and without it less."""
    return any(any(one.signs) and not (one.literal or one.negated) for one in part.clause.terms)
