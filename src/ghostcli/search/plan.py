"""Compiles a query into a plan: the variants of each clause, its weight, and the engine's expression."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise, takewhile
from math import log
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.index.expression import Beginning, Best, Expression, IndexTerm, Phrase, Several
from ghostcli.search import equivalents
from ghostcli.search.query import Clause, Query, Term, Unit, make_term
from ghostcli.text.function_words import CONTRACTED
from ghostcli.text.words import words

if TYPE_CHECKING:
    from ghostcli.search.vocabulary import KnownWords

FUNCTION_WEIGHT = 0.4
"""The share of its weight that a function word counts, if the query also has telling words."""

TELL_ENOUGH = 3
"""With more telling words than this, function words are not sent to the engine: they take it the longest."""

POSSESSIVE_WORDS = 5
"""The longest phrase whose words are also tried as possessives; more would be slow in the engine."""

WORDS_OF_ALL_WAYS = 480
"""The maximum number of words in all variants of a phrase together: a passage may end after each word, and
the engine is queried for each case."""

LETTERS_OF_A_FORM = 3
"""The shortest word, in letters, whose other forms are searched."""


_LETTERS_OR_FIGURES = re.compile(r"\d+|\D+")


class Closeness(IntEnum):
    """How close matched words are to the query: as typed, another form, or a correction."""

    TYPED = 0
    FORM = 1
    READ = 2


FACTORS = {Closeness.TYPED: 1.0, Closeness.FORM: 1.0, Closeness.READ: 0.8}
"""The factor on a word's weight by closeness."""

WITHOUT_SIGN = 0.5
"""The factor on a word's weight if its sign is missing: the C of C++."""


class Way(NamedTuple):
    """One way to match a clause: adjacent words; with `language`, only in episodes in that language.

    With `open` the last word may be only the beginning of a word. `signs` must be directly before and after
    the words. `within` are words with signs that must be among them as written.
    """

    words: tuple[str, ...]
    closeness: Closeness = Closeness.TYPED
    open: bool = False
    language: str | None = None
    signs: tuple[str, str] | None = None
    within: tuple[str, ...] = ()
    factor: float = 1.0


class PlanTerm(NamedTuple):
    """A clause with searched words.

    `weight` comes from its rarity; a function word has a part of it. `inner` is the weight of adjacent word
    pairs within a phrase. A `telling` term must be in every full match.
    """

    clause: Clause
    ways: tuple[Way, ...]
    telling: bool
    weight: float
    inner: float
    expression: Expression

    @property
    def filters(self) -> bool:
        """Whether it can match without its words, by a filter or an exclusion."""
        return len(self.clause.terms) < len(self.clause.alternatives)

    @property
    def is_phrase(self) -> bool:
        """Whether it is one phrase of several words, quoted or not (`wet-grass`), that may be loosened."""
        one = self.clause.alternatives[0]
        if len(self.clause.alternatives) > 1 or not isinstance(one, Term):
            return False
        return len(one.words) > 1 and not (one.literal or one.prefix or one.fixed)


class Plan(NamedTuple):
    """A compiled query.

    `conditions` are its clauses that only exclude or filter. `excluded` maps each negated term to the ways in
    which it can be in a text. `loose` says that a phrase which no document contains was replaced by its
    words: every match is then partial.
    """

    query: Query
    parts: tuple[PlanTerm, ...]
    conditions: tuple[Clause, ...]
    excluded: Mapping[Term, tuple[Way, ...]]
    loose: bool = False

    @property
    def telling(self) -> tuple[PlanTerm, ...]:
        """The terms that a full match must have."""
        return tuple(part for part in self.parts if part.telling)

    @property
    def reach(self) -> int:
        """The number of words of the longest phrase, 0 without one: so many words after a passage matter."""
        rows = [way.words for part in self.parts for way in part.ways]
        rows += [way.words for some in self.excluded.values() for way in some]
        return max((len(row) for row in rows if len(row) > 1), default=0)

    def all_of(self) -> Expression | None:
        """The expression of a full match; None if a term can match without any word."""
        wanted = self.telling
        if any(part.filters for part in wanted):
            return None
        rest = tuple(part.expression for part in self.parts if not part.telling and not part.filters)
        return self._without(Several(must=tuple(part.expression for part in wanted), should=rest))

    def some_of(self, least: int = 1) -> Expression | None:
        """The expression of at least `least` telling terms; None as in `all_of`."""
        wanted = self.telling
        if any(part.filters for part in wanted):
            return None
        enough = Several(should=tuple(part.expression for part in wanted), least=least)
        rest = tuple(part.expression for part in self.parts if not part.telling and not part.filters)
        if not rest or len(wanted) > TELL_ENOUGH:
            return self._without(enough)
        return self._without(Several(must=(enough,), should=rest))

    def none_of(self) -> Expression:
        """The expression of everything that is not excluded."""
        return self._without(Several())

    def _without(self, found: Several) -> Several:
        """The same expression without excluded words; excluded phrases are left to the matcher."""
        alone = [clause.alternatives[0] for clause in self.conditions if len(clause.alternatives) == 1]
        words = tuple(
            IndexTerm(way.words[0], language=way.language)
            for term in alone
            if isinstance(term, Term)
            for way in self.excluded[term]
            if len(way.words) == 1 and not way.open and not way.signs
        )
        return found._replace(without=words)


