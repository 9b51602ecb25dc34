"""How words sound, roughly."""

from __future__ import annotations


def sound(word: str) -> str:
    """First letter and consonants, like sounds as one."""
    table = str.maketrans("ckqgjxszfvpbdtmn", "kkkgggssffppttnn", "aeiouyhwr")
    return word[0] + word[1:].translate(table)
