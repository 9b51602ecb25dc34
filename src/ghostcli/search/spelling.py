"""Spelling: a word that occurs nowhere is read as the nearest ones that do."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.search.query import Clause, Filter, Query, Term, Unit, make_term
from ghostcli.search.spellings import may_be_written_otherwise
from ghostcli.text.words import tokens

if TYPE_CHECKING:
    from ghostcli.search.known import Spelt

READINGS = 3
"""As how many words one word is read at most."""

_SHORTEST = 3
_TWO_EDITS_FROM = 8


SHORT = 4
"""Letters of a word that is read as another only where one alone is near."""

_BEGINNING = 2  # letters of a short word that may be the beginning of others
_SPLIT_FROM = 6  # letters of a word that may be two
_HALF = 3  # letters of each of these at least
_FEW = 6  # letters of a word of which half may differ from one that sounds alike
_SOUND = 2  # letters by which a word that sounds alike may be longer or shorter


class CorrectedQuery(NamedTuple):
    """A query as it is read: `read_as` has the words that stand for others, `offered` those that might."""

    query: Query
    read_as: Mapping[str, tuple[str, ...]]
    offered: Mapping[str, tuple[str, ...]]


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


def near_words(word: str, known: Spelt) -> list[str]:
    """The nearest words that occur, the best first; where no edit leads to one, those that sound alike."""
    allowed = edits(word)
    if not allowed:
        return []
    near = nearest(word, known.one_edit_away(word))
    if near and (allowed == 1 or _distance(word, near[0]) == 1):
        return near
    if allowed > 1:
        within = known.near_in_length(word, allowed)
        near = nearest(word, known.counts(nearest(word, within, limit=len(within))))
    return near or _sounding_alike(word, known)


def _sounding_alike(word: str, known: Spelt) -> list[str]:
    """Words that begin with the same letter and sound the same: Jony, Johnny.

    Consonants alone make a sound, and nonsense has those of some word: so the vowels must be as many, and
    half of the letters stay.
    """
    from ghostcli.fidelity.phonetics import sound

    key = sound(word)
    alike = [
        one
        for one in known.near_in_length(word, _SOUND)
        if one[0] == word[0] and edits(one) and sound(one) == key
        if _vowels(one) == _vowels(word)
        if _distance(one, word) <= _differing(max(len(one), len(word)))
    ]
    counts = known.counts(alike)
    return sorted(alike, key=lambda one: (-counts.get(one, 0), one))[:READINGS]


def _differing(letters: int) -> int:
    """In how many letters two words that sound alike may differ: half of them, of more than six fewer."""
    return (letters if letters <= _FEW else letters - 1) // 2


def _vowels(word: str) -> int:
    """How many vowels are heard in a word: several together are one, and an e that ends it is silent."""
    spoken = word.removesuffix("e")
    return max(len(re.findall("[aeiouy]+", spoken)), 1)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # loaded by now: `nearest` has used it

    return OSA.distance(one, other)


def read(query: Query, known: Spelt) -> CorrectedQuery:
    """The query with each word that occurs nowhere, in no form, read as the nearest ones.

    Phrases in quotation marks, prefixes, exclusions and function words are taken as they are. A word that
    two others make together (`supplychain`) is these two. Of a word of several parts (`pre-traning`) those
    that occur nowhere are read as others; where that fails, the joined word is. A short word that several
    are near to is read as none of them: they are offered. A word with nothing near it stays, and finds
    nothing.
    """
    corrections: dict[str, tuple[str, ...]] = {}
    offered: dict[str, tuple[str, ...]] = {}
    clauses = []
    for number, clause in enumerate(query.clauses):
        alternatives: list[Term | Filter] = []
        for one in clause.alternatives:
            readings = _readings(one, known) if isinstance(one, Term) and one.plain else []
            if isinstance(one, Term) and len(readings) > 1 and _is_short(one):
                offered[str(one)] = tuple(reading.text for reading in readings)
                readings = []
            if isinstance(one, Term) and one.plain and not readings and not _joins(query, number, known):
                readings = _as_beginning(one, known)
            if readings and readings[0].typed:
                corrections[str(one)] = tuple(one.text + "*" * one.prefix for one in readings)
            alternatives += readings or [one]
        clauses.append(Clause(tuple(dict.fromkeys(alternatives))))
    return CorrectedQuery(Query(tuple(clauses)), corrections, offered)


def _is_short(term: Term) -> bool:
    return len(term.words) == 1 and len(term.words[0]) <= SHORT


def _joins(query: Query, number: int, known: Spelt) -> bool:
    """Whether a clause makes a word that occurs together with the one before it or behind it."""
    row = [str(clause) for clause in query.clauses[max(number - 1, 0) : number + 2]]
    return any(known.has(f"{one}{other}".casefold()) for one, other in pairwise(row))


def _as_beginning(term: Term, known: Spelt) -> list[Term]:
    """A short word that occurs nowhere, in no form, as the beginning of words that do."""
    if (
        not _is_short(term)
        or any(term.signs)
        or not (term.words[0].isalpha() and len(term.words[0]) >= _BEGINNING)
    ):
        return []
    word = term.words[0]
    if (
        known.has(word)
        or word in known.stop_words
        or may_be_written_otherwise(term.words)
        or known.forms(word)
    ):
        return []
    return [term._replace(prefix=True, typed=term.text)] if known.begins(word) else []


def _readings(term: Term, known: Spelt) -> list[Term]:
    """What a term is read as; nothing where its words occur, or where nothing is near."""
    found = {
        part
        for unit in term.units
        for part in unit.parts
        if known.has(part) or (len(unit.parts) > 1 and known.has(unit.joined))
    }
    joining = known.stop_words  # of a text in which one happens not to stand
    unknown = [token for token in tokens(term.text) if token.word not in found | joining]
    if not unknown or (
        len(term.words) == 1 and (may_be_written_otherwise(term.words) or _is_form(term.words[0], known))
    ):
        return []
    choices = [near_words(token.word, known) for token in unknown]
    if not all(choices) and len(term.words) == 1 and (two := _split(term.words[0], known)):
        return [term._replace(units=(Unit(two),), fixed=True)]
    if all(choices):
        readings = []
        for choice in islice(product(*choices), READINGS):
            text = term.text
            for token, word in zip(reversed(unknown), reversed(choice), strict=True):
                text = text[: token.start] + word + text[token.end :]
            readings.append(text)
    else:
        several = len(term.units) == 1 and len(term.words) > 1
        readings = near_words(term.units[0].joined, known) if several else []
    return [one._replace(typed=term.text) for one in map(make_term, readings) if one]


def _is_form(word: str, known: Spelt) -> bool:
    """Whether a word that occurs nowhere is a form of one that does, rather than misspelt.

    It is where they differ by an ending (attack, attacks). A stemmer takes more away, from a misspelt word
    too: *definately* and *define* have one stem, and *definitely* is an edit away.
    """
    forms = {form for some in known.forms(word).values() for form in some}
    if not forms:
        return False
    from ghostcli.fidelity.phonetics import one_stem

    if any(one_stem(word, form) for form in forms):
        return True
    near = [one for one in nearest(word, known.one_edit_away(word)) if _distance(word, one) == 1]
    return not near or not forms.isdisjoint(near)


def _split(word: str, known: Spelt) -> tuple[str, str] | None:
    """The two words that a word is made of, the pair whose rarer half is the most frequent."""
    if len(word) < _SPLIT_FROM or not word.isalpha():
        return None
    halves = [(word[:at], word[at:]) for at in range(_HALF, len(word) - _HALF + 1)]
    counts = known.counts([half for pair in halves for half in pair])
    best = max(halves, key=lambda pair: min(counts.get(half, 0) for half in pair))
    return best if all(half in counts for half in best) else None