def compile_query(query: Query, known: KnownWords, *, loose: bool = False) -> Plan:
    """The plan of a corrected query."""
    clauses = query.wanted
    spelled = _neighbours(clauses, known)
    joins = [_only_joins(clause, known) for clause in clauses]
    parts = [
        _part(clause, known, tuple(spelled.get(number, ())), telling=all(joins) or not joins[number])
        for number, clause in enumerate(clauses)
    ]
    excluded = {
        one: tuple(way for way in _ways(one, known) if way.factor == 1)
        for clause in query.clauses
        for one in clause.alternatives
        if isinstance(one, Term) and one.negated
    }
    return Plan(query, tuple(parts), tuple(one for one in query.clauses if not one.terms), excluded, loose)


def loosened(query: Query, phrases: Collection[Clause]) -> Query:
    """The query with each of these phrases replaced by its words."""
    clauses: list[Clause] = []
    for clause in query.clauses:
        one = clause.alternatives[0]
        if clause in phrases and isinstance(one, Term):
            units = one.units if len(one.units) > 1 else [Unit((part,)) for part in one.words]
            clauses += [Clause((Term((unit,), text=unit.joined, fixed=True),)) for unit in units]
        else:
            clauses.append(clause)
    return Query(tuple(clauses))


def _only_joins(clause: Clause, known: KnownWords) -> bool:
    stop = known.stop_words
    return all(
        isinstance(one, Term)
        and not (one.quoted or one.prefix or one.negated or any(one.signs))
        and all(word in stop for word in words(one.typed or one.text))
        for one in clause.alternatives
    )


def _part(clause: Clause, known: KnownWords, more: tuple[Way, ...], *, telling: bool) -> PlanTerm:
    ways = tuple(dict.fromkeys((*(way for term in clause.terms for way in _ways(term, known)), *more)))
    share = 1.0 if telling else FUNCTION_WEIGHT
    best = max(clause.terms, key=lambda term: len(term.words))
    weights = [_rarity(known.count(word), known) for word in best.words]
    if len(best.words) == 1 or len(best.units) == 1:  # one word, in parts or joined
        single = [way for way in ways if len(way.words) == 1]
        held = sum(known.count(one) for one in {way.words[0] for way in single})
        held += min((known.count(word) for word in best.words), default=0) if len(best.words) > 1 else 0
        weight, inner = _rarity(held, known), 0.0
    else:
        weight = sum(weights)
        inner = sum(left + right for left, right in pairwise(weights))
    return PlanTerm(
        clause, ways, telling, weight * share, inner * share, _expression(ways, known, weight, share)
    )


def _rarity(count: int, known: KnownWords) -> float:
    """The weight of a term with this document frequency: the idf of BM25, never below 0."""
    every = known.documents
    held = min(count, every)
    return log(1 + (every - held + 0.5) / (held + 0.5))


def _ways(term: Term, known: KnownWords) -> list[Way]:
    """The ways in which a term can be in a text, the closest first."""
    closeness = Closeness.READ if term.typed else Closeness.TYPED
    found = [Way(row, closeness, term.prefix) for row in _rows(term)]
    first = found[0].words
    if len(first) == 1 and not (term.quoted or term.prefix) and _has_forms(first[0]):
        for language, forms in known.forms(first[0]).items():
            as_form = max(closeness, Closeness.FORM)
            found += [Way((form,), as_form, language=language) for form in forms if form not in CONTRACTED]
    if any(term.signs):
        bare = [] if term.literal else map(_without_sign, found)
        found = [*(way._replace(signs=term.signs) for way in found), *bare]
    if term.literal and (signed := _signed(term.text)):
        found = [way._replace(signs=term.signs, within=signed) for way in found]
    return found


def _without_sign(way: Way) -> Way:
    """The same, which counts half; it is graded as what was read as another word, but counts no less."""
    half = WITHOUT_SIGN * FACTORS[way.closeness] / FACTORS[Closeness.READ]
    return way._replace(closeness=Closeness.READ, factor=half)


