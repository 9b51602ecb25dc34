"""A search by the catalog: it proposes records and transcripts, and the one matcher decides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.catalog.catalog import Catalog
from ghostcli.catalog.propose import Words, all_of, any_of
from ghostcli.model import FIDELITY, TRANSCRIPT, Kind, Record, Tier
from ghostcli.search import typos
from ghostcli.search.documents import document_of, passage_document, spoken_document
from ghostcli.search.found import Asked, Found
from ghostcli.search.matcher import Document, FieldText, Match, Matcher, Sought, sought
from ghostcli.search.query import Clause, Filter, Query
from ghostcli.search.ranking import rank_key
from ghostcli.text import words

if TYPE_CHECKING:  # these read files; most commands read none
    from ghostcli.search.passages import Spoken
    from ghostcli.search.verdicts import Verifier

MANY_RECORDS = 2000
"""Proposed records up to which all are looked at; of more, with a limit, the likeliest."""

MANY_TRANSCRIPTS = 512
"""Proposed transcripts up to which all are looked at."""

LIKELIEST = 500, 60
"""How many records and transcripts are looked at, at least, where there are more."""

Key = tuple[int, int, int]
"""Position, kind and number."""


class _Matched(NamedTuple):
    match: Match
    record: Callable[[], Record]


class Indexed:
    """The catalog as a source of records, and the vocabulary of what is asked."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.episodes = catalog.episodes

    def search(self, asked: Asked) -> Found:
        """What answers the query, among the records that meet the conditions."""
        query, corrections = typos.read_as(asked.query, self)
        run = _Run(self, asked, query)
        matched, total, more = run.all_met()
        if not matched and len(query.wanted) > 1:
            matched, total, more = run.most_met()
        matched.sort(key=lambda one: rank_key(one.match))
        return Found(matched, corrections, total, more)

    def passage(self, position: int, number: int, text: str) -> Record:
        """A passage as a record."""
        head = self.catalog.head(position)
        path, *shape = self.catalog.passages(position)
        turn, speaker, start, end, chapter, _, _ = shape[number - 1]
        return _passage(head, path, number, text, turn, speaker, start, end, chapter)

    def passages(self, position: int) -> Iterator[Record]:
        """All passages of the transcript there."""
        shape = self.catalog.passages(position)
        if not shape:
            return
        head, lines = self.catalog.head(position), self.catalog.said(position).split("\n")
        for number, (one, text) in enumerate(zip(shape[1:], lines, strict=True), 1):
            yield _passage(head, shape[0], number, text, *one[:5])

    def records(self, kinds: Iterable[Kind], names: Iterable[str]) -> Iterator[Record]:
        """The records of those kinds in those episodes; of TRANSCRIPT, the passages."""
        kinds = tuple(kinds)
        chosen = None if names is self.episodes else list(names)
        for position in self.catalog.positions(chosen):
            yield from self.records_at(position, kinds)

    def records_at(self, position: int, kinds: Iterable[Kind]) -> Iterator[Record]:
        """The records of those kinds in the episode there."""
        for kind in kinds:
            if kind is TRANSCRIPT:
                yield from self.passages(position)
            else:
                yield from self.catalog.records(position, kind)

    def head(self, name: str) -> Record:
        """The record of an episode itself."""
        return self.catalog.head(next(self.catalog.positions([name])))

    def spoken(self, name: str) -> Spoken | None:
        """What was said in that episode, as its file has it."""
        from ghostcli.search.passages import spoken_of

        return spoken_of(self.episodes[name])

    def effective(self, record: Record) -> Record:
        """The record with its computed verdicts in the place of the recorded ones, where there are any."""
        return self._verdicts.effective(record) if record.kind.field(FIDELITY.name) is FIDELITY else record

    @cached_property
    def _verdicts(self) -> Verifier:
        from ghostcli.search.verdicts import Verifier

        return Verifier(self.episodes)

    def begun(self, record: Record, offset: int) -> float | None:
        """When the cue begins in which the character at `offset` of a passage stands."""
        position = next(self.catalog.positions([record.episode]))
        shape = self.catalog.passages(position)[record.number]
        marks, starts = shape[5], shape[6]
        start: float | None = starts[max(bisect_right(marks, offset) - 1, 0)]
        return start

    def has(self, word: str) -> bool:
        """Whether the word occurs anywhere."""
        return self.catalog.has_word(word)

    def nearest(self, word: str) -> list[str]:
        """The nearest words that occur, the best first."""
        allowed = typos.edits(word)
        if not allowed:
            return []
        near = typos.nearest(word, self.catalog.one_edit_away(word))
        if allowed == 1 or (near and _distance(word, near[0]) == 1):
            return near
        known = self.catalog.near_in_length(word, allowed)
        near = typos.nearest(word, known, limit=len(known))
        return typos.nearest(word, self.catalog.counted(near))


