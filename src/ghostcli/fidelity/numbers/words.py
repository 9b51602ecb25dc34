"""English number words as figures, scales and units; and whether two groups of words differ in number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

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
_DECADES = (
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
)  # fmt: skip


def ordinal(value: int) -> str:
    """Return an ordinal as a figure: `21st`."""
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


FIGURES: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_ONES)},
    **{word: str(20 + 10 * place) for place, word in enumerate(_TENS)},
    **{word: ordinal(value) for value, word in enumerate(_ORDINALS)},
    **{word: ordinal(20 + 10 * place) for place, word in enumerate(_TENTHS)},
    **{word: f"{20 + 10 * place}s" for place, word in enumerate(_DECADES)},
}
"""Number words that stand for one figure; each equals that figure wherever it occurs."""

_WRITTEN = {figure: word for word, figure in FIGURES.items()}

SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Powers of ten."""

SUFFIXES = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mil": 6, "b": 9, "bn": 9, "bil": 9, "t": 12, "tn": 12, "trn": 12,
}  # fmt: skip
"""The same for suffixes attached to a figure."""

UNITS = {
    "percent": "%", "dollar": "$", "dollars": "$", "usd": "$", "euro": "€", "euros": "€", "eur": "€",
    "pound": "£", "pounds": "£", "gbp": "£", "yen": "¥", "jpy": "¥",
}  # fmt: skip
"""Units before or after a number."""

CURRENCIES = frozenset(unit for unit, sign in UNITS.items() if sign != "%")
FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
# Other words for amounts. They are not parsed, but an exchange of one changes a number.
_AMOUNTS = frozenset([
    "half", "twice", "thrice", "double", "triple", "dozen", "dozens", "quarter", "percent", "halves",
    "thirds", "quarters", "fifths", "eighths", "tens", "hundreds", "thousands", "millions", "billions",
    "trillions",
])  # fmt: skip
# As words, these mostly do not count anything ("the first number", "one another").
_LIGHT = frozenset(("1", "1st", "2nd"))
# First character of a comparison word that continues the figure before: ".5" of 3,5, "+200" of 1 200.
_GOING_ON = ".+"

NUMBER_WORDS = frozenset((*FIGURES, *SCALES, *UNITS, *_AMOUNTS, "point"))
"""Every word that may belong to a number."""


def written(word: str) -> str:
    """Return a number that is one word in its written form: `1` gives "one"; other words are unchanged."""
    return _WRITTEN.get(word, word)


def is_figure(word: str) -> bool:
    """Whether a comparison word is a figure or continues one."""
    return word[0].isdigit() or word[0] in _GOING_ON


def is_number(word: str) -> bool:
    """Whether a comparison word is a number, part of a number or a unit."""
    return is_figure(word) or word in SCALES or word in UNITS


def changed(printed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether printed and said words that replace each other differ in number or rank.

    "One", "first" and "second" count only against another number, a currency only against another currency.
    """
    numbers = [sorted(filter(_counts, words)) for words in (printed, said)]
    if numbers[0] != numbers[1]:
        light = [_LIGHT.issuperset(found) for found in numbers]
        if not all(light) or all(numbers):
            return True
    money = [{UNITS[word] for word in words if word in CURRENCIES} for words in (printed, said)]
    return bool(money[0] and money[1] and money[0] != money[1])


def _counts(word: str) -> bool:
    return is_figure(word) or word in SCALES or word in _AMOUNTS
