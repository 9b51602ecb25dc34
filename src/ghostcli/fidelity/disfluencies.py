"""Disfluencies that an editor may remove: fillers, immediate repeats, contractions written out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise, product

from ghostcli.fidelity.colloquial import ENGLISH, SHORT
from ghostcli.fidelity.colloquial import FILLERS as OF_LANGUAGE
from ghostcli.fidelity.contractions import HALVES, NOT, WHOLE

FILLERS = ENGLISH
"""The English filler words. They carry no meaning; a dropped or added one is cleaned and not counted."""

_FILLERS = frozenset(tuple(filler.casefold().split()) for filler in FILLERS)
_FILLERS_OF = {
    language: frozenset(tuple(filler.split()) for filler in listed)
    for language, listed in OF_LANGUAGE.items()
}
_LONGEST = max(map(len, _FILLERS))
REPEAT = 6
"""Maximum length, in words, of an immediate repeat ("we have to, we have to go")."""

NEGATIONS = frozenset({
    # English; the "t" of a contraction (don't) denies too, as does the word without its apostrophe
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot", "without",
    "non", "t", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt",
    "wont", "wouldnt", "cant", "couldnt", "shouldnt", "mustnt", "aint", "hardly", "scarcely", "barely",
    "rarely", "seldom", "few", "unlikely", "deny", "denies", "denied", "doubt", "doubts", "doubted", "fail",
    "fails", "failed",
    # German, Dutch, French, Spanish, Italian, Portuguese, folded
    "nicht", "nich", "kein", "keine", "keinen", "keinem", "keiner", "keines", "keins", "nie", "niemals",
    "nichts", "niemand", "niemanden", "niemandem", "ohne",
    "niet", "geen", "nooit", "ne", "pas", "jamais", "aucun", "aucune", "rien", "sans", "nunca", "jamas",
    "nada", "nadie", "ningun", "ninguna", "mai", "niente", "nessuno", "senza", "nao", "ninguem", "sem",
    "kaum", "selten", "weder", "nauwelijks", "zelden", "guere", "rarement", "apenas", "raramente", "tampoco",
})  # fmt: skip
"""Words that deny. One more or one less of them is a changed negation."""

_JOINED = {
    **{short: tuple(long.split()) for short, long in WHOLE.items()},
    **{f"{verb}t": forms[0] for verb, forms in NOT.items()},
}

TAILS = frozenset(HALVES)
"""The parts after an apostrophe: half of a word, and a whole word only if written out."""

CLEANABLE = frozenset(word for filler in _FILLERS for word in filler)
"""Every word that occurs in a filler."""

CONTRACTED = frozenset((*HALVES, *NOT, *_JOINED))
"""Every English word that may be a contraction or half of one."""

_SHORT = {
    language: {
        short: tuple(tuple(form.split()) for form in forms.split(":")) for short, forms in listed.items()
    }
    for language, listed in SHORT.items()
}


@cache
def _cleanable(language: str | None) -> frozenset[str]:
    return frozenset(word for filler in _FILLERS_OF.get(language or "", _FILLERS) for word in filler)


@cache
def rereadings(language: str | None) -> frozenset[str]:
    """Return the words of a language that occur in a filler or may be a contraction or half of one."""
    return _cleanable(language) | CONTRACTED | _SHORT.get(language or "", {}).keys()


def filler(words: Sequence[str], start: int, end: int, language: str | None = None) -> int:
    """Return the length of the longest filler at the start of `words[start:end]`; 0 for none."""
    if words[start] in _cleanable(language):
        fillers = _FILLERS_OF.get(language or "", _FILLERS)
        for length in range(min(_LONGEST, end - start), 0, -1):
            if tuple(words[start : start + length]) in fillers:
                return length
    return 0


def repeats(words: Sequence[str], start: int, end: int, floor: int, language: str | None = None) -> list[int]:
    """Return the lengths of immediate repeats at `start`, counting both the first and the second copy.

    The copy at `start` ends at `end` at the latest; for a second copy, the first one begins before `floor`.
    Fillers may stand between the two copies.
    """
    word = words[start]
    least = 2 if word == "not" else 1  # "what is not not done" is done
    ahead = word in words[start + 1 : start + REPEAT + _LONGEST]
    behind = start >= floor and word in words[max(0, start - REPEAT - _LONGEST) : start]
    if not (ahead or behind):
        return []
    before = start
    while before and (words[before - 1],) in _FILLERS_OF.get(language or "", _FILLERS):
        before -= 1
    found: list[int] = []
    for length in range(least, min(REPEAT, end - start) + 1):
        said = words[start : start + length]
        following = start + length
        while ahead and following < len(words) and words[following] != word:
            skipped = filler(words, following, len(words), language)
            if not skipped:
                break
            following += skipped
        earlier = (place - length for place in (start, before) if length <= place < floor + length)
        if words[following : following + length] == said or any(
            words[place : place + length] == said for place in earlier
        ):
            found.append(length)
    return found


def skips(words: Sequence[str], start: int, end: int, language: str | None = None) -> list[list[int]]:
    """For each of `words[start:end]`, return the numbers of words from there on that may be cleaned away."""
    found: list[list[int]] = []
    for place in range(start, end):
        length = filler(words, place, end, language)
        found.append([*([length] if length else []), *repeats(words, place, end, start, language)])
    return found


@lru_cache(maxsize=4096)
def written_out(words: tuple[str, ...], language: str | None = None) -> frozenset[tuple[str, ...]]:
    """Return all ways to write `words` without contractions, by the rules of English and of the language."""
    own = _SHORT.get(language or "", {})
    choices: list[tuple[tuple[str, ...], ...]] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in NOT and words[at + 1 : at + 2] == ("t",):
            choices.append(NOT[word])
            at += 2
            continue
        forms: tuple[tuple[str, ...], ...] = ((word,),)
        if word in HALVES:
            forms += tuple((form,) for form in HALVES[word])
        if word in _JOINED:
            forms += (_JOINED[word],)
        forms += own.get(word, ())
        choices.append(forms)
        at += 1
    return frozenset(tuple(word for piece in pieces for word in piece) for pieces in product(*choices))


def same_written_out(one: tuple[str, ...], other: tuple[str, ...], language: str | None = None) -> bool:
    """Whether two runs of words are equal once contractions are written out."""
    return not written_out(one, language).isdisjoint(written_out(other, language))


@lru_cache(maxsize=1024)
def _begins(word: str, language: str | None) -> frozenset[str]:
    """Return the possible first words of a run that begins with `word`, once it is written out."""
    return frozenset(form[0] for form in written_out((word,), language) | written_out((word, "t"), language))


def begin_alike(one: str, other: str, language: str | None = None) -> bool:
    """Whether two runs with these first words, one of them a contraction, may be equal once written out."""
    own = _SHORT.get(language or "", {})
    if one not in CONTRACTED and other not in CONTRACTED and one not in own and other not in own:
        return False
    return not _begins(one, language).isdisjoint(_begins(other, language))


_HOSTS = frozenset((
    "it", "he", "she", "that", "this", "there", "here", "what", "who", "where", "when", "how", "why",
    "let", "everything", "everybody", "everyone", "somebody", "someone", "nobody", "nothing",
    "something", "anything", "one",
))  # fmt: skip
_PREDICATES = frozenset((
    "a", "an", "the", "not", "no", "been", "going", "gonna", "got", "so", "very", "just", "still",
    "always", "never", "also", "really", "my", "your", "our", "their", "too", "more", "less", "to", "in",
    "on", "at",
))  # fmt: skip
_FINITE = frozenset((
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "must",
    "does", "did", "do",
))  # fmt: skip
_CLAUSE = 7  # maximum distance, in words, to the verb after a possessive


def is_owner(words: Sequence[str], at: int) -> bool:
    """Whether the word is a possessive `s` ("the mayor's plan is old") and not "is".

    It is one if it follows a noun, no predicate follows directly, and a verb follows later.
    """
    if words[at] != "s" or not at or words[at - 1] in _HOSTS:
        return False
    behind = words[at + 1 : at + 1 + _CLAUSE]
    if not behind or behind[0] in _PREDICATES or behind[0].endswith(("ing", "ed", "en")):
        return False
    return not _FINITE.isdisjoint(behind)


def negations(words: Sequence[str]) -> int:
    """Count the words that deny; "a few", "the last few" and the like do not count."""
    found = sum(word in NEGATIONS for word in words)
    if "few" in words:
        found -= sum(one in _SOME and other == "few" for one, other in pairwise(words))
    return found


_SOME = frozenset(("a", "the", "last", "next", "past", "first", "every", "these", "those", "another"))
