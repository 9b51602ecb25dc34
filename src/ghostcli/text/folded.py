"""Text folded for search, with a map from each folded place to the original text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise, zip_longest

from ghostcli.text.words import APOSTROPHES, HYPHENS, Token, fold_word, tokens

Span = tuple[int, int]
"""Start and end of a range of text, in characters."""

# In a folded text, words consist of LETTERs, and all other ASCII characters are between words. Characters
# beyond ASCII only occur in words (`words.tokens` finds them). LETTER is defined by what it is not, since
# `re` takes 2.5 ms at every start to compile a set beyond U+00FF.
LETTER = r"[^\x00-/:-`{-\x7f]"
GAP = r"[\x00-/:-`{-\x7f]+"
GLUE = "[-'`_]"

JOINED_PARTS = 12
"""The maximum number of parts of a joined word; more would make the index too large."""

ANOTHER_WORD = frozenset(
    {("i", "ll"), ("we", "ll"), ("he", "ll"), ("she", "ll"), ("i", "d"), ("we", "d"), ("she", "d")}
    | {("we", "re"), ("who", "re")}
)
"""Contractions that are another word without their apostrophe: ill, well, hell, shell, id, wed, shed."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_WORD = re.compile(f"{LETTER}+")
_PART = re.compile(f"({LETTER}+)((?:{GAP})?)")
_GLUED = re.compile(rf"[-'`_,](?<={LETTER}.)(?={LETTER})")
_RUN = re.compile(rf"{LETTER}++(?:[-'`_,]{LETTER}++)+")
_BETWEEN = frozenset(char for char in map(chr, range(128)) if re.match(GAP, char))


@cache
def _one_for_one(char: str) -> str | None:
    """The ASCII replacement of a character in a folded text of the same length; None if there is none."""
    if char in HYPHENS:
        return "-"
    if char in APOSTROPHES:
        return "'"
    code = ord(char)
    if code == 0xAD:  # the soft hyphen is part of its word
        return None
    if 0xA0 <= code < 0x250 and char.isalnum():
        plain = fold_word(char)
        return plain if len(plain) == 1 and plain.isascii() else None
    signs = 0xA0 <= code < 0xC0 or 0x2010 <= code < 0x205F or 0x2190 <= code < 0x2400  # dashes, arrows
    return " " if signs else None


def _plain(text: str) -> str | None:
    """`text` folded character by character, which works for most Latin text; else None.

    The words are the same as from `words.tokens`, at a tenth of the cost, and all positions stay the same.
    """
    if not text.isascii():
        for char in set(_BEYOND_ASCII.findall(text)):
            plain = _one_for_one(char)
            if plain is None:
                return None
            text = text.replace(char, plain)
    return text.lower()


def joins(before: str, between: str, word: str) -> bool:
    """Whether two adjacent folded words are also searched as one joined word; `between` is the text between.

    They are searched as one word if they are written as one, unless that is another word (`I'll` is not ill).
    """
    return glues(before, between, word) and (before, word) not in ANOTHER_WORD


def glues(before: str, between: str, word: str) -> bool:
    """Whether two adjacent folded words are written as one; `between` is the text between them.

    They are if exactly one hyphen, apostrophe or underscore joins them. Between digits only a comma before
    three digits does (`10,000` is 10000, but `2-3` is not 23, and `3.5` is not 35).
    """
    if before[-1].isdecimal() and word[0].isdecimal():
        return between == "," and len(word) == 3 and word.isdecimal()
    return len(between) == 1 and between in "-'`_"


def index_words(text: str) -> list[str]:
    """The words that an index stores for `text`, with repetitions: its folded words and the joined ones.

    A text can contain a unit of a query only if all the unit's parts, or its joined form, are among these
    words (for a prefix: if the last part begins one of them).
    """
    return Folded(text).index_words()


