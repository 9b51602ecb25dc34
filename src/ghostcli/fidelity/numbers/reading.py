"""Read numbers in words and figures: twenty billion = 20 billion = 20B = 20,000,000,000.

The input is comparison words. Number words of other languages arrive as English ones (`languages`), so one
reader serves all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from ghostcli.fidelity.numbers.languages import grammar
from ghostcli.fidelity.numbers.words import FRACTIONS, SCALES, SUFFIXES, UNITS, is_number

_JOINTS = frozenset(("and", "point", "a"))
_OPENERS = frozenset(("a", "point", "half", "quarter"))
_OH = frozenset(("oh", "o"))  # as in "nineteen oh five"
_PLURALS = {"halves": "half", "quarters": "quarter"}
# Longer figures are names, not quantities.
_FIGURE = re.compile(r"([0-9]{1,18}(?:p[0-9]{1,18})*)(k|m|mm|mn|mil|b|bn|bil|t|tn|trn|st|nd|rd|th)?")
_LARGEST = 10**24
_DIGITS = frozenset("123456789")
_DECADE = re.compile("[2-9]0s")
_ENDINGS = ("st", "nd", "rd", "th")


def run(words: Sequence[str], start: int, language: str | None = None) -> int:
    """Return the end of the number that begins at `start`; `start` if none begins there.

    A joining word ("two hundred and five", "two point five", "a million") belongs to it between parts.
    """
    if language:
        words = grammar(language).as_english(words)
    if words[start] not in _OPENERS and not is_number(words[start]):
        return start
    end = at = start
    while at < len(words):
        if ahead := _begins_fraction(words, at) if at == start else _fraction_behind(words, at)[0]:
            at += ahead
            end = at
        elif is_number(words[at]):
            at += 1
            end = at
        elif language and end == at > start and (ahead := _one_behind(words, at)):
            at += ahead
            end = at
        elif end > start and words[at] in _OH and _is_zero_between(words, at):
            at += 1
        elif end > start and tuple(words[at : at + 2]) in _PERCENT:
            at += 2
            end = at
        elif words[at] in _JOINTS and at + 1 < len(words) and is_number(words[at + 1]):
            if at == start and not (words[at] == "point" or (words[at] == "a" and words[at + 1] in SCALES)):
                break
            at += 1
        else:
            break
    return end


_PERCENT = {("per", "hundred"), ("per", "100"), ("per", "cent")}


def _is_zero_between(words: Sequence[str], at: int) -> bool:
    """Whether "oh" at word `at` is the zero in "nineteen oh five"."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else ""
    return before.isdigit() and len(before) <= 2 and after in _DIGITS


def _one_behind(words: Sequence[str], at: int) -> int:
    """Return the length of an article that means one (vingt et un, treinta y una, cent un); 0 for none."""
    if words[at] == "a" and (
        words[at - 1] in SCALES or (len(words[at - 1]) == 3 and words[at - 1].endswith("00"))
    ):
        return 1
    if not (words[at - 1].isdigit() and words[at - 1][-1] == "0" and len(words[at - 1]) == 2):
        return 0
    if tuple(words[at : at + 2]) == ("and", "a"):
        return 2
    return int(words[at] == "a" and at > 1 and words[at - 2] == "4" and words[at - 1] == "20")


def _begins_fraction(words: Sequence[str], at: int) -> int:
    """Return the length of a fraction before a scale ("half a" million); 0 for none."""
    first = at + (words[at] == "a")
    if first >= len(words) or words[first] not in FRACTIONS:
        return 0
    following = first + 1 + (tuple(words[first + 1 : first + 2]) == ("a",))
    return following - at if following < len(words) and words[following] in SCALES else 0


def _fraction_behind(words: Sequence[str], at: int) -> tuple[int, Decimal]:
    """Return the length and value of a fraction after a number: "and a half", "1 half"."""
    joined = words[at] == "and"
    if not joined and words[at] not in _DIGITS:
        return 0, Decimal(0)
    size, amount = 0, "1"
    following = at + joined
    if following + 1 < len(words) and (words[following] == "a" or words[following] in _DIGITS):
        amount = words[following].replace("a", "1")
        size, following = 1, following + 1
    if not (joined or amount in _DIGITS) or not (joined or size) or following >= len(words):
        return 0, Decimal(0)
    part = FRACTIONS.get(_PLURALS.get(words[following], words[following]))
    if part is None or (not joined and words[at] == "a"):
        return 0, Decimal(0)
    return following + 1 - at, part * int(amount)


def _plain(number: Decimal) -> str:
    """Return the comparison form of a value: no point if whole, else `p` for the point."""
    whole = number.to_integral_value()
    return str(int(whole)) if whole == number else format(number.normalize(), "f").replace(".", "p")


def bare(words: Sequence[str]) -> int:
    """Return the length of a number in words, without the unit after it."""
    end = len(words)
    while end and words[end - 1] in UNITS:
        end -= 1
    return end


