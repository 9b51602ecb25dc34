"""Whether and where a document answers a query: it alone decides, the engine proposes."""

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
"""Between the places of words in one field of a document and those in the next."""


class Grade(IntEnum):
    """How well a document answers."""

    EXACT = 0
    INFLECTED = 1
    APPROXIMATE = 2
    PARTIAL = 3

    def __str__(self) -> str:
        return self.name.lower()


class FieldHit(NamedTuple):
    """Where in one field the words are: `document.fields[place]`, and there `spans` of characters.

    A phrase is one span, which ends with the text where the phrase goes on in the overhang. Spans are in
    order and do not overlap.
    """

    place: int
    name: str
    tier: Tier
    spans: tuple[Span, ...]


class TermMatch(NamedTuple):
    """Words that meet a part: from the place of the first up to behind the last, and how they do it."""

    start: int
    end: int
    closeness: Closeness
    factor: float


class Match(NamedTuple):
    """How a document answers: of each part of the plan where it is met; empty where it is not.

    `held` says of each part whether it is met, by words or by a filter among its alternatives.
    """

    document: Document
    plan: Plan
    occurrences: tuple[tuple[TermMatch, ...], ...]
    held: tuple[bool, ...]
    length: int

    @property
    def missing(self) -> int:
        """How many of the telling parts are not met."""
        return sum(part.telling and not held for part, held in zip(self.plan.parts, self.held, strict=True))

    @property
    def grade(self) -> Grade:
        """The grade, by the worst of the telling parts."""
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
        """The fields that hold something, the best first: with most of the parts, then by tier."""
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
    """Holds documents against one plan.

    `holds` decides filters. Without it, clauses of filters alone are left to the caller, and a filter that
    stands as an alternative to words does not hold.
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
        self._places = [numbers[ways] for ways in sought]  # a word typed twice is looked for once
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
        """How the document, in that language, answers; None if it is excluded or has nothing of it."""
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
        """Note where one field has what is sought; gives how many words it has."""
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
        """Whether a filter holds, or something excluded is absent, among the alternatives of a clause."""
        for one in clause.alternatives:
            if isinstance(one, Filter):
                if self._holds is not None and self._holds(one) is not one.negated:
                    return True
            elif one.negated and one in absent:
                return True
        return False


def _row_end(words: Sequence[str], joined: Sequence[tuple[int, int, str]], place: int, way: Way) -> int:
    """Where a row of words ends whose first one ends at a place, 0 where it does not stand there."""
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
    """Whether the signs stand right before and behind those words, no more of the same, and those within."""
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
    """Where words stand in a text, in order; overlapping ones as one."""
    merged: list[Span] = []
    for start, end in sorted(places):
        first, last = text.folded.spans(start, end)
        if merged and first < merged[-1][1]:
            first, last = merged[-1][0], max(last, merged.pop()[1])
        merged.append((first, last))
    return tuple(merged)
