"""What the quality of search is measured beside: FTS5, tantivy, and rapidfuzz over every passage.

All have the same texts, and give the keys of the first ten. Tantivy needs the extra `bench`.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

from rapidfuzz import fuzz, process, utils

DEPTH = 10
"""Hits that are looked at."""

HEAP = 128 * 2**20
"""Bytes that tantivy may hold before it writes a segment: one segment for what is measured here."""

Texts = Mapping[str, str]
Engine = Callable[[str], Sequence[str]]


def missing() -> list[str]:
    """Remarks on the yardsticks that are not installed, with what installs them."""
    if find_spec("tantivy"):
        return []
    return ["Without tantivy, which is not installed: `pip install -e '.[bench]'`."]


def yardsticks(texts: Texts) -> dict[str, Engine]:
    """Those that are installed, by name."""
    found: dict[str, Engine] = {"FTS5, porter": Fts5(texts).search}
    if find_spec("tantivy"):
        found["tantivy"] = Tantivy(texts, "default").search
        found["tantivy, stems"] = Tantivy(texts, "en_stem").search
    found[f"rapidfuzz, {SCORER}"] = Fuzzy(texts, SCORER).search
    return found


class Fts5:
    """One table of SQLite, a row a passage or record, stems of Porter, in the order of bm25."""

    def __init__(self, texts: Texts) -> None:
        self._keys = list(texts)
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize='porter unicode61')")
        self._table.executemany(
            "INSERT INTO said(rowid, text) VALUES (?, ?)", enumerate(texts.values(), start=0)
        )

    def search(self, query: str) -> list[str]:
        """The keys of what has any of the words and quoted phrases."""
        terms = [
            " ".join(re.findall(r"\w+", "".join(one))) for one in re.findall(r'"([^"]*)"|([^\s"]+)', query)
        ]
        match = " OR ".join(f'"{term}"' for term in terms if term)
        found = self._table.execute(
            "SELECT rowid FROM said WHERE said MATCH ? ORDER BY bm25(said), rowid LIMIT ?", (match, DEPTH)
        )
        return [self._keys[row] for (row,) in found]


class Tantivy:
    """An index in memory, a document a passage or record, asked with its own parser: any of the words."""

    def __init__(self, texts: Texts, tokenizer: str) -> None:
        import tantivy

        self._keys = list(texts)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name=tokenizer)
        builder.add_unsigned_field("place", stored=True)
        self._index = tantivy.Index(builder.build())
        writer = self._index.writer(HEAP, 1)
        for place, text in enumerate(texts.values()):
            document = tantivy.Document()
            document.add_text("text", text)
            document.add_unsigned("place", place)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: str) -> list[str]:
        """The keys of what is found; what its parser cannot read in a query, it leaves out."""
        asked, _ = self._index.parse_query_lenient(query, ["text"])
        hits = self._searcher.search(asked, DEPTH, count=False).hits
        return [self._keys[self._searcher.doc(address)["place"][0]] for _, address in hits]


SCORERS = {
    "WRatio": fuzz.WRatio,
    "token_set_ratio": fuzz.token_set_ratio,
    "partial_token_set_ratio": fuzz.partial_token_set_ratio,
    "partial_token_sort_ratio": fuzz.partial_token_sort_ratio,
    "partial_ratio": fuzz.partial_ratio,
}
SCORER = "token_set_ratio"
"""The one of rapidfuzz that does best here; `--scorers` measures them all."""


class Fuzzy:
    """Every passage and record scored by rapidfuzz."""

    def __init__(self, texts: Texts, scorer: str) -> None:
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
