"""Finds the file of an episode that has the records of a document."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from ghostcli.actions.merging import ids_by_label
from ghostcli.actions.planned_records import FoundRecord
from ghostcli.actions.record_ids import record_id
from ghostcli.actions.storing import Target
from ghostcli.actions.written_records import Origin, Written
from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import leads_out, read_bytes
from ghostcli.library.folders import EPISODE_FILE
from ghostcli.library.parse_yaml import LIMIT
from ghostcli.library.record_places import places_in
from ghostcli.model import KINDS
from ghostcli.system.paths import is_device
from ghostcli.text.escaping import visible
from ghostcli.text.words import fold

_MOST_FILES = 1_000

_ENTITIES = frozenset({"people", "companies"})
"""Kinds whose records two documents on one talk share although they are not one."""


class ReadNotes(NamedTuple):
    """The notes of a document on one episode: its path, `-` for stdin, its origin and its records."""

    path: str
    origin: Origin
    records: Sequence[FoundRecord]


class NotesFile(NamedTuple):
    """A notes file of an episode: its path, its text, None if it is new, and its bytes."""

    path: str
    text: str | None
    data: bytes | None

    @property
    def written(self) -> Written:
        """What ghost wrote of it."""
        return Written.of(self.text or "")

    def shares(self, found: Sequence[FoundRecord]) -> bool:
        """Whether it has a record with the words of one of these; people and companies do not count."""
        if self.text is None:
            return False
        known = ids_by_label(places_in(self.text, self.path))
        return any(
            (one.kind, fold(str(one.values[KINDS[one.kind].label]))) in known
            for one in found
            if one.kind not in _ENTITIES
        )


def files_of(folder: str, read: ReadNotes, name: str, target: Target) -> list[NotesFile]:
    """The files that may be that of a document: those of its source, the likeliest first, then a new one.

    The list at the end of a file has its source, else its `source:`. `name` is that of `--as`. Raises
    GhostError if a file cannot be read.
    """
    origin = read.origin
    slug = name or record_id(origin.source, ())
    slug = f"{slug}-notes" if f"{slug}.yaml" == EPISODE_FILE or is_device(slug) else slug
    files: list[NotesFile] = []
    for number in range(1, _MOST_FILES):
        path = os.path.join(folder, f"{slug}.yaml" if number == 1 else f"{slug}-{number}.yaml")
        file = read_notes(path, target)
        if file.text is None:
            break
        if _source(file) == origin.source:
            files.append(file)
    else:
        raise GhostError(f"{visible(folder)} has too many files of notes by {visible(origin.source)}")
    if not name:
        known = {one.path for one in files}
        files += [one for one in _listed(folder, origin, target) if one.path not in known]
    files.sort(key=lambda one: (one.written.origin.document != origin.document, not one.shares(read.records)))
    return [*files, file]


def is_of(file: NotesFile, read: ReadNotes, target: Target) -> bool:
    """Whether a file of the source is that of the document.

    It has the name of the document. Where a name says nothing, as from standard input or if another document
    of this run has it, both have a record with the same words.
    """
    origin, written = read.origin, file.written
    if not written.hashes and not written.origin.document:  # without a list, it is that of the source
        return True
    other = target.documents.get(file.path, read.path) != read.path
    if origin.document and written.origin.document == origin.document and not other:
        return True
    unknown = not origin.document or not written.origin.document
    same_name = written.origin.document == origin.document
    return (unknown or same_name) and file.shares(read.records)


def read_notes(path: str, target: Target) -> NotesFile:
    """The file at a path, as it is after this run. Raises GhostError if it cannot be read."""
    folder = os.path.dirname(path)
    made = target.noted.get(os.path.basename(folder), {}).get(path)
    if leads_out(path, target.root):
        raise GhostError(f"{visible(path)} leads out of the library, so it is not read")
    if not os.path.lexists(path):
        return NotesFile(path, made, made.encode() if made is not None else None)
    data = read_bytes(path, LIMIT)
    if isinstance(data, Problem):
        raise GhostError(f"{visible(path)} {data.message}")
    try:
        return NotesFile(path, made if made is not None else data.decode("utf-8"), data)
    except UnicodeDecodeError:
        raise GhostError(f"{visible(path)} is not valid UTF-8") from None


def episode_of(read: ReadNotes, target: Target) -> str | None:
    """The one episode that has a file of the document with a record of it; None if not exactly one has."""
    origin = read.origin
    if not origin.document:
        return None
    if target.origins is None:
        target.origins = {}
        for episode, path in _all_notes(target):
            with suppress(GhostError):  # it is reported where it is needed
                known = read_notes(path, target).written.origin
                target.origins.setdefault((known.source, known.document), []).append((episode, path))
    fitting = {
        episode
        for episode, path in target.origins.get((origin.source, origin.document), ())
        for file in _readable(path, origin, target)
        if file.shares(read.records)
    }
    return next(iter(fitting)) if len(fitting) == 1 else None


def _all_notes(target: Target) -> Iterator[tuple[str, str]]:
    """The notes files of the library, each with its episode."""
    for episode in target.library.episodes.values():
        paths = {one.path for records in episode.records.values() for one in records}
        yield from ((episode.id, path) for path in sorted(paths - {episode.head.path}))


def _listed(folder: str, origin: Origin, target: Target) -> Iterator[NotesFile]:
    """The files whose list says that they are of the source, in order, whatever their names are."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in sorted(names, key=lambda name: (len(name), name)):
        if name.endswith(".yaml") and name != EPISODE_FILE and not name.startswith("."):
            yield from _readable(os.path.join(folder, name), origin, target)


def _readable(path: str, origin: Origin, target: Target) -> Iterator[NotesFile]:
    """A file, if it can be read as notes, and is of a source by its list."""
    try:
        file = read_notes(path, target)
        if file.written.origin.source == origin.source:
            places_in(file.text or "", path)
            yield file
    except GhostError:  # it is reported where it is needed
        return


def _source(file: NotesFile) -> str:
    """The source of a file, from its list, else from its first line. Raises GhostError if it is not valid."""
    return file.written.origin.source or str(places_in(file.text or "", file.path).values.get("source"))
