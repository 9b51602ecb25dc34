"""What an index holds, in both of its stores, so that two can be compared to the last count."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import Any

from ghostcli.index.expression import IndexTerm, Phrase, Scope, Several
from ghostcli.index.index import Index
from ghostcli.index.packing import unpack
from ghostcli.index.reader import read_passages
from ghostcli.index.schema import SPEECH, unrow
from ghostcli.search.find import Question, find

EVERYWHERE = Scope()
ROWS = {
    "terms": "SELECT length, term, count FROM terms ORDER BY 1, 2",
    "turned": "SELECT length, turned FROM turned ORDER BY 1, 2",
    "stems": "SELECT language, stem, term, count FROM stems ORDER BY 1, 2, 3",
    "languages": "SELECT language, count FROM languages ORDER BY 1",
    "facets": "SELECT field, value, count FROM facets ORDER BY 1, 2",
    "totals": "SELECT name, value FROM meta WHERE name IN ('documents', 'tokens') AND value > 0 ORDER BY 1",
    "uncounted": "SELECT value FROM meta WHERE name = 'uncounted'",
    "pending": "SELECT * FROM pending",
    "episodes": "SELECT name, number, digest, language, show, published FROM episodes ORDER BY position",
    "ids": "SELECT id, kind, name, ids.number FROM ids JOIN episodes USING (position) ORDER BY 1, 2, 3, 4",
    "transcripts": "SELECT name, path, passages FROM transcripts JOIN episodes USING (position) ORDER BY 1",
}
PACKED = {
    "heads": "SELECT name, head FROM episodes ORDER BY position",
    "records": "SELECT name, place & 0xffffff, kind, last, count, packed FROM records"
    " JOIN episodes ON position = place >> 29 ORDER BY place",
    "voices": "SELECT name, voices FROM heard JOIN episodes USING (position) ORDER BY position",
    "verdicts": "SELECT name, packed FROM verdicts JOIN episodes USING (position) ORDER BY position",
}


def contents(index: Index, *, verdicts: bool = False) -> dict[str, Any]:
    """Everything, but where episodes are stored and when it was read."""
    run = index.connection.execute
    found: dict[str, Any] = {name: run(query).fetchall() for name, query in ROWS.items()}
    for name, query in PACKED.items():
        if name != "verdicts" or verdicts:
            found[name] = [(*row[:-1], unpack(row[-1])) for row in run(query)]
    names = {position: name for name, position in index.places().items()}
    found["said"] = {name: read_passages(index.connection, at) for at, name in names.items()}
    found["problems"] = sorted(index.problems)
    rows = run("SELECT base, names FROM watched").fetchall()
    found["watched"] = sorted((base, name) for base, some in rows for name in some.split(b"\0"))
    return found | words_of(index, names)


def words_of(index: Index, names: dict[int, str]) -> dict[str, Any]:
    """What the word store holds: its documents, its words, which document holds each, and pairs of them."""
    words = index.words

    def documents(expression: Any, scope: Scope = EVERYWHERE) -> list[tuple[str, int, int]]:
        keys = map(unrow, words.in_order(expression, scope))
        return [(names.get(position, "?"), kind, number) for position, kind, number in keys]

    languages = [language for (language,) in index.connection.execute("SELECT language FROM languages")]
    terms = words.terms()
    held = {word: documents(IndexTerm(word)) for word, _ in terms}
    pairs: set[tuple[str, str]] = set()
    for rows in (read_passages(index.connection, position) for position in names):
        for row in rows:
            some = row[0].lower().replace(".", "").split()
            pairs.update(pairwise(some))
    return {
        "documents": documents(Several()),
        "speech": documents(Several(), Scope(kinds=(SPEECH,))),
        "words": terms,
        "counted": [(word, len(found)) for word, found in sorted(held.items()) if found],
        "words by language": {language: words.terms(language) for language in sorted(languages)},
        "held": held,
        "pairs": {pair: documents(Phrase(pair)) for pair in sorted(pairs)[:60]},
    }


def answers(episodes: Any, kinds: Any) -> list[Any]:
    """What some questions find: hits in order with grades and scores, totals, and how words were read."""
    found = []
    for query in (
        "bridge", "ferry harbour", "brigde", '"people think"', "since:2025 lanter*", "river twice measured",
        '"the first number"', "speaker:reed bridge", "bridges -ferry", "what do people think",
    ):  # fmt: skip
        answer = find(episodes, Question(kinds, query))
        hits = [(hit.record.ref, hit.match, hit.score, hit.snippet) for hit in answer.hits]
        found.append((query, hits, answer.total, answer.read_as, answer.offered))
    return found


def is_whole(path: str) -> bool:
    """Whether SQLite finds nothing wrong with the tables."""
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        connection.close()
