"""A text of notes without Markdown, and with marks in place of its times."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.notes.links import unlinked
from ghostcli.notes.stamps import MARK, RANGE, Stamp, mark_times
from ghostcli.transcripts.markdown_syntax import plain

_STRONG = re.compile(r"\*\*([^*\n]{1,2000})\*\*")  # beside letters of a script without blanks
_EMPTY = re.compile(rf"[(（\[][ \t]{{0,4}}{MARK}[ \t]{{0,4}}[)）\]]")
_TAKEN = re.compile(
    rf"[,;]?[ \t]{{0,4}}{MARK}[ \t]{{0,4}}(?=[)）\]])|[ \t]{{0,4}}{MARK}(?=[.,;:!?](?:\s|\Z))"
)
"""A time with the comma or blanks that stood there for it: `(Ada, 0:16)`, `out of reach [0:16].`"""

_BARE_TIME = re.compile(
    r"(?m)((?:[—–―]|--?(?=[ \t])|[\"”“»«’‘'」』][ \t]{1,3}(?=[^\n]{1,70},))"
    r"[ \t]{0,4}[^\W\d_][^\n\d:：()\[\]—–―]{0,80}?)"
    rf"[ \t,@]{{1,4}}({RANGE})(?=[ \t.]{{0,4}}$)"
)
"""A time without brackets that ends a credit: `— Ada Reed, 0:16`, `— Ada Reed @ 0:16`."""

_HOLLOW = re.compile(r"([(（\[])[ ,;:]+(?=\w)")  # a bracket that began with a time


class MarkedText(NamedTuple):
    """A text without Markdown, its times replaced by marks; and the times."""

    text: str
    stamps: list[Stamp]

    def unmarked(self, start: int = 0, end: int | None = None) -> str:
        """A part of the text without its time marks, on one line."""
        part = _TAKEN.sub("", _EMPTY.sub(" ", unlinked(self.text[start:end])))
        part = _STRONG.sub(r"\1", part.replace(MARK, " "))
        part = _HOLLOW.sub(r"\1", " ".join(part.split()))
        return re.sub(r" ([.,])(?= |\Z)", r"\1", part)

    def stamps_in(self, start: int, end: int | None = None) -> list[Stamp]:
        """The times in a part of the text."""
        first = self.text.count(MARK, 0, start)
        return self.stamps[first : first + self.text[start:end].count(MARK)]


def marked(raw: str) -> MarkedText:
    """The text of some lines, without Markdown, and with marks for its times."""
    text, stamps = mark_times(_BARE_TIME.sub(r"\1, [\2]", raw) if ":" in raw else raw)
    lines = (plain(line.rstrip().removesuffix("\\")).strip() for line in text.split("\n"))  # a hard break
    return MarkedText("\n".join(lines), stamps)
