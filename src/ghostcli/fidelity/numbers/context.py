"""What a figure means by what is written around it: 2/3, and in other languages 3,5 and 1 200 and 3. Mai."""

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
    """Whether a text of these words may have such a figure: the quickest look."""
    return grammar(language).comma or not _MORE.keys().isdisjoint(said)


def with_context(texts: Iterable[str], language: str | None) -> list[int]:
    """Which of `texts` have a figure that may mean something else by what is around it: the quick look."""
    if grammar(language).comma:
        return [number for number, text in enumerate(texts) if _COMMA.search(text)]
    return [number for number, text in enumerate(texts) if "/" in text and _SLASH.search(text)]


def in_context(text: str, words: Sequence[tuple[str, int, int]], language: str | None) -> dict[int, str]:
    """By its number, the comparison word that a word of `text` is by what is around it.

    `words` are comparison words with their places. The second figure of 2/3 is "thirds"; of 3,5 it is
    ".5" and of 1 200 it is "+200", which go on from the figure before; in 3. Mai the figure is "3.".
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
