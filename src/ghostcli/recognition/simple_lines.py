"""A fast path for simple lines: plain words, and names and times before words."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.notes.headings import may_be_alone
from ghostcli.recognition.labels import sort_of
from ghostcli.recognition.turns import (
    CLOCK,
    NEAR_TIME,
    REACH,
    TITLE_WORDS,
    Head,
    bare,
    head,
    is_asked,
    seconds,
    title_of,
)

_LATE = 120
"""With more characters before a colon than this, the text before it is not a name."""

_LONGEST = 90
_UNSURE = frozenset("[]<>#`~|\\：\t")
_MARKS = ("*", "_", "`", "\\", "](", "<b", "<i", "<s", "<e", "<p", "<c", "<t", "</")
_MOST = 20_000
_STAMP = re.compile(rf"\\?[\[(]?({CLOCK})\\?[\])]? (?!to )(?=<v [^\W\d_]|[^\W\d_])")
_VOICE = re.compile(r"<v ([^<>\n:]{1,60})>")
_TIME = re.compile(rf": ({CLOCK})\Z")
_BESIDE = re.compile(rf":(?:\*\*)? \\?[\[(]({CLOCK})\\?[\])] (?=[^\W\d_])")
_SURELY = 150
"""Characters after a time that are always examined."""


class Glance(NamedTuple):
    """What a simple line is: not a heading, a quotation or a list item.

    `found` is the head of a turn at its start, None for plain words; `sort` is the sort of its label.
    """

    found: Head | None = None
    sort: str = ""


_WORDS = Glance()


class Glances:
    """Classifies lines by the text before their first words, and caches the result for each such start."""

    def __init__(self) -> None:
        self._known: dict[str, Glance | None] = {}

    def at(self, line: str) -> Glance | None:
        """Classify a line; None if it needs full examination."""
        colon = line.find(":", 0, REACH)
        if colon < 0 or colon > _LATE:
            return _WORDS if _is_words(line, colon) else None
        if line.find(":", colon + 1, REACH) >= 0:
            return self._timed(line, colon)
        if line.startswith(" ", colon + 1):
            said = colon + 2
        elif line.startswith("** ", colon + 1):
            said = colon + 4
        else:
            return self._timed(line, colon) if line[0] in "\\[(0123456789" else None
        return self._named(line[:colon]) if _is_said(line, said) else None

    def _named(self, begin: str) -> Glance | None:
        """Classify a line by its start, which a colon and a word follow."""
        if begin not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[begin] = _judged(begin)
        return self._known[begin]

    def _timed(self, line: str, colon: int) -> Glance | None:
        """Classify a line with a time: the time is first, alone after a name, or in brackets there."""
        if stamp := _STAMP.match(line):
            return self._behind_time(line, stamp)
        if behind := _TIME.match(line, colon):
            return self._with_time(line[:colon], behind[1])
        beside = _BESIDE.match(line, colon)
        if beside is None or not _has_no_title(line, beside.end()):
            return None
        return self._with_time(line[:colon], beside[1], "")

    def _behind_time(self, line: str, stamp: re.Match[str]) -> Glance | None:
        said = stamp.end()
        if voice := _VOICE.match(line, said):
            name, said = voice[1], voice.end()
        else:
            colon = line.find(":", said, said + _LATE)
            if colon >= 0 and not line.startswith(" ", colon + 1):
                return None
            name, said = (line[said:colon], colon + 2) if colon >= 0 else ("", said)
        if not _is_said(line, said) or "：" in line or (not name and "<" in line):
            return None
        if _has_no_title(line, stamp.end()):
            return self._with_time(name, stamp[1], "")
        if len(line) > REACH or any(mark in line for mark in _MARKS):
            return None
        return self._with_time(name, stamp[1], title_of(f"{name} {line[said:]}".strip()))

    def _with_time(self, name: str, clock: str, title: str | None = None) -> Glance | None:
        """Classify a line with a time and an optional name; without a `title`, the name is the title."""
        time = seconds(clock)
        if not name:
            return Glance(Head("", "", time, listed=False, quoted=False, title=title or ""))
        known = None if is_asked(name.lstrip("*_")) else self._named(name)
        if known is None or known.found is None:
            return None
        key, label = known.found[:2]
        if label != label.strip(NEAR_TIME):
            return None
        title = title_of(label) if title is None else title
        found = Head(key, label, time, listed=False, quoted=False, title=title)
        return Glance(found, "" if time else known.sort)


def _has_no_title(line: str, place: int) -> bool:
    """Whether more words follow from `place` on than a title has."""
    return line.count(" ", place, place + _SURELY) >= TITLE_WORDS


def _is_said(line: str, place: int) -> bool:
    """Whether words, and not a quotation, begin at `place`."""
    return line[place : place + 1].isalnum() or line.startswith((".", "\\["), place)


def _is_words(line: str, colon: int) -> bool:
    """Whether a line without a colon near its start is plain words and not a heading."""
    first = line[0]
    if not first.isalpha() or (first in "QA" and is_asked(line)) or "：" in line:
        return False
    if not first.islower() and may_be_alone(line):
        return False
    before = line[: REACH if colon < 0 else colon]
    return "<" not in before and "](" not in before


def _judged(begin: str) -> Glance | None:
    """Classify a line by the text before its colon, if a space and a word follow the colon."""
    if len(begin) > _LONGEST or not _UNSURE.isdisjoint(begin) or begin[:1].isspace():
        return None
    text, listed = bare(f"{begin}: x")
    if listed or not text[:1].isalnum():
        return None
    found = head(text, listed=False)
    return Glance(found, sort_of(found.label)) if found else _WORDS
