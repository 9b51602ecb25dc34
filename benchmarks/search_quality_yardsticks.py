"""What the quality of search is measured beside: FTS5 as it comes, and rapidfuzz over every passage."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process, utils

DEPTH = 10
"""Hits that are looked at."""


class Fts5:
    """One table of SQLite, a row a passage or record, in the order of bm25."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._keys = list(texts)
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize='unicode61')")
        self._table.executemany(
            "INSERT INTO said(rowid, text) VALUES (?, ?)", enumerate(texts.values(), start=0)
        )

    def search(self, query: str, operator: str) -> list[str]:
        """The keys of what is found; `operator` (AND, OR) joins words and quoted phrases."""
        terms = [
            " ".join(re.findall(r"\w+", "".join(one))) for one in re.findall(r'"([^"]*)"|([^\s"]+)', query)
        ]
        match = f" {operator} ".join(f'"{term}"' for term in terms if term)
        found = self._table.execute(
            "SELECT rowid FROM said WHERE said MATCH ? ORDER BY bm25(said), rowid LIMIT ?", (match, DEPTH)
        )
        return [self._keys[row] for (row,) in found]


SCORERS = {
    "WRatio": fuzz.WRatio,
    "token_set_ratio": fuzz.token_set_ratio,
    "partial_token_set_ratio": fuzz.partial_token_set_ratio,
    "partial_token_sort_ratio": fuzz.partial_token_sort_ratio,
    "partial_ratio": fuzz.partial_ratio,
}


class Fuzzy:
    """Every passage and record scored by rapidfuzz."""

    def __init__(self, texts: Mapping[str, str], scorer: str) -> None:
        self._keys: Sequence[str] = list(texts)
        self._texts = [utils.default_process(text) for text in texts.values()]
        self._scorer = SCORERS[scorer]

    def search(self, query: str) -> list[str]:
        """The keys of what scores best; equal scores stand in the order of the library."""
        asked = utils.default_process(query)
        return [
            self._keys[at]
            for _, _, at in process.extract(
                asked, self._texts, scorer=self._scorer, processor=None, limit=DEPTH
            )
        ]
