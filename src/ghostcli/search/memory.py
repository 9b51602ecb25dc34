"""The search over documents in memory: typos read, documents matched, the best kept and ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ghostcli.search import typos
from ghostcli.search.matcher import Document, Match, Matcher, sought
from ghostcli.search.query import Filter, Query, Term, Unit
from ghostcli.search.questions import lacking_more, telling
from ghostcli.search.ranking import best, rank


class Result(NamedTuple):
    """What a query finds: matches, the best first, and as what its words were read.

    `corrections` names, for each word that occurs nowhere, those that it was read as.
    """

    matches: list[Match]
    corrections: dict[str, tuple[str, ...]]


class DocumentWords:
    """The vocabulary of documents in memory; counted only once a word turns out to be unknown."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._counted: Counter[str] | None = None

    def has(self, word: str) -> bool:
        """Whether the word occurs anywhere."""
        if self._counted is not None:
            return word in self._counted
        one = sought(Term((Unit((word,)),)))
        return any(one.places(text) for document in self.documents for text in document.fields)

    def nearest(self, word: str) -> list[str]:
        """The nearest words that occur, the best first."""
        if not typos.edits(word):
            return []
        if self._counted is None:
            self._counted = Counter()
            for document in self.documents:
                for text in document.fields:
                    self._counted.update(text.folded.index_words())
        return typos.nearest(word, self._counted)


def search(
    query: Query,
    documents: Iterable[Document],
    *,
    vocabulary: typos.Vocabulary | None = None,
    holds: Callable[[Filter, Document], bool] | None = None,
) -> Result:
    """What the query finds among the documents.

    A word is read as another if it occurs nowhere in `vocabulary`, by default in the documents;
    `holds` decides filters, as in `Matcher`. An empty query finds nothing, one of exclusions and
    filters alone all that they leave.
    """
    if query.empty:
        return Result([], {})
    documents = list(documents)
    query, corrections = typos.read_as(query, vocabulary or DocumentWords(documents))
    kept = best(Matcher(query, holds).matches(documents))
    if kept and kept[0].missing:
        asked = telling(query)
        told = best(Matcher(asked, holds).matches(documents))
        kept = [lacking_more(one, query, asked) for one in told] or kept
    return Result(rank(kept), corrections)