class Folded:
    """A text folded for searching words, and an overhang: the text that follows it elsewhere.

    In `flat` words consist of `LETTER`s; a `GLUE` character is between glued tokens. Everything from `limit`
    on belongs to the overhang.
    """

    __slots__ = ("_length", "_spans", "_starts", "_tokens", "flat", "limit")

    def __init__(self, text: str, overhang: str = "") -> None:
        whole = f"{text}\n{overhang}" if overhang else text
        plain = _plain(whole)
        self._length = self.limit = len(text)
        self._spans: list[Span] | None = None
        self._tokens: Sequence[Token] = ()
        self._starts: Sequence[int] = ()
        if plain is None:
            self._tokens = tokens(whole)
            pieces = [word + between for word, between in _parts(self._tokens, whole)]
            self._starts = list(accumulate(map(len, pieces), initial=0))
            self.limit = self._starts[sum(token.start < len(text) for token in self._tokens)]
            plain = "".join(pieces)
        self.flat: str = plain

    def looked(self) -> tuple[list[str], int, list[tuple[int, int, str]]]:
        """All words, with those of the overhang; the number of the text's own words; all joined words.

        A joined word comes with the number of its first part, and of the word after its last part.
        """
        words = _WORD.findall(self.flat)
        own = len(words) if self.limit >= len(self.flat) else len(_WORD.findall(self.flat, 0, self.limit))
        joined: list[tuple[int, int, str]] = []
        if _GLUED.search(self.flat):
            parts = _PART.findall(self.flat)
            glued = [
                at for at in range(len(parts) - 1) if joins(parts[at][0], parts[at][1], parts[at + 1][0])
            ]
            for at in glued:
                word = parts[at][0]
                for end in range(at + 1, min(at + JOINED_PARTS, len(parts))):
                    word += parts[end][0]
                    joined.append((at, end + 1, word))
                    if end == len(parts) - 1 or not joins(parts[end][0], parts[end][1], parts[end + 1][0]):
                        break
        return words, own, joined

    def spans(self, first: int, behind: int) -> Span:
        """The character span of words `first` to `behind` (exclusive) in the text, cut at its end."""
        if self._spans is None:
            self._spans = [found.span() for found in _WORD.finditer(self.flat)]
        return self.written(self._spans[first][0], self._spans[behind - 1][1])

    def parts(self) -> list[tuple[str, str]]:
        """Each word of the text itself, and the characters between it and the next."""
        if not self._starts:
            return _PART.findall(self.flat, 0, self.limit)
        pairs = zip(self._tokens, pairwise(self._starts), strict=True)
        return [
            (token.word, self.flat[start + len(token.word) : end])
            for token, (start, end) in pairs
            if start < self.limit
        ]

    def index_words(self) -> list[str]:
        """The words of the text itself, then the joined words."""
        return self.words() + self.joined_words()

    def words(self) -> list[str]:
        """The words of the text itself, with repetitions."""
        if self._starts:
            return [word for word, _ in self.parts()]
        return _WORD.findall(self.flat, 0, self.limit)

    def joined_words(self) -> list[str]:
        """The joined words, with repetitions."""
        found: list[str] = []
        flat, end = self.flat, 0
        for glue in _GLUED.finditer(
            flat, 0, self.limit
        ):  # there are few: six times faster than a search for runs
            begin = glue.start()
            if begin < end:
                continue
            while begin and flat[begin - 1] not in _BETWEEN:
                begin -= 1
            run = _RUN.match(flat, begin, self.limit)
            if run:
                found += _joined(_PART.findall(run[0]))
                end = run.end()
        return found

    def written(self, start: int, end: int) -> Span:
        """The span in the text of `flat[start:end]`, a run of whole words; cut at the end of the text."""
        if self._starts:
            first = bisect_right(self._starts, start) - 1
            last = bisect_right(self._starts, end - 1) - 1
            start, end = self._tokens[first].start, self._tokens[last].end
        return start, min(end, self._length)


def _joined(parts: list[tuple[str, str]]) -> Iterator[str]:
    """The joined words in a run of glued parts, starting at every part."""
    for first, (word, between) in enumerate(parts):
        joined, last, glue = word, word, between
        for after, next_glue in parts[first + 1 : first + JOINED_PARTS]:
            if not joins(last, glue, after):
                break
            joined, last, glue = joined + after, after, next_glue
            yield joined


def _parts(found: Sequence[Token], text: str) -> Iterator[tuple[str, str]]:
    """Each token's word with the separator after it: a glue, a comma or a blank."""
    for token, after in zip_longest(found, found[1:]):
        between = " "
        if after and after.start - token.end == 1:
            between = text[token.end]
            if between != ",":
                between = "-" if after.glued and between != "." else " "
        yield token.word, between
