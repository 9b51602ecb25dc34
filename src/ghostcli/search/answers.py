"""Answers a corrected query with ranked matches: full matches first, then partial ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache, partial
from heapq import nsmallest
from itertools import chain, islice
from struct import pack
from typing import Any, NamedTuple

from ghostcli.fields import Kind
from ghostcli.index.expression import Expression
from ghostcli.index.index import Index
from ghostcli.model import Record
from ghostcli.records.links import statements
from ghostcli.search.candidates import RANKED, Candidates, Narrowing, Scored
from ghostcli.search.plan import Plan, PlanTerm, compile_query, loosened
from ghostcli.search.query import Clause, Query

ENOUGH = 10
"""With fewer full matches than this, the best partial ones are added."""

_HIGHEST = 1e6  # above every score

_COUNTED = 2000
"""Candidates that are matched at most to count the hits, if the engine cannot count them."""

_CHAINED = 2048
"""The number of (episode, kind) pairs whose linked statements are cached: hits of many episodes alternate."""


class Partial(Enum):
    """Which partial matches are returned: those that lack some of the query's words."""

    FEW = "the best, where fewer than ten are full"
    ANY = "all"
    NONE = "none"
    MOST = "those with the most words, where none is full"


class Order(NamedTuple):
    """A sort order: by a value of the record, or the present order, possibly reversed.

    The present order is by rank; with `ranked` False it is the list order, which takes less time. Records
    without a value (None) come last in both directions. Records with equal values keep their order.
    """

    value: Callable[[Record], Any] | None = None
    reverse: bool = False
    ranked: bool = True

    @property
    def given(self) -> bool:
        """Whether it differs from the default order (by rank, or list order)."""
        return self.value is not None or self.reverse


class RankedMatches(NamedTuple):
    """Matches in order, up to the limit, and their total number; a lower bound if `more`.

    `scored` can be iterated once. `total` may be an iterator over the rest, whose items are still to be
    counted.
    """

    scored: Iterable[Scored]
    total: int | Iterator[object]
    more: bool = False


def answer_query(
    index: Index, query: Query, narrowed: Narrowing, *, order: Order, lacking: Partial, limit: int
) -> RankedMatches:
    """The matches of a query, in order, up to the limit (0 for none)."""
    vocabulary = index.vocabulary
    plan = compile_query(query, vocabulary)
    asking = _Asking(index, plan, narrowed, order, limit)
    if not plan.parts:
        return asking.unranked()
    nowhere = asking.phrases_nowhere()
    if nowhere:
        if lacking is Partial.NONE:
            return RankedMatches((), 0)
        plan = compile_query(loosened(query, nowhere), vocabulary, loose=True)
        asking = _Asking(index, plan, narrowed, order, limit)
    return asking.of(lacking) or RankedMatches((), 0)


