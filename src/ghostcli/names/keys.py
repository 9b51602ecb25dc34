"""The key of a name, by which spellings are equal, and the parts of a name that may be several names."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from ghostcli.text.words import words

_BRACKETED = re.compile(r"[(\[（［【][^()\[\]（）［］【】]*[)\]）］】]")
_SIGNED = re.compile(r"(?<=\w)[+#]+(?!\w)")  # C++, C#, Disney+: the sign belongs to the word
_BETWEEN = re.compile(r"[/,&]|\band\b", re.IGNORECASE)

MOST_PARTS = 8
"""A name with more parts than this stands as it is."""


def without_brackets(name: str) -> str:
    """The name without bracketed additions; the name itself if nothing else is left."""
    bare = " ".join(_BRACKETED.sub(" ", name).split())
    return bare if words(bare) else " ".join(name.split())


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key of a name: equal for names that differ in case, accents, punctuation, blanks or a bracket.

    A sign directly after a word belongs to it: C++ is not C.
    """
    bare = without_brackets(name)
    if "+" in bare or "#" in bare:
        bare = _SIGNED.sub(lambda found: " plus" * found[0].count("+") + " sharp" * found[0].count("#"), bare)
    return "".join(words(bare)) or bare.casefold()


def is_one_word(name: str) -> bool:
    """Whether a name has only one word: Ada, Keelson."""
    return len(words(without_brackets(name))) == 1


def has_parts(name: str) -> bool:
    """Whether a name may be several names: it has `/`, `,`, `&` or `and` between words."""
    return _BETWEEN.search(name) is not None and len(_places(without_brackets(name))) > 1


def _places(bare: str) -> list[tuple[int, int]]:
    """The start and end of each part of a name."""
    found, start = [], 0
    for between in _BETWEEN.finditer(bare):
        found.append((start, between.start()))
        start = between.end()
    found.append((start, len(bare)))
    return [(first, last) for first, last in found if words(bare[first:last])]


def known_parts(name: str, known: Collection[str]) -> list[str]:
    """The fewest parts, two or more, that together are the name and whose keys are all known; else none.

    `A, B and C` has the parts A, B, C; or A and `B and C`, if that is a known name.
    """
    bare = without_brackets(name)
    places = _places(bare)
    if not 1 < len(places) <= MOST_PARTS:
        return []
    best: list[list[str] | None] = [[]]
    for end in range(1, len(places) + 1):
        fitting = [
            [*before, part]
            for start in range(end)
            if (before := best[start]) is not None
            and end - start < len(places)
            and name_key(part := bare[places[start][0] : places[end - 1][1]].strip()) in known
        ]
        best.append(min(fitting, key=len, default=None))
    return best[-1] or []
