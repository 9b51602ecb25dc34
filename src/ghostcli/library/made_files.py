"""Files that ghost makes where a user names them: only one that ghost made is ever replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.library.files import read_bytes
from ghostcli.library.write import write_file
from ghostcli.text.escaping import visible

_LIMIT = 100_000_000  # bytes


class MadeFile(NamedTuple):
    """A sort of file: its name in messages, how each one begins, and an example of a name.

    `option` is the option that names the file, as a prefix of messages; empty for an argument. `is_ours`
    tells a file that ghost made where its beginning does not.
    """

    what: str
    begins: str
    example: str
    option: str = ""
    is_ours: Callable[[bytes], bool] | None = None

    def check_place(self, path: str) -> bytes | None:
        """The content of the file at a path; None if there is no file.

        Raises GhostError if it cannot be written there, or if ghost did not make what is there. Call it
        first: what is to be written may take long.
        """
        folder = os.path.dirname(path) or os.curdir
        if not path or os.path.isdir(path):
            told = f"{self.option}{visible(path) or 'nothing'} is not a file"
            raise GhostError(told, f"name a file: {self.example}")
        if not os.path.isdir(folder):
            what = "is not a folder" if os.path.lexists(folder) else "does not exist"
            raise GhostError(f"{self.option}{visible(folder)} {what}", "create that folder, or name another")
        if not os.access(folder, os.W_OK):
            raise GhostError(f"{self.option}cannot write in {visible(folder)}")
        before = read_bytes(path, _LIMIT)
        if isinstance(before, Problem):
            if os.path.lexists(path):
                raise GhostError(f"{visible(path)} {before.message}")
            return None
        is_ours = self.is_ours or (lambda data: data.startswith(self.begins.encode()))
        if before and not is_ours(before):
            raise GhostError(
                f"{visible(path)} is not {self.what} by ghost, so it is not overwritten",
                "delete it, or name another file",
            )
        return before

    def write(self, path: str, text: str) -> None:
        """Write the file atomically. Raises GhostError as `check_place` does, WriteError if writing fails."""
        self.write_bytes(path, text.encode("utf-8", "backslashreplace"), self.check_place(path))

    def write_bytes(self, path: str, data: bytes, before: bytes | None) -> None:
        """Write the file atomically if it still is as `check_place` found it. Raises WriteError."""
        write_file(path, data, before=before)
