"""Stems of folded words, in the language of their episode.

The stemmers are Snowball's (Porter, https://snowballstem.org), as built into tantivy for 18 languages. Words
are folded first, so some endings with accents are not removed. Query and text are folded alike, so equal
words still have equal stems.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

_NAMES = {
    "ar": "arabic", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish", "fr": "french",
    "de": "german", "el": "greek", "hu": "hungarian", "it": "italian", "nb": "norwegian", "nn": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "es": "spanish",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip


def stems(words: Sequence[str], language: str) -> list[str]:
    """The stem of each word; the word itself in a language without a stemmer."""
    analyzer = _analyzer(language)
    if analyzer is None or not words:
        return list(words)
    found: list[str] = analyzer.analyze(" ".join(words))
    return found


@cache
def _analyzer(language: str) -> Any:
    name = _NAMES.get(language.partition("-")[0].lower())
    if name is None:
        return None
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    return TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer(name)).build()
