"""Read figures by the text around them: 2/3, and in other languages 3,5 and 1 200 and 3. Mai."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from ghostcli.fidelity.numbers.languages import grammar

_ONE = {"2": "half", "3": "3rd", "4": "quarter", "5": "5th", "8": "8th"}
_MORE = {"2": "halves", "3": "thirds", "4": "quarters", "5": "fifths", "8": "eighths"}
_SLASH = re.compile("[0-9]/[0-9]")
_COMMA = re.compile("[0-9][/, \u00a0\u202f][0-9]|[0-9]\\. [^0-9]")
_BLANKS = frozenset(" \u00a0\u202f")


def may_have_context(said: Collection[str], language: str | None) -> bool:
    """Whether a text with these words may have such a figure; the fastest pre-check."""
    return grammar(language).comma or not _MORE.keys().isdisjoint(said)


def with_context(texts: Iterable[str], language: str | None) -> list[int]:
    """Return the indexes of `texts` with a figure that may depend on its context; a fast pre-check."""
    if grammar(language).comma:
        return [number for number, text in enumerate(texts) if _COMMA.search(text)]
    return [number for number, text in enumerate(texts) if "/" in text and _SLASH.search(text)]


def in_context(text: str, words: Sequence[tuple[str, int, int]], language: str | None) -> dict[int, str]:
    """Return the comparison words that depend on the surrounding text, by word index.

    `words` are comparison words with start and end. The second figure of 2/3 becomes "thirds". In 3,5 it
    becomes ".5" and in 1 200 "+200"; both continue the figure before. In 3. Mai the figure becomes "3.".
    """
    rules = grammar(language)
    found: dict[int, str] = {}
    for number, (word, start, end) in enumerate(words):
        if not word.isdecimal():
            continue
        if (
            rules.comma
            and len(word) < 3
            and text[end : end + 2] == ". "
            and text[end + 2 : end + 3].isalpha()
        ):
            found[number] = f"{word}."
        before, first, stop = words[number - 1] if number else ("", 0, 0)
        between = text[stop:start] if before.isdecimal() and number - 1 not in found else ""
        if between == "/":
            part = (_ONE if before == "1" else _MORE).get(word)
            if (
                part
                and before < word
                and len(before) == 1
                and "/" not in {text[end : end + 1], text[first - 1 : first]}
            ):
                found[number] = part
        elif between == "," and rules.comma:
            found[number] = f".{word}"
        elif between and between in _BLANKS and rules.comma and len(word) == 3 and len(before) <= 3:
            found[number] = f"+{word}"
    return found
