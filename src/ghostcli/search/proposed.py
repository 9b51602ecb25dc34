"""One query put to the catalog: what it proposes is looked at, and the matcher decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, islice
from typing import Any, NamedTuple, Protocol

from ghostcli.fields import Kind, Tier
from ghostcli.index.catalog import Catalog
from ghostcli.index.propose import Words, all_of, any_of
from ghostcli.index.reader import required
from ghostcli.index.schema import kind_number
from ghostcli.index.sorting import Place
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.records.documents import (
    Document,
    FieldText,
    document_of,
    overhang,
    passage_document,
    passage_of,
    spoken_document,
)
from ghostcli.records.links import statement_of
from ghostcli.search.found import Asked
from ghostcli.search.matcher import Match, Matcher, Sought, sought
from ghostcli.search.query import Clause, Filter, Query
from ghostcli.search.ranking import rank_bytes


class Source(Protocol):
    """What makes records of passages."""

    @property
    def catalog(self) -> Catalog:
        """The catalog that proposes."""

    def passage(self, position: int, number: int, text: str) -> Record:
        """A passage of the transcript at that position."""

    def passages(self, position: int) -> Iterator[Record]:
        """All of them."""

    def lines(self, position: int) -> Sequence[str]:
        """Their texts."""


MANY_RECORDS = 2000
"""Proposed records up to which all are looked at; of more, with a limit, the likeliest."""

MANY_TRANSCRIPTS = 512
"""Proposed transcripts up to which all are looked at."""

LIKELIEST = 500, 60
"""How many records and transcripts are looked at, at least, where there are more."""

SPOKEN = -1
"""The kind of a passage in a `Place`: a catalog has no number for it."""


def place_kind(kind: Kind) -> int:
    """The number of a kind in a `Place`."""
    return SPOKEN if kind is TRANSCRIPT else kind_number(kind)


class Matched(NamedTuple):
    """A match, and what makes the record that it is of."""

    match: Match
    record: Callable[[], Record]


class Run:
    """One query put to the catalog."""

    def __init__(self, source: Source, asked: Asked, query: Query) -> None:
        self.source = source
        self.catalog = source.catalog
        self.asked = asked
        self.query = query
        self.matcher = Matcher(query, self._filtered)
        self.wanted = [[sought(term) for term in clause.terms] for clause in query.wanted]
        self.open = [len(clause.terms) < len(clause.alternatives) for clause in query.wanted]
        self.clauses = [
            _alternatives(clause)
            for clause, is_open in zip(query.wanted, self.open, strict=True)
            if not is_open
        ]
        self.kinds = [kind for kind in asked.kinds if kind is not TRANSCRIPT]
        self.speech = TRANSCRIPT in asked.kinds
        self.record: Record | None = None  # the one that is being matched
        self.within = self._within()

    def _within(self) -> list[int] | None:
        """The episodes to look in; None for all."""
        if self.asked.episodes is self.catalog.episodes:
            return None
        return list(self.catalog.positions(list(self.asked.episodes)))

    def _filtered(self, one: Filter, _: Document) -> bool:
        return self.record is not None and self.asked.filtered(one, self.record)

    def met(self) -> Best:
        """The matches that have all that is wanted, else those that have the most."""
        found = self.all_met()
        return found if found.count or len(self.wanted) < 2 else self.most_met()

    def all_met(self) -> Best:
        """The matches that have all that is wanted."""
        if not self.clauses:
            return self._all(self._everything(), 0)
        return self._proposed(all_of, lacking=0)

    def most_met(self) -> Best:
        """Of the matches that lack something those that lack the least."""
        lacking = len(self.wanted) - 1
        if len(self.clauses) < len(self.wanted):
            return self._all(self._everything(), lacking)
        return self._proposed(any_of, lacking)

    def _all(self, found: Iterable[tuple[Place, Document, Record]], lacking: int) -> Best:
        matched = Best(self, lacking)
        for place, document, record in found:
            if self.asked.holds(record):
                self._match(place, document, record, matched)
        matched.total = matched.count
        return matched

    def _everything(self) -> Iterator[tuple[Place, Document, Record]]:
        """All that is asked about, for a query that no word narrows."""
        for position in self.within if self.within is not None else self.catalog.positions():
            for kind in self.kinds:
                for record in self.catalog.records(position, kind):
                    yield Place(position, kind_number(kind), record.number), document_of(record), record
            if self.speech:
                lines = self.source.lines(position)
                for number, record in enumerate(self.source.passages(position)):
                    document = passage_document(record, overhang(lines, number, self.query.reach))
                    yield Place(position, SPOKEN, record.number), document, record

    def _proposed(self, propose: Callable[..., str], lacking: int) -> Best:
        matched = Best(self, lacking)
        total, more = 0, False
        if self.kinds:
            total, more = self._notes(propose(self.clauses), matched)
        if self.speech:
            said, more_said = self._speech(propose(self.clauses, spoken=True), matched)
            total, more = total + said, more or more_said
        # Where nothing has all words, what was counted before the least was known may be too much.
        matched.total = max(total, matched.count) if not lacking else matched.count
        matched.more = more
        return matched

    def _notes(self, expression: str, matched: Best) -> tuple[int, bool]:
        """Look at the records that are proposed; gives how many answer, and whether there are more."""
        limit = self.asked.likeliest
        proposed = self.catalog.noted(expression, self.kinds, self.within)
        keys = _first(proposed, MANY_RECORDS) if limit else proposed
        if keys is not None:
            for key in keys:
                self._note(Place(*key), matched)
            return matched.count, False
        likely = self.catalog.noted(expression, self.kinds, self.within, ranked=True)
        for looked, key in enumerate(likely, 1):
            self._note(Place(*key), matched)
            if looked >= LIKELIEST[0] and matched.count >= limit:
                break
        if self._counts and self.within is None:
            return self.catalog.noted_count(expression, self.kinds), False
        return matched.count, True

    @property
    def _counts(self) -> bool:
        """Whether every record that is proposed is a match: plain words, and nothing else asked."""
        terms = [term for clause in self.query.clauses for term in clause.terms]
        return (
            not self.asked.conditional
            and len(self.query.clauses) == len(self.query.wanted) == len(self.clauses)
            and all(len(term.words) == 1 for term in terms)
        )

    def _note(self, place: Place, matched: Best) -> None:
        record = self.catalog.record(*place)
        if self.asked.holds(record):
            self._match(place, document_of(record), record, matched)

    def _match(self, place: Place, document: Document, record: Record, matched: Best) -> None:
        self.record = record
        match = self.matcher.match(document, matched.lacking)
        if match:
            matched.add(Matched(match, partial(_same, record)), place)

    def again(self, place: Place, lacking: int) -> Matched:
        """The match of what is stored there, which has been found to be one. Raises DamagedError."""
        record: Callable[[], Record]
        if place.kind == SPOKEN:
            lines, number = self.source.lines(place.position), place.number
            text, following = lines[number - 1], overhang(lines, number - 1, self.query.reach)
            record = partial(self.source.passage, place.position, number, text)
            name = self.catalog.head(place.position).episode
            document = spoken_document(name, number, text, following)
        else:
            record = partial(self.catalog.record, *place)
            document = document_of(record())
        if self.asked.conditional:
            self.record = record()
        return Matched(required(self.matcher.match(document, lacking)), record)

    def _speech(self, expression: str, matched: Best) -> tuple[int, bool]:
        """Look into the transcripts that are proposed, as `_notes` does."""
        limit = self.asked.likeliest
        before = matched.count
        inside = None if self.within is None else set(self.within)
        proposed = (one for one in self.catalog.spoken(expression) if inside is None or one in inside)
        positions = _first(proposed, MANY_TRANSCRIPTS) if limit else proposed
        if positions is not None:
            for position in positions:
                self._transcript(position, matched)
            return matched.count - before, False
        looked = 0
        for position in self.catalog.spoken(expression, ranked=True):
            if inside is not None and position not in inside:
                continue
            self._transcript(position, matched)
            looked += 1
            if looked >= LIKELIEST[1] and matched.count - before >= limit:
                break
        return matched.count - before, True

    def _transcript(self, position: int, matched: Best) -> None:
        """Match the passages of a transcript that have enough of the words."""
        lines = self.source.lines(position)
        text = "\n".join(lines)
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        numbers = self._likely(text, starts, matched.lacking)
        if not numbers:
            return
        name = self.catalog.head(position).episode
        if self.asked.conditional:
            path, *shape = self.catalog.passages(position)
            head = self.catalog.head(position)
        for number in numbers:
            if self.asked.conditional:
                record = passage_of(head, path, number + 1, lines[number], shape[number][:5])
                if not self.asked.holds(record):
                    continue
                self.record = record
            following = overhang(lines, number, self.query.reach)
            document = spoken_document(name, number + 1, lines[number], following)
            match = self.matcher.match(document, matched.lacking)
            if match:
                passage = partial(self.source.passage, position, number + 1, lines[number])
                matched.add(Matched(match, passage), Place(position, SPOKEN, number + 1))

    def _likely(self, text: str, starts: Sequence[int], lacking: int) -> list[int]:
        """The passages, from 0, in which all clauses but so many begin somewhere; never too few."""
        whole = FieldText(TRANSCRIPT.label, Tier.SPEECH, text)
        needed = len(self.wanted) - lacking - sum(self.open)
        met: dict[int, int] = {}
        for left, (alternatives, is_open) in enumerate(zip(self.wanted, self.open, strict=True)):
            if is_open:
                continue
            found = self._passages(alternatives, whole, starts)
            if len(self.wanted) - left <= lacking + 1 or lacking:
                for number in found:
                    met[number] = met.get(number, 0) + 1
            else:
                met = {number: met.get(number, 0) + 1 for number in found if not left or number in met}
                if not met:
                    return []
        return sorted(number for number, count in met.items() if count >= needed)

    def _passages(self, alternatives: Iterable[Sought], whole: FieldText, starts: Sequence[int]) -> set[int]:
        written = whole.folded.written
        return {
            bisect_right(starts, written(*span)[0]) - 1 for one in alternatives for span in one.places(whole)
        }


class Best:
    """The matches that lack the least, and how much that is; `count` are kept.

    There are `total` in all, or `more`. A match is kept as its place and made again when its turn comes:
    a million of them would take gigabytes.
    """

    def __init__(self, run: Run, lacking: int) -> None:
        self.lacking = lacking
        self.count = self.total = 0
        self.more = False
        self._run = run
        self._sorter = run.catalog.sorter()

    def add(self, one: Matched, place: Place) -> None:
        """Keep a match, if it is as good as those kept; a better one drives them out."""
        match, order = one.match, self._run.asked.order
        if match.missing < self.lacking:
            self.lacking = match.missing
            self.count = 0
        self.count += 1
        value = order.value(one.record()) if order.value else None
        team = None if place.kind == SPOKEN else statement_of(one.record(), self._run.catalog.episodes)
        self._sorter.add(place, rank_bytes(match), value=value, team=team, lack=match.missing)

    def matches(self) -> Iterator[Matched]:
        """They, in the order that is asked for, up to the limit."""
        asked = self._run.asked
        by_value, reverse = asked.order.value is not None, asked.order.reverse
        for place in self._sorter.in_order(limit=asked.limit, reverse=reverse, by_value=by_value):
            yield self._run.again(place, self.lacking)


def _same(record: Record) -> Record:
    return record


def _alternatives(clause: Clause) -> list[Words]:
    return [Words(tuple(unit.parts for unit in term.units), term.prefix) for term in clause.terms]


def _first(proposed: Iterator[Any], most: int) -> list[Any] | None:
    """All that is proposed, None where it is more than `most`."""
    found = list(islice(proposed, most + 1))
    return None if len(found) > most else found
