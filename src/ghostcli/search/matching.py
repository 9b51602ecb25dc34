"""Decides whether and where a document matches a query; the engine only proposes candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

from ghostcli.fields import Tier
from ghostcli.records.documents import Document, FieldText
from ghostcli.search.plan import FACTORS, Closeness, Plan, Way
from ghostcli.search.query import Clause, Filter, Term
from ghostcli.text.folded import Span

_STOPS = ".,;:!?)\"'"

FIELD = 1 << 24
"""The distance between the word positions of two fields of a document."""


class Grade(IntEnum):
    """How well a document matches."""

    EXACT = 0
    INFLECTED = 1
    APPROXIMATE = 2
    PARTIAL = 3

    def __str__(self) -> str:
        return self.name.lower()


class FieldHit(NamedTuple):
    """The matched places in one field: `document.fields[place]`, and the character `spans` in it.

    Spans are in order and do not overlap. A phrase is one span; if it continues in the following passages,
    the span ends with the text.
    """

    place: int
    name: str
    tier: Tier
    spans: tuple[Span, ...]


class TermMatch(NamedTuple):
    """An occurrence of a term: word positions from `start` up to `end` (exclusive), and how close it is."""

    start: int
    end: int
    closeness: Closeness
    factor: float


class Match(NamedTuple):
    """A matching document: for each term of the plan its occurrences, empty if there are none.

    `held` says for each term whether it is matched, by words or by a filter among its alternatives. `length`
    is the number of words of the document.
    """

    document: Document
    plan: Plan
    occurrences: tuple[tuple[TermMatch, ...], ...]
    held: tuple[bool, ...]
    length: int

    @property
    def missing(self) -> int:
        """The number of telling terms that are not matched."""
        return sum(part.telling and not held for part, held in zip(self.plan.parts, self.held, strict=True))

    @property
    def grade(self) -> Grade:
        """The grade of the worst matched telling term."""
        if self.missing or self.plan.loose:
            return Grade.PARTIAL
        worst = max(
            (
                min((one.closeness for one in found), default=Closeness.TYPED)
                for part, found in zip(self.plan.parts, self.occurrences, strict=True)
                if part.telling
            ),
            default=Closeness.TYPED,
        )
        return Grade(worst)

    def hits(self) -> list[FieldHit]:
        """The matched fields, the best first: by the weight of their terms, then by tier."""
        parts: dict[int, set[int]] = {}
        places: dict[int, list[tuple[int, int]]] = {}
        for number, found in enumerate(self.occurrences):
            for one in found:
                field, start = divmod(one.start, FIELD)
                parts.setdefault(field, set()).add(number)
                places.setdefault(field, []).append((start, one.end - field * FIELD))
        ranked = []
        for field, some in places.items():
            text = self.document.fields[field]
            weight = sum(self.plan.parts[number].weight for number in parts[field])
            hit = FieldHit(field, text.name, text.tier, _spans(text, some))
            ranked.append((-weight, text.tier, field, hit))
        ranked.sort(key=lambda one: one[:3])
        return [hit for *_, hit in ranked]


class Matcher:
    """Matches documents against one plan.

    `holds` tests filters. Without it, clauses that contain only filters are left to the caller, and a filter
    that is an alternative to words does not match.
    """

    def __init__(self, plan: Plan, holds: Callable[[Filter], bool] | None = None) -> None:
        self.plan = plan
        self._holds = holds
        self._single: dict[str, list[tuple[int, Way]]] = {}
        self._rows: dict[str, list[tuple[int, Way]]] = {}
        self._open: list[tuple[int, Way]] = []
        sought = [*(part.ways for part in plan.parts), *plan.excluded.values()]
        numbers = {ways: number for number, ways in enumerate(dict.fromkeys(sought))}
        for ways, number in numbers.items():
            self._add(number, ways)
        self._places = [numbers[ways] for ways in sought]  # a repeated word is searched once
        self._distinct = len(numbers)
        self._conditions = plan.conditions if holds else [one for one in plan.conditions if not one.filters]

    def _add(self, number: int, ways: Iterable[Way]) -> None:
        for way in ways:
            if len(way.words) > 1:
                self._rows.setdefault(way.words[0], []).append((number, way))
            elif way.open:
                self._open.append((number, way))
            else:
                self._single.setdefault(way.words[0], []).append((number, way))

    def match(self, document: Document, language: str = "") -> Match | None:
        """The match of a document in that language; None if it is excluded or no term matches."""
        distinct: list[list[TermMatch]] = [[] for _ in range(self._distinct)]
        length = 0
        for place, text in enumerate(document.fields):
            length += self._look(text, place * FIELD, language, distinct)
        found = [distinct[number] for number in self._places]
        parts = self.plan.parts
        excluded = zip(self.plan.excluded, found[len(parts) :], strict=True)
        absent = frozenset(term for term, some in excluded if not some)
        held = [bool(some) for some in found[: len(parts)]]
        for number, part in enumerate(parts):
            held[number] = held[number] or (part.filters and self._met(part.clause, absent))
        if parts and not any(held):
            return None
        if not all(self._met(clause, absent) for clause in self._conditions):
            return None
        ordered = [tuple(sorted(some)) for some in distinct]
        occurrences = tuple(ordered[number] for number in self._places[: len(parts)])
        return Match(document, self.plan, occurrences, tuple(held), length)

    def _look(self, text: FieldText, base: int, language: str, found: list[list[TermMatch]]) -> int:
        """Add the occurrences in one field to `found`; returns the number of words in the field."""
        words, own, joined = text.folded.looked()
        glued = [one for one in joined if one[0] < own] if joined else joined
        single, rows = self._single, self._rows
        for start, end, word in chain(zip(range(own), range(1, own + 1), words, strict=False), glued):
            if word in single:
                self._note(single[word], start, end, text, base, language, found)
            if word in rows:
                for number, way in rows[word]:
                    last = _row_end(words, joined, end, way)
                    if last:
                        self._note([(number, way)], start, last, text, base, language, found)
        for number, way in self._open:
            letters = way.words[0]
            for at in range(own):
                if words[at].startswith(letters):
                    self._note([(number, way)], at, at + 1, text, base, language, found)
            for first, end, word in glued:
                if word.startswith(letters) and not words[first].startswith(letters):
                    self._note([(number, way)], first, end, text, base, language, found)
        return own

    @staticmethod
    def _note(  # noqa: PLR0917 - one occurrence, wherever it comes from
        some: Sequence[tuple[int, Way]],
        start: int,
        end: int,
        text: FieldText,
        base: int,
        language: str,
        found: list[list[TermMatch]],
    ) -> None:
        for number, way in some:
            if way.language is not None and way.language != language:
                continue
            if way.signs is not None and not _has_signs(text, start, end, way):
                continue
            factor = FACTORS[way.closeness] * way.factor
            found[number].append(TermMatch(base + start, base + end, way.closeness, factor))

    def _met(self, clause: Clause, absent: frozenset[Term]) -> bool:
        """Whether an alternative of a clause holds: a filter, or an excluded term that is absent."""
        for one in clause.alternatives:
            if isinstance(one, Filter):
                if self._holds is not None and self._holds(one) is not one.negated:
                    return True
            elif one.negated and one in absent:
                return True
        return False


def _row_end(words: Sequence[str], joined: Sequence[tuple[int, int, str]], place: int, way: Way) -> int:
    """The end of a word sequence whose first word ends at `place`, 0 if the sequence is not there."""
    rest = way.words[1:]
    for number, word in enumerate(rest):
        if place >= len(words):
            return 0
        last = number == len(rest) - 1
        if words[place] == word or (last and way.open and words[place].startswith(word)):
            place += 1
            continue
        glued = next((end for first, end, one in joined if first == place and one == word), 0)
        if not glued:
            return 0
        place = glued
    return place


def _has_signs(text: FieldText, start: int, end: int, way: Way) -> bool:
    """Whether the words have exactly their signs before and after them, and the signed words within."""
    first, last = text.folded.spans(start, end)
    before, behind = way.signs or ("", "")
    written = text.text
    inner = written[first:last].casefold().split() if way.within else ()
    if not all(any(sign in {one, one.rstrip(_STOPS)} for one in inner) for sign in way.within):
        return False
    if not written.startswith(behind, last) or not written.endswith(before, 0, first):
        return False
    after = written[last + len(behind) : last + len(behind) + 1]
    ahead = written[max(first - len(before) - 1, 0) : first - len(before)]
    return not (behind and after == behind[-1]) and not (before and ahead == before[0])


def _spans(text: FieldText, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The character spans of word positions, in order; overlapping ones are merged."""
    merged: list[Span] = []
    for start, end in sorted(places):
        first, last = text.folded.spans(start, end)
        if merged and first < merged[-1][1]:
            first, last = merged[-1][0], max(last, merged.pop()[1])
        merged.append((first, last))
    return tuple(merged)
