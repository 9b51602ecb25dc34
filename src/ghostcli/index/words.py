"""The words that occur, and those near a word, without reading them all."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Connection

_LAST = "\U0010ffff"


def has_word(connection: Connection, word: str) -> bool:
    """Whether the word occurs anywhere."""
    found = connection.execute("SELECT 1 FROM terms WHERE length = ? AND term = ?", (len(word), word))
    return found.fetchone() is not None


def one_edit_away(connection: Connection, word: str) -> dict[str, int]:
    """With their counts: all words one edit away, and others that share half of it.

    An edit leaves one half as it is: the beginning, looked up among the words, or the end, looked up
    among the words turned round; but for two letters transposed across the cut.
    """
    half = len(word) // 2
    begin, end = word[:half], word[half:]
    found = dict(_beginning(connection, "terms", "term", begin, len(word)))
    turned = end[::-1]
    for other in _beginning(connection, "turned", "turned", turned, len(word)):
        found[other[0][::-1]] = 0
    crossed = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :] if half else word
    found[crossed] = 0
    return counted(connection, found)


def _beginning(
    connection: Connection, table: str, column: str, begin: str, length: int
) -> Iterator[tuple[str, int]]:
    count = "count" if table == "terms" else "0"
    for one in (length - 1, length, length + 1):
        yield from connection.execute(
            f"SELECT {column}, {count} FROM {table} WHERE length = ? AND {column} >= ? AND {column} < ?",  # noqa: S608
            (one, begin, begin + _LAST),
        )


def near_in_length(connection: Connection, word: str, edits: int) -> list[str]:
    """All words whose length differs by so many letters at most."""
    found: list[str] = []
    for length in range(max(len(word) - edits, 1), len(word) + edits + 1):
        joined = connection.execute("SELECT group_concat(term, ' ') FROM terms WHERE length = ?", (length,))
        found += (joined.fetchone()[0] or "").split(" ")
    return [one for one in found if one]


def counted(connection: Connection, words: dict[str, int]) -> dict[str, int]:
    """Those words that occur, with how often."""
    found = {}
    for word, known in words.items():
        if known:
            found[word] = known
            continue
        row = connection.execute(
            "SELECT count FROM terms WHERE length = ? AND term = ?", (len(word), word)
        ).fetchone()
        if row:
            found[word] = row[0]
    return found
