"""Lines that are known at a glance: words alone, and names before a colon that have stood there before."""

from __future__ import annotations

from typing import NamedTuple

from ghostcli.recognition.headings import may_be_alone
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.turns import REACH, Head, bare, head

_LATE = 120
"""Characters before a colon that are too many for a name, whatever marks stand among them."""

_LONGEST = 90
_UNSURE = frozenset("[]<>#`~|\\：\t")
_MOST = 20_000


class Glance(NamedTuple):
    """What a line is that is no heading, no quotation and no item of a list.

    `found` is the head of a turn that it begins with, None for words alone; `sort` that of its label.
    """

    found: Head | None = None
    sort: str = ""


_WORDS = Glance()


class Glances:
    """Knows lines by what stands before their only colon, and looks at each such beginning once."""

    def __init__(self) -> None:
        self._known: dict[str, Glance | None] = {}

    def at(self, line: str) -> Glance | None:
        """What a line is; None where more of it must be looked at."""
        colon = line.find(":", 0, REACH)
        if colon < 0 or colon > _LATE:
            return _WORDS if _is_words(line, colon) else None
        if line.find(":", colon + 1, REACH) >= 0:
            return None
        if line.startswith(" ", colon + 1):
            said = colon + 2
        elif line.startswith("** ", colon + 1):
            said = colon + 4
        else:
            return None
        if not line[said : said + 1].isalnum():
            return None
        begin = line[:colon]
        if begin not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[begin] = _judged(begin)
        return self._known[begin]


def _is_words(line: str, colon: int) -> bool:
    """Whether a line without a colon near its begin is words, and no heading."""
    if not line[0].isalpha() or line[0] in "QA" or "：" in line or may_be_alone(line):
        return False
    return colon < 0 or not ("<" in line[:colon] or "](" in line[:colon])


def _judged(begin: str) -> Glance | None:
    """What a line is by what stands before its colon, if a blank and a word stand behind it."""
    if len(begin) > _LONGEST or not _UNSURE.isdisjoint(begin) or begin[:1].isspace():
        return None
    text, listed = bare(f"{begin}: x")
    if listed or not text[:1].isalnum():
        return None
    found = head(text, listed=False)
    return Glance(found, sort_of(found.label)) if found else _WORDS
