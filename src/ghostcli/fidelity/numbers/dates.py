"""Read dates, decades and times of day from comparison words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ghostcli.fidelity.numbers.units import MEASURES, MONTHS

Reading = tuple[object, ...]
Found = Iterator[tuple[int, Reading, bool]]
"""Number of words, the reading, and whether it is exact or only nearly equal."""

_GLUED = re.compile("([0-9]+)([a-z]+)")
_DAY = re.compile("([0-9]{1,2})(?:st|nd|rd|th|\\.)?")
_POINTED = re.compile("([01]?[0-9]|2[0-4])p([0-5][0-9])")
_DECADE = re.compile("([0-9]{2})?([0-9]0)s")
_SCALES = frozenset(
    ("percent", "percentage", "hundred", "thousand", "million", "billion", "trillion", "times")
)
_THE = frozenset(("the", "le", "el", "der", "den", "dem"))
_OF = frozenset(("of", "de"))
_HALVES = (("a", "m"), ("p", "m"), ("am",), ("pm",))
_PAST: dict[tuple[str, ...], int] = {
    ("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "after"): 15, ("quarter", "to"): -15,
}  # fmt: skip
_CLOCK = {("o", "clock"), ("oclock",), ("uhr",)}


def decades(words: tuple[str, ...]) -> Found:
    """Yield decades: the 1990s, the nineteen nineties, the 1990's, the nineteen hundreds; the 90s loosely."""
    if not words[0][0].isdecimal():
        return
    written, length = words[0], 1
    behind = words[1] if len(words) > 1 else ""
    if written[-1] == "0" and behind == "s":
        written, length = f"{written}s", 2
    elif behind and written.isdecimal() and len(written) == 2:
        written, length = f"{written}{'00s' if behind == 'hundreds' else behind}", 2
    match = _DECADE.fullmatch(written)
    if match:
        yield length, ((written,), ()), True
        if not match[1] or (match[1] == "19" and match[2] != "00"):
            yield length, ("decade", match[2]), False


def dates(words: tuple[str, ...]) -> Found:
    """Yield dates: May 3, May the third; 3 May, the third of May. The other order matches only loosely."""
    if words[0] in MONTHS:
        at = 1 + (len(words) > 1 and words[1] in _THE)
        day, size = _day(words, at)
        if size:
            yield at + size, ("month first", MONTHS[words[0]], day), True
            yield at + size, ("date", MONTHS[words[0]], day), False
    at = int(words[0] in _THE)
    day, size = _day(words, at)
    if size:
        at += size
        at += at < len(words) and words[at] in _OF
        if at < len(words) and words[at] in MONTHS:
            yield at + 1, ("day first", MONTHS[words[at]], day), True
            yield at + 1, ("date", MONTHS[words[at]], day), False


def _day(words: tuple[str, ...], at: int) -> tuple[int, int]:
    """Return the day of the month at word `at` and its length in words; length 0 for none."""
    found = _DAY.fullmatch(words[at]) if at < len(words) else None
    if not found or not 0 < int(found[1]) <= 31:
        return 0, 0
    after = _DAY.fullmatch(words[at + 1]) if at + 1 < len(words) else None
    if words[at] in {"20", "30"} and after and 0 < int(after[1]) < 10 and int(found[1]) + int(after[1]) <= 31:
        return int(found[1]) + int(after[1]), 2
    return int(found[1]), 1


def times(words: tuple[str, ...], language: str | None) -> Found:
    """Yield times: 3:30, 3.30, three thirty, half past three; nine o'clock, 9:00; with or without a.m."""
    for hour, minute, length in _clock(words, language):
        yield length, ("time", hour, minute), True
        for half in _HALVES:
            if words[length : length + len(half)] == half:
                yield length + len(half), ("time", hour, minute, "".join(half)), True
        glued = _GLUED.fullmatch(words[length - 1])
        if glued:
            yield length, ("time", hour, minute, glued[2]), True
    if _is_hour(words[0]):
        for half in _HALVES:
            if words[1 : 1 + len(half)] == half:
                yield 1 + len(half), ("time", words[0], "00", "".join(half)), True


def _is_hour(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and int(word) <= 24


def _clock(words: tuple[str, ...], language: str | None) -> Iterator[tuple[str, str, int]]:
    """Yield hour, minute and length in words of each time at the start."""
    if _is_hour(words[0]):
        clock = next((len(one) for one in _CLOCK if words[1 : 1 + len(one)] == one), 0)
        minute, size = _minute(words, 1 + clock)
        if size:
            spare = words[1 + clock + size : 2 + clock + size] == ("uhr",) and not clock
            yield words[0].lstrip("0") or "0", minute, 1 + clock + size + spare
        if clock:
            yield words[0].lstrip("0") or "0", "00", 1 + clock
    pointed = _POINTED.fullmatch(words[0])
    if pointed and not _is_measured(words[1:2]):  # 5.30
        yield pointed[1].lstrip("0") or "0", pointed[2], 1 + (words[1:2] == ("uhr",))
    at = int(words[0] == "a")
    off = _PAST.get(words[at : at + 2])
    size = at + 2
    if off is None and not at and words[0].isdecimal() and len(words[0]) <= 2:
        size = 2 + (words[1:2] in {("minutes",), ("minute",)})
        sign = {"past": 1, "after": 1, "to": -1}.get((*words, "", "", "")[size - 1], 0)
        off = sign * int(words[0]) if sign and int(words[0]) < 60 else None
    if off is None and language == "de" and words[0] == "half":
        off, size = -30, 1
    if off is not None and size < len(words) and _is_hour(words[size]) and int(words[size]):
        hour, past = divmod(60 * int(words[size]) + off, 60)
        clock = next((len(one) for one in _CLOCK if words[size + 1 : size + 1 + len(one)] == one), 0)
        yield str(hour or 12), f"{past:02}", size + 1 + clock


def _is_measured(behind: tuple[str, ...]) -> bool:
    """Whether the word after a decimal figure shows that it is not a time: 5.30 percent."""
    return bool(behind) and (behind in MEASURES or behind[0] in _SCALES)


def _minute(words: tuple[str, ...], at: int) -> tuple[str, int]:
    """Return the minutes at word `at` as two digits, and their length in words; length 0 for none."""
    word = words[at] if at < len(words) else ""
    glued = _GLUED.fullmatch(word)
    word = glued[1] if glued and glued[2] in {"am", "pm"} else word
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in {"oh", "o"} and after.isdecimal() and 0 < int(after) < 10:
        return f"0{int(after)}", 2
    if not (word.isdecimal() and len(word) == 2 and int(word) < 60):
        return "", 0
    if word in {"20", "30", "40", "50"} and after.isdecimal() and len(after) == 1 and after != "0":
        return word[0] + after, 2
    return word, 1
