"""The paragraphs of a Word or OpenDocument document, which has no lines, and their descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ghostcli.drafts.paragraphs import Paragraph, typed_out

_BLOCK = re.compile(
    r"\b(?:block ?(?:text|quot\w*)|quot(?:e|es|ed|ation|ations)|(?:block)?zitate?|citations?|citas?"
    r"|citat|citaat|citazion[ei]|cita[cç](?:ão|ões)|extract|pull ?quote)\b"
)
_NO_BLOCK = re.compile(r"\b(?:attribution|source|author|credit|byline|caption|char|mark)\b")
_HEADING = re.compile(r"\s*(?:heading|title|subtitle|contents heading|überschrift|titre|titel)\b")
_EXEMPT = re.compile(r"<!(?:--|[–—])\s*ghost:\s*ignore\b[^>]*>?", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_20_|[-_]+")
_MARKS = "“”„‟«»‹›\"‘’‚'「」『』"
_FIRST_WORDS, _FIRST = 5, 40  # most words and characters in the description of a paragraph


class StyledParagraph(NamedTuple):
    """A paragraph: its text, the names of its style and base styles, its links.

    `note` is its description if it is not in the body: "footnote 3".
    """

    text: str
    styles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    note: str = ""


class WordProcessed:
    """The paragraphs of a document in order, without blank ones."""

    def __init__(self, written: Sequence[StyledParagraph]) -> None:
        self._written = [one for one in written if one.text.strip()]
        self._starts: list[int] = []
        self._named = cache(self._name)  # one long paragraph may have many quotations
        self.paragraphs: list[Paragraph] = []
        self._read()

    def _read(self) -> None:
        at = 0
        pending = quoted = False
        for one in self._written:
            text, number = _EXEMPT.subn("", one.text)
            text = typed_out(text)
            marked = pending or number > 0
            pending = number > 0 and not text.strip()
            block = not one.note and is_quoting(one.styles)
            self._starts.append(at)
            if text.strip():
                heading = any(_HEADING.match(_spaced(name)) for name in one.styles)
                self.paragraphs.append(Paragraph(at, text, block, block and quoted, heading, marked))
                quoted = block
            at += len(text) + 2

    def place(self, at: int) -> tuple[int, int]:
        """The number of the paragraph and of the character in it, from 1."""
        number = self._number(at)
        return number + 1, at - self._starts[number] + 1

    def called(self, at: int) -> str:
        """The paragraph's number and its first words: paragraph 12, “The ferry never …”."""
        return self._named(self._number(at))

    def _name(self, number: int) -> str:
        one = self._written[number]
        return f"{one.note or f'paragraph {number + 1}'}, “{_beginning(one.text)}”"

    def linked(self, start: int, end: int) -> list[str]:
        """The targets of the links in the paragraphs between two characters."""
        first, last = self._number(start), bisect_left(self._starts, end)
        return [link for one in self._written[first:last] for link in one.links]

    def _number(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)


def is_quoting(styles: Sequence[str]) -> bool:
    """Whether the names of a paragraph's style and base styles mean a block quotation."""
    names = [_spaced(name) for name in styles]
    return any(map(_BLOCK.search, names)) and not any(map(_NO_BLOCK.search, names))


def _spaced(name: str) -> str:
    """The name of a style in lower case, split into words: IntenseQuote, Block_20_Quote."""
    return _CAMEL.sub(" ", name).lower().strip()


def _beginning(text: str) -> str:
    """The first words, up to the first quotation mark."""
    flat = " ".join(text.split()).lstrip(_MARKS + " ")
    words = flat.split(" ")
    shown: list[str] = []
    for word in words[:_FIRST_WORDS]:
        if shown and (word[0] in _MARKS or len(" ".join((*shown, word))) > _FIRST):
            break
        shown.append(word[:_FIRST].rstrip(_MARKS))
    return " ".join(shown) + (" …" if len(shown) < len(words) else "")
