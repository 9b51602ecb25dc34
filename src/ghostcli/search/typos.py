"""Typos: a word that occurs nowhere is read as the nearest ones that do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice, product
from typing import Protocol

from ghostcli.search.query import Clause, Filter, Query, Term, make_term
from ghostcli.text.words import tokens

READINGS = 3
"""As how many words one word is read at most."""

_SHORTEST = 3
_TWO_EDITS_FROM = 8


class Vocabulary(Protocol):
    """The folded words that exist, joined ones (`folded.index_words`) among them."""

    def has(self, word: str) -> bool:
        """Whether the word occurs anywhere."""

    def nearest(self, word: str) -> Sequence[str]:
        """The nearest words that occur, as `typos.nearest` finds and orders them."""


def edits(word: str) -> int:
    """How many edits may lie between a folded word as typed and as meant.

    None in words of one or two letters and words with figures: whatever lies near them is another
    thing (`gpt4`, `gpt5`).
    """
    if len(word) < _SHORTEST or any(char.isdigit() for char in word):
        return 0
    return 2 if len(word) >= _TWO_EDITS_FROM else 1


def nearest(word: str, vocabulary: Collection[str] | Mapping[str, int], limit: int = READINGS) -> list[str]:
    """The words of a vocabulary that lie nearest to a folded word: at most `limit`, the best first.

    An edit inserts, deletes or replaces a letter or transposes two. All are at the same, smallest
    distance. Words with the same first letter come first, then those with all the same letters,
    then those that letters were left out of or added to, then the more frequent where the
    vocabulary counts. A word of three letters must share its first letter, or all three. Only
    words that `edits` could itself correct are given.
    """
    allowed = edits(word)
    if not allowed:
        return []
    # 14 ms a start, and most commands correct nothing.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = extract(word, list(vocabulary), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    letters = sorted(word)
    ranked = []
    for candidate, distance, _ in near:
        begins, transposed = candidate[0] == word[0], sorted(candidate) == letters
        if edits(candidate) and (len(word) > _SHORTEST or begins or transposed):
            replaced = abs(len(candidate) - len(word)) < distance
            count = vocabulary[candidate] if isinstance(vocabulary, Mapping) else 0
            ranked.append((distance, not begins, not transposed, replaced, -count, candidate))
    ranked.sort()
    return [key[-1] for key in ranked[:limit] if key[0] == ranked[0][0]]


def read_as(query: Query, vocabulary: Vocabulary) -> tuple[Query, dict[str, tuple[str, ...]]]:
    """The query with each word that occurs nowhere read as the nearest ones, and which these are.

    Phrases in quotation marks, prefixes and exclusions are taken as they are. Of a word of several
    parts (`pre-traning`) those that occur nowhere are read as others; where that fails, the joined
    word is. A word with nothing near it stays, and finds nothing.
    """
    corrections: dict[str, tuple[str, ...]] = {}
    clauses = []
    for clause in query.clauses:
        alternatives: list[Term | Filter] = []
        for one in clause.alternatives:
            readings = _readings(one, vocabulary) if isinstance(one, Term) and one.plain else []
            if readings:
                corrections[str(one)] = tuple(reading.text for reading in readings)
            alternatives += readings or [one]
        clauses.append(Clause(tuple(dict.fromkeys(alternatives))))
    return Query(tuple(clauses)) if corrections else query, corrections


def _readings(term: Term, vocabulary: Vocabulary) -> list[Term]:
    """What a term is read as; nothing where its words occur, or where nothing is near."""
    known = {
        part
        for unit in term.units
        for part in unit.parts
        if vocabulary.has(part) or (len(unit.parts) > 1 and vocabulary.has(unit.joined))
    }
    unknown = [token for token in tokens(term.text) if token.word not in known]
    if not unknown:
        return []
    choices = [vocabulary.nearest(token.word) for token in unknown]
    if all(choices):
        readings = []
        for choice in islice(product(*choices), READINGS):
            text = term.text
            for token, word in zip(reversed(unknown), reversed(choice), strict=True):
                text = text[: token.start] + word + text[token.end :]
            readings.append(text)
    else:
        several = len(term.units) == 1 and len(term.words) > 1
        readings = list(vocabulary.nearest(term.units[0].joined)) if several else []
    return [one._replace(typed=term.text) for one in map(make_term, readings) if one]
