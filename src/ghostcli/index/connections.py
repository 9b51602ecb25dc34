"""Connections to the tables of an index, and what their errors mean."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

_BUSY_MS = 1500


def connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection to an index, which commits when it is told to.

    It waits for no write to be on the disk: `guard.changing` does that once, for all of them.
    """
    connection = sqlite3.connect(name, timeout=_BUSY_MS / 1000, isolation_level=None, uri=uri)
    try:
        for pragma in ("cache_size = -8000", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_apart(path: str) -> sqlite3.Connection:
    """A connection that reads past all locks; for those who know that nobody is writing."""
    from urllib.parse import quote

    return connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)


def let_go(connection: sqlite3.Connection) -> None:
    """Close a connection that nobody holds any more."""
    with suppress(sqlite3.ProgrammingError):  # it belongs to another thread
        connection.close()


def stop_where_locked(status: int, *_: int) -> None:
    """End a backup that would else try again for as long as others keep it out."""
    if status & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise sqlite3.OperationalError("database is locked")


def is_locked(error: Exception) -> bool:
    """Whether others keep it locked."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


_NO_FAULT = ("FULL", "IOERR_WRITE", "IOERR_FSYNC", "IOERR_TRUNCATE")
"""How the names of errors begin that are no fault of the index: there is no room.

One that may not be written or read is made anew, where its folder allows it.
"""


def is_no_fault(error: Exception) -> bool:
    """Whether an error tells nothing against the index: it is locked, or there is no room."""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    return is_locked(error) or name.startswith(_NO_FAULT)
