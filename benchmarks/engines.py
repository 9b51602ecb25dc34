"""Bare engines over what is said in a library: how they index it, and how a bare process asks them.

    python benchmarks/engines.py LIBRARY FOLDER ENGINE...

indexes it and prints, as JSON, what that took: the text is in memory before the clock starts, and it stops
when the index can be asked. A passage is a turn of six sentences. No engine stores the text.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import data

TANTIVY = "tantivy, a passage a document"
EPISODES = "FTS5, an episode a row"
COUNTED = "FTS5, an episode a row, detail=none"
PASSAGES = "FTS5, a passage a row"
NAMES = (TANTIVY, EPISODES, COUNTED, PASSAGES)

HEAP = 512 * 2**20
"""Bytes that tantivy may hold before it writes a segment."""

ASK_FTS5 = """\
import sqlite3, sys
query = "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank LIMIT 20"
for found in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(query, sys.argv[2:]):
    print(*found)
"""
ASK_TANTIVY = """\
import sys, tantivy
index = tantivy.Index.open(sys.argv[1])
fuzzy = {"text": (False, 1, True)} if sys.argv[3:] else {}
query = index.parse_query(sys.argv[2], ["text"], fuzzy_fields=fuzzy, conjunction_by_default=True)
searcher = index.searcher()
for score, address in searcher.search(query, 20, count=False).hits:
    print(searcher.doc(address)["place"])
"""

Talks = Sequence[Sequence[str]]
"""Of each episode its passages."""

Builder = Callable[[str, Talks], Callable[[], object]]
"""Makes an index at a path; returns what may be done to it when the clock has stopped."""


def place(folder: str, engine: str) -> str:
    """Where an engine's index lies."""
    return os.path.join(folder, f"{NAMES.index(engine)}.index")


def asking(folder: str, engine: str, query: str, *, mistyped: bool = False) -> list[str] | None:
    """The bare process that asks for the twenty best; None where an engine cannot answer that."""
    if engine == TANTIVY:
        if mistyped and '"' in query:
            return None
        fuzzy = ["fuzzy"] if mistyped else []
        return [sys.executable, "-c", ASK_TANTIVY, place(folder, engine), query, *fuzzy]
    if mistyped or (engine == COUNTED and '"' in query):
        return None
    return [sys.executable, "-c", ASK_FTS5, place(folder, engine), query]


def talks(root: str) -> list[list[str]]:
    """What is said in a library, in memory."""
    found: list[list[str]] = []
    for name in sorted(os.listdir(root)):
        path = os.path.join(root, name, "transcript.vtt")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found.append(data.turns(file.read()))
    return found


def with_tantivy(path: str, some: Talks) -> Callable[[], object]:
    """Two threads, a document a passage, positions kept. What is returned merges and tidies up."""
    import tantivy

    os.makedirs(path)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_unsigned_field("place", stored=True)
    index = tantivy.Index(builder.build(), path)
    writer = index.writer(HEAP, 2)
    for number, passages in enumerate(some):
        for at, passage in enumerate(passages):
            document = tantivy.Document()
            document.add_text("text", passage)
            document.add_unsigned("place", number << 16 | at)
            writer.add_document(document)
    writer.commit()
    finish: Callable[[], object] = writer.wait_merging_threads
    return finish


def with_fts5(detail: str, rows: Callable[[Talks], Iterable[tuple[int, str]]]) -> Builder:
    """A table without its text, written in one go. What is returned makes one segment of it."""

    def build(path: str, some: Talks) -> Callable[[], object]:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -64000")
        connection.execute(f"CREATE VIRTUAL TABLE said USING fts5(text, content='', detail={detail})")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO said (rowid, text) VALUES (?, ?)", rows(some))
        connection.execute("COMMIT")
        return lambda: connection.execute("INSERT INTO said (said) VALUES ('optimize')")

    return build


def by_episode(some: Talks) -> Iterator[tuple[int, str]]:
    """A row for each episode."""
    return ((number, "\n".join(passages)) for number, passages in enumerate(some))


def by_passage(some: Talks) -> Iterator[tuple[int, str]]:
    """A row for each passage."""
    return (
        (number << 16 | at, passage)
        for number, passages in enumerate(some)
        for at, passage in enumerate(passages)
    )


BUILDERS: Mapping[str, Builder] = {
    TANTIVY: with_tantivy,
    EPISODES: with_fts5("full", by_episode),
    COUNTED: with_fts5("none", by_episode),
    PASSAGES: with_fts5("full", by_passage),
}


def main() -> None:
    """Index a library with each of the engines named."""
    root, folder, *names = sys.argv[1:]
    some = talks(root)
    took: dict[str, list[float]] = {}
    for name in names:
        begun = time.perf_counter(), time.process_time()
        finish = BUILDERS[name](place(folder, name), some)
        took[name] = [time.perf_counter() - begun[0], time.process_time() - begun[1]]
        finish()
    print(json.dumps(took))


if __name__ == "__main__":
    main()
