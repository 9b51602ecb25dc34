"""Records and passages as documents: the texts of each that can be searched, folded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ghostcli.fields import Field, Tier, Type
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.text.folded import Folded
from ghostcli.text.words import words


class FieldText:
    """A text to search in: one value of a field.

    `overhang` is the beginning of what follows in the next texts: a phrase may end in it, and
    nothing else of it counts.
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
        """The text folded, once."""
        if self._folded is None:
            self._folded = Folded(self.text, self.overhang)
        return self._folded


class Document(NamedTuple):
    """What must hold all words of a query: a record or a passage, under its ref."""

    ref: str
    fields: Sequence[FieldText]


def document_of(record: Record) -> Document:
    """A record as the matcher reads it: each text with the tier of its field."""
    return Document(record.ref, [text for one in record.kind.fields for text in _texts(one, record.values)])


def passage_document(episode: str, number: int, text: str, overhang: str) -> Document:
    """A passage as the matcher reads it, under a key that no other passage has."""
    field = TRANSCRIPT.fields[0]
    assert field.tier is not None  # noqa: S101 - the table of kinds declares it
    return Document(f"{episode}@{number}", [FieldText(field.name, field.tier, text, overhang)])


def passage_of(head: Record, path: str, number: int, text: str, known: Sequence[Any]) -> Record:
    """A passage as a record of the episode with that head.

    `known` is the number of its turn, its speaker, start and end, and the title of its chapter.
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
    """What follows one of a row of texts, as far as a phrase of so many words reaches."""
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
