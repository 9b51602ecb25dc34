"""Reading notes in tests: of a text, and the records of a kind."""

from __future__ import annotations

from typing import Any

from ghostcli.notes.base import NoteReading, split_lines
from ghostcli.notes.formats import read_notes
from ghostcli.transcripts.encoding import decode


def reading_of(text: str) -> NoteReading:
    """The reading of a text; every line has a place."""
    source = decode(text.encode())
    reading = read_notes(source)
    assert reading is not None
    assert len(reading.places) == len(split_lines(source.clean))
    return reading


def of_kind(reading: NoteReading, kind: str) -> list[dict[str, Any]]:
    """The values of the records of a kind."""
    return [dict(one.values) for one in reading.episodes[0].records if one.kind == kind]


def facts_of(text: str) -> dict[str, Any]:
    """The facts about the episode in notes."""
    return dict(reading_of(text).episodes[0].facts)
