"""German number words: einundzwanzig, zweihundertfünf, neunzehnhundertvierundachtzig, dritte, anderthalb."""

from __future__ import annotations

import re
from functools import lru_cache

from ghostcli.fidelity.numbers.words import ordinal

_ONES = {
    "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "funf": 5, "fuenf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "zwolf": 12, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15,
    "fuenfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50, "fuenfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
_ORDINALS = {"ers": 1, "zwei": 2, "drit": 3, "vier": 4, "sieb": 7, "sieben": 7, "ach": 8}

WORDS = {
    "null": "0", "eins": "1", "hundert": "hundred", "tausend": "thousand", "million": "million",
    "millionen": "million", "milliarde": "billion", "milliarden": "billion", "billion": "trillion",
    "billionen": "trillion", "prozent": "percent", "anderthalb": "1p5", "eineinhalb": "1p5", "halb": "half",
    "halbe": "half", "halben": "half", "halber": "half", "halbes": "half", "drittel": "thirds",
    "viertel": "quarters", "dutzend": "dozen", "hunderte": "hundreds", "hunderten": "hundreds",
    "tausende": "thousands", "tausenden": "thousands", "zweimal": "twice", "dreimal": "thrice",
    "doppelt": "double", "doppelte": "double", "doppelten": "double",
}  # fmt: skip
"""Folded German word -> English word."""

JOINTS = {
    "und": "and", "komma": "point", "ein": "a", "eine": "a", "einen": "a", "einer": "a", "einem": "a",
    "a": "à",
}  # fmt: skip

_SMALL = {**_ONES, **_TEENS, **_TENS} | {
    f"{one}und{ten}": value + tens
    for one, value in _ONES.items()
    for ten, tens in _TENS.items()
    if one != "eins"
}
_HUNDREDS = re.compile("(.*?)hundert(?:und)?(.*)")
_THOUSANDS = re.compile("(.*?)tausend(?:und)?(.*)")
_ENDINGS = re.compile("(.+?)(s?)te(?:n|r|s|m)?")
_DECADES = re.compile("(.+?)er")
_LIKELY = re.compile(
    "ein|zw|drei|vier|f(?:u|ue)nf|sech|sieb|acht|neun|zehn|elf|hundert|tausend|ers|drit|[0-9]{2,4}er"
)


@lru_cache(maxsize=8192)
def figure(word: str) -> str | None:
    """Return the figure of a folded number word of any length; None for any other word."""
    if not _LIKELY.match(word):
        return None
    if word[0].isdigit():
        return f"{word[:-2]}s" if word[-3] == "0" and word.endswith("er") else None
    if word in _ONES and word != "ein":
        return str(_ONES[word])
    if word.endswith("einhalb") and word[:-7] in _ONES:
        return f"{_ONES[word[:-7]]}p5"
    value = _value(word) if word != "ein" else None
    if value is not None:
        return str(value)
    if (decade := _DECADES.fullmatch(word)) and (decade[1] in _TENS or _is_decade(decade[1])):
        return f"{_value(decade[1])}s"
    found = _ENDINGS.fullmatch(word)
    if not found:
        return None
    stem, ending = found[1], found[2]
    value = None if ending else _value_ordinal(stem)
    if value is None and ending:
        value = _value(stem)
        value = 1 if stem == "er" else value if value and value >= 20 else None
    return None if value is None else ordinal(value)


def _is_decade(word: str) -> bool:
    """Whether it is a decade such as "neunzehnhundertachtziger"."""
    found = _HUNDREDS.fullmatch(word)
    return bool(found and found[1] in _TEENS and found[2] in _TENS)


def _value_ordinal(stem: str) -> int | None:
    """Return the value of an ordinal in -te from its stem; only the last part, below twenty, is ordinal."""
    for last, value in (*_ORDINALS.items(), *_ONES.items(), *_TEENS.items()):
        if last in {"ein", "eins", "sieben"} and last not in _ORDINALS:
            continue
        if stem == last:
            return value
        if stem.endswith(last) and re.search("(?:hundert|tausend)(?:und)?$", stem[: -len(last)]):
            before = _value(re.sub("und$", "", stem[: -len(last)]))
            return None if before is None else before + value
    return None


def _value(word: str) -> int | None:
    """Return the value of a cardinal below a million; None for any other word."""
    if found := _THOUSANDS.fullmatch(word):
        many = _below_thousand(found[1]) if found[1] else 1
        more = _below_thousand(found[2]) if found[2] else 0
        return None if many is None or more is None else 1000 * many + more
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    """Return the value of a cardinal without thousands, or of a year: neunzehnhundertfünf."""
    if found := _HUNDREDS.fullmatch(word):
        many = {**_ONES, **_TEENS}.get(found[1]) if found[1] else 1
        more = _SMALL.get(found[2]) if found[2] else 0
        return None if many is None or more is None else 100 * many + more
    return _SMALL.get(word)
