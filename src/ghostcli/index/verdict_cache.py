"""Stores computed verdicts in the index when a command ends, unless another process is writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ghostcli.index import guard
from ghostcli.index.connections import connect
from ghostcli.index.entries import digest
from ghostcli.index.file_states import UNKNOWN, Key, look, names_in
from ghostcli.library.folders import look_into


class Verdicts(NamedTuple):
    """The packed verdicts of an episode's quotes, and the digest of the files that they come from."""

    packed: bytes
    digest: bytes


class Seen(NamedTuple):
    """The state of an episode's files at one moment: the key of each, and the digest of all."""

    keys: Mapping[str, Key]
    digest: bytes


def see(folders: Iterable[str]) -> Seen | None:
    """The present state of an episode's files; None if one changed a moment ago."""
    found = [look_into(path, []) for path in folders]
    keys: dict[str, Key] = {}
    for folder in found:
        base, name = os.path.split(folder.path)
        names = [name, *names_in(folder)]
        keys |= {os.path.join(base, one): key for one, key in look(base, names).items()}
    return None if UNKNOWN in keys.values() else Seen(keys, digest(found))


def write_verdicts(path: str, verdicts: Mapping[int, Verdicts]) -> None:
    """Store verdicts, by episode position, for episodes whose files have not changed since.

    Verdicts can be computed again: if another process writes or writing fails, they are not stored.
    """
    try:
        with guard.writing(path, patience=0):
            if guard.is_sound(path):
                with guard.changing(path):
                    _write(path, verdicts)
    except (OSError, sqlite3.Error):
        return


def _write(path: str, verdicts: Mapping[int, Verdicts]) -> None:
    connection = connect(path)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT OR REPLACE INTO verdicts"
            " SELECT position, ? FROM episodes WHERE position = ? AND digest = ?",
            [(one.packed, position, one.digest) for position, one in verdicts.items()],
        )
        connection.execute("COMMIT")
    finally:
        connection.close()
