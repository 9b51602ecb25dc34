"""Records and passages as the matcher reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ghostcli.fields import Field, Type
from ghostcli.model import TRANSCRIPT, Record
from ghostcli.search.matcher import Document, FieldText
from ghostcli.text.words import words


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
