"""In which transcripts a few words stand side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from sqlite3 import Connection
from urllib.parse import quote

from ghostcli.index.opening import connect
from ghostcli.index.words import counted

_KEPT = 4096  # phrases


class Phrases:
    """Looks up phrases in all transcripts, or in those of the episodes at some positions."""

    def __init__(self, connection: Connection, within: Collection[int] | None = None) -> None:
        self._connection = connection
        self._within = None if within is None else frozenset(within)
        self._tables = ["speech"]
        if connection.execute("SELECT 1 FROM heard WHERE versions <> '' LIMIT 1").fetchone():
            self._tables.append("versions")
        self.holding = lru_cache(maxsize=_KEPT)(self._holding)
        everywhere = connection.execute("SELECT count(*) FROM said").fetchone()[0]
        self.transcripts: int = everywhere if within is None else len(self._within or ())

    @property
    def complete(self) -> bool:
        """Whether a word that `counts` does not have is in no transcript."""
        return len(self._tables) == 1

    def _holding(self, words: tuple[str, ...]) -> frozenset[int]:
        """The positions of the episodes in which these folded words stand side by side."""
        expression = 'words : "' + " ".join(words).replace('"', '""') + '"'
        found: set[int] = set()
        for table in self._tables:
            rows = self._connection.execute(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ?",  # noqa: S608
                (expression,),
            )
            found.update(position for (position,) in rows)
        return frozenset(found if self._within is None else found & self._within)

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """How often each of the words occurs, of those that do."""
        return counted(self._connection, dict.fromkeys(words, 0))

    def said(self, position: int) -> str:
        """What the main transcript says of the episode there, as it is written."""
        found = self._connection.execute("SELECT text FROM said WHERE position = ?", (position,)).fetchone()
        return found[0] if found else ""

    def names(self, positions: Sequence[int]) -> list[str]:
        """The ids of the episodes at those positions."""
        run = self._connection.execute
        return [
            run("SELECT name FROM episodes WHERE position = ?", (one,)).fetchone()[0] for one in positions
        ]


def path_of(connection: Connection) -> str:
    """The file that a connection reads; empty where it is in memory or has no name."""
    name: str = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    return name or ""


def opened_apart(path: str) -> Connection:
    """Another connection to a catalog, for a process that was forked.

    It takes no locks: the process it was forked from holds one as long as it lasts, so that nobody writes.
    """
    return connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)
