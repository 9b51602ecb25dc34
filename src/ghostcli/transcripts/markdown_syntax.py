"""Markdown around speech: removal of marks, and the facts in front matter."""

from __future__ import annotations

import re

# One pass from left to right; every match is limited in length, so a line of ten million marks is read once.
_MARKS = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|`([^`\n]{1,300})`"
    r"|!\[([^\]\n]{0,300})\]\([^()\n]{0,1000}\)"
    r"|\[((?:[^\[\]\\\n]|\\[^\n]){1,500})\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,1000}\)"
    r"|<(https?://[^<>\s]{1,500})>"
    r"|(?<![\w*\\])(\*{1,3})(?![\s*])([^*\n]{1,2000})(?<![\s\\])\6(?![\w*])"
    r"|(?<![\w\\])(_{1,3})(?![\s_])([^_\n]{1,2000})(?<![\s\\])\8(?!\w)"
)
_SIGNS = re.compile(
    r"\\[\[\]*_#]|\*\*[^*\n]{1,80}\*\*|^#{1,6} \S|\]\(https?:|^__[^_\n]{1,80}__", re.MULTILINE
)
_FIRST_SIGNS = ("**", "\n#", "](", "__", "\\")
_FACT = re.compile(
    r"([A-Za-z_-]{1,40}):[ \t]++"
    r"(?:'((?:[^'\n]|'')*)'|\"([^\"\n]*)\"|((?:[^ \t\n]++|[ \t]++(?!\Z))*+))[ \t]*\Z"
)


def looks_marked(text: str) -> bool:
    """Whether a text has marks that only Markdown uses."""
    if text.startswith("---\n"):
        return True
    begins = text.startswith("#") or any(sign in text for sign in _FIRST_SIGNS)
    return begins and _SIGNS.search(text) is not None


def plain(text: str) -> str:
    """Return `text` without Markdown marks and escapes; a link becomes its text, without the address."""
    return _MARKS.sub(_bare, text) if any(mark in text for mark in "\\`[<*_") else text


def _bare(mark: re.Match[str]) -> str:
    escaped, code, picture, link, address, _, strong, _, emphasis = mark.groups()
    for whole in (escaped, code, picture, address):
        if whole is not None:
            return whole
    return plain(next(part for part in (link, strong, emphasis) if part is not None))


def _front_matter_end(text: str) -> int:
    if not text.startswith("---\n"):
        return -1
    end = text.find("\n---", 3, 50_000)
    return end if end > 0 and text[end + 4 : end + 5] in ("", "\n") else -1


def body_start(text: str) -> int:
    """Return the position after the YAML block at the top; 0 if there is none."""
    end = _front_matter_end(text)
    return 0 if end < 0 else min(end + 5, len(text))


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return the simple facts of the YAML block at the top, and the position after it."""
    facts: dict[str, str] = {}
    end = _front_matter_end(text)
    if end < 0:
        return facts, 0
    for line in text[4:end].split("\n"):
        if found := _FACT.match(line):
            _, single, double, bare = found.groups()
            value = (
                single.replace("''", "'") if single is not None else double if double is not None else bare
            )
            facts.setdefault(found[1].lower(), value)
    return facts, body_start(text)
