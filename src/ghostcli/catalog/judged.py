"""What commands find out of an episode is written down when they are done, if nobody is in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from ghostcli.catalog import guard
from ghostcli.catalog.opening import connect


class Verdicts(NamedTuple):
    """What transcripts say of an episode's quotes, packed, and the digest of the files that say so."""

    packed: bytes
    digest: bytes


def write_verdicts(path: str, verdicts: Mapping[int, Verdicts]) -> None:
    """Keep verdicts by the position of their episodes, of those whose files have not been read anew.

    They can be found out again: where another process writes or nothing can be written, they are not kept.
    """
    try:
        with guard.writing(path, patience=0):
            if guard.is_sound(path):
                _write(path, verdicts)
                guard.stamp(path)
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
