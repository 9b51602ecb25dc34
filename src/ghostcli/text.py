"""What counts as the same word, and what may reach a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Marks belong to the letter before them; `\w` leaves them out. Whole Indic blocks are taken, less
# the danda; joiners, variation selectors and the soft hyphen are part of the word they stand in.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963"
    "\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d\u00ad"
)
# Scripts that put no space between words: there a character is a word (Han, kana, Thai, Lao,
# Burmese, Khmer), with the marks that hang on it.
_UNSPACED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0"
    "\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\U00020000-\U0003fffd"
)
_HANGING = (
    "\u3099\u309a\uff9e\uff9f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u17dd\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_WORD = re.compile(
    rf"[{_UNSPACED}][{_HANGING}]*|[^\W_{_UNSPACED}\u02b9\u02bc](?:[^\W_{_UNSPACED}\u02b9\u02bc]|[{_MARKS}])*"
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
APOSTROPHES = "'\u2019\u2018\u02bc\u02b9\u2032\u00b4`\uff07"
_GLUE = frozenset(HYPHENS + APOSTROPHES + "_")

_STRIPPED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\u200c\u200d\u00ad]"
)


class Token(NamedTuple):
    """A folded word and where it stands: `text[start:end]` is how it is written.

    `glued` says that one hyphen, apostrophe or underscore (or, between figures, a comma or a
    point) and nothing else stands between it and the token before.
    """

    word: str
    start: int
    end: int
    glued: bool


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word without case, accents and compatibility forms: the key by which words are equal."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFC", _STRIPPED.sub("", folded)) or word


def tokens(text: str) -> list[Token]:
    """The words of `text` in order; hyphenated and contracted words come as their parts."""
    found: list[Token] = []
    ascii_only = text.isascii()
    pattern, source = (_ASCII_WORD, text.lower()) if ascii_only else (_WORD, text)
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
    """The folded words of `text`, without their places."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return [fold_word(word) for word in _WORD.findall(text)]


def fold(text: str) -> str:
    """`text` as its folded words with one space between: equal texts fold to equal strings."""
    return " ".join(words(text))


# C0 but tab and newline, DEL, C1, surrogates: never in content, never on a terminal or in a pipe.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def visible(text: str) -> str:
    """`text` for a message: every control and directional character as a visible escape."""
    return _UNSEEN.sub(_escaped, text)


def defused(text: str) -> str:
    """Content for reading: tabs and newlines stay, other controls and directional overrides show."""
    return _DIRECTION.sub(_escaped, CONTROL.sub(_escaped, text))


def one_line(text: str) -> str:
    """Content on one line: a blank for every run of tabs, newlines and blanks, the rest defused."""
    return defused(_BREAKS.sub(" ", text)).strip(" ")


def clean(text: str) -> tuple[str, int]:
    """`text` without control characters, and how many were taken out."""
    return CONTROL.subn("", text)
