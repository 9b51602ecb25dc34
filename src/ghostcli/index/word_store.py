"""The word store: a tantivy index of the words of records and passages, in a folder or in memory.

A document is a record or a passage: one line of folded words, as `entries` makes it. The first words of the
following passages are stored with each passage under a mark. They only serve phrases that continue there.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from tantivy import FieldType, Index, Occur, Order, Query, SchemaBuilder

from ghostcli.index.engine_query import Made
from ghostcli.index.expression import JOINED, SIGNS, Expression, IndexTerm, Phrase, Scope
from ghostcli.index.packing import DamagedError
from ghostcli.index.schema import KIND_NUMBERS, VERSION

_HEAP, _LARGE_HEAP = 32_000_000, 110_000_000
"""Memory in bytes that a writer fills before it writes a segment: usually, and for many episodes at once.
Fewer segments need fewer merges, and the store is smaller."""

_STEP = 20_000
"""Documents fetched at once when all are wanted."""

_DIGITS = 3
"""Decimals of tantivy's BM25 that are used: the last bits depend on the order in which it adds."""

_EQUAL = 20_000
"""If documents have equal BM25, the lowest keys are chosen among at most this number."""


class Proposed(NamedTuple):
    """Candidates: their keys by BM25, best first, and their total number.

    `exact` says that every candidate matches the expression; otherwise some may not.
    """

    keys: list[int]
    total: int
    exact: bool


class Words:
    """Reads a word store. Every method raises DamagedError if its files cannot be read."""

    def __init__(self, folder: str | None = None) -> None:
        self.index = Index(schema()) if folder is None else _guarded(Index.open, folder)
        self.schema = self.index.schema
        _guarded(self.index.config_reader, "manual", 0)
        self.reload()

    def reload(self) -> None:
        """Read the newest commit."""
        _guarded(self.index.reload)
        self._searcher = _guarded(self.index.searcher)
        self._all_in: dict[str, bool] = {}

    def _held(self, field: str, term: str) -> int:
        """The number of documents with a term; `doc_freq` also counts deleted documents until a merge."""
        if not _guarded(self._searcher.doc_freq, field, term):
            return 0
        query = Query.term_query(self.schema, field, term)
        return int(_guarded(self._searcher.search, query, 1, True).count or 0)

    def count(self, word: str) -> int:
        """The number of documents that contain the word."""
        return self._held("words", word)

    def is_all_in(self, language: str) -> bool:
        """Whether every document is in that language."""
        held: int = _guarded(self._searcher.doc_freq, "language", language)
        if held < self._searcher.num_docs:
            return False
        if language not in self._all_in:
            others = dict(_guarded(self._searcher.terms_with_prefix, "language", "")).keys() - {language}
            self._all_in[language] = not any(self._held("language", other) for other in others)
        return self._all_in[language]

    def terms(self, language: str | None = None) -> list[tuple[str, int]]:
        """All searchable words with their document frequencies, ascending.

        Words that only follow a passage, or are only in an additional transcript, are left out.
        """
        every, schema = Query.all_query(), self.schema
        chosen = every if language is None else Query.term_query(schema, "language", language)
        kinds = [_guarded(self._searcher.doc_freq, "kind", kind) for kind in range(KIND_NUMBERS)]
        if kinds[VERSION]:
            versions = Query.term_query(schema, "kind", VERSION)
            chosen = Query.boolean_query([(Occur.Must, chosen), (Occur.MustNot, versions)])
        # Without a query tantivy reads no postings. Its counts are right only if no document was deleted.
        whole = chosen is every and sum(kinds) == self._searcher.num_docs
        found = dict(_guarded(self._searcher.terms_with_prefix, "words", "", None if whole else chosen))
        counts = {term: count for term, count in found.items() if term[0] not in SIGNS}
        for joined in [term for term in found if term[0] == JOINED]:
            word = joined[1:]
            both = 0
            if word in counts:  # a document that has both counts once
                some = [chosen, *(Query.term_query(schema, "words", one) for one in (word, joined))]
                query = Query.boolean_query([(Occur.Must, one) for one in some])
                both = _guarded(self._searcher.search, query, 1, True).count or 0
            counts[word] = counts.get(word, 0) + found[joined] - both
        return sorted(counts.items())

    def search(self, expression: Expression, scope: Scope, limit: int, *, counted: bool = True) -> Proposed:
        """The documents that match an expression: the best BM25 first, equal ones by key.

        Which of equal documents tantivy returns depends on its segments, and so on earlier edits. At the
        limit, the lowest keys are chosen: among up to `_EQUAL` equal documents, or among all if these are the
        best.
        """
        query, exact = self._query(expression, scope)
        find = partial(_guarded, self._searcher.search, query)
        reach = 10 * limit  # asking for more costs tantivy little
        found = find(reach, counted)
        hits = _rounded(found.hits)
        if len(hits) == reach and hits[limit - 1][0] == hits[-1][0]:
            hits = _rounded(find(_EQUAL, False).hits)
            if len(hits) == _EQUAL and hits[0][0] == hits[-1][0]:  # all matches of a prefix are equal
                hits = [(0.0, address) for _, address in find(limit, False, "key", 0, Order.Asc).hits]
        if not hits:
            return Proposed([], 0, exact)
        least = hits[min(limit, len(hits)) - 1][0]
        best = [one for one in hits if one[0] >= least]
        return Proposed(self._in_row(best)[:limit], found.count or 0, exact)

    def page(self, expression: Expression, scope: Scope, limit: int, offset: int) -> list[int]:
        """The keys of matching documents, from `offset` on in tantivy's order.

        Within the page they are sorted as in `search`.
        """
        query, _ = self._query(expression, scope)
        return self._in_row(_rounded(_guarded(self._searcher.search, query, limit, False, None, offset).hits))

    def in_order(self, expression: Expression, scope: Scope) -> Iterator[int]:
        """The keys of all matching documents, ascending."""
        query, _ = self._query(expression, scope)
        last = 0
        while True:
            later = Query.range_query(self.schema, "key", FieldType.Unsigned, last, None)
            rest = Query.boolean_query([(Occur.Must, query), (Occur.Must, later)])
            found = _guarded(self._searcher.search, rest, _STEP, False, "key", 0, Order.Asc)
            keys = [key for key, _ in found.hits]
            yield from keys
            if len(keys) < _STEP:
                return
            last = keys[-1] + 1

    def episodes(self, row: Sequence[str], kinds: Sequence[int]) -> set[int]:
        """The positions of episodes that contain adjacent words in documents of some kinds."""
        expression = Phrase(tuple(row)) if len(row) > 1 else IndexTerm(row[0])
        query, _ = self._query(expression, Scope(kinds=tuple(kinds)))
        found = _guarded(self._searcher.search, query, max(self._searcher.num_docs, 1), False)
        addresses = [address for _, address in found.hits]
        return set(_guarded(self._searcher.fast_field_values, "episode", addresses))

    def _in_row(self, hits: Sequence[tuple[float, Any]]) -> list[int]:
        """The keys of hits, the best first, equal ones ascending."""
        keys = zip((-value for value, _ in hits), self._keys(hits), strict=True)
        return [key for _, key in sorted(keys)]

    def _keys(self, hits: Iterable[tuple[Any, Any]]) -> list[int]:
        addresses = [address for _, address in hits]
        keys: list[int] = _guarded(self._searcher.fast_field_values, "key", addresses) if addresses else []
        return keys

    def _query(self, expression: Expression, scope: Scope) -> tuple[Any, bool]:
        made = Made(self, self.schema)
        parts = [(Occur.Must, made.of(expression))]
        occur, kinds = self._of_kinds(scope.kinds)
        for occurs, field, values in (
            (occur, "kind", kinds),
            (Occur.Must, "episode", scope.positions),
            (Occur.Must, "speaker", scope.speakers),
        ):
            if values is not None:
                chosen = Query.term_set_query(self.schema, field, list(values))
                parts.append((occurs, Query.const_score_query(chosen, 0.0)))
        return (Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]), made.exact

    def _of_kinds(self, kinds: Sequence[int] | None) -> tuple[Any, Sequence[int] | None]:
        """How to filter by kinds: these kinds, or not the other ones if that is shorter; None for no filter.

        Such a filter takes tantivy longer than most words do.
        """
        if kinds is None:
            return Occur.Must, None
        others = [
            kind
            for kind in range(KIND_NUMBERS)
            if kind not in kinds and _guarded(self._searcher.doc_freq, "kind", kind)
        ]
        return (Occur.MustNot, others or None) if len(others) < len(kinds) else (Occur.Must, kinds)


