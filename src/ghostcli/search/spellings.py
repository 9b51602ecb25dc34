"""Other ways to write the same words: contractions, numbers in words and figures, possessives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from ghostcli.fidelity.cleaning import CONTRACTIONS, HALVES
from ghostcli.fidelity.numbers import FIGURES, is_number, run, value

MOST = 24
"""Ways to write one row of words that are looked for."""

Row = tuple[str, ...]

_SCALES = ((12, "trillion", "tn"), (9, "billion", "b"), (6, "million", "m"), (3, "thousand", "k"))
_LONGEST = 15  # figures of a number that is looked for in words as well
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - as above


@lru_cache(maxsize=256)
def ways(row: Row) -> tuple[Row, ...]:
    """The ways to write folded words, the one given first; at most `MOST`."""
    choices: list[list[Row]] = []
    at = 0
    while at < len(row):
        end = number_end(row, at)
        if end > at:
            choices.append(list(dict.fromkeys([row[at:end], *number_ways(row[at:end])])))
            at = end
            continue
        found, length = _contractions(row, at)
        choices.append([row[at : at + length], *found])
        at += length
    every = (tuple(word for part in parts for word in part) for parts in _nearest_first(choices))
    kept: dict[Row, None] = {}
    for one in every:
        kept[one] = None
        if len(kept) >= MOST:
            break
    return tuple(kept)


def _nearest_first(choices: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, ...]]:
    """The combinations of the choices: as given, then each single change, then the others."""
    first = tuple(some[0] for some in choices)
    yield first
    for at, some in enumerate(choices):
        for other in some[1:]:
            yield (*first[:at], other, *first[at + 1 :])
    if sum(len(some) > 1 for some in choices) > 1:
        yield from product(*choices)


def _contractions(row: Row, at: int) -> tuple[list[Row], int]:
    """Other ways to write the word or two words there, and how many these are."""
    pair = row[at : at + 2]
    if len(pair) == 2 and pair in _OTHER:
        return [*_OTHER[pair], *((pair[0], half) for half in _BEHIND.get(pair[1], ()))], 2
    if at and row[at] in _BEHIND:
        return [(half,) for half in _BEHIND[row[at]]], 1
    return list(_OTHER.get(row[at : at + 1], ())), 1


def _table() -> dict[Row, tuple[Row, ...]]:
    """Contractions of several words by each of their forms: don't, do not; cannot, can not; gonna."""
    found: dict[Row, dict[Row, None]] = {}
    for short, long in CONTRACTIONS:
        found.setdefault(short, {})[long] = None
        found.setdefault(long, {})[short] = None
    closed = {
        form: tuple(
            other
            for other in dict.fromkeys((*some, *(far for near in some for far in found[near])))
            if other != form
        )
        for form, some in found.items()
    }
    return closed


def _halves() -> dict[str, tuple[str, ...]]:
    """What stands behind an apostrophe, and the words that it stands for, each by the other."""
    found: dict[str, dict[str, None]] = {}
    for half, full in HALVES.items():
        if half == "t":
            continue
        for word in full:
            found.setdefault(half, {})[word] = None
            found.setdefault(word, {})[half] = None
    return {word: tuple(others) for word, others in found.items()}


_OTHER = _table()
_BEHIND = _halves()

HALF = {word: half for half, full in HALVES.items() if half not in {"s", "t"} for word in full}
"""The words that may be half of a contraction, with that half: are, re."""


def number_end(words: Sequence[str], at: int) -> int:
    """Where a number in figures or English words that begins there ends; `at` where none does."""
    if not may_count(words[at]):
        return at
    figures = [FIGURES.get(word, word) for word in words[at : at + 12]]
    end = at + run(figures, 0)
    return end if any(may_count(word) for word in words[at:end]) else at


def may_be_written_otherwise(row: Row) -> bool:
    """Whether words have other ways to write them: such are not misspelt."""
    return len(ways(row)) > 1


def may_count(word: str) -> bool:
    """Whether a word is in figures or a number word; "one", "first" and "second" say how many too seldom."""
    return word not in {"one", "first", "second"} and is_number(FIGURES.get(word, word))


@lru_cache(maxsize=256)
def number_ways(row: Row) -> tuple[Row, ...]:
    """How a number may be written otherwise: twenty billion, 20 billion, 20b, 20000000000."""
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
