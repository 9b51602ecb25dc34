"""Reads ghost's own notes, as `-o yaml` writes them, for an import."""

from __future__ import annotations

from ghostcli.errors import GhostError
from ghostcli.library.load import read_notes_file
from ghostcli.notes.base import RECORD, EpisodeNotes, LinePlaces, NoteReading, NoteRecord, split_lines
from ghostcli.recognition.documents import is_own_notes
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.encoding import SourceText

FAMILY = "ghost"


def read_own(path: str, source: SourceText) -> NoteReading | None:
    """The notes in a YAML file; None if it has no records. Raises GhostError if a part of it is not valid."""
    found, problems = read_notes_file(path)
    if not found and not (problems and is_own_notes(source)):
        return None
    if problems:
        first = problems[0]
        raise GhostError(f"line {first.line}: {first.message}", "ghost lint FILE names all problems")
    sources = {str(values.get("source", "")) for _, values, _ in found}
    common = next(iter(sources)) if len(sources) == 1 else ""
    records = tuple(
        NoteRecord(
            kind, {name: value for name, value in values.items() if name != "source" or not common}, line
        )
        for kind, values, line in found
    )
    lines = split_lines(source.clean)
    places = LinePlaces(lines)
    for number, line in enumerate(lines, 1):
        places.mark(RECORD if line[:1] in {" ", "-"} else FIELD, [number])
    notes = EpisodeNotes(records=records)
    return NoteReading(family=FAMILY, source=visible(common), episodes=(notes,), places=places.done())