def _has_forms(word: str) -> bool:
    return len(word) >= LETTERS_OF_A_FORM and word not in CONTRACTED


def _signed(text: str) -> tuple[str, ...]:
    """The words of a text with their signs, if they have any: the C++ of `use C++ here`."""
    words = [(word, make_term(word)) for word in text.casefold().split()]
    return tuple(word for word, term in words if term and any(term.signs))


def _rows(term: Term) -> list[tuple[str, ...]]:
    """The word sequences that a term stands for: in parts, joined, in other spellings."""
    rows: list[tuple[str, ...]] = [()]
    for unit in term.units:
        choices = _choices(unit, as_typed=term.literal or term.prefix)
        rows = [row + choice for row in rows for choice in choices][: equivalents.MOST]
    if term.literal or term.prefix:
        return list(dict.fromkeys(rows))
    spelled = [way for row in rows for way in equivalents.ways(row)]
    plain = rows[0]
    if 1 < len(plain) <= POSSESSIVE_WORDS:  # "miller boat" is said as "miller's boat"
        spelled += [(*plain[:at], "s", *plain[at:]) for at in range(1, len(plain)) if plain[at] != "s"]
    most = min(equivalents.MOST, max(2, WORDS_OF_ALL_WAYS // len(plain)))
    return list(dict.fromkeys((*rows, *spelled)))[:most]


def _choices(unit: Unit, *, as_typed: bool) -> list[tuple[str, ...]]:
    """The forms of one unit: in parts, joined, without its possessive s, letters apart from digits."""
    choices = [unit.parts, (unit.joined,)] if unit.joins else [unit.parts]
    if as_typed:
        return choices
    if unit.parts[1:] == ("s",):
        choices.append(unit.parts[:1])
    apart = tuple(_LETTERS_OR_FIGURES.findall(unit.joined)) if len(unit.parts) == 1 else ()
    if len(apart) == 2:
        choices.append(apart)
    return choices


def _neighbours(clauses: Sequence[Clause], known: KnownWords) -> dict[int, list[Way]]:
    """Ways in which neighbouring words match together: joined, contracted, or as another form of a number."""
    single = [_plain_word(clause) for clause in clauses]
    found: dict[int, list[Way]] = {}
    for at, word in enumerate(single):
        if word is None:
            continue
        following = single[at + 1] if at + 1 < len(single) else None
        joined = f"{word}{following}" if following else ""
        stop = known.stop_words
        figures = joined.isdecimal()  # 2 30 is not 230
        if following and not figures and word not in stop and following not in stop and known.count(joined):
            for one in (at, at + 1):
                found.setdefault(one, []).append(Way((joined,)))
        for short in equivalents.contracted(word, following) if following else ():
            for one in (at, at + 1):
                found.setdefault(one, []).append(Way(short))
        if half := equivalents.HALF.get(word):
            found.setdefault(at, []).append(Way((half,)))
    at = 0
    while at < len(single):
        row = tuple(word for word in takewhile(bool, single[at:]) if word)
        end = equivalents.number_end(row, 0) if row else 0
        if end > 1:
            for one in range(at, at + end):
                found.setdefault(one, []).extend(Way(way) for way in equivalents.number_ways(row[:end]))
        at += max(end, 1)
    return found


def _plain_word(clause: Clause) -> str | None:
    """The only word of a clause, if it is searched as typed; else None."""
    one = clause.alternatives[0]
    if len(clause.alternatives) > 1 or not isinstance(one, Term) or len(one.words) != 1:
        return None
    return None if one.quoted or one.prefix or one.negated or one.typed or any(one.signs) else one.words[0]


def _expression(ways: Sequence[Way], known: KnownWords, weight: float, share: float) -> Expression:
    """The engine's expression. Each form is weighted as if it were as rare as all forms together."""
    found: dict[Expression, None] = {}
    seen: set[tuple[object, ...]] = set()
    for way in ways:
        key = (way.words, way.open, way.language)
        if key in seen:
            continue
        seen.add(key)
        boost = share * FACTORS[way.closeness] * way.factor
        if len(way.words) > 1:
            found[Phrase(way.words, boost, way.open)] = None
        elif way.open:
            found[Beginning(way.words[0])] = None
        else:
            own = _rarity(known.count(way.words[0]), known)
            found[IndexTerm(way.words[0], boost * weight / own if own else boost, way.language)] = None
    alternatives = tuple(found)
    return alternatives[0] if len(alternatives) == 1 else Best(alternatives)
