"""The matcher: whether and where a document answers a query. It alone decides; indexes propose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ghostcli.fields import Tier
from ghostcli.records.documents import Document, FieldText
from ghostcli.search.query import Clause, Filter, Query, Term, Unit
from ghostcli.text.folded import GAP, GLUE, LETTER, Span

FAR = 1023
"""The nearness of words that no field holds together, or only so many words apart."""

_WORD = re.compile(f"{LETTER}+")
_THOUSANDS = rf"(?:,(?=\d{{3}}(?!{LETTER})))?"


class Grade(IntEnum):
    """How well a document answers: the order of the ranking."""

    EXACT = 0
    PARTIAL = 1
    APPROXIMATE = 2

    def __str__(self) -> str:
        return self.name.lower()


class FieldHit(NamedTuple):
    """Where in one field the words are: `document.fields[place]`, and there `spans` of characters.

    A phrase is one span, which ends with the text where the phrase goes on in the overhang. Spans
    are in order and do not overlap.
    """

    place: int
    name: str
    tier: Tier
    spans: tuple[Span, ...]


class Match(NamedTuple):
    """How a document answers a query.

    `found` are the numbers of the wanted clauses it meets, `missing` counts the others, and `read`
    counts those met only by words read for others. `hits` are the fields, the best first: the one
    with most of the clauses, then the highest tier, then the nearest words. `tier` is the highest
    among them. `phrase` counts the words that the query gives in a row and that stand in a row,
    `nearness` the other words between the nearest places of one field with all that was found (FAR
    at most), `frequency` all places.
    """

    document: Document
    found: tuple[int, ...]
    missing: int
    read: int
    hits: tuple[FieldHit, ...]
    phrase: int
    tier: Tier
    nearness: int
    frequency: int

    @property
    def grade(self) -> Grade:
        """Exact, partial where a clause is missing, approximate where a word was read as another."""
        if self.missing:
            return Grade.PARTIAL
        return Grade.APPROXIMATE if self.read else Grade.EXACT


class Sought(NamedTuple):
    """A term made ready for looking: the parts that cannot lack, and the pattern that decides."""

    term: Term
    parts: tuple[str, ...]
    pattern: re.Pattern[str]

    def places(self, text: FieldText) -> list[Span]:
        """Where it begins in the text itself; places of the folded text."""
        folded = text.folded
        for part in self.parts:
            if not folded.may_hold(part):
                return []
        found = (match.span() for match in self.pattern.finditer(folded.flat))
        return [span for span in found if span[0] < folded.limit]


@lru_cache(maxsize=1024)
def sought(term: Term) -> Sought:
    """The term made ready."""
    return Sought(term, tuple(dict.fromkeys(term.words)), re.compile(_whole(_term(term))))


class Matcher:
    """Holds documents against one query.

    `holds` decides filters. Without it, clauses of filters alone are left to the caller, and a
    filter that stands as an alternative to words does not hold.
    """

    def __init__(self, query: Query, holds: Callable[[Filter, Document], bool] | None = None) -> None:
        self._wanted = [(clause, [sought(term) for term in clause.terms]) for clause in query.wanted]
        self._conditions = [clause for clause in query.clauses if not clause.terms]
        if holds is None:
            self._conditions = list(query.conditions)
        self._holds = holds
        self._row: re.Pattern[str] | None = None
        if len(self._wanted) > 1:
            groups = ("|".join(map(_term, clause.terms)) for clause in query.wanted)
            self._row = re.compile(_whole(GAP.join(f"(?:{group})" for group in groups)))

    def match(self, document: Document, most_missing: int | None = None) -> Match | None:
        """How the document answers.

        None if it is excluded, has nothing of what is wanted, or lacks more than `most_missing` of
        the wanted clauses.
        """
        wanted = len(self._wanted)
        lacking = max(wanted - 1, 0) if most_missing is None else most_missing
        places: dict[int, dict[int, list[Span]]] = {}
        found: list[int] = []
        read = phrase = 0
        for number, (clause, alternatives) in enumerate(self._wanted):
            as_typed = met = False
            for one in alternatives:
                hit = False
                for place, text in enumerate(document.fields):
                    if spans := one.places(text):
                        places.setdefault(place, {}).setdefault(number, []).extend(spans)
                        hit = True
                if hit:
                    met, as_typed = True, as_typed or one.term.typed is None
                    phrase = max(phrase, len(one.term.words))
            if len(alternatives) < len(clause.alternatives) and self._condition(clause, document):
                met = as_typed = True
            if met:
                found.append(number)
                read += not as_typed
            elif number + 1 - len(found) > lacking:
                return None
        if all(self._condition(clause, document) for clause in self._conditions):
            return self._match(document, found, read, phrase, places)
        return None

    def _condition(self, clause: Clause, document: Document) -> bool:
        """Whether an exclusion or a filter among the alternatives holds."""
        for one in clause.alternatives:
            if isinstance(one, Filter):
                if self._holds is not None and self._holds(one, document) is not one.negated:
                    return True
            elif one.negated and not any(sought(one).places(text) for text in document.fields):
                return True
        return False

    def _match(
        self,
        document: Document,
        found: list[int],
        read: int,
        phrase: int,
        places: dict[int, dict[int, list[Span]]],
    ) -> Match:
        """The match, measured: what the ranking goes by."""
        hits: list[tuple[tuple[int, Tier, int], FieldHit]] = []
        located = len({number for clauses in places.values() for number in clauses})
        nearness, frequency = FAR, 0
        for place, clauses in places.items():
            text = document.fields[place]
            between = _between(text.folded.flat, list(clauses.values()))
            if len(clauses) == located:
                nearness = min(nearness, between)
            if self._row and len(clauses) == len(self._wanted) and self._in_row(text):
                phrase = max(phrase, sum(len(one[0].term.words) for _, one in self._wanted))
            spans = sorted(span for spans in clauses.values() for span in spans)
            frequency += len(spans)
            hit = FieldHit(place, text.name, text.tier, _written(text, spans))
            hits.append(((-len(clauses), text.tier, between), hit))
        hits.sort()
        return Match(
            document=document,
            found=tuple(found),
            missing=len(self._wanted) - len(found),
            read=read,
            hits=tuple(hit for _, hit in hits),
            phrase=phrase,
            tier=min((hit.tier for _, hit in hits), default=Tier.SPEECH),
            nearness=nearness,
            frequency=frequency,
        )

    def _in_row(self, text: FieldText) -> bool:
        row = self._row.search(text.folded.flat) if self._row else None
        return row is not None and row.start() < text.folded.limit


def _between(flat: str, clauses: list[list[Span]]) -> int:
    """How many other words lie between the places nearest to each other, one of each clause."""
    if len(clauses) == 1:
        return 0
    nearest = FAR
    latest: dict[int, Span] = {}
    first = before = 0
    for start, end, number in sorted((*span, at) for at, spans in enumerate(clauses) for span in spans):
        first += len(_WORD.findall(flat, before, start)) if latest else 0
        before = start
        latest[number] = first, first + len(_WORD.findall(flat, start, end))
        if len(latest) == len(clauses):
            begin, stop = (
                min(place for place, _ in latest.values()),
                max(place for _, place in latest.values()),
            )
            own = sum(last - place for place, last in latest.values())
            nearest = min(nearest, max(stop - begin - own, 0))
    return nearest


def _written(text: FieldText, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Where spans of the folded text stand in the text, in order; overlapping ones as one."""
    merged: list[Span] = []
    for span in spans:
        start, end = text.folded.written(*span)
        if merged and start < merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return tuple(merged)


