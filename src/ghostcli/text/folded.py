"""A text as a search reads it: folded, and each place in it traceable to how it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise, zip_longest

from ghostcli.text.words import APOSTROPHES, HYPHENS, Token, fold_word, tokens

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters."""

# In a folded text words are made of LETTERs, and the rest of ASCII stands between words: beyond ASCII
# only words are left (`words.tokens` tells them). Said by what a letter is not, since `re` takes
# 2.5 ms to compile a set that reaches beyond U+00FF, at every start.
LETTER = r"[^\x00-/:-`{-\x7f]"
GAP = r"[\x00-/:-`{-\x7f]+"
GLUE = "[-'`_]"

JOINED_PARTS = 12
"""Of how many glued parts a joined word is stored at most: more would cost an index too much."""

ANOTHER_WORD = frozenset(
    {("i", "ll"), ("we", "ll"), ("he", "ll"), ("she", "ll"), ("i", "d"), ("we", "d"), ("she", "d")}
    | {("we", "re"), ("who", "re")}
)
"""Contractions that spell another word without their apostrophe: ill, well, hell, shell, id, wed, shed."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_WORD = re.compile(f"{LETTER}+")
_PART = re.compile(f"({LETTER}+)((?:{GAP})?)")
_GLUED = re.compile(rf"[-'`_,](?<={LETTER}.)(?={LETTER})")
_RUN = re.compile(rf"{LETTER}++(?:[-'`_,]{LETTER}++)+")
_BETWEEN = frozenset(char for char in map(chr, range(128)) if re.match(GAP, char))


@cache
def _one_for_one(char: str) -> str | None:
    """What stands for a character beyond ASCII in a folded text of the same length; None for others."""
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
    """`text` folded character by character, as can be done of most Latin text; else None.

    Words come out as `words.tokens` has them, at a tenth of the cost, and every place is the same.
    """
    if not text.isascii():
        for char in set(_BEYOND_ASCII.findall(text)):
            plain = _one_for_one(char)
            if plain is None:
                return None
            text = text.replace(char, plain)
    return text.lower()


def joins(before: str, between: str, word: str) -> bool:
    """Whether two neighbouring folded words are also found as one, by what is between them.

    They are where they are glued, unless that would be another word (`I'll` is not ill).
    """
    return glues(before, between, word) and (before, word) not in ANOTHER_WORD


def glues(before: str, between: str, word: str) -> bool:
    """Whether two neighbouring folded words are one as they are written, by what is between them.

    They are where one hyphen, apostrophe or underscore glues them; between two figures only a
    comma before three figures does (`10,000` is 10000, but `2-3` is not 23, nor `3.5` 35).
    """
    if before[-1].isdecimal() and word[0].isdecimal():
        return between == "," and len(word) == 3 and word.isdecimal()
    return len(between) == 1 and between in "-'`_"


def index_words(text: str) -> list[str]:
    """What an index stores of `text`, with repetitions: its folded words and the joined ones.

    A unit of a query can only be in `text` if all its parts, or its joined form, are among these
    (a prefix: if the last one begins one of these).
    """
    return Folded(text).index_words()


class Folded:
    """A text folded for looking words up in, and an overhang: what follows it elsewhere.

    In `flat` words are made of `LETTER`s; a character of `GLUE` stands where tokens are glued.
    What begins at `limit` or later belongs to the overhang.
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
        """All words, those of the overhang too; how many are the text's own; and all joined words.

        Of each joined word the numbers of its first part and of what follows its last one.
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
        """Where the words with these numbers stand in the text, cut where it ends."""
        if self._spans is None:
            self._spans = [found.span() for found in _WORD.finditer(self.flat)]
        return self.written(self._spans[first][0], self._spans[behind - 1][1])

    def parts(self) -> list[tuple[str, str]]:
        """Each word of the text itself, and what stands between it and the next."""
        if not self._starts:
            return _PART.findall(self.flat, 0, self.limit)
        pairs = zip(self._tokens, pairwise(self._starts), strict=True)
        return [
            (token.word, self.flat[start + len(token.word) : end])
            for token, (start, end) in pairs
            if start < self.limit
        ]

    def index_words(self) -> list[str]:
        """The words of the text itself, then those that glued parts make together."""
        return self.words() + self.joined_words()

    def words(self) -> list[str]:
        """The words of the text itself, with repetitions."""
        if self._starts:
            return [word for word, _ in self.parts()]
        return _WORD.findall(self.flat, 0, self.limit)

    def joined_words(self) -> list[str]:
        """The words that glued parts make together, with repetitions."""
        found: list[str] = []
        flat, end = self.flat, 0
        for glue in _GLUED.finditer(flat, 0, self.limit):  # few: six times as fast as a search for runs
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
        """Where `flat[start:end]`, a run of whole words, stands in the text; cut where that ends."""
        if self._starts:
            first = bisect_right(self._starts, start) - 1
            last = bisect_right(self._starts, end - 1) - 1
            start, end = self._tokens[first].start, self._tokens[last].end
        return start, min(end, self._length)


def _joined(parts: list[tuple[str, str]]) -> Iterator[str]:
    """The words that parts of a glued run make together, from every part on."""
    for first, (word, between) in enumerate(parts):
        joined, last, glue = word, word, between
        for after, next_glue in parts[first + 1 : first + JOINED_PARTS]:
            if not joins(last, glue, after):
                break
            joined, last, glue = joined + after, after, next_glue
            yield joined


def _parts(found: Sequence[Token], text: str) -> Iterator[tuple[str, str]]:
    """Each token's word with what stands after it: a glue, a comma or a blank."""
    for token, after in zip_longest(found, found[1:]):
        between = " "
        if after and after.start - token.end == 1:
            between = text[token.end]
            if between != ",":
                between = "-" if after.glued and between != "." else " "
        yield token.word, between
