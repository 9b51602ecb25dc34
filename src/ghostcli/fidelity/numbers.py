"""Numbers in words and figures: twenty billion = 20 billion = 20B = 20,000,000,000."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_TENTHS = (
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
)  # fmt: skip


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


FIGURES: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_ONES)},
    **{word: str(20 + 10 * place) for place, word in enumerate(_TENS)},
    **{word: _ordinal(value) for value, word in enumerate(_ORDINALS)},
    **{word: _ordinal(20 + 10 * place) for place, word in enumerate(_TENTHS)},
}
"""The number words that are one figure each; they are equal to it wherever they stand."""

_WRITTEN = {figure: word for word, figure in FIGURES.items()}

# Powers of ten.
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SUFFIXES = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mil": 6, "b": 9, "bn": 9, "bil": 9, "t": 12, "tn": 12, "trn": 12,
}  # fmt: skip
_UNITS = {
    "percent": "%", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£",
    "yen": "¥",
}  # fmt: skip
CURRENCIES = frozenset(unit for unit, sign in _UNITS.items() if sign != "%")
_JOINTS = frozenset(("and", "point", "a"))
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
# Other words for amounts: not parsed, but to change one is to change a number.
_AMOUNTS = frozenset(["half", "twice", "thrice", "double", "triple", "dozen", "dozens", "quarter", "percent"])
# Written in words these mostly do not count anything ("the first number", "one another").
_LIGHT = frozenset(("1", "1st", "2nd"))

NUMBER_WORDS = frozenset((*FIGURES, *_SCALES, *_UNITS, *_AMOUNTS, "point"))
"""Every word that may belong to a number."""

# Longer figures name things and count none.
_FIGURE = re.compile(r"([0-9]{1,18}(?:p[0-9]{1,18})*)(k|m|mm|mn|mil|b|bn|bil|t|tn|trn|st|nd|rd|th)?")
_LARGEST = 10**24
_DIGITS = frozenset("123456789")
_ENDINGS = ("st", "nd", "rd", "th")


def written(word: str) -> str:
    """A figure that is a word of its own as that word: `1` is "one"; any other word as it is."""
    return _WRITTEN.get(word, word)


def is_number(word: str) -> bool:
    """Whether a comparison word is a number, a part of one or the unit of one."""
    return word[0].isdigit() or word in _SCALES or word in _UNITS


def changed(printed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words that stand for one another say how many, or the how-manieth, differently.

    "One", "first" and "second" count only against another number, a currency against another one.
    """
    numbers = [sorted(filter(_counts, words)) for words in (printed, said)]
    if numbers[0] != numbers[1]:
        light = [_LIGHT.issuperset(found) for found in numbers]
        if not all(light) or all(numbers):
            return True
    money = [{_UNITS[word] for word in words if word in CURRENCIES} for words in (printed, said)]
    return bool(money[0] and money[1] and money[0] != money[1])


def _counts(word: str) -> bool:
    return word[0].isdigit() or word in _SCALES or word in _AMOUNTS


def run(words: Sequence[str], start: int) -> int:
    """Where the number that begins at `start` ends; `start` itself if none begins there.

    A joint ("two hundred and five", "two point five", "a million") belongs to it between parts.
    """
    end = start
    at = start
    while at < len(words):
        if is_number(words[at]):
            at += 1
            end = at
        elif ahead := _fraction(words, at, begins=at == start):
            at += ahead
            end = at
        elif words[at] in _JOINTS and at + 1 < len(words) and is_number(words[at + 1]):
            if at == start and not (words[at] == "point" or (words[at] == "a" and words[at + 1] in _SCALES)):
                break
            at += 1
        else:
            break
    return end


def _fraction(words: Sequence[str], at: int, *, begins: bool) -> int:
    """How many words are a fraction's: "half a" before a million, "and a half" behind a number; else 0."""
    if not begins:
        own = tuple(words[at : at + 3])
        return 3 if own[:2] == ("and", "a") and own[2:] and own[2] in _FRACTIONS else 0
    first = at + (words[at] == "a")
    if first >= len(words) or words[first] not in _FRACTIONS:
        return 0
    following = first + 1 + (tuple(words[first + 1 : first + 2]) == ("a",))
    return following - at if following < len(words) and words[following] in _SCALES else 0


def _plain(number: Decimal) -> str:
    """A value as the figure it is keyed by: no point where it is whole, `p` for the point else."""
    whole = number.to_integral_value()
    return str(int(whole)) if whole == number else format(number.normalize(), "f").replace(".", "p")


def bare(words: Sequence[str]) -> int:
    """How many words a number has without the unit after it."""
    end = len(words)
    while end and words[end - 1] in _UNITS:
        end -= 1
    return end


def count(words: Sequence[str]) -> int:
    """How many words there are if a number counts as one."""
    at = found = 0
    while at < len(words):
        at = max(run(words, at), at + 1)
        found += 1
    return found


