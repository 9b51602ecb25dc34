"""Everything that can be searched: records and passages as documents, and the words that occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from ghostcli.fields import Kind
from ghostcli.model import HEARD, TRANSCRIPT, Episode, Record
from ghostcli.search.documents import document_of, passage_document
from ghostcli.search.found import Asked, Found, Order
from ghostcli.search.matcher import Document, overhangs
from ghostcli.search.memory import DocumentWords, search
from ghostcli.search.ordering import in_order, together
from ghostcli.search.passages import Spoken, spoken_of
from ghostcli.search.query import Filter
from ghostcli.verify.verifier import Verifier

if TYPE_CHECKING:
    from ghostcli.fidelity.clock import Clock


class Corpus:
    """The episodes in memory; transcripts are read when they are first asked for.

    It is also the vocabulary of what is asked: a word exists if any record or passage has it.
    """

    def __init__(self, episodes: Mapping[str, Episode]) -> None:
        self.episodes = episodes
        self._spoken: dict[str, Spoken | None] = {}
        self._verifier = Verifier(episodes)
        self.effective = self._verifier.effective
        self.left_out = self._verifier.left_out

    def spoken(self, name: str) -> Spoken | None:
        """What was said in that episode, None where it has no transcript."""
        if name not in self._spoken:
            self._spoken[name] = spoken_of(self.episodes[name])
        return self._spoken[name]

    def clock(self, name: str) -> Clock | None:
        """The clock of an episode's transcript, None where it is the episode's."""
        found = self._verifier.clock(name)
        return None if found.is_same else found

    def heard(self) -> list[tuple[str, str]]:
        """What transcripts have where something else was meant, and that."""
        values = (episode.head.values.get(HEARD.name, {}) for episode in self.episodes.values())
        return list(dict.fromkeys(pair for pairs in values for pair in pairs.items()))

    def records(self, kinds: Iterable[Kind], names: Iterable[str]) -> Iterator[Record]:
        """The records of those kinds in those episodes; of TRANSCRIPT, the passages."""
        kinds = tuple(kinds)
        for name in names:
            for kind in kinds:
                if kind is TRANSCRIPT:
                    spoken = self.spoken(name)
                    yield from spoken.records if spoken else ()
                else:
                    yield from self.episodes[name].of(kind)

    def count(self, kinds: Iterable[Kind]) -> int | None:
        """How many records of those kinds there are, None where they would have to be gone through."""
        del kinds
        return None

    def search(self, asked: Asked) -> Found:
        """What answers the query, among the records that meet the conditions."""
        records = (one for one in self.records(asked.kinds, asked.episodes) if asked.holds(one))
        documents = list(self.documents(records, asked.query.reach))
        by_ref = {document.ref: record for document, record in documents}

        def filtered(one: Filter, document: Document) -> bool:
            return asked.filtered(one, by_ref[document.ref])

        found = search(asked.query, [document for document, _ in documents], vocabulary=self, holds=filtered)
        matches = [(match, partial(by_ref.__getitem__, match.document.ref)) for match in found.matches]
        ordered = in_order(together(matches, self.episodes), asked.order, lambda one: one[1]())
        return Found(ordered[: asked.limit or None], found.corrections, len(matches))

    def ordered(self, records: Iterable[Record], order: Order) -> Iterable[Record]:
        """The records in that order."""
        return in_order(list(records), order, lambda record: record)

    def head(self, name: str) -> Record:
        """The record of an episode itself."""
        return self.episodes[name].head

    def begun(self, record: Record, offset: int) -> float | None:
        """When the cue begins in which the character at `offset` of a passage stands."""
        spoken = self.spoken(record.episode)
        return spoken.passages[record.number - 1].cue_at(offset).start if spoken else None

    def documents(self, records: Iterable[Record], reach: int) -> Iterator[tuple[Document, Record]]:
        """Each record as the matcher reads it; passages with what follows them as far as `reach`."""
        following: dict[str, list[str]] = {}
        for record in records:
            if record.kind is not TRANSCRIPT:
                yield document_of(record), record
                continue
            if record.episode not in following:
                spoken = self.spoken(record.episode)
                texts = [one.text for one in spoken.passages] if spoken else []
                following = {record.episode: list(overhangs(texts, reach))}
            overhang = following[record.episode][record.number - 1]
            yield passage_document(record, overhang), record

    def has(self, word: str) -> bool:
        """Whether the word occurs anywhere; transcripts are read only if no record has it."""
        return self._noted.has(word) or self._said.has(word)

    def nearest(self, word: str) -> list[str]:
        """The nearest words that occur, the best first."""
        return DocumentWords([*self._noted.documents, *self._said.documents]).nearest(word)

    @cached_property
    def _noted(self) -> DocumentWords:
        return DocumentWords([document_of(record) for one in self.episodes.values() for record in one])

    @cached_property
    def _said(self) -> DocumentWords:
        records = self.records((TRANSCRIPT,), self.episodes)
        return DocumentWords([passage_document(record, "") for record in records])