class _Run:
    """One query put to the catalog."""

    def __init__(self, source: Indexed, asked: Asked, query: Query) -> None:
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
        if self.asked.episodes is self.source.episodes:
            return None
        return list(self.catalog.positions(list(self.asked.episodes)))

    def _filtered(self, one: Filter, _: Document) -> bool:
        return self.record is not None and self.asked.filtered(one, self.record)

    def all_met(self) -> tuple[list[_Matched], int, bool]:
        """The matches that have all that is wanted: how many there are, and whether more."""
        if not self.clauses:
            return self._all(self._everything(), 0)
        return self._proposed(all_of, lacking=0)

    def most_met(self) -> tuple[list[_Matched], int, bool]:
        """Of the matches that lack something those that lack the least."""
        lacking = len(self.wanted) - 1
        if len(self.clauses) < len(self.wanted):
            return self._all(self._everything(), lacking)
        return self._proposed(any_of, lacking)

    def _all(
        self, found: Iterable[tuple[Document, Record]], lacking: int
    ) -> tuple[list[_Matched], int, bool]:
        matched = _Best(lacking)
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

    def _proposed(self, propose: Callable[..., str], lacking: int) -> tuple[list[_Matched], int, bool]:
        matched = _Best(lacking)
        total, more = 0, False
        if self.kinds:
            total, more = self._notes(propose(self.clauses), matched)
        if self.speech:
            said, more_said = self._speech(propose(self.clauses, spoken=True), matched)
            total, more = total + said, more or more_said
        # Where nothing has all words, what was counted before the least was known may be too much.
        return matched.kept, max(total, len(matched.kept)) if not lacking else len(matched.kept), more

    def _notes(self, expression: str, matched: _Best) -> tuple[int, bool]:
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

    def _note(self, key: Key, matched: _Best) -> None:
        record = self.catalog.record(*key)
        if self.asked.holds(record):
            self._match(document_of(record), record, matched)

    def _match(self, document: Document, record: Record, matched: _Best) -> None:
        self.record = record
        match = self.matcher.match(document, matched.lacking)
        if match:
            matched.add(_Matched(match, partial(_same, record)))

    def _speech(self, expression: str, matched: _Best) -> tuple[int, bool]:
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

    def _transcript(self, position: int, matched: _Best) -> None:
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
                record = _passage(head, path, number + 1, lines[number], *shape[number][:5])
                if not self.asked.holds(record):
                    continue
                self.record = record
            following = overhang(lines, number, self.query.reach)
            document = spoken_document(name, number + 1, lines[number], following)
            match = self.matcher.match(document, matched.lacking)
            if match:
                matched.add(
                    _Matched(match, partial(self.source.passage, position, number + 1, lines[number]))
                )

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


class _Best:
    """The matches that lack the least so far, and how much that is."""

    def __init__(self, lacking: int) -> None:
        self.lacking = lacking
        self.kept: list[_Matched] = []

    def add(self, one: _Matched) -> None:
        """Keep a match, if it is as good as those kept; a better one drives them out."""
        if one.match.missing < self.lacking:
            self.lacking = one.match.missing
            self.kept.clear()
        self.kept.append(one)


def _same(record: Record) -> Record:
    return record


def _passage(  # noqa: PLR0917 - the last five are as `prepared.Said` holds them
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


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # loaded by now: `typos.nearest` has used it

    return OSA.distance(one, other)


def _first(proposed: Iterator[Any], most: int) -> list[Any] | None:
    """All that is proposed (`most` is 0 for any number), None where it is more than `most`."""
    found = []
    for one in proposed:
        found.append(one)
        if most and len(found) > most:
            return None
    return found
