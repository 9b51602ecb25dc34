"""What commands find out of an episode is written down when they are done, if nobody is in the way."""

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
    """What transcripts say of an episode's quotes, packed, and the digest of the files that say so."""

    packed: bytes
    digest: bytes


class Seen(NamedTuple):
    """An episode's files at some moment: what the file system says of each, and the digest of all."""

    keys: Mapping[str, Key]
    digest: bytes


def see(folders: Iterable[str]) -> Seen | None:
    """The files in the folders of an episode now; None where one has only just changed."""
    found = [look_into(path, []) for path in folders]
    keys: dict[str, Key] = {}
    for folder in found:
        base, name = os.path.split(folder.path)
        names = [name, *names_in(folder)]
        keys |= {os.path.join(base, one): key for one, key in look(base, names).items()}
    return None if UNKNOWN in keys.values() else Seen(keys, digest(found))


def write_verdicts(path: str, verdicts: Mapping[int, Verdicts]) -> None:
    """Keep verdicts by the position of their episodes, of those whose files have not been read anew.

    They can be found out again: where another process writes or nothing can be written, they are not kept.
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
