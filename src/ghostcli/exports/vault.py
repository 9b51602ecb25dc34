"""The notes of an Obsidian vault on the disk: found by a property, named without a clash, written safely."""

from __future__ import annotations

import os
from collections import Counter
from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.exports.front_matter import FrontMatter
from ghostcli.exports.obsidian_notes import PROPERTY
from ghostcli.exports.obsidian_text import file_name
from ghostcli.library.files import files_below, read_bytes
from ghostcli.library.write import make_folder, write_file
from ghostcli.system.paths import relative, with_slashes

_LIMIT = 20_000_000  # bytes of a note
_SUFFIX = ".md"


class Note(NamedTuple):
    """A note of a vault: its path, and its bytes when it was read, None for a new one."""

    path: str
    before: bytes | None = None

    @property
    def text(self) -> str:
        """Its text; bytes that are not UTF-8 are kept as surrogates."""
        return (self.before or b"").decode("utf-8", "surrogateescape")


class Vault:
    """A folder for notes of ghost, and the vault around it: the nearest folder upwards with `.obsidian`.

    `doubles` are paths of notes with a property that an earlier note has too; they are left alone.
    `problems` are notes that could not be read.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.root = _root(folder)
        self.doubles: list[str] = []
        self.problems: list[Problem] = []
        self._notes: dict[str, Note] = {}
        self._names: Counter[str] = Counter()
        if os.path.isdir(self.root):
            self._read()

    def _read(self) -> None:
        for path, why in files_below(self.root):
            if not path.endswith(_SUFFIX) or why:
                continue
            self._names[_base(path)] += 1
            data = read_bytes(path, _LIMIT)
            if isinstance(data, Problem):
                self.problems.append(data)
                continue
            if f"\n{PROPERTY}:".encode() not in data[: 1 << 16]:
                continue
            note = Note(path, data)
            name = FrontMatter.of(note.text).value(PROPERTY)
            if isinstance(name, str) and name in self._notes:
                self.doubles.append(path)
            elif isinstance(name, str):
                self._notes[name] = note

    @property
    def properties(self) -> tuple[str, ...]:
        """The values of the property of all notes of ghost."""
        return tuple(self._notes)

    def note(self, name: str) -> Note | None:
        """The note with that value of the property, None if there is none."""
        return self._notes.get(name)

    def placed(self, name: str, title: str, fallback: str, folder: str = "") -> Note:
        """The note with that value of the property; a new one with a name that no other note has.

        `fallback` tells notes of one title apart; `folder` is below the vault's folder for notes.
        """
        if (found := self._notes.get(name)) is not None:
            return found
        best = file_name(title, fallback)
        number = 1
        wanted = best
        while wanted.casefold() in self._names:
            wanted = f"{best} ({fallback})" if number == 1 else f"{best} ({fallback} {number})"
            number += 1
        note = Note(os.path.join(self.folder, folder, wanted + _SUFFIX))
        self._names[wanted.casefold()] += 1
        self._notes[name] = note
        return note

    def target(self, note: Note) -> str:
        """What a link to a note names: its name, or its path in the vault where another has that name."""
        path = note.path[: -len(_SUFFIX)]
        if self._names[_base(note.path)] < 2:
            return os.path.basename(path)
        return with_slashes(relative(path, self.root))

    def write(self, note: Note, text: str) -> bool:
        """Write a note if its text is new. Returns whether it is. Raises WriteError."""
        data = text.encode("utf-8", "surrogateescape")
        if data == note.before:
            return False
        make_folder(os.path.dirname(note.path))
        write_file(note.path, data, before=note.before)
        return True


def _root(folder: str) -> str:
    """The vault of a folder. Raises GhostError if the folder cannot be one."""
    there = os.path.abspath(folder)
    if os.path.lexists(there) and not os.path.isdir(there):
        raise GhostError(f"{folder} is not a folder", "ghost export obsidian ~/vault/talks")
    above = there
    while os.path.dirname(above) != above:
        if os.path.isdir(os.path.join(above, ".obsidian")):
            return above
        above = os.path.dirname(above)
    return there


def _base(path: str) -> str:
    return os.path.basename(path)[: -len(_SUFFIX)].casefold()
