"""Alternative spellings of a number: twenty billion, 20 billion, 20b, 20000000000."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ghostcli.fidelity.numbers.reading import run, value
from ghostcli.fidelity.numbers.words import FIGURES, is_number

Row = tuple[str, ...]

_SCALES = ((12, "trillion", "tn"), (9, "billion", "b"), (6, "million", "m"), (3, "thousand", "k"))
_LONGEST = 15  # maximum digits of a number that is also searched for in words
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def number_end(words: Sequence[str], at: int) -> int:
    """Return the end of a number in figures or English words that begins at `at`; `at` if there is none."""
    if not _may_count(words[at]):
        return at
    figures = [FIGURES.get(word, word) for word in words[at : at + 12]]
    end = at + run(figures, 0)
    return end if any(_may_count(word) for word in words[at:end]) else at


def _may_count(word: str) -> bool:
    """Whether a word is a figure or number word.

    "One", "first" and "second" are excluded: they rarely count.
    """
    return word not in {"one", "first", "second"} and is_number(FIGURES.get(word, word))


@lru_cache(maxsize=256)
def number_ways(row: Row) -> tuple[Row, ...]:
    """Return other ways to write a number: twenty billion, 20 billion, 20b, 20000000000."""
    figures, units = value(tuple(FIGURES.get(word, word) for word in row))
    if units or len(figures) != 1 or not figures[0].isdecimal() or len(figures[0]) > _LONGEST:
        return ()
    figure = figures[0]
    number = int(figure)
    if str(number) != figure:
        return ()
    found: list[Row] = [(figure,)]
    if number < 100 or row == (figure,) or len(row) > 1 or not row[0].isdecimal():
        found.append(tuple(_in_words(number)))
    for power, name, suffix in _SCALES:
        times, rest = divmod(number, 10**power)
        if times and not rest:
            found += [(str(times), name), (f"{times}{suffix}",)]
            break
    return tuple(one for one in dict.fromkeys(found) if one != row)


def _in_words(number: int) -> list[str]:
    if number == 0:
        return [_ONES[0]]
    found: list[str] = []
    for power, name, _ in _SCALES:
        times, number = divmod(number, 10**power)
        if times:
            found += [*_in_words(times), name]
    hundreds, number = divmod(number, 100)
    if hundreds:
        found += [_ONES[hundreds], "hundred"]
    if number >= 20:
        found.append(_TENS[number // 10 - 2])
        number %= 10
    if number:
        found.append(_ONES[number])
    return found
