"""Edits of notes files that belong together: each file is read once, and written if it changes."""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.library.append_yaml import RecordPlace, with_item
from ghostcli.library.edit_yaml import Change, amend
from ghostcli.library.files import led_out, read_bytes
from ghostcli.library.folders import is_out
from ghostcli.library.parse_yaml import LIMIT
from ghostcli.library.paths import is_builtin
from ghostcli.library.write import write_file
from ghostcli.library.write_yaml import scalar
from ghostcli.model import Record
from ghostcli.text.escaping import one_line, visible


class _NotesFile(NamedTuple):
    """A file as read (None if it does not exist), and its text as it is to be."""

    before: bytes | None
    mark: bytes
    text: str

    @property
    def after(self) -> bytes:
        return self.mark + self.text.encode()


class NotesEdits:
    """Edits of files, which `save` writes in the order in which they were first read."""

    def __init__(self, roots: Sequence[str]) -> None:
        self._roots = roots
        self._files: dict[str, _NotesFile] = {}

    def text(self, path: str) -> str:
        """The text of a file with the edits so far; empty if there is no such file.

        Raises GhostError if it cannot be read, is a link out of its library, or is built in.
        """
        return self._file(path).text

    def set(self, path: str, text: str) -> None:
        """Give a file a new text."""
        self._files[os.path.realpath(path)] = self._file(path)._replace(text=text)

    def save(self) -> bool:
        """Write the files that change, and return whether any does. Raises WriteError."""
        changed = [(path, one) for path, one in self._files.items() if one.after != (one.before or b"")]
        for path, one in changed:
            write_file(path, one.after, before=one.before)
        return bool(changed)

    def add_item(self, record: Record, field: str, item: str) -> None:
        """Add a text to a list field of a record. Raises GhostError if that is not possible."""
        self.set(record.path, with_item(self.text(record.path), _place(record), field, item, record.path))

    def add_note(self, record: Record, note: str) -> None:
        """Give a record a note. Raises GhostError if it has another one already."""
        if present := record.values.get("note"):
            told = f"{record.ref} already has a note: “{one_line(present)}”"
            raise GhostError(told, f"ghost edit {record.ref} changes it")
        change = Change(record.line, record.kind.label, record.label, {"note": scalar(note)})
        text, refused = amend(self.text(record.path), [change], record.path)
        if refused:
            raise refused[0]
        self.set(record.path, text)

    def _file(self, path: str) -> _NotesFile:
        real = os.path.realpath(path)
        if real not in self._files:
            self._files[real] = self._read(path)
        return self._files[real]

    def _read(self, path: str) -> _NotesFile:
        if is_builtin(path, self._roots):
            raise GhostError(f"{visible(path)} is in the built-in library, which is read-only")
        if not os.path.lexists(path):
            return _NotesFile(None, b"", "")
        is_outside = is_out(path, os.path.dirname(os.path.dirname(path)))
        data = led_out(path) if is_outside else read_bytes(path, LIMIT)
        if isinstance(data, Problem):
            raise GhostError(f"{visible(path)} {data.message}")
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        try:
            return _NotesFile(data, mark, data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise GhostError(f"{visible(path)} is not valid UTF-8; nothing was written") from None


def _place(record: Record) -> RecordPlace:
    return RecordPlace(record.kind.name, record.line, record.kind.label, record.label)
