"""Normalize a text to comparison words: folded, signs as words, number words as figures, one spelling."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ghostcli.fidelity.dialects import one_spelling, without_umlauts
from ghostcli.fidelity.numbers import FIGURES, grammar
from ghostcli.text.words import tokens, words

_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
_FRACTION_WORDS = {"½": "half", "¼": "quarter", "¾": "three quarters"}
_SIGNS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "&": "and"}
# A point in a figure changes its value, so it stays, as `p`; commas between thousands are removed. Each
# branch begins with a character set, to which the engine can skip: ten times as fast as a lookbehind.
_THOUSANDS = r"[0-9]{0,2}(?:,[0-9]{3}(?![0-9]))+(?:\.[0-9]+)*"
_BEGIN = r"[0-9](?<![A-Za-z0-9][0-9])"
_PIECE = re.compile(
    rf"{_BEGIN}{_THOUSANDS}|{_BEGIN}[0-9]*(?:\.[0-9]+)+|\.(?<!\.\.)[0-9]+"
    rf"|{_BEGIN}[0-9]{{0,6}}[½¼¾]|[½¼¾]|[%$€£¥&]"
)
# Matches these and all other words of an ASCII text in lower case, in one pass.
_TOKEN = re.compile(
    rf"[a-z][a-z0-9]*|[0-9]{_THOUSANDS}[a-z0-9]*|[0-9]+(?:\.[0-9]+)*[a-z0-9]*"
    r"|\.(?<!\.\.)[0-9]+[a-z0-9]*|[%$&]"
)

_ASCII = bytes(range(128))
_BLANKED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in _ASCII) + b" " * 128
# Shape codes: ".0" marks a figure with a point or comma, "%" a sign or a bracket.
_SHAPED = {**dict.fromkeys(b"0123456789", 48), **dict.fromkeys(b".,", 46), **dict.fromkeys(b"%$&[(", 37)}
_SHAPES = bytes(_SHAPED.get(code, 32) for code in range(256))
# Line breaks are kept.
_BLANKED, _SHAPES = (table[:10] + b"\n" + table[11:] for table in (_BLANKED, _SHAPES))

# Descriptions of sounds in a transcript; nobody says these words.
_NOISE = re.compile(
    r"[\[(]\s*(?:\w+ ){0,2}(?:laugh(?:s|ter|ing)?|chuckl(?:es?|ing)|applause|music|inaudible|unintelligible"
    r"|cross-?\s?talk|silence|pause|bleep|cough(?:s|ing)?|sigh(?:s|ing)?|noise|blank_audio|foreign|cheering)"
    r"(?: \w++)?+[0-9:.\s\\]*[\])]"
    r"|[\[(]\s*(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-9]{2}(?:\.[0-9]+)?\s*\\?[\])]",
    re.IGNORECASE,
)


class ComparisonWord(NamedTuple):
    """A comparison word and its position: `text[start:end]` is its spelling in the text."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def compared(token: str) -> str:
    """Normalize a token of `plain_words`: a sign to a word, number words and spellings to one form."""
    if token.isalnum():
        return FIGURES.get(token) or one_spelling(token)
    return _SIGNS.get(token) or ("0" if token[0] == "." else "") + token.replace(",", "").replace(".", "p")


_KNOWN: set[str] = set()
_RESPELLED: dict[str, str] = {}
_MOST_KNOWN = 200_000


def respelled(vocabulary: Iterable[str]) -> dict[str, str]:
    """Return the tokens whose comparison form differs, with that form; cached across transcripts."""
    said = set(vocabulary)
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
        _RESPELLED.clear()
    new = said - _KNOWN
    _RESPELLED.update((word, key) for word in new if (key := compared(word)) != word)
    _KNOWN.update(new)
    return {word: _RESPELLED[word] for word in said & _RESPELLED.keys()}


def in_language(word: str, language: str | None) -> str:
    """Normalize a comparison word for a transcript's language: its number words become figures."""
    return grammar(language).key(without_umlauts(word) if language == "de" else word)


def heard(text: str) -> str:
    """Return `text` with descriptions of noises, laughter and times replaced by the same number of spaces."""
    if "[" not in text and "(" not in text:
        return text
    return _NOISE.sub(lambda match: " " * len(match[0]), text)


def plain_words(text: str) -> list[str]:
    """Return the folded words of `text`; figures and signs may stay as written."""
    text = heard(text)
    return _TOKEN.findall(text.lower()) if text.isascii() else words(_PIECE.sub(_respelled, text))


def plain_words_of(texts: Iterable[str]) -> list[list[str]]:
    """Do the same for many texts in a third of the time: most are ASCII without figures or signs."""
    lines = [text.replace("\n", " ") for text in texts]
    raw = "\n".join(lines).encode("latin-1", "replace")
    blanked = raw.translate(_BLANKED).decode("ascii").split("\n")
    shapes = raw.translate(_SHAPES).split(b"\n")
    return [
        plain_words(line) if b"%" in shape or b".0" in shape or not line.isascii() else plain.split()
        for line, shape, plain in zip(lines, shapes, blanked, strict=False)
    ]


def _respelled(match: re.Match[str]) -> str:
    """Return the comparison form of a sign or figure, separated from a word before it where needed."""
    piece = match[0]
    if piece[-1] in _FRACTIONS:
        return f"{piece[:-1]}p{_FRACTIONS[piece[-1]]}" if piece[:-1] else f" {_FRACTION_WORDS[piece]} "
    return f" {compared(piece)} " if piece in _SIGNS else " " * (piece[0] == ".") + compared(piece)


def comparison_words(text: str) -> list[str]:
    """Return the comparison words of `text`: those of `spelled` without positions, but faster."""
    return list(map(compared, plain_words(text)))


def spelled(text: str) -> list[ComparisonWord]:
    """Return the comparison words of `text` in order, each with its position."""
    text = heard(text)
    if text.isascii():
        said = plain_words(text)
        return [
            ComparisonWord(compared(word), *place)
            for word, place in zip(said, _places(text, said), strict=True)
        ]
    respelled: list[str] = []
    begins, pieces, old, new = [0], [(0, 0, 0, 0)], 0, 0
    for match in _PIECE.finditer(text):
        piece, start = _respelled(match), new + match.start() - old
        respelled += (text[old : match.start()], piece)
        old, new = match.end(), start + len(piece)
        if len(piece) != len(match[0]):
            begins.append(start)
            pieces.append((start, new, *match.span()))
    if len(begins) == 1:
        return [
            ComparisonWord(FIGURES.get(word) or one_spelling(word), *span)
            for word, *span, _ in tokens("".join((*respelled, text[old:])))
        ]

    def place(at: int, *, end: bool) -> int:
        _, stop, old_start, old_stop = pieces[bisect_right(begins, at - end) - 1]
        return (old_stop if end else old_start) if at - end < stop else old_stop + at - stop

    return [
        ComparisonWord(
            FIGURES.get(word) or one_spelling(word), place(start, end=False), place(stop, end=True)
        )
        for word, start, stop, _ in tokens("".join((*respelled, text[old:])))
    ]


def extents(text: str, said: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end in `text` of each of its `plain_words`, lazily."""
    bare = heard(text)
    if bare.isascii():
        return _places(bare, said)
    return ((word.start, word.end) for word in spelled(text))


def _places(text: str, said: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Do the same for ASCII text, where nothing between two words is a word. Takes a third of the time."""
    text, end = text.lower(), 0
    for word in said:
        start = text.find(word, end)
        end = start + len(word)
        yield start, end
