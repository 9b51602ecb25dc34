"""One query put to the catalog: what it proposes is looked at, and the matcher decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from ghostcli.catalog.catalog import Catalog
from ghostcli.catalog.propose import Words, all_of, any_of
from ghostcli.fields import Tier
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.search.documents import document_of, passage_document, spoken_document
from ghostcli.search.found import Asked
from ghostcli.search.matcher import Document, FieldText, Match, Matcher, Sought, sought
from ghostcli.search.query import Clause, Filter, Query
from ghostcli.text import words


class Source(Protocol):
    """What makes records of passages."""

    @property
    def catalog(self) -> Catalog:
        """The catalog that proposes."""

    def passage(self, position: int, number: int, text: str) -> Record:
        """A passage of the transcript at that position."""

    def passages(self, position: int) -> Iterator[Record]:
        """All of them."""


MANY_RECORDS = 2000
"""Proposed records up to which all are looked at; of more, with a limit, the likeliest."""

MANY_TRANSCRIPTS = 512
"""Proposed transcripts up to which all are looked at."""

LIKELIEST = 500, 60
"""How many records and transcripts are looked at, at least, where there are more."""

Key = tuple[int, int, int]
"""Position, kind and number."""


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

    def all_met(self) -> tuple[list[Matched], int, bool]:
        """The matches that have all that is wanted: how many there are, and whether more."""
        if not self.clauses:
            return self._all(self._everything(), 0)
        return self._proposed(all_of, lacking=0)

    def most_met(self) -> tuple[list[Matched], int, bool]:
        """Of the matches that lack something those that lack the least."""
        lacking = len(self.wanted) - 1
        if len(self.clauses) < len(self.wanted):
            return self._all(self._everything(), lacking)
        return self._proposed(any_of, lacking)

    def _all(self, found: Iterable[tuple[Document, Record]], lacking: int) -> tuple[list[Matched], int, bool]:
        matched = Best(lacking)
        for document, record in found:
            if self.asked.holds(record):
                self._match(document, record, matched)
        return matched.kept, len(matched.kept), False

    def _everything(self) -> Iterator[tuple[Document, Record]]:
        """All that is asked about, for a query that no word narrows."""
        for position in self.within if self.within is not None else self.catalog.positions():
            for kind in self.kinds:
                for record in self.catalog.records(position, kind):
                    yield document_of(record), record
            if self.speech:
                records = list(self.source.passages(position))
                lines = [record.label for record in records]
                for number, record in enumerate(records):
                    yield passage_document(record, overhang(lines, number, self.query.reach)), record

    def _proposed(self, propose: Callable[..., str], lacking: int) -> tuple[list[Matched], int, bool]:
        matched = Best(lacking)
        total, more = 0, False
        if self.kinds:
            total, more = self._notes(propose(self.clauses), matched)
        if self.speech:
            said, more_said = self._speech(propose(self.clauses, spoken=True), matched)
            total, more = total + said, more or more_said
        # Where nothing has all words, what was counted before the least was known may be too much.
        return matched.kept, max(total, len(matched.kept)) if not lacking else len(matched.kept), more

    def _notes(self, expression: str, matched: Best) -> tuple[int, bool]:
        """Look at the records that are proposed; gives how many answer, and whether there are more."""
        limit = self.asked.limit
        proposed = self.catalog.noted(expression, self.kinds, self.within)
        keys = _first(proposed, MANY_RECORDS if limit else 0)
        if keys is not None:
            for key in keys:
                self._note(key, matched)
            return len(matched.kept), False
        likely = self.catalog.noted(expression, self.kinds, self.within, ranked=True)
        for looked, key in enumerate(likely, 1):
            self._note(key, matched)
            if looked >= LIKELIEST[0] and len(matched.kept) >= limit:
                break
        if self._counts and self.within is None:
            return self.catalog.noted_count(expression, self.kinds), False
        return len(matched.kept), True

    @property
    def _counts(self) -> bool:
        """Whether every record that is proposed is a match: plain words, and nothing else asked."""
        terms = [term for clause in self.query.clauses for term in clause.terms]
        return (
            not self.asked.conditional
            and len(self.query.clauses) == len(self.query.wanted) == len(self.clauses)
            and all(len(term.words) == 1 for term in terms)
        )

    def _note(self, key: Key, matched: Best) -> None:
        record = self.catalog.record(*key)
        if self.asked.holds(record):
            self._match(document_of(record), record, matched)

    def _match(self, document: Document, record: Record, matched: Best) -> None:
        self.record = record
        match = self.matcher.match(document, matched.lacking)
        if match:
            matched.add(Matched(match, partial(_same, record)))

    def _speech(self, expression: str, matched: Best) -> tuple[int, bool]:
        """Look into the transcripts that are proposed, as `_notes` does."""
        limit = self.asked.limit
        before = len(matched.kept)
        inside = None if self.within is None else set(self.within)
        proposed = (one for one in self.catalog.spoken(expression) if inside is None or one in inside)
        positions = _first(proposed, MANY_TRANSCRIPTS if limit else 0)
        if positions is not None:
            for position in positions:
                self._transcript(position, matched)
            return len(matched.kept) - before, False
        looked = 0
        for position in self.catalog.spoken(expression, ranked=True):
            if inside is not None and position not in inside:
                continue
            self._transcript(position, matched)
            looked += 1
            if looked >= LIKELIEST[1] and len(matched.kept) - before >= limit:
                break
        return len(matched.kept) - before, True

    def _transcript(self, position: int, matched: Best) -> None:
        """Match the passages of a transcript that have enough of the words."""
        text = self.catalog.said(position)
        lines = text.split("\n")
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
                record = passage_of(head, path, number + 1, lines[number], *shape[number][:5])
                if not self.asked.holds(record):
                    continue
                self.record = record
            following = overhang(lines, number, self.query.reach)
            document = spoken_document(name, number + 1, lines[number], following)
            match = self.matcher.match(document, matched.lacking)
            if match:
                matched.add(Matched(match, partial(self.source.passage, position, number + 1, lines[number])))

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
    """The matches that lack the least so far, and how much that is."""

    def __init__(self, lacking: int) -> None:
        self.lacking = lacking
        self.kept: list[Matched] = []

    def add(self, one: Matched) -> None:
        """Keep a match, if it is as good as those kept; a better one drives them out."""
        if one.match.missing < self.lacking:
            self.lacking = one.match.missing
            self.kept.clear()
        self.kept.append(one)


def _same(record: Record) -> Record:
    return record


def passage_of(  # noqa: PLR0917 - the last five are as `prepared.Said` holds them
    head: Record,
    path: str,
    number: int,
    text: str,
    turn: int,
    speaker: str | None,
    start: float | None,
    end: float | None,
    chapter: str | None,
) -> Record:
    """A passage as `passages` makes it of a transcript that was read."""
    values: dict[str, Any] = {"text": text, "turn": turn}
    if speaker:
        values["speaker"] = speaker
    if start is not None:
        values["at"] = ((start, end),)
    if chapter:
        values["chapter"] = chapter
    return Record(TRANSCRIPT, head.episode, number, values, path, 0, head.values)


def overhang(lines: Sequence[str], number: int, reach: int) -> str:
    """What follows a passage as far as phrases reach, as `matcher.overhangs` gives it."""
    end, left = number + 1, reach
    while left > 0 and end < len(lines):
        left -= sum(map(len, words(lines[end])))
        end += 1
    return "\n".join(lines[number + 1 : end]) if reach else ""


def _alternatives(clause: Clause) -> list[Words]:
    return [Words(tuple(unit.parts for unit in term.units), term.prefix) for term in clause.terms]


def _first(proposed: Iterator[Any], most: int) -> list[Any] | None:
    """All that is proposed (`most` is 0 for any number), None where it is more than `most`."""
    found = []
    for one in proposed:
        found.append(one)
        if most and len(found) > most:
            return None
    return found
