"""Translates an expression into a tantivy query: phrases over a passage's end, joined words, languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tantivy import Occur, Query

from ghostcli.index.expression import (
    FOLLOWING,
    JOINED,
    OVERHANG,
    Beginning,
    Best,
    Expression,
    IndexTerm,
    Phrase,
    Several,
)

if TYPE_CHECKING:
    from ghostcli.index.word_store import Words


class Made:
    """Translates expressions. `exact` is False if the query can also match other documents than requested."""

    def __init__(self, words: Words, schema: Any) -> None:
        self._words = words
        self._schema = schema
        self.exact = True

    def of(self, expression: Expression) -> Any:
        """The tantivy query for an expression."""
        match expression:
            case IndexTerm(word, boost, language):
                return self._boosted(self._in(self._word(word), language), boost)
            case Beginning(letters):
                return Query.regex_query(self._schema, "words", f"{JOINED}?{re.escape(letters)}.*")
            case Phrase(words, boost, is_open):
                return self._boosted(self._row(words, is_open=is_open), boost)
            case Best(of):
                return Query.disjunction_max_query([self.of(one) for one in of])
            case Several():
                return self._several(expression)

    def _several(self, some: Several) -> Any:
        parts = [(Occur.Must, self.of(one)) for one in some.must]
        parts += [(Occur.Should, self.of(one)) for one in some.should]
        if not parts:
            parts.append((Occur.Must, Query.all_query()))
        parts += [(Occur.MustNot, self.of(one)) for one in some.without]
        if len(parts) == 1 and not some.without:
            return parts[0][1]
        return Query.boolean_query(parts, some.least if some.should and some.least else None)

    def _boosted(self, query: Any, boost: float) -> Any:
        return query if boost == 1 else Query.boost_query(query, boost)

    def _in(self, query: Any, language: str | None) -> Any:
        if language is None or self._words.is_all_in(language):
            return query
        own = Query.term_query(self._schema, "language", language)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(own, 0.0))])

    def _term(self, word: str) -> Any:
        return Query.term_query(self._schema, "words", word)

    def _word(self, word: str) -> Any:
        """A query for a word, written as one word or joined from parts."""
        if not self._words.count(JOINED + word):
            return self._term(word)
        return Query.disjunction_max_query([self._term(word), self._term(JOINED + word)])

    def _row(self, words: Sequence[str], *, is_open: bool) -> Any:
        """A query for adjacent words: in one passage, over the end of a passage, or joined from parts."""
        found: list[Any] = []
        if not is_open:
            found.append(Query.phrase_query(self._schema, "words", list(words)))
            for at in range(1, len(words)):
                behind = [FOLLOWING + word for word in words[at:]]
                self.exact &= len(behind) <= OVERHANG
                found.append(Query.phrase_query(self._schema, "words", [*words[:at], *behind[:OVERHANG]]))
        glued = [word for word in words if self._words.count(JOINED + word)]
        if glued or is_open:
            self.exact = False
            *before, last = words
            every = [self._word(word) for word in (before if is_open else words)]
            if is_open:
                letters = re.escape(last)
                every.append(Query.regex_query(self._schema, "words", f"[{JOINED}{FOLLOWING}]?{letters}.*"))
            found.append(Query.boolean_query([(Occur.Must, one) for one in every]))
        return found[0] if len(found) == 1 else Query.disjunction_max_query(found)
