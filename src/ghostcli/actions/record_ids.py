"""Makes the id of a record from its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from itertools import count

from ghostcli.text.words import APOSTROPHES, stream_safe

WORDS, LONGEST = 6, 60
"""An id has the first words of a text, at most so many, and at most so many characters without its number."""

_NAMELESS = "record"
_APOSTROPHES = re.compile(rf"(?<=[^\W_])[{APOSTROPHES}](?=[^\W_])")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def record_id(text: str, taken: Container[str]) -> str:
    """An id for a record with that text, which is not in `taken`.

    It has the first words that Latin letters and digits can write, with hyphens. `record` stands before a
    digit, and alone if there is no such word. A number is appended if the id is taken.
    """
    slug = _slug(text)
    if slug not in taken:
        return slug
    return next(one for number in count(2) if (one := f"{slug}-{number}") not in taken)


@lru_cache(maxsize=1)  # the same text is asked for with other ids
def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", stream_safe(_APOSTROPHES.sub("", text)).casefold())
    plain = plain.translate(_LETTERS).encode("ascii", "ignore").decode()
    words = [found[0] for found, _ in zip(re.finditer(r"[a-z0-9]+", plain), range(WORDS), strict=False)]
    if not words or not words[0][0].isalpha():
        words.insert(0, _NAMELESS)
    slug = words[0][:LONGEST]
    for word in words[1:WORDS]:
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug += f"-{word}"
    return slug
