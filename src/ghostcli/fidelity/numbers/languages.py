"""Which language's words are numbers: each has its own words in English ones, and its own way to join them.

A word is translated by itself where it can be ("zwanzig" is 20 as "twenty" is), so that a number stands
in place wherever its word does. The language is that of the transcript: "six" counts in French, "once" in
Spanish, and neither in an English talk. English words count everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ghostcli.fidelity.numbers import french, german, spanish

_GROUPED = re.compile("[0-9]{1,3}(?:p[0-9]{3})+")


def _same(words: list[str]) -> list[str]:
    return words


def _no_figure(_word: str) -> str | None:
    return None


class NumberGrammar(NamedTuple):
    """How a language writes its numbers.

    `words` are its number words, `figure` reads what is too manifold for a table; `joints` are its
    articles and joining words; `together` joins what is said in pieces. `comma` says that a comma parts
    the decimals.
    """

    words: Mapping[str, str] = {}
    figure: Callable[[str], str | None] = _no_figure
    joints: Mapping[str, str] = {}
    together: Callable[[list[str]], list[str]] = _same
    comma: bool = False

    def key(self, word: str) -> str:
        """The comparison word of a word that is folded: a number word as the English one."""
        found = self.words.get(word) or self.figure(word)
        if found is None and self.comma and _GROUPED.fullmatch(word):
            return word.replace("p", "")  # 1.200
        return found or word

    def as_english(self, words: Sequence[str]) -> Sequence[str]:
        """Comparison words with their joints as in English, one for one."""
        return [self.joints.get(word, word) for word in words] if self.joints else words


_ENGLISH = NumberGrammar()
_GRAMMARS: dict[str, NumberGrammar] = {
    "de": NumberGrammar(german.WORDS, german.figure, german.JOINTS, _same, comma=True),
    "fr": NumberGrammar(french.WORDS, french.figure, french.JOINTS, french.together, comma=True),
    "ja": NumberGrammar({"円": "yen"}),
    "es": NumberGrammar(spanish.WORDS, spanish.figure, spanish.JOINTS, spanish.together, comma=True),
}


def has_words(language: str | None) -> bool:
    """Whether a language has number words of its own here."""
    return language in _GRAMMARS


def grammar(language: str | None) -> NumberGrammar:
    """The number words of a language; the English ones where it has none here."""
    return _GRAMMARS.get(language or "", _ENGLISH)
