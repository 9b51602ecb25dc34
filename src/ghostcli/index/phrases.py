"""In which transcripts a few words stand side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from sqlite3 import Connection
from urllib.parse import quote

from ghostcli.index.guard import WORDS
from ghostcli.index.opening import connect
from ghostcli.index.reader import read_texts
from ghostcli.index.schema import SPEECH, VERSION
from ghostcli.index.vocabulary import Vocabulary
from ghostcli.index.words import Words

_KEPT = 4096  # phrases


class Phrases:
    """Looks up phrases in all transcripts, or in those of the episodes at some positions."""

    def __init__(self, connection: Connection, words: Words, within: Collection[int] | None = None) -> None:
        self._connection = connection
        self._words = words
        self._within = None if within is None else frozenset(within)
        self._vocabulary = Vocabulary(connection)
        versions = connection.execute("SELECT 1 FROM heard WHERE versions <> x'' LIMIT 1").fetchone()
        self._kinds = (SPEECH, VERSION) if versions else (SPEECH,)
        self.holding = lru_cache(maxsize=_KEPT)(self._holding)
        everywhere = connection.execute("SELECT count(*) FROM transcripts").fetchone()[0]
        self.transcripts: int = everywhere if within is None else len(self._within or ())

    @property
    def complete(self) -> bool:
        """Whether a word that `counts` does not have is in no transcript."""
        return len(self._kinds) == 1

    def _holding(self, words: tuple[str, ...]) -> frozenset[int]:
        """The positions of the episodes in which these folded words stand side by side."""
        found = self._words.episodes(words, self._kinds)
        return frozenset(found if self._within is None else found & self._within)

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """In how many records and passages each of the words stands, of those that do."""
        return self._vocabulary.counts(list(dict.fromkeys(words)))

    def said(self, position: int) -> str:
        """What the main transcript says of the episode there, as it is written."""
        return "\n".join(read_texts(self._connection, position))

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


def phrases_apart(path: str, within: Collection[int] | None) -> Phrases:
    """The same by stores of its own, for a process that was forked."""
    return Phrases(opened_apart(path), Words(path + WORDS), within)