class _Reader:
    """Reads the numbers of a run one after the other; `at` is the next word."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.at = 0

    def _figure(self, offset: int = 0) -> tuple[str, str]:
        """Digits (with `p` for a point) and ending of the word there, both empty if it is none."""
        place = self.at + offset
        match = _FIGURE.fullmatch(self.words[place]) if place < len(self.words) else None
        return (match[1], match[2] or "") if match else ("", "")

    def _small(self) -> tuple[str, str]:
        """One figure, or two that are written as tens and ones: `("20", "5")` is 25."""
        digits, ending = self._figure()
        self.at += 1
        following, after = self._figure()
        if (
            not ending
            and len(digits) == 2
            and digits[0] in "23456789"
            and digits[1] == "0"
            and following in _DIGITS
            and after in ("", *_ENDINGS)
        ):
            self.at += 1
            return digits[0] + following, after
        return digits, ending

    def begins_fraction(self) -> bool:
        """Whether "half a million" or its like comes next."""
        return _fraction(self.words, self.at, begins=True) > 0

    def _take(self, word: str) -> bool:
        taken = self.words[self.at : self.at + 1] == (word,)
        self.at += taken
        return taken

    def _below_hundred(self) -> bool:
        """Whether a figure of at most two digits comes next, "and" before it or not."""
        joined = self.at < len(self.words) and self.words[self.at] == "and"
        digits, ending = self._figure(int(joined))
        if not (0 < len(digits) <= 2 and ending in ("", *_ENDINGS)):
            return False
        self.at += joined
        return True

    def _group(self) -> tuple[str, str]:
        """Figures up to the next thousand, million or billion: `("2", "hundred", "and", "5")`."""
        digits, ending = self._small()
        if ending:
            return digits, ending
        if digits.isdigit() and len(digits) <= 2 and self._take("hundred"):
            value = int(digits) * 100
            if self._below_hundred():
                more, ending = self._small()
                value += int(more)
            return str(value), ending
        following, after = self._figure()
        if len(digits) == len(following) == 2 and digits[0] != "0" and not after:
            self.at += 1  # a year: "nineteen" "eighty" ("four")
            ones, after = self._figure()
            if following[1] == "0" and following[0] in "23456789" and ones in _DIGITS and not after:
                self.at += 1
                following = following[0] + ones
            return digits + following, ""
        return digits, ending

    def number(self) -> str:
        """The number that begins at `at`, as a figure; an ordinal ends in `th`."""
        ahead = _fraction(self.words, self.at, begins=True)
        if ahead:  # "half a million"
            share = next(_FRACTIONS[word] for word in self.words[self.at :] if word in _FRACTIONS)
            self.at += ahead
            digits, ending = _plain(share), ""
        elif self.words[self.at] in _SCALES:  # "hundred", "a million"
            digits, ending = "1", ""
        elif self.words[self.at] == "point":
            digits, ending = "0", ""
        else:
            digits, ending = self._group()
        if not ending and self._take("point"):
            decimals = ""
            while not ending and self._figure()[0].isdigit():
                more, ending = self._figure()
                decimals += more
                self.at += 1
            digits = f"{digits}p{decimals}" if decimals else digits
        elif not ending and digits.isdigit() and (part := self._and_a_half()):
            digits = _plain(Decimal(digits) + part)
        if ending in _ENDINGS:
            return f"{digits}th"
        total, last, scaled = Decimal(0), 10**16, False
        while True:
            scale = int(10 ** _SUFFIXES.get(ending, 0))
            while self.at < len(self.words) and self.words[self.at] in _SCALES and scale < _LARGEST:
                scale *= int(10 ** _SCALES[self.words[self.at]])
                self.at += 1
            if scale == 1 and not scaled:
                return digits
            total += Decimal(digits.replace("p", ".", 1).partition("p")[0]) * scale
            part = self._and_a_half() * scale
            if part:
                return _plain(total + part)
            scaled, last, back = True, scale, self.at
            self._take("and")
            if scale == 1 or not self._figure()[0]:
                self.at = back
                return _plain(total)
            digits, ending = self._group()
            if "p" in digits or ending in _ENDINGS or int(digits) >= last or not self._descends(last, ending):
                self.at = back
                return _plain(total)

    def _and_a_half(self) -> Decimal:
        """The fraction behind a number, 0 where there is none."""
        ahead = _fraction(self.words, self.at, begins=False)
        self.at += ahead
        return _FRACTIONS[self.words[self.at - 1]] if ahead else Decimal(0)

    def _descends(self, last: int, ending: str) -> bool:
        """Whether the group just read, with the scale that follows, belongs below `last`."""
        scale = int(10 ** _SUFFIXES.get(ending, 0))
        if self.at < len(self.words):
            scale *= int(10 ** _SCALES.get(self.words[self.at], 0))
        return scale < last


@lru_cache(maxsize=4096)
def value(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures that a run of number words comes to, in order, and their units, sorted.

    `("2p5", "million")` and `("2", "point", "5", "million")` both give `(("2500000",), ())`.
    """
    reader = _Reader(words)
    figures: list[str] = []
    units: list[str] = []
    while reader.at < len(words):
        word = words[reader.at]
        if word in _UNITS:
            units.append(_UNITS[word])
            reader.at += 1
        elif word in _SCALES or word == "point" or _FIGURE.fullmatch(word) or reader.begins_fraction():
            figures.append(reader.number())
        else:
            if word not in _JOINTS:
                figures.append(word)
            reader.at += 1
    return tuple(figures), tuple(sorted(units))
