"""English number words as figures, scales and units; and whether words say how many differently."""

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
    """The figure of an ordinal: `21st`."""
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


FIGURES: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_ONES)},
    **{word: str(20 + 10 * place) for place, word in enumerate(_TENS)},
    **{word: ordinal(value) for value, word in enumerate(_ORDINALS)},
    **{word: ordinal(20 + 10 * place) for place, word in enumerate(_TENTHS)},
    **{word: f"{20 + 10 * place}s" for place, word in enumerate(_DECADES)},
}
"""The number words that are one figure each; they are equal to it wherever they stand."""

_WRITTEN = {figure: word for word, figure in FIGURES.items()}

SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
"""Powers of ten."""

SUFFIXES = {
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mil": 6, "b": 9, "bn": 9, "bil": 9, "t": 12, "tn": 12, "trn": 12,
}  # fmt: skip
"""The same as they are glued to a figure."""

UNITS = {
    "percent": "%", "dollar": "$", "dollars": "$", "usd": "$", "euro": "€", "euros": "€", "eur": "€",
    "pound": "£", "pounds": "£", "gbp": "£", "yen": "¥", "jpy": "¥",
}  # fmt: skip
"""What stands before a number or behind it."""

CURRENCIES = frozenset(unit for unit, sign in UNITS.items() if sign != "%")
FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
# Other words for amounts: not parsed, but to change one is to change a number.
_AMOUNTS = frozenset([
    "half", "twice", "thrice", "double", "triple", "dozen", "dozens", "quarter", "percent", "halves",
    "thirds", "quarters", "fifths", "eighths", "tens", "hundreds", "thousands", "millions", "billions",
    "trillions",
])  # fmt: skip
# Written in words these mostly do not count anything ("the first number", "one another").
_LIGHT = frozenset(("1", "1st", "2nd"))
# With these a word of the key begins that goes on from the figure before: ".5" of 3,5, "+200" of 1 200.
_GOING_ON = ".+"

NUMBER_WORDS = frozenset((*FIGURES, *SCALES, *UNITS, *_AMOUNTS, "point"))
"""Every word that may belong to a number."""


def written(word: str) -> str:
    """A figure that is a word of its own as that word: `1` is "one"; any other word as it is."""
    return _WRITTEN.get(word, word)


def is_figure(word: str) -> bool:
    """Whether a comparison word is in figures, or goes on from some."""
    return word[0].isdigit() or word[0] in _GOING_ON


def is_number(word: str) -> bool:
    """Whether a comparison word is a number, a part of one or the unit of one."""
    return is_figure(word) or word in SCALES or word in UNITS


def changed(printed: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words that stand for one another say how many, or the how-manieth, differently.

    "One", "first" and "second" count only against another number, a currency against another one.
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
