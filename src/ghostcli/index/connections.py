"""SQLite connections to an index, and the meaning of their errors."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

_BUSY_MS = 1500


def connect(name: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection to an index. Transactions are begun and committed explicitly.

    It does not sync writes to the disk: `guard.changing` does that once for all writes.
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
    """A read-only connection that ignores locks. Use it only when no process can be writing."""
    from urllib.parse import quote

    return connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)


def let_go(connection: sqlite3.Connection) -> None:
    """Close a connection that has no owner any more."""
    with suppress(sqlite3.ProgrammingError):  # it belongs to another thread
        connection.close()


def stop_where_locked(status: int, *_: int) -> None:
    """Stop a backup when the database is locked. Without this, it retries as long as the lock lasts."""
    if status & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise sqlite3.OperationalError("database is locked")


def is_locked(error: Exception) -> bool:
    """Whether the error means that another process has locked the database."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


_NO_FAULT = ("FULL", "IOERR_WRITE", "IOERR_FSYNC", "IOERR_TRUNCATE")
"""Prefixes of SQLite error names that do not mean a damaged index: for example, the disk is full.

An index file without read or write permission is not among them: it is rebuilt if its folder allows it.
"""


def is_no_fault(error: Exception) -> bool:
    """Whether the error does not mean a damaged index: the index is locked, or the disk is full."""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    return is_locked(error) or name.startswith(_NO_FAULT)
