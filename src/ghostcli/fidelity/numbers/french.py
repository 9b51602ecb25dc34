"""French number words: quatre-vingt-dix-sept, soixante et onze, septante, deux cent cinq, premier, 1er."""

from __future__ import annotations

import re

_FIGURES = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
WORDS = {
    **{word: str(value) for word, value in _FIGURES.items()},
    "cent": "hundred", "cents": "hundred", "mille": "thousand", "millions": "million",
    "milliard": "billion", "milliards": "billion", "billion": "trillion", "billions": "trillion",
    "premier": "1st", "premiere": "1st", "deuxieme": "2nd", "troisieme": "3rd", "quatrieme": "4th",
    "cinquieme": "5th", "sixieme": "6th", "septieme": "7th", "huitieme": "8th", "neuvieme": "9th",
    "dixieme": "10th", "vingtieme": "20th", "demi": "half", "demie": "half", "tiers": "thirds",
    "quart": "quarter", "quarts": "quarters", "douzaine": "dozen", "centaines": "hundreds",
    "milliers": "thousands",
}  # fmt: skip
"""Folded French word -> English word."""

JOINTS = {"et": "and", "virgule": "point", "un": "a", "une": "a", "pour": "per", "a": "à"}

_ORDINAL = re.compile("([0-9]+)(?:er|ere|re|e|eme|ieme|nd|nde)")
_TENS = frozenset((20, 30, 40, 50, 60, 70, 80, 90))


def figure(word: str) -> str | None:
    """Return an ordinal in figures (1er or 2e); None for any other word."""
    found = _ORDINAL.fullmatch(word) if word[0].isdecimal() else None
    if not found:
        return None
    return {"1": "1st", "2": "2nd", "3": "3rd"}.get(found[1], f"{found[1]}th")


def together(words: list[str]) -> list[str]:
    """Join the pieces of numbers below a thousand into figures: 4 20 10 7 is 97, 60 and 11 is 71."""
    found: list[str] = []
    begun = False  # a hundred has been read; tens and ones may follow
    for word in _below_hundred(words):
        if word == "a" and found and (begun or found[-1] in {"thousand", "million"}):
            word = "1"  # noqa: PLW2901 - cent un
        if word == "hundred":
            many = int(found.pop()) if found and _is_small(found[-1]) and found[-1] != "1" else 1
            found.append(str(100 * many))
        elif begun and _is_small(word):
            found[-1] = str(int(found[-1]) + int(word))
        else:
            found.append(word)
        begun = word == "hundred"
    return found


def _is_small(word: str) -> bool:
    return word.isdecimal() and len(word) < 3 and word != "0"


def _below_hundred(words: list[str]) -> list[str]:
    """Join the pieces of numbers below a hundred into figures."""
    found: list[str] = []
    at = 0
    while at < len(words):
        tens, size = _tens(words, at)
        if not size:
            found.append(words[at])
            at += 1
            continue
        at += size
        joined = at + 1 < len(words) and words[at] == "and"
        after = words[at + joined] if at + joined < len(words) else ""
        ones = (
            1
            if after == "a" and (joined or tens == 80)
            else int(after)
            if after.isdecimal() and len(after) < 3
            else 0
        )
        if tens in {60, 80} and 9 < ones < 20 and (not joined or ones == 11):
            at += joined + 1
            if ones == 10 and at < len(words) and words[at] in {"7", "8", "9"}:
                ones += int(words[at])
                at += 1
            tens += ones
        elif tens in _TENS and 0 < ones < 10 and (not joined or ones == 1):
            at += joined + 1
            tens += ones
        elif tens == 10 and ones in {7, 8, 9} and not joined:
            at += 1
            tens += ones
        found.append(str(tens))
    return found


def _tens(words: list[str], at: int) -> tuple[int, int]:
    """Return the tens at word `at` and their length in words; length 0 for none."""
    if words[at : at + 2] == ["4", "20"]:
        return 80, 2
    value = int(words[at]) if words[at].isdecimal() and len(words[at]) == 2 else 0
    return (value, 1) if value in _TENS or value == 10 else (0, 0)
