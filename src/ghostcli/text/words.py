"""Tokens and folding: splits text into words, and makes equal words equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Marks belong to the letter before them; `\w` does not match them. Whole Indic blocks are included, except
# the danda; joiners, variation selectors and the soft hyphen are part of the word around them. Of the scripts
# beyond the basic plane, only Adlam is in daily use.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963"
    "\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d\u00ad"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0897-\u089f"
    "\u08ca-\u08e1\u08e3-\u08ff\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f86\u0f87"
    "\u0f8d-\u0fbc\u0fc6\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    "\u109a-\u109d\u135d-\u135f\u1712-\u1715\u1732-\u1734\u1752\u1753\u1772\u1773\u180b-\u180d\u180f"
    "\u1885\u1886\u18a9\u1920-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1b00-\u1b04\u1b34-\u1b44\u1b6b-\u1b73"
    "\u1b80-\u1b82\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4"
    "\u1cf7-\u1cf9\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f"
    "\ua6f0\ua6f1\ua802\ua806\ua80b\ua823-\ua827\ua82c\ua880\ua881\ua8b4-\ua8c5\ua8e0-\ua8f1\ua8ff"
    "\ua926-\ua92d\ua947-\ua953\ua980-\ua983\ua9b3-\ua9c0\ua9e5\uaa29-\uaa36\uaa43\uaa4c\uaa4d"
    "\uaa7b-\uaa7d\uaab0\uaab2-\uaab4\uaab7\uaab8\uaabe\uaabf\uaac1\uaaeb-\uaaef\uaaf5\uaaf6"
    "\uabe3-\uabea\uabec\uabed\ufb1e\ufe20-\ufe2f\U0001e944-\U0001e94a"
)
# Scripts without spaces between words: each character is a word (Han, kana, Thai, Lao, Burmese, Khmer), with
# its marks.
_UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0"
    "\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\U00020000-\U0003fffd"
)
_HANGING = (
    "\u3099\u309a\uff9e\uff9f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u17dd\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
APOSTROPHES = "'\u2019\u2018\u02bc\u02b9\u2032\u00b4`\uff07"
_GLUE = frozenset(HYPHENS + APOSTROPHES + "_")

# Letters with a stroke or ligatures, which Unicode does not decompose.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
_STRIPPED = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d\u00ad]"


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    """The pattern of a word. It takes 5 ms to compile, so it is compiled for the first text beyond ASCII."""
    letter = rf"[^\W_{_UNSPACED}\u02b9\u02bc\u0374]"
    return re.compile(rf"[{_UNSPACED}][{_HANGING}]*|{letter}(?:{letter}|[{_MARKS}])*")


def word_classes() -> dict[str, str]:
    """The classes of characters by which texts are split, as in a regular expression, for other programs."""
    glue = "".join(sorted(_GLUE, key=lambda sign: (sign != "-", sign)))  # a leading hyphen is not a range
    return {"marks": _MARKS, "unspaced": _UNSPACED, "hanging": _HANGING, "glue": glue}


_MOST_MARKS = 30


class Token(NamedTuple):
    """A folded word and its place: `text[start:end]` is the original.

    `glued` says that exactly one hyphen, apostrophe or underscore (or, between digits, a comma or full stop)
    is between it and the token before.
    """

    word: str
    start: int
    end: int
    glued: bool


def stream_safe(text: str) -> str:
    """`text` with at most 30 combining marks in a row, more than any language uses; further ones are removed.

    Unicode normalization sorts marks, in time quadratic in their number. Source: UAX #15, Stream-Safe Text
    Format.
    """
    if text.isascii() or len(text) <= _MOST_MARKS:
        return text
    found: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            found.append(sign)
    return "".join(found)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word without case, accents and compatibility forms: the key by which words are equal.

    Characters that would become several words (`½`, `⑴`) only lose their case.
    """
    if word.isascii():
        return word.lower()
    word = stream_safe(word)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    folded = folded.translate(_PLAIN_LETTERS)
    if folded.isascii() and folded.isalnum():
        return folded
    folded = unicodedata.normalize("NFC", re.sub(_STRIPPED, "", folded))
    if folded.isascii() and folded.isalnum():
        return folded
    return folded if _word().fullmatch(folded) else unicodedata.normalize("NFC", word.lower())


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order; hyphenated and contracted words are several tokens."""
    found: list[Token] = []
    ascii_only = text.isascii()
    pattern, source = (_ASCII_WORD, text.lower()) if ascii_only else (_word(), text)
    before, last = -1, ""
    for match in pattern.finditer(source):
        start, end = match.span()
        word = match[0] if ascii_only else fold_word(match[0])
        glued = False
        if start - before == 1 and found:
            between = text[before]
            glued = between in _GLUE or (between in ".," and last.isdigit() and word.isdigit())
        found.append(Token(word, start, end, glued))
        before, last = end, word
    return found


def words(text: str) -> list[str]:
    """The folded words of `text`, without positions."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [fold_word(word) for word in _word().findall(text)]


def fold(text: str) -> str:
    """The folded words of `text` with one space between: equal texts give equal strings."""
    return " ".join(words(text))
