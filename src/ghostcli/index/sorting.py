"""Sorts results of any number, on the disk if they are too many for memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any

from ghostcli.errors import GhostError

_BATCH = 500
_numbers = count(1)


class Sorter:
    """Sorts records and passages, given by their `schema.row`: by value, then by key.

    A value is a number or text; None comes last. Items of one `team` directly follow the first of them.
    `lack` counts missing words: only the items with the smallest `lack` are returned.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._table = f"temp.sorted_{next(_numbers)}"
        self._waiting: list[tuple[Any, ...]] = []
        self._run(f"CREATE TABLE {self._table} (lack, value, key BLOB, team, row)")

    def add(self, row: int, key: bytes, *, value: Any = None, team: str | None = None, lack: int = 0) -> None:
        """Add one item."""
        if isinstance(value, int) and abs(value) >= 1 << 63:
            value = float(value)
        self._waiting.append((lack, value, key, team, row))
        if len(self._waiting) >= _BATCH:
            self._write()

    def in_order(self, *, limit: int = 0, reverse: bool = False, by_value: bool = False) -> Iterator[int]:
        """The sorted rows, at most `limit` (0 for all). It can be called once.

        With `by_value`, `reverse` reverses the order of the values, but not the order of items with equal
        values.
        """
        self._write()
        down = "DESC" if reverse else ""
        table, keys = self._table, "" if by_value else down
        rows = self._run(
            f"WITH kept AS (SELECT * FROM {table} WHERE lack = (SELECT min(lack) FROM {table})),"  # noqa: S608
            " teams AS (SELECT team, min(key) AS first FROM kept WHERE team NOT NULL"
            " GROUP BY team HAVING count(*) > 1)"
            " SELECT row FROM kept LEFT JOIN teams USING (team)"
            f" ORDER BY value IS NULL, value {down}, ifnull(first, key) {keys}, key {keys} LIMIT ?",
            (limit or -1,),
        )
        try:
            while some := self._checked(rows.fetchmany, _BATCH):
                yield from (row for (row,) in some)
        finally:
            # The connection may be closed. A table cannot be dropped while another is read.
            with suppress(sqlite3.Error):
                rows.close()
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def _write(self) -> None:
        some, self._waiting = self._waiting, []
        if some:
            self._checked(
                self._connection.executemany,
                f"INSERT INTO {self._table} VALUES (?, ?, ?, ?, ?)",  # noqa: S608
                some,
            )

    def _run(self, *statement: Any) -> Any:
        return self._checked(self._connection.execute, *statement)

    @staticmethod
    def _checked(do: Any, *arguments: Any) -> Any:
        """Run a statement. Raises GhostError if there is no disk space; the index is not damaged then."""
        try:
            return do(*arguments)
        except sqlite3.OperationalError as error:
            raise GhostError(
                f"cannot sort the results: {error}",
                "it takes room in the temporary folder ($SQLITE_TMPDIR or $TMPDIR)",
            ) from None
