"""Everything that can be searched: records and passages as documents, and the words that occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from ghostcli.model import TRANSCRIPT, Episode, Field, Kind, Record, Type
from ghostcli.search.matcher import Document, FieldText, overhangs
from ghostcli.search.memory import DocumentWords
from ghostcli.search.passages import Spoken, spoken_of


class Corpus:
    """The episodes in memory; transcripts are read when they are first asked for.

    It is also the vocabulary of what is asked: a word exists if any record or passage has it.
    """

    def __init__(self, episodes: Mapping[str, Episode]) -> None:
        self.episodes = episodes
        self._spoken: dict[str, Spoken | None] = {}

    def spoken(self, name: str) -> Spoken | None:
        """What was said in that episode, None where it has no transcript."""
        if name not in self._spoken:
            self._spoken[name] = spoken_of(self.episodes[name])
        return self._spoken[name]

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


def document_of(record: Record) -> Document:
    """A record as the matcher reads it: each text with the tier of its field."""
    return Document(record.ref, [text for one in record.kind.fields for text in _texts(one, record.values)])


def passage_document(record: Record, overhang: str) -> Document:
    """A passage as the matcher reads it, under a key that no other passage has."""
    field = TRANSCRIPT.fields[0]
    assert field.tier is not None  # noqa: S101 - the table of kinds declares it
    return Document(
        f"{record.episode}@{record.number}", [FieldText(field.name, field.tier, record.label, overhang)]
    )


def _texts(one: Field, values: Mapping[str, Any]) -> Iterator[FieldText]:
    value = values.get(one.name)
    if value is None:
        return
    if one.type is Type.GROUP:
        for group in value if one.many else [value]:
            for part in one.group:
                for inner in _texts(part, group):
                    yield FieldText(one.name, inner.tier, inner.text)
    elif one.tier is not None:
        for text in _flat(value):
            yield FieldText(one.name, one.tier, text)


def _flat(value: Any) -> Sequence[str]:
    if isinstance(value, dict):
        return [f"{printed} → {meant}" for printed, meant in value.items()]
    return [value] if isinstance(value, str) else value
