"""Read words as amounts in all possible ways: a number with its unit, a date, a time of day, a decade.

Words may have several readings: "three thirty" is 330 and half past three. Two phrases are equal if they
share a reading. A date in another order, a decade without its century, and feet and inches without units are
only nearly equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from ghostcli.fidelity.numbers import japanese
from ghostcli.fidelity.numbers.dates import Found, Reading, dates, decades, times
from ghostcli.fidelity.numbers.languages import grammar
from ghostcli.fidelity.numbers.reading import bare, run, value
from ghostcli.fidelity.numbers.units import GLUED, LONGEST, MEASURES, MONTHS
from ghostcli.fidelity.numbers.words import FRACTIONS, SUFFIXES, is_number

Value = tuple[tuple[str, ...], tuple[str, ...]]
LIMIT = 16
"""In words: the longest amount that is searched for."""


class Amount(NamedTuple):
    """The first `length` words read as an amount, with `exact` readings and nearly equal (`loose`) ones."""

    length: int
    exact: frozenset[Reading]
    loose: frozenset[Reading] = frozenset()


_PARTS = frozenset(("half", "quarter", "3rd", "5th", "8th"))
_GLUED = re.compile("([0-9]+(?:p[0-9]+)*)([a-z]+)")
_OPENERS = frozenset(("a", "an", "the", "half", "quarter", "quarters", "le", "der", "el"))


def may_begin(word: str, language: str | None = None) -> bool:
    """Whether an amount may begin with this comparison word; a fast pre-check."""
    if is_number(word) or word in _OPENERS or word in MONTHS or word in FRACTIONS:
        return True
    return word in grammar(language).joints or (language in {"ja", "zh"} and japanese.run((word,)) > 0)


@lru_cache(maxsize=4096)
def amounts(words: tuple[str, ...], language: str | None = None) -> tuple[Amount, ...]:
    """Return the amounts at the start of `words`; at most `LIMIT` words are read."""
    raw, words = words, tuple(grammar(language).as_english(words))
    found: dict[int, tuple[set[Reading], set[Reading]]] = {}
    calendar = chain(decades(words), dates(words), times(words, language))
    for length, reading, exact in chain(_numbers(raw, words, language), calendar, _clusters(words)):
        found.setdefault(length, (set(), set()))[not exact].add(reading)
    return tuple(
        Amount(length, frozenset(exact), frozenset(exact | loose)) for length, (exact, loose) in found.items()
    )


def count_amounts(words: Sequence[str], language: str | None = None) -> int:
    """Count the words, with each amount counted as one: "a mile and a half" is one."""
    at = found = 0
    while at < len(words):
        some = amounts(tuple(words[at : at + LIMIT]), language) if may_begin(words[at], language) else ()
        at += max((one.length for one in some), default=1)
        found += 1
    return found


def _numbers(raw: tuple[str, ...], words: tuple[str, ...], language: str | None) -> Found:
    """Yield the number at the start, with and without its unit, and the unit of measure after it."""
    end = run(raw, 0, language)
    if not end and words[0] == "a" and grammar(language).joints:  # un, eine
        yield 1, (("1",), ()), True
    for length in {end, bare(words[:end])} - {0}:
        for figures, units in _values(raw[:length], language):
            yield length, (figures, units), True
            measure, size = _measure(words, length)
            if units or not measure:
                continue
            yield length + size, (figures, (measure,)), True
            if words[length + size : length + size + 2] == ("and", "a") and len(figures) == 1:
                part = FRACTIONS.get((*words, "")[length + size + 2])
                if part and figures[0].isdecimal():
                    yield length + size + 3, ((f"{figures[0]}p{str(part)[2:]}",), (measure,)), True
    if words[0] in {"a", "an"} and len(words) > 1:  # as in "a mile and a half"
        measure, size = _measure(words, 1)
        part = FRACTIONS.get((*words, "", "", "")[size + 3]) if measure else None
        if part and words[size + 1 : size + 3] == ("and", "a"):
            yield size + 4, ((f"1p{str(part)[2:]}",), (measure,)), True
    if words[0] in {"a", "1"} and words[1:2] and words[1] in _PARTS:
        yield 2, ("part", words[1]), True
    glued = _GLUED.fullmatch(words[0])
    if glued and glued[2] in GLUED:
        yield 1, ((glued[1],), (MEASURES[glued[2],],)), True
    if glued and glued[2] in {"am", "pm"}:
        yield 1, ("time", glued[1], "00", glued[2]), True
    if len(words) > 1 and words[0].isdecimal() and words[1] in SUFFIXES:
        yield 2, value((words[0] + words[1],)), True
    if language in {"ja", "zh"}:
        yield from _characters(raw)


def _values(words: tuple[str, ...], language: str | None) -> list[Value]:
    """Return the values of a run of number words. "3 30" is also 330; "3." is third and three."""
    dotted = [place for place, word in enumerate(words) if word.endswith(".")]
    choices = [(words[place][:-1], f"{words[place][:-1]}th") for place in dotted[:2]]
    found: list[Value] = []
    for chosen in product(*choices):
        plain = list(words)
        for place, word in zip(dotted, chosen, strict=False):
            plain[place] = word
        figures, units = value(tuple(plain), language)
        found.append((figures, units))
        if len(figures) == 2 and len(figures[0]) == 1 < len(figures[1]) == 2 and "".join(figures).isdecimal():
            found += [(("".join(figures),), units)] * (figures[0] != "0" and figures[1][0] != "0")
    return found


def _characters(words: tuple[str, ...]) -> Found:
    end = japanese.run(words)
    figure = japanese.value(words[:end]) if end else None
    if figure:
        yield end, ((figure,), ()), True
        if words[end : end + 1] == ("yen",):
            yield end + 1, ((figure,), ("¥",)), True


def _measure(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return the unit of measure at word `at` and its length in words; length 0 for none."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        unit = MEASURES.get(tuple(words[at : at + size]))
        if unit:
            return unit, size
    return "", 0


def _clusters(words: tuple[str, ...]) -> Found:
    """Yield feet and inches: five foot eleven, 5 ft 11 in; without units only nearly equal (5'11")."""
    if not words[0].isdecimal() or len(words[0]) > 1 or len(words) < 2:
        return
    measure, size = _measure(words, 1)
    at = 1 + (size if measure == "ft" else 0)
    if at < len(words) and words[at].isdecimal() and int(words[at]) < 12 and len(words[at]) <= 2:
        unit, more = _measure(words, at + 1)
        inches = more if unit == "in" else int(words[at + 1 : at + 2] == ("in",))
        reading = ("feet", words[0], str(int(words[at])))
        for length in {at + 1, at + 1 + inches}:
            yield length, reading, at > 1
