"""Natural order: text with numbers sorts by their values, so that 2 comes before 10."""

from __future__ import annotations

import re


def natural(text: str) -> str:
    """A text that sorts, character by character, as the given one does with its numbers by value.

    A number of n digits gets n - 1 colons in front: a colon sorts after every digit, so a longer number
    sorts after a shorter one. Leading zeros do not count.
    """
    return re.sub("[0-9]+", _measured, text)


def _measured(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0") or "0"
    return ":" * (len(digits) - 1) + digits
