"""Words printed with some letters masked: d----d, f***, f—ing."""

from __future__ import annotations

import re

from ghostcli.fidelity.disfluencies import NEGATIONS
from ghostcli.fidelity.numbers import NUMBER_WORDS

_STARS = r"[A-Za-z]{1,3}(?:\\?[*•#@$%!]){1,20}[A-Za-z]{0,6}"
_DASHES = r"[A-Za-z](?:[-‐‑–_]{2,20}|[—―⸺]{1,3})[A-Za-z]{0,6}"
_LONG = r"[A-Za-z]{2}[-‐‑–_]{4,20}[A-Za-z]{0,6}"
MASKED = re.compile(rf"(?<![\w*\\])(?:{_STARS}|{_DASHES}|{_LONG})(?![\w*])")
_LETTERS = re.compile(r"([a-z]*)[^a-z]+([a-z]*)")
STAR = "*"


def mask(printed: str) -> str:
    """Return the comparison form of a masked word: its first letters, a star, its last letters."""
    found = _LETTERS.fullmatch(printed.lower())
    return f"{found[1]}{STAR}{found[2]}" if found else STAR


def hides(masked: str, word: str) -> bool:
    """Whether a masked word may stand for `word`; never for a number or a word that denies."""
    if word in NEGATIONS or word in NUMBER_WORDS:
        return False
    first, star, last = masked.partition(STAR)
    hidden = len(word) - len(first) - len(last)
    return bool(star) and hidden > 0 and word.startswith(first) and word.endswith(last)
