"""The vocabulary of an index: its folded words, their document frequencies, stems and similar words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from sqlite3 import Connection

from ghostcli.index.stemming import stems
from ghostcli.text.function_words import ENGLISH

_LAST = "\U0010ffff"


class Vocabulary:
    """The words of an index, in one read snapshot."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.count = lru_cache(maxsize=4096)(self._count)
        self._meta = dict(
            connection.execute("SELECT name, value FROM meta WHERE name IN ('documents', 'tokens')")
        )

    def __len__(self) -> int:
        count: int = self._connection.execute("SELECT count(*) FROM terms").fetchone()[0]
        return count

    @property
    def documents(self) -> int:
        """The number of records and passages."""
        return int(self._meta.get("documents", 0))

    @property
    def average(self) -> float:
        """The average length of a record or passage, in words."""
        return float(self._meta.get("tokens", 0)) / self.documents if self.documents else 0.0

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The language codes of all episodes."""
        rows = self._connection.execute("SELECT language FROM languages ORDER BY language")
        return tuple(language for (language,) in rows)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The function words of the frequent languages; English ones if none is known.

        A language is frequent if it has at least a fifth of the episodes of the most frequent one. The
        function words of a rare language are ordinary words to most users.
        """
        counts = dict(self._connection.execute("SELECT language, count FROM languages").fetchall())
        frequent = [language for language, count in counts.items() if 5 * count >= max(counts.values())]
        others = [one for one in frequent if one != "en"]
        if not others:
            return ENGLISH
        from ghostcli.fidelity.language import function_words  # 3 ms

        known = frozenset().union(*map(function_words, others))
        return known | ENGLISH if "en" in frequent or not known else known

    def _count(self, word: str) -> int:
        """The number of records and passages that contain a word; 0 if none does."""
        row = self._connection.execute(
            "SELECT count FROM terms WHERE length = ? AND term = ?", (len(word), word)
        ).fetchone()
        return row[0] if row else 0

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """The document frequencies of those words that occur."""
        return {word: count for word in words if (count := self.count(word))}

    def has(self, word: str) -> bool:
        """Whether a word occurs anywhere."""
        return self.count(word) > 0

    def forms(self, word: str) -> Mapping[str, Sequence[str]]:
        """The other words with the same stem, by language."""
        found: dict[str, list[str]] = {}
        for language in self.languages:
            rows = self._connection.execute(
                "SELECT term FROM stems WHERE language = ? AND stem = ?",
                (language, stems([word], language)[0]),
            )
            if some := [term for (term,) in rows if term != word]:
                found[language] = some
        return found

    def one_edit_away(self, word: str) -> dict[str, int]:
        """All words one edit away, and some others, with their counts.

        An edit leaves one half of a word unchanged. An unchanged first half is looked up among the words, an
        unchanged second half among the reversed words. Only a transposition across the middle changes both
        halves; it is looked up as a whole.
        """
        half = len(word) // 2
        begin, end = word[:half], word[half:]
        found = dict(self._beginning("terms", "term", begin, len(word)))
        others = [turned[::-1] for turned, _ in self._beginning("turned", "turned", end[::-1], len(word))]
        if half:
            others.append(word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :])
        return found | self.counts([other for other in others if other not in found])

    def _beginning(self, table: str, column: str, begin: str, length: int) -> Iterator[tuple[str, int]]:
        count = "count" if table == "terms" else "0"
        for one in (length - 1, length, length + 1):
            yield from self._connection.execute(
                f"SELECT {column}, {count} FROM {table}"  # noqa: S608
                f" WHERE length = ? AND {column} >= ? AND {column} < ?",
                (one, begin, begin + _LAST),
            )

    def near_in_length(self, word: str, edits: int) -> list[str]:
        """All words whose length differs by at most `edits` letters."""
        found: list[str] = []
        for length in range(max(len(word) - edits, 1), len(word) + edits + 1):
            rows = self._connection.execute(
                "SELECT group_concat(term, ' ') FROM terms WHERE length = ?", (length,)
            )
            found += (rows.fetchone()[0] or "").split(" ")
        return [one for one in found if one]

    def begins(self, word: str) -> bool:
        """Whether a longer word begins with these letters."""
        lengths = self._connection.execute("SELECT DISTINCT length FROM terms WHERE length > ?", (len(word),))
        return any(
            self._connection.execute(
                "SELECT 1 FROM terms WHERE length = ? AND term >= ? AND term < ? LIMIT 1",
                (length, word, word + _LAST),
            ).fetchone()
            for (length,) in lengths.fetchall()
        )
