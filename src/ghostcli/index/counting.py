"""How often each word and value occurs: kept in step with the index, or counted from it anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from sqlite3 import Connection

from ghostcli.index.entries import Indexed

MANY = 500
"""Episodes from which on it is faster to count the whole index in the end."""

_TOKEN = re.compile(r"[^\x00-/:-@\[-`{-\x7f]+")  # what the tokenizer `ascii` takes for a word


class Counts:
    """The counts of what is put into the index and taken out of it, until they are written.

    Where much changes, words are not counted one by one: what was put off is noted in the catalog, and
    `settle` then counts the index itself, whichever process comes to it.
    """

    def __init__(self, connection: Connection, changes: int) -> None:
        self._connection = connection
        self._words: Counter[str] = Counter()
        self._facets: Counter[tuple[str, str]] = Counter()
        if changes >= MANY:
            self.put_off()

    def put_off(self) -> None:
        """Leave the counting of words to `settle`."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('uncounted', 1)")
        self._words.clear()

    @property
    def _is_put_off(self) -> bool:
        found = self._connection.execute("SELECT 1 FROM meta WHERE name = 'uncounted'")
        return found.fetchone() is not None

    def add(self, index: Indexed) -> None:
        """Count what has been put into the index."""
        self._facets.update(index.facets)
        if not self._is_put_off:
            self._words.update(_words_of(index))

    def take(self, index: Indexed) -> None:
        """Count what has been taken out of the index."""
        self._facets.subtract(index.facets)
        if not self._is_put_off:
            self._words.subtract(Counter(_words_of(index)))

    def keep(self) -> None:
        """Write the values down, and put off the words: what takes so long is counted in the end."""
        self.put_off()
        self._write_facets()

    def settle(self) -> None:
        """Bring the tables of words and values up to date."""
        self._write_facets()
        if self._is_put_off:
            _count_anew(self._connection)
            self._connection.execute("DELETE FROM meta WHERE name = 'uncounted'")
        else:
            _count_changes(self._connection, self._words)

    def _write_facets(self) -> None:
        self._connection.executemany(
            "INSERT INTO facets VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(field, value, number) for (field, value), number in self._facets.items() if number],
        )
        self._connection.execute("DELETE FROM facets WHERE count <= 0")
        self._facets.clear()


def _words_of(index: Indexed) -> Iterator[str]:
    """The words that FTS5 has of it, with repetitions."""
    for _, _, *texts in index.notes:
        for text in texts:
            yield from _TOKEN.findall(text)
    for text in index.speech or ():
        yield from _TOKEN.findall(text)


def _count_anew(connection: Connection) -> None:
    run = connection.execute
    for table in ("notes", "speech"):
        run(f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}, row)")
    for table in ("terms", "turned"):
        run(f"DELETE FROM {table}")  # noqa: S608
    run(
        "INSERT INTO terms SELECT length(term), term, sum(cnt) FROM"
        " (SELECT term, cnt FROM temp.notes_words UNION ALL SELECT term, cnt FROM temp.speech_words)"
        " GROUP BY term ORDER BY 1, 2"
    )
    turned = sorted((length, word[::-1]) for length, word in run("SELECT length, term FROM terms"))
    connection.executemany("INSERT INTO turned VALUES (?, ?)", turned)
    for table in ("notes", "speech"):
        run(f"DROP TABLE temp.{table}_words")


def _count_changes(connection: Connection, words: Counter[str]) -> None:
    changed = sorted((len(word), word, number) for word, number in words.items() if number)
    connection.executemany(
        "INSERT INTO terms VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count", changed
    )
    grown = [(length, word[::-1]) for length, word, number in changed if number > 0]
    connection.executemany("INSERT OR IGNORE INTO turned VALUES (?, ?)", sorted(grown))
    gone = [
        (length, word)
        for length, word, number in changed
        if number < 0 and _is_gone(connection, length, word)
    ]
    connection.executemany("DELETE FROM terms WHERE length = ? AND term = ?", gone)
    connection.executemany(
        "DELETE FROM turned WHERE length = ? AND turned = ?", [(length, word[::-1]) for length, word in gone]
    )


def _is_gone(connection: Connection, length: int, word: str) -> bool:
    found = connection.execute("SELECT count FROM terms WHERE length = ? AND term = ?", (length, word))
    return bool(found.fetchone()[0] <= 0)
