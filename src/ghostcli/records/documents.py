"""Builds the documents that are searched: the folded texts of records and passages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ghostcli.fields import Field, Tier, Type
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.text.folded import Folded
from ghostcli.text.words import words


class FieldText:
    """A searchable text: one value of a field.

    `overhang` is the beginning of the texts that follow. A phrase may end in it; it is not searched
    otherwise.
    """

    __slots__ = ("_folded", "name", "overhang", "text", "tier")

    def __init__(self, name: str, tier: Tier, text: str, overhang: str = "") -> None:
        self.name = name
        self.tier = tier
        self.text = text
        self.overhang = overhang
        self._folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The folded text; it is folded once."""
        if self._folded is None:
            self._folded = Folded(self.text, self.overhang)
        return self._folded


class Document(NamedTuple):
    """A document, the unit of a search: a record or a passage, with its ref."""

    ref: str
    fields: Sequence[FieldText]


def document_of(record: Record, unsearched: Collection[str] = ()) -> Document:
    """The document of a record: each text with the tier of its field, without the `unsearched` fields."""
    fields = (one for one in record.kind.fields if one.name not in unsearched)
    return Document(record.ref, [text for one in fields for text in _texts(one, record.values)])


def passage_document(episode: str, number: int, text: str, overhang: str) -> Document:
    """The document of a passage, with a unique key in place of a ref."""
    field = TRANSCRIPT.fields[0]
    assert field.tier is not None  # noqa: S101 - the table of kinds declares it
    return Document(f"{episode}@{number}", [FieldText(field.name, field.tier, text, overhang)])


def passage_of(head: Record, path: str, number: int, text: str, known: Sequence[Any]) -> Record:
    """The record of a passage in the episode with that head.

    `known` holds its turn number, speaker, start and end in seconds, and chapter title.
    """
    turn, speaker, start, end, chapter = known
    values: dict[str, Any] = {"text": text, "turn": turn}
    if speaker:
        values["speaker"] = speaker
    if start is not None:
        values["at"] = ((start, end),)
    if chapter:
        values["chapter"] = chapter
    return Record(TRANSCRIPT, head.episode, number, values, path, 0, head.values)


def overhang(texts: Sequence[str], number: int, reach: int) -> str:
    """The texts after number `number`, as far as a phrase of `reach` words can extend."""
    end, left = number + 1, reach
    while left > 0 and end < len(texts):
        left -= len(words(texts[end]))
        end += 1
    return "\n".join(texts[number + 1 : end])


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
