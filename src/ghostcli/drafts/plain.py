"""The text of a draft without HTML and LaTeX markup; each character is mapped to its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ghostcli.drafts.non_prose import Unread

_IN_FILE = 1 << 40
"""Beyond the end of any text: positions from here on are positions in the file itself."""


class Plain:
    r"""The `text` of a draft as it is read, and the place of each of its characters in the file.

    An empty line separates paragraphs of HTML and LaTeX. Block quotes have `> ` before each line. `<q>` and
    `\enquote` become quotation marks, entities become characters. Markdown is unchanged.
    """

    def __init__(self, source: str) -> None:
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._new: list[int] = [0]
        self._old: list[tuple[int, bool]] = [(0, True)]
        self._pieces: list[str] = []
        self._size = self._depth = 0
        self._links: list[tuple[int, str]] = []
        self._source = source
        self.dropped: list[Unread] = []

    @property
    def text(self) -> str:
        """The text appended so far."""
        return "".join(self._pieces)

    @property
    def in_block(self) -> bool:
        """Whether a block quote is open."""
        return self._depth > 0

    def called(self, at: int) -> None:
        """None, because this source has lines."""

    def link(self, address: str) -> None:
        """Record a link to an address at the current position."""
        if address.startswith(("http://", "https://")):
            self._links.append((self._size, address))

    def linked(self, start: int, end: int) -> list[str]:
        """The targets of the links between two characters."""
        links = self._links
        return [
            address for _, address in links[bisect_left(links, (start,)) : bisect_left(links, (end + 1,))]
        ]

    def drop(self, start: int, end: int) -> None:
        """Record that the file has code, not prose, between two characters."""
        self.dropped.append(Unread(_IN_FILE + start, self._source[start:end]))

    def place(self, at: int) -> tuple[int, int]:
        """The line and column in the file, from 1, of a character of `text` or of dropped code."""
        number = bisect_right(self._new, at) - 1
        old, follows = self._old[number] if at < _IN_FILE else (at - _IN_FILE, False)
        old += at - self._new[number] if follows else 0
        line = bisect_right(self._lines, old)
        return line, old - self._lines[line - 1] + 1

    def keep(self, text: str, old: int) -> None:
        """Append text that the file has at `old`; lines of a block quote are marked."""
        if not self._depth or "\n" not in text:
            self._append(text, old, follows=True)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._append("\n> ", old - 1, follows=False)
            self._append(line, old, follows=True)
            old += len(line) + 1

    def put(self, text: str, old: int) -> None:
        """Append a replacement for something in the file at `old`."""
        self._append(text, old, follows=False)

    def end_line(self, old: int) -> None:
        """Begin a new line."""
        self.put("\n> " if self._depth else "\n", old)

    def end_paragraph(self, old: int) -> None:
        """Begin a new paragraph."""
        self.put("\n>\n> " if self._depth else "\n\n", old)

    def quote_block(self, old: int, *, begins: bool) -> None:
        """Begin or end a block quote."""
        self._depth = max(0, self._depth + (1 if begins else -1))
        self.put("\n\n> " if self._depth else "\n\n", old)

    def _append(self, text: str, old: int, *, follows: bool) -> None:
        if text:
            self._new.append(self._size)
            self._old.append((old, follows))
            self._pieces.append(text)
            self._size += len(text)


def plain(source: str) -> Plain:
    """A draft without its markup of any kind; lines end with a newline character only."""
    from ghostcli.drafts.latex import is_latex, read_latex
    from ghostcli.drafts.tags import read_tags

    found = Plain(source)
    if is_latex(source):
        read_latex(source, found)
    elif "<" in source or "&" in source:
        read_tags(source, found)
    else:
        found.keep(source, 0)
    return found
