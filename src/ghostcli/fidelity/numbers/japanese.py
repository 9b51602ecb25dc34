"""Japanese and Chinese numbers, a character a word: 二十一 is 21, 一万二千 is 12,000, 二〇二四 is 2024."""

from __future__ import annotations

from collections.abc import Sequence

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}


def run(words: Sequence[str]) -> int:
    """Return how many of the first `words` form a number in characters, or in figures with a scale."""
    end = 0
    while end < len(words) and (words[end] in _DIGITS or words[end] in _TENS or words[end] in _SCALES):
        end += 1
    if not end and _is_short(words[0]):
        end = 1
        while end < len(words) and (words[end] in _SCALES or words[end] in _TENS):
            end += 1
            if end < len(words) and _is_short(words[end]):
                end += 1
    return end


def _is_short(word: str) -> bool:
    return word.isdecimal() and len(word) < 10


def value(words: Sequence[str]) -> str | None:
    """Return the figure for such a run; None for an invalid one, such as 三万五 with its scale left out."""
    if all(word in _DIGITS for word in words):
        return "".join(str(_DIGITS[word]) for word in words)
    total = group = 0
    digit: int | None = None
    last_ten, last_scale = 10**4, 10**16
    for word in words:
        if word in _TENS:
            if _TENS[word] >= last_ten:
                return None
            last_ten = _TENS[word]
            group += last_ten * (1 if digit is None else digit)
            digit = None
        elif word in _SCALES:
            group += digit or 0
            if _SCALES[word] >= last_scale or not group:
                return None
            last_scale, last_ten = _SCALES[word], 10**4
            total += group * last_scale
            group, digit = 0, None
        elif digit:
            return None
        else:
            digit = int(word) if word.isdecimal() else _DIGITS[word]
    return str(total + group + (digit or 0))
