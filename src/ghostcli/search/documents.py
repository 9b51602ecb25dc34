"""Records and passages as the matcher reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ghostcli.fields import Field, Type
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.search.matcher import Document, FieldText


def document_of(record: Record) -> Document:
    """A record as the matcher reads it: each text with the tier of its field."""
    return Document(record.ref, [text for one in record.kind.fields for text in _texts(one, record.values)])


def passage_document(record: Record, overhang: str) -> Document:
    """A passage as the matcher reads it, under a key that no other passage has."""
    return spoken_document(record.episode, record.number, record.label, overhang)


def spoken_document(episode: str, number: int, text: str, overhang: str) -> Document:
    """As `passage_document`, before there is a record."""
    field = TRANSCRIPT.fields[0]
    assert field.tier is not None  # noqa: S101 - the table of kinds declares it
    return Document(f"{episode}@{number}", [FieldText(field.name, field.tier, text, overhang)])


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
