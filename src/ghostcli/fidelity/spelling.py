"""The comparison words of a text: folded, signs as words, figures whole, number words as figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import NamedTuple

from ghostcli.fidelity.numbers import FIGURES
from ghostcli.text import tokens, words

_SIGNS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "&": "and"}
# Every branch begins with a set of characters: the engine skips to those, ten times as fast.
_PIECE = re.compile(r"[0-9](?<![A-Za-z0-9][0-9])[0-9]*(?:[.,][0-9]+)+|\.+[0-9]+|[%$€£¥&]")
# The same and every other word of a text that is ASCII and folded, in one pass.
_TOKEN = re.compile(r"[a-z][a-z0-9]*|[0-9]+(?:[.,][0-9]+)*[a-z0-9]*|\.+[0-9]+[a-z0-9]*|[%$&]")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)*(?:[a-z][a-z0-9]*)?")
_LEAST = "a"  # a token that sorts before it begins with a figure, a point or a sign

# What a transcript says of the sound: nobody says these words.
_NOISE = re.compile(
    r"[\[(]\s*(?:\w+ ){0,2}(?:laugh(?:s|ter|ing)?|chuckl(?:es?|ing)|applause|music|inaudible|unintelligible"
    r"|cross-?\s?talk|silence|pause|bleep|cough(?:s|ing)?|sigh(?:s|ing)?|noise|blank_audio|foreign|cheering)"
    r"(?: \w+)?[0-9:.\s\\]*[\])]"
    r"|[\[(]\s*(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-9]{2}(?:\.[0-9]+)?\s*\\?[\])]",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A comparison word and where it stands: `text[start:end]` is how it is written."""

    word: str
    start: int
    end: int


def _respelled(piece: str) -> str:
    """A sign as a word; a figure without commas between thousands and with `p` for its points.

    A point makes another figure of it, and 2.5 is not 25; the points of an ellipsis do not.
    """
    if piece in _SIGNS:
        return f" {_SIGNS[piece]} "
    if piece[0] == ".":
        return piece if piece[1] == "." else f" 0p{piece[1:]}"
    if _THOUSANDS.fullmatch(piece):
        piece = piece.replace(",", "")
    return piece.replace(".", "p")


def heard(text: str) -> str:
    """`text` with as many blanks for what it says of noises, laughter and times."""
    if "[" not in text and "(" not in text:
        return text
    return _NOISE.sub(lambda match: " " * len(match[0]), text)


def plain_words(text: str) -> list[str]:
    """The folded words of `text`, signs as words and figures whole; number words as they are written."""
    text = heard(text)
    if not text.isascii():
        return words(_PIECE.sub(lambda match: _respelled(match[0]), text))
    found: list[str] = _TOKEN.findall(text.lower())
    if not found or min(found) >= _LEAST or "".join(found).isalnum():
        return found
    special = {token: words(_respelled(token)) for token in set(found) if not token.isalnum()}
    return [word for token in found for word in special.get(token, [token])]


def comparison_words(text: str) -> list[str]:
    """The words of `text` as they are compared: those of `spelled`, without their places, faster."""
    return [FIGURES.get(word, word) for word in plain_words(text)]


def spelled(text: str) -> list[Word]:
    """The comparison words of `text` in order, each with its place in it."""
    text = heard(text)
    respelled: list[str] = []
    begins, pieces, old, new = [0], [(0, 0, 0, 0)], 0, 0
    for match in _PIECE.finditer(text):
        piece, start = _respelled(match[0]), new + match.start() - old
        respelled += (text[old : match.start()], piece)
        old, new = match.end(), start + len(piece)
        if len(piece) != len(match[0]):
            begins.append(start)
            pieces.append((start, new, *match.span()))
    if len(begins) == 1:
        return [
            Word(FIGURES.get(word, word), *span)
            for word, *span, _ in tokens("".join((*respelled, text[old:])))
        ]

    def place(at: int, *, end: bool) -> int:
        _, stop, old_start, old_stop = pieces[bisect_right(begins, at - end) - 1]
        return (old_stop if end else old_start) if at - end < stop else old_stop + at - stop

    return [
        Word(FIGURES.get(word, word), place(start, end=False), place(stop, end=True))
        for word, start, stop, _ in tokens("".join((*respelled, text[old:])))
    ]


def extents(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Where in `text` each of its comparison words `first` to `last` (not included) begins and ends."""
    bare = heard(text)
    if bare.isascii():
        found = [match.span() for match in islice(_TOKEN.finditer(bare.lower()), last)]
        # a figure with commas at wrong places is several words
        if len(found) == last and "," not in "".join([bare[start:end] for start, end in found]):
            return found[first:]
    return [(word.start, word.end) for word in spelled(text)[first:last]]
