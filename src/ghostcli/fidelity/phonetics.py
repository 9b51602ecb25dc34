"""Whether words sound alike: likely recognition errors, and inflected forms of one word."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

_ALIKE, _LETTERS, _FEW_LETTERS = 0.8, 0.6, 0.4
"""Minimum similarity of the keys, of the letters, and of the letters if the keys are equal."""

_SHORT = 5
"""In letters. In words up to this length the first vowel counts too."""

_VOWEL = re.compile(r"[^aeiouy]*u?([aeiouy])")
_KEY = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^kn|^gn|^pn", "n"),
        (r"^wr", "r"),
        (r"^who", "ho"),
        (r"eigh", "ay"),
        (r"ould", "ood"),
        (r"thr?ough", "tro"),
        (r"uy", "y"),
        (r"cc(?=[eiy])|(?<!^)x", "ks"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"ph", "f"),
        (r"(?<=[ou]u)gh$", "f"),
        (r"gh(?=t|s|$)", ""),
        (r"bt$", "t"),
        (r"wh", "w"),
        (r"sch|tch|ch|sh|ti(?=on|an|ous)|ci(?=an|ous|al)|ssi(?=on)", "x"),
        (r"dg(?=[eiy])|g(?=[eiy])", "j"),
        (r"ck|q|c(?![eiy])", "k"),
        (r"c|z", "s"),
        (r"th", "t"),
        (r"v", "f"),
        (r"mb$", "m"),
        (r"(.)\1+", r"\1"),
        (r"^[aeiouy]+", "A"),
        (r"(?<!^)[aeiouywh]+", ""),
    )
)
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "ly", "e", "en", "n", "t", "te", "ten", "a", "o", "as", "os")


@lru_cache(maxsize=8192)
def sound(letters: str) -> str:
    """Return a key for the English sound of folded letters; vowels count only at the start.

    Consonants map to their sound. A shorter version of Philips' Metaphone (Computer Language 7, 1990).
    """
    for pattern, replacement in _KEY:
        letters = pattern.sub(replacement, letters)
    return letters


def sound_alike(one: str, other: str) -> bool:
    """Whether two folded words, or words joined without spaces, may be misheard for each other."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) > len(short) + 1 and long.endswith(short):  # a prefix makes another word: milliseconds
        return False
    if min(len(one), len(other)) <= _SHORT and vowel_in_front(one) != vowel_in_front(other):
        return False
    letters = Indel.normalized_similarity(one, other)
    mine, yours = sound(one), sound(other)
    if mine == yours:
        return letters >= _FEW_LETTERS
    return letters >= _LETTERS and Indel.normalized_similarity(mine, yours) > _ALIKE


def vowel_in_front(word: str) -> bool:
    """Whether the first vowel of a word is spelled as a front vowel."""
    found = _VOWEL.match(word)
    return found is not None and found[1] in "eiy"


def mistyped(one: str, other: str) -> bool:
    """Whether one word is the other without its first or last letters, as in a typing error: per, pe."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and len(short) > 1 and (long.startswith(short) or long.endswith(short))


def one_stem(one: str, other: str) -> bool:
    """Whether two folded words are inflected forms of one stem: measure, measured; Brücke, Brücken."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    if shared < 3:
        return False
    rests = one[shared:], other[shared:]
    if all(rest in _ENDINGS for rest in rests):
        return True
    return set(rests) in ({"y", "ies"}, {"y", "ied"})