class _Asking:
    """Runs one plan on the index."""

    def __init__(self, index: Index, plan: Plan, narrowed: Narrowing, order: Order, limit: int) -> None:
        self._index = index
        self._plan = plan
        self._narrowed = narrowed
        self._candidates = Candidates(index, plan, narrowed)
        self._order = order
        self._limit = limit
        self._statements = lru_cache(maxsize=_CHAINED)(self._read_statements)

    def phrases_nowhere(self) -> list[Clause]:
        """The phrases that no document contains."""
        phrases = [part for part in self._plan.telling if part.is_phrase]
        wanted = self._plan.all_of()
        if phrases and wanted is not None and self._candidates.stands(wanted):
            return []  # a full match has them all
        return [part.clause for part in phrases if not self._stands(part)]

    def _stands(self, part: PlanTerm) -> bool:
        alone = Plan(Query((part.clause,)), (part,), (), {})
        return Candidates(self._index, alone, self._narrowed).stands(part.expression)

    def unranked(self) -> RankedMatches:
        """The matches of a query without searched words (only filters and exclusions), in list order."""
        words = self._plan.none_of()
        every = self._candidates.in_order(words)
        if self._order.given:
            return self._sorted(every)
        total, exact = self._candidates.total(words)
        shown, rest = self._cut(every)
        return RankedMatches(shown, total if exact else rest)

    def of(self, lacking: Partial) -> RankedMatches | None:
        """The matches, None if there are none."""
        wanted = self._plan.all_of()
        if wanted is None:
            return self._by_hand(lacking)
        if lacking is Partial.ANY:
            return self._stream(self._plan.some_of(), self._any)
        if self._plan.loose:
            return self._filled_with({})
        found = self._stream(wanted, _is_full)
        if lacking is Partial.FEW:
            return self._filled(found)
        return self._most() if found is None and lacking is Partial.MOST else found

    def _stream(self, wanted: Expression | None, holds: Callable[[Scored], bool]) -> RankedMatches | None:
        """The matches among the engine's candidates, in batches, each batch sorted."""
        if wanted is None:
            return None
        total, exact = self._candidates.total(wanted)
        if not total:
            return None
        if self._order.given or not self._order.ranked:
            every = (one for one in self._candidates.in_order(wanted) if holds(one))
            return self._sorted(every) if self._order.given else RankedMatches(*self._cut(every))
        scored = self._in_one_row(self._candidates.in_stretches(wanted), holds)
        first = next(scored, None)
        if first is None:
            return None
        shown, rest = self._cut(chain([first], scored))
        if exact:
            return RankedMatches(shown, total)
        if not self._limit or total <= _COUNTED:
            return RankedMatches(shown, rest)
        return RankedMatches(shown, islice(rest, _COUNTED), more=True)

    def _in_one_row(
        self, stretches: Iterable[list[Scored]], holds: Callable[[Scored], bool]
    ) -> Iterator[Scored]:
        """The matches of all batches as one sequence."""
        together = (self._together([one for one in stretch if holds(one)]) for stretch in stretches)
        return _falling(chain.from_iterable(together))

    def _filled(self, found: RankedMatches | None) -> RankedMatches | None:
        """The full matches, and the best partial ones if there are few."""
        if found is not None and (found.more or (isinstance(found.total, int) and found.total >= ENOUGH)):
            return found
        wanted = self._plan.all_of()
        assert wanted is not None  # noqa: S101 - `of` has asked
        full: dict[int, Scored] = {}
        for stretch in self._candidates.in_stretches(wanted):
            full.update({one.key: one for one in stretch if _is_full(one)})
            if len(full) >= RANKED:
                break
        if len(full) >= ENOUGH:
            return found
        return self._filled_with(full)

    def _filled_with(self, full: Mapping[int, Scored]) -> RankedMatches | None:
        """These full matches and the best others, up to `ENOUGH`."""
        some = self._plan.some_of()
        assert some is not None  # noqa: S101 - `of` has asked
        proposed = self._candidates.likeliest(some, beside=len(full))
        likely = [one for one in proposed if self._any(one) and one.key not in full]
        return self._listed([*full.values(), *likely[: ENOUGH - len(full)]])

    def _most(self) -> RankedMatches | None:
        """The partial matches with the most telling terms."""
        for least in range(len(self._plan.telling) - 1, 0, -1):
            found = self._stream(self._plan.some_of(least), partial(self._has, least))
            if found is not None:
                return found
        return None

    def _has(self, least: int, one: Scored) -> bool:
        return len(self._plan.telling) - one.match.missing >= least

    def _any(self, one: Scored) -> bool:
        return self._has(1, one)

    def _by_hand(self, lacking: Partial) -> RankedMatches | None:
        """The matches if a filter is an alternative to words: all records and passages are matched."""
        least = lacking is Partial.MOST
        only_full = lacking in {Partial.NONE, Partial.FEW}
        found = self._sorted((one for one in self._every() if not only_full or _is_full(one)), least=least)
        if lacking is Partial.FEW and isinstance(found.total, int) and found.total < ENOUGH:
            return self._listed(
                nsmallest(ENOUGH, self._every(), key=lambda one: (one.match.missing > 0, *_rank(one)))
            )
        return found if found.total else None

    def _every(self) -> Iterator[Scored]:
        return (one for one in self._candidates.in_order(self._plan.none_of()) if self._any(one))

    def _sorted(self, scored: Iterable[Scored], *, least: bool = False) -> RankedMatches:
        """The matches in the requested order; each is computed again when it is returned.

        With `least`, only those that lack the fewest terms.
        """
        sorter = self._index.sorter()
        total: Counter[int] = Counter()
        for one in scored:
            value = self._order.value(one.record()) if self._order.value else None
            lack = one.match.missing if least else 0
            key = pack(">dQ", _HIGHEST - one.score, one.key)  # sorts by descending score
            sorter.add(one.key, key, value=value, team=self._team(one), lack=lack)
            total[lack] += 1
        by_value = self._order.value is not None
        keys = sorter.in_order(limit=self._limit, reverse=self._order.reverse, by_value=by_value)
        found = (one for one in map(self._candidates.at, keys) if one)
        shown = found if self._order.given else _falling(found)
        return RankedMatches(shown, total[min(total)] if total else 0)

    def _team(self, one: Scored) -> str | None:
        """A key that all wordings of one statement share; None if there is only one wording."""
        record = one.record() if one.is_record else None
        if record is None or not (record.values.get("same_as") or record.used_by):
            return None
        return self._statements(record.episode, record.kind).get(record.number, record.ref)

    def _read_statements(self, episode: str, kind: Kind) -> dict[int, str]:
        return statements(self._index.records(self._index.position(episode), kind))

    def _together(self, scored: list[Scored]) -> list[Scored]:
        """The same matches; other wordings of a statement directly follow the first one."""
        teams: dict[str, list[Scored]] = {}
        for one in scored:
            teams.setdefault(self._team(one) or str(one.key), []).append(one)
        return [one for team in teams.values() for one in team]

    def _cut(self, scored: Iterator[Scored]) -> tuple[Iterator[Scored], Iterator[Scored]]:
        return (islice(scored, self._limit) if self._limit else scored), scored

    def _listed(self, scored: Sequence[Scored]) -> RankedMatches | None:
        """A few matches, sorted."""
        if not scored or self._order.given:
            return self._sorted(scored) if scored else None
        ranked = list(_falling(self._together(sorted(scored, key=_rank))))
        return RankedMatches(ranked[: self._limit] if self._limit else ranked, len(ranked))


def _falling(scored: Iterable[Scored]) -> Iterator[Scored]:
    """The same matches, with scores that never rise: each is at most the one before."""
    least = float("inf")
    for one in scored:
        least = min(least, one.score)
        yield one._replace(score=least)


def _rank(one: Scored) -> tuple[float, int]:
    return -one.score, one.key


def _is_full(one: Scored) -> bool:
    return not one.match.missing