def _whole(pattern: str) -> str:
    return rf"{pattern}(?!{LETTER})"


def _term(term: Term) -> str:
    """The pattern of a term, from the start of a word on."""
    *before, last = term.units
    units = [*(_unit(unit) for unit in before), _unit(last, f"{LETTER}*" if term.prefix else "")]
    first = re.escape(last.joined[0] if not before else before[0].joined[0])
    # A pattern that begins with a plain letter is scanned for five times as fast as one that
    # begins with a look behind.
    return f"{first}(?<!{LETTER}{first}){units[0]}" + "".join(
        f"{GAP}{re.escape(unit.joined[0])}{pattern}"
        for unit, pattern in zip(term.units[1:], units[1:], strict=True)
    )


def _unit(unit: Unit, tail: str = "") -> str:
    """The pattern of a unit after its first letter: its letters however glued, or its parts apart."""
    joined = "".join(
        (_THOUSANDS if left.isdecimal() and right.isdecimal() else f"{GLUE}?") + re.escape(right)
        for left, right in pairwise(unit.joined)
    )
    if len(unit.parts) == 1:
        return joined + tail
    apart = GAP.join(map(re.escape, unit.parts))[len(re.escape(unit.parts[0][0])) :]
    return f"(?:{apart}{tail}|{joined}{tail})"
