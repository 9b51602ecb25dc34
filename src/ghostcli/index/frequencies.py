"""Document frequencies of words and values: updated with each change, or counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from ghostcli.index.entries import Indexed
from ghostcli.index.stemming import stems
from ghostcli.index.word_store import Words

MANY = 200
"""From this number of changed episodes on, it is faster to count all words at the end with the word store."""


class DocumentFrequencies:
    """Collects changes of the counts until they are written.

    If many episodes change, words are not counted one by one. The index records that this is due; `settle`
    then counts them with the word store, in this process or a later one.
    """

    def __init__(self, connection: Connection, changes: int) -> None:
        self._connection = connection
        self._words: dict[str, Counter[str]] = {}
        self._facets: Counter[tuple[str, str]] = Counter()
        self._languages: Counter[str] = Counter()
        self._totals: Counter[str] = Counter()
        if changes >= MANY:
            self.put_off()

    def put_off(self) -> None:
        """Let `settle` count all words."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('uncounted', 1)")
        self._words.clear()

    @property
    def is_put_off(self) -> bool:
        """Whether `settle` will count all words, once the word store is complete."""
        found = self._connection.execute("SELECT 1 FROM meta WHERE name = 'uncounted'")
        return found.fetchone() is not None

    def add(self, index: Indexed, *, sign: int = 1) -> None:
        """Count an entry that is added to the index; with `sign` -1, one that is removed."""
        for key, number in index.facets.items():
            self._facets[key] += sign * number
        self._languages[index.language] += sign
        for line in index.counted():
            self._totals["documents"] += sign
            self._totals["tokens"] += sign * line.length
        if not self.is_put_off:
            words = self._words.setdefault(index.language, Counter())
            for word, number in index.words().items():
                words[word] += sign * number

    def keep(self) -> None:
        """Write the counts of values, and leave the words to `settle`, since counting them is slow."""
        self.put_off()
        self._write_values()

    def settle(self, words: Words) -> None:
        """Update the tables of words and values. The word store must be complete."""
        self._write_values()
        if self.is_put_off:
            self._count_anew(words)
            self._connection.execute("DELETE FROM meta WHERE name = 'uncounted'")
        else:
            self._count_changes()

    def _write_values(self) -> None:
        self._add("facets", [(*key, number) for key, number in self._facets.items() if number])
        self._add("languages", [one for one in self._languages.items() if one[1]])
        self._add("meta", list(self._totals.items()), column="value")
        for table in ("facets", "languages"):
            self._connection.execute(f"DELETE FROM {table} WHERE count <= 0")  # noqa: S608
        for some in (self._facets, self._languages, self._totals):
            some.clear()

    def _add(self, table: str, rows: Sequence[tuple[Any, ...]], *, column: str = "count") -> None:
        """Insert rows, or add the last value of each to the column of the existing row."""
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(
                f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608
                f" ON CONFLICT DO UPDATE SET {column} = {column} + excluded.{column}",
                rows,
            )

    def _count_anew(self, words: Words) -> None:
        run, run_many = self._connection.execute, self._connection.executemany
        for table in ("terms", "turned", "stems"):
            run(f"DELETE FROM {table}")  # noqa: S608
        every = words.terms()
        run_many(
            "INSERT INTO terms VALUES (?, ?, ?)", sorted((len(word), word, count) for word, count in every)
        )
        run_many("INSERT INTO turned VALUES (?, ?)", sorted((len(word), word[::-1]) for word, _ in every))
        languages = [language for (language,) in run("SELECT language FROM languages").fetchall()]
        for language in languages:
            own = every if len(languages) == 1 else words.terms(language)
            self._stem(language, own)

    def _stem(self, language: str, words: Sequence[tuple[str, int]]) -> None:
        """Add to the stem counts of a language, and delete words whose count falls to zero."""
        found = zip(words, stems([word for word, _ in words], language), strict=True)
        rows = sorted((language, stem, word, count) for (word, count), stem in found)
        self._add("stems", rows)
        self._connection.executemany(
            "DELETE FROM stems WHERE language = ? AND stem = ? AND term = ? AND count <= 0",
            [row[:3] for row in rows if row[3] < 0],
        )

    def _count_changes(self) -> None:
        total: Counter[str] = Counter()
        for language, words in self._words.items():
            for word, number in words.items():
                total[word] += number
            self._stem(language, [one for one in words.items() if one[1]])
        self._change(sorted((len(word), word, number) for word, number in total.items() if number))
        self._words.clear()

    def _change(self, changed: Sequence[tuple[int, str, int]]) -> None:
        run, run_many = self._connection.execute, self._connection.executemany
        self._add("terms", changed)
        grown = sorted((length, word[::-1]) for length, word, number in changed if number > 0)
        run_many("INSERT OR IGNORE INTO turned VALUES (?, ?)", grown)
        fewer = [(length, word) for length, word, number in changed if number < 0]
        count = "SELECT count FROM terms WHERE length = ? AND term = ?"
        gone = [one for one in fewer if run(count, one).fetchone()[0] <= 0]
        if gone:
            run_many("DELETE FROM terms WHERE length = ? AND term = ?", gone)
            turned = [(length, word[::-1]) for length, word in gone]
            run_many("DELETE FROM turned WHERE length = ? AND turned = ?", turned)
