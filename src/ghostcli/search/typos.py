"""Corrects spelling: an unknown word is replaced by the nearest words of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.search.equivalents import may_be_written_otherwise
from ghostcli.search.query import Clause, Filter, Query, Term, Unit, make_term
from ghostcli.text.words import tokens

if TYPE_CHECKING:
    from ghostcli.search.vocabulary import Spelt

READINGS = 3
"""The maximum number of corrections of one word."""

_SHORTEST = 3
_TWO_EDITS_FROM = 8


SHORT = 4
"""A word of at most this many letters is corrected only if exactly one word is near."""

_BEGINNING = 2  # minimum letters of a short word read as a prefix
_SPLIT_FROM = 6  # minimum letters of a word that may be two words
_HALF = 3  # minimum letters of each of the two
_FEW = 6  # up to this length, half of the letters may differ between words that sound alike
_SOUND = 2  # maximum difference in length of words that sound alike


class CorrectedQuery(NamedTuple):
    """A corrected query: `read_as` maps words to their corrections, `offered` to near words not used."""

    query: Query
    read_as: Mapping[str, tuple[str, ...]]
    offered: Mapping[str, tuple[str, ...]]


def edits(word: str) -> int:
    """The number of edits allowed between a folded word as typed and as meant.

    It is 0 for words of one or two letters and for words with digits: a near word is then another thing
    (`gpt4`, `gpt5`).
    """
    if len(word) < _SHORTEST or any(char.isdigit() for char in word):
        return 0
    return 2 if len(word) >= _TWO_EDITS_FROM else 1


def nearest(word: str, vocabulary: Collection[str] | Mapping[str, int], limit: int = READINGS) -> list[str]:
    """The words of a vocabulary nearest to a folded word: at most `limit`, the best first.

    An edit inserts, deletes or replaces a letter, or transposes two (optimal string alignment). All results
    have the same, smallest distance. Their order: words with the same first letter, then those with exactly
    the same letters, then those that differ by inserted or deleted letters only, then more frequent ones if
    the vocabulary has counts. A word of three letters must share its first letter, or all three. Words for
    which `edits` allows no correction are left out.
    """
    allowed = edits(word)
    if not allowed:
        return []
    # takes 14 ms, and most commands correct nothing
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
    """The nearest words of the vocabulary, the best first; if none is in reach, words that sound alike."""
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

    The sound key uses only consonants, so that nonsense also gets the key of some word. So the number of
    vowels must be equal, and half of the letters must agree.
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
    """How many letters may differ between words that sound alike: half; above six letters, one less."""
    return (letters if letters <= _FEW else letters - 1) // 2


def _vowels(word: str) -> int:
    """The number of vowel sounds in a word: adjacent vowels count once; a final e is silent."""
    spoken = word.removesuffix("e")
    return max(len(re.findall("[aeiouy]+", spoken)), 1)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # already loaded by `nearest`

    return OSA.distance(one, other)


def correct(query: Query, known: Spelt) -> CorrectedQuery:
    """Correct a query: each word that occurs in no form is replaced by the nearest words.

    Phrases in quotation marks, prefixes, exclusions and function words are not corrected. A word that
    consists of two known words (`supplychain`) is read as these. In a word of several parts (`pre-traning`)
    the unknown parts are corrected; if that fails, the joined word is. A short word with several near words
    is not corrected: they are offered. A word without near words stays and matches nothing.
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
    """Whether a clause, joined with the one before or after it, is a known word."""
    row = [str(clause) for clause in query.clauses[max(number - 1, 0) : number + 2]]
    return any(known.has(f"{one}{other}".casefold()) for one, other in pairwise(row))


def _as_beginning(term: Term, known: Spelt) -> list[Term]:
    """An unknown short word, read as the beginning of longer words; empty if there are none."""
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
    """The corrections of a term; empty if its words are known or nothing is near."""
    found = {
        part
        for unit in term.units
        for part in unit.parts
        if known.has(part) or (len(unit.parts) > 1 and known.has(unit.joined))
    }
    joining = known.stop_words  # never typos, even if the vocabulary lacks one
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
    """Whether an unknown word is a form of a known word, not a typo.

    It is if the two differ only by an ending (attack, attacks). A stemmer removes more than endings:
    *definately* and *define* have one stem, but *definitely* is one edit away.
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
    """The two known words that make up a word; of several pairs, that whose rarer word is most frequent."""
    if len(word) < _SPLIT_FROM or not word.isalpha():
        return None
    halves = [(word[:at], word[at:]) for at in range(_HALF, len(word) - _HALF + 1)]
    counts = known.counts([half for pair in halves for half in pair])
    best = max(halves, key=lambda pair: min(counts.get(half, 0) for half in pair))
    return best if all(half in counts for half in best) else None