def _rounded(hits: Iterable[tuple[float, Any]]) -> list[tuple[float, Any]]:
    return [(round(value, _DIGITS), address) for value, address in hits]


class WordStoreWriter:
    """Writes a word store; only one writer can exist at a time. Uncommitted changes are lost.

    `of_many` says that many episodes will be written.
    """

    def __init__(self, words: Words) -> None:
        self.of_many = False
        self._words = words
        self._writer: Any = None

    def add(self, documents: Iterable[str]) -> None:
        """Add documents, each as the JSON of its fields."""
        writer = self._opened()
        for document in documents:
            _guarded(writer.add_json, document)

    def remove(self, position: int) -> None:
        """Delete the documents of the episode at that position."""
        query = Query.term_query(self._words.schema, "episode", position)
        _guarded(self._opened().delete_documents_by_query, query)

    def commit(self) -> None:
        """Commit what was added and removed."""
        if self._writer is not None:
            _guarded(self._writer.commit)
            self._words.reload()

    def close(self, *, whole: bool = True) -> None:
        """Close the writer. With `whole` it waits for merges, else it rolls back uncommitted changes."""
        writer, self._writer = self._writer, None
        if writer is None:
            return
        if not whole:
            _guarded(writer.rollback)
        _guarded(writer.wait_merging_threads)

    def _opened(self) -> Any:
        if self._writer is None:
            self._writer = _guarded(self._words.index.writer, _LARGE_HEAP if self.of_many else _HEAP, 1)
        return self._writer


def schema() -> Any:
    """The fields of a document."""
    return (
        SchemaBuilder()
        .add_text_field("words", tokenizer_name="whitespace")
        .add_unsigned_field("key", fast=True)
        .add_unsigned_field("episode", indexed=True, fast=True)
        .add_unsigned_field("kind", indexed=True)
        .add_text_field("language", tokenizer_name="raw", index_option="basic")
        .add_text_field("speaker", tokenizer_name="raw", index_option="basic")
        .build()
    )


def make_store(folder: str) -> None:
    """Create an empty word store in an existing folder."""
    _guarded(Index, schema(), folder)


def _guarded(do: Any, *arguments: Any) -> Any:
    """Call `do`. Raises DamagedError for every error of tantivy; its panics are not Exceptions."""
    try:
        return do(*arguments)
    except (KeyboardInterrupt, SystemExit, MemoryError, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - PanicException derives from BaseException alone
        message = str(error) or type(error).__name__
        told = re.search(r"(?:os error|\bcode:) (\d+)", message)
        if told and int(told[1]) in _NO_ROOM:
            raise OSError(int(told[1]), os.strerror(int(told[1]))) from None
        raise DamagedError(message) from None


_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EMFILE, errno.ENFILE))
"""Errors that do not mean damaged files. Tantivy reports such errors of its lock file in another form."""
