"""Number words by language: their English equivalents, and how they are joined.

A word is translated on its own where possible ("zwanzig" is 20, as "twenty" is), so that numbers match
wherever their words match. The language is that of the transcript: "six" counts in French and "once" (11) in
Spanish, but "once" is no number in an English transcript. English words count everywhere.
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

    `words` are its number words. `figure` reads forms that are too many for a table. `joints` are its
    articles and joining words. `together` joins numbers that are said in pieces. `comma` is true if a comma
    separates the decimals.
    """

    words: Mapping[str, str] = {}
    figure: Callable[[str], str | None] = _no_figure
    joints: Mapping[str, str] = {}
    together: Callable[[list[str]], list[str]] = _same
    comma: bool = False

    def key(self, word: str) -> str:
        """Return the comparison word of a folded word; a number word becomes its English equivalent."""
        found = self.words.get(word) or self.figure(word)
        if found is None and self.comma and _GROUPED.fullmatch(word):
            return word.replace("p", "")  # 1.200
        return found or word

    def as_english(self, words: Sequence[str]) -> Sequence[str]:
        """Return comparison words with joints translated to English, one for one."""
        return [self.joints.get(word, word) for word in words] if self.joints else words


_ENGLISH = NumberGrammar()
_GRAMMARS: dict[str, NumberGrammar] = {
    "de": NumberGrammar(german.WORDS, german.figure, german.JOINTS, _same, comma=True),
    "fr": NumberGrammar(french.WORDS, french.figure, french.JOINTS, french.together, comma=True),
    "ja": NumberGrammar({"円": "yen"}),
    "es": NumberGrammar(spanish.WORDS, spanish.figure, spanish.JOINTS, spanish.together, comma=True),
}


def has_words(language: str | None) -> bool:
    """Whether there are number words for a language."""
    return language in _GRAMMARS


def grammar(language: str | None) -> NumberGrammar:
    """Return the number grammar of a language; the English one if there is none."""
    return _GRAMMARS.get(language or "", _ENGLISH)