def count(words: Sequence[str]) -> int:
    """Count the words, with each number counted as one."""
    at = found = 0
    while at < len(words):
        begins = words[at] in _OPENERS or is_number(words[at])  # most words begin no number
        at = max(run(words, at), at + 1) if begins else at + 1
        found += 1
    return found


class _NumberReader:
    """Reads the numbers of a run one after another; `at` is the index of the next word."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.at = 0

    def _figure(self, offset: int = 0) -> tuple[str, str]:
        """Return the digits (`p` for a point) and the ending of the next word; both empty for no figure."""
        place = self.at + offset
        match = _FIGURE.fullmatch(self.words[place]) if place < len(self.words) else None
        return (match[1], match[2] or "") if match else ("", "")

    def _small(self) -> tuple[str, str]:
        """Return the next figure; tens and ones as two words are joined: `("20", "5")` is 25."""
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
        """Whether a fraction with a scale, such as "half a million", comes next."""
        return _begins_fraction(self.words, self.at) > 0

    def _next(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def _take(self, word: str) -> bool:
        taken = self._next() == word
        self.at += taken
        return taken

    def _below_hundred(self) -> bool:
        """Whether a figure of at most two digits comes next, with or without "and" before it."""
        joined = self.at < len(self.words) and self.words[self.at] == "and"
        digits, ending = self._figure(int(joined))
        if not (0 < len(digits) <= 2 and ending in ("", *_ENDINGS)):
            return False
        self.at += joined
        return True

    def _group(self) -> tuple[str, str]:
        """Return the figures up to the next thousand, million or billion: `("2", "hundred", "and", "5")`."""
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
        if digits.isdigit() and len(digits) <= 2 and self._next() in _OH:
            return self._with_oh(digits), ""
        if len(digits) == 2 and _DECADE.fullmatch(self._next()):  # "nineteen" "nineties"
            self.at += 1
            return digits + self.words[self.at - 1], ""
        if len(digits) == len(following) == 2 and digits[0] != "0" and not after:
            self.at += 1  # a year: "nineteen" "eighty" ("four")
            ones, after = self._figure()
            if following[1] == "0" and following[0] in "23456789" and ones in _DIGITS and not after:
                self.at += 1
                following = following[0] + ones
            return digits + following, ""
        return digits, ending

    def _with_oh(self, digits: str) -> str:
        """Return a year or room number that is read with "oh": 19 oh 5, 4 oh 1."""
        while self._next() in _OH and _is_zero_between(self.words, self.at):
            digits += f"0{self.words[self.at + 1]}"
            self.at += 2
        return digits

    def number(self) -> str:
        """Read the number at `at` and return it as a figure; an ordinal ends in `th`."""
        ahead = _begins_fraction(self.words, self.at)
        if ahead:  # "half a million"
            share = next(FRACTIONS[word] for word in self.words[self.at :] if word in FRACTIONS)
            self.at += ahead
            digits, ending = _plain(share), ""
        elif self.words[self.at] in SCALES:  # "hundred", "a million"
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
            scale = int(10 ** SUFFIXES.get(ending, 0))
            while self.at < len(self.words) and self.words[self.at] in SCALES and scale < _LARGEST:
                scale *= int(10 ** SCALES[self.words[self.at]])
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
        """Return the fraction after a number; 0 if there is none."""
        if self.at >= len(self.words):
            return Decimal(0)
        ahead, part = _fraction_behind(self.words, self.at)
        self.at += ahead
        return part

    def _descends(self, last: int, ending: str) -> bool:
        """Whether the group just read, with the scale after it, is smaller than `last`."""
        scale = int(10 ** SUFFIXES.get(ending, 0))
        if self.at < len(self.words):
            scale *= int(10 ** SCALES.get(self.words[self.at], 0))
        return scale < last


@lru_cache(maxsize=4096)
def value(words: tuple[str, ...], language: str | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the figures of a run of number words, in order, and their units, sorted.

    `("2p5", "million")` and `("2", "point", "5", "million")` both give `(("2500000",), ())`.
    """
    rules = grammar(language)
    words = tuple(rules.together(_joined(rules.as_english(words))))
    reader = _NumberReader(words)
    figures: list[str] = []
    units: list[str] = []
    while reader.at < len(words):
        word = words[reader.at]
        if word in UNITS:
            units.append(UNITS[word])
            reader.at += 1
        elif figures and words[reader.at : reader.at + 2] in _PERCENT:
            units.append("%")
            reader.at += 2
        elif word in SCALES or word == "point" or _FIGURE.fullmatch(word) or reader.begins_fraction():
            figures.append(reader.number())
        else:
            if word not in _JOINTS:
                figures.append(word)
            reader.at += 1
    return tuple(figures), tuple(sorted(units))


def _joined(words: Sequence[str]) -> list[str]:
    """Join words that continue a figure to that figure: "3" ".5", "1" "+200"."""
    found: list[str] = []
    for word in words:
        if found and word[0] in ".+" and found[-1].isdigit():
            found[-1] += word[1:] if word[0] == "+" else f"p{word[1:]}"
        else:
            found.append(word)
    return found
