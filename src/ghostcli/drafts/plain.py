"""A draft's text without the markup of HTML and LaTeX, each character traced back to where it stood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ghostcli.drafts.non_prose import Unread

_IN_FILE = 1 << 40
"""Behind the end of any text: from here on the characters of the file itself are counted."""


class Plain:
    r"""A draft's `text` as it is read, and where each of its characters stood in the file.

    Paragraphs of HTML and LaTeX are apart by an empty line, block quotes have `> ` before each line,
    `<q>` and `\enquote` are quotation marks, entities are characters; Markdown stays as it is.
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
        """What has been appended."""
        return "".join(self._pieces)

    @property
    def in_block(self) -> bool:
        """Whether a block quote has begun and not ended."""
        return self._depth > 0

    def called(self, at: int) -> None:
        """Nothing: there are lines."""

    def link(self, address: str) -> None:
        """Notes that a link to an address stands here."""
        if address.startswith(("http://", "https://")):
            self._links.append((self._size, address))

    def linked(self, start: int, end: int) -> list[str]:
        """The addresses that links between two characters lead to."""
        links = self._links
        return [
            address for _, address in links[bisect_left(links, (start,)) : bisect_left(links, (end + 1,))]
        ]

    def drop(self, start: int, end: int) -> None:
        """Notes that what stands in the file between two characters is code, and no prose."""
        self.dropped.append(Unread(_IN_FILE + start, self._source[start:end]))

    def place(self, at: int) -> tuple[int, int]:
        """The line and the column in the file, from 1, of a character of `text` or of what was dropped."""
        number = bisect_right(self._new, at) - 1
        old, follows = self._old[number] if at < _IN_FILE else (at - _IN_FILE, False)
        old += at - self._new[number] if follows else 0
        line = bisect_right(self._lines, old)
        return line, old - self._lines[line - 1] + 1

    def keep(self, text: str, old: int) -> None:
        """Appends what stands in the file at `old`, each line of a block quote marked as such."""
        if not self._depth or "\n" not in text:
            self._append(text, old, follows=True)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._append("\n> ", old - 1, follows=False)
            self._append(line, old, follows=True)
            old += len(line) + 1

    def put(self, text: str, old: int) -> None:
        """Appends what stands for something of the file at `old`."""
        self._append(text, old, follows=False)

    def end_line(self, old: int) -> None:
        """Begins a new line."""
        self.put("\n> " if self._depth else "\n", old)

    def end_paragraph(self, old: int) -> None:
        """Begins a new paragraph."""
        self.put("\n>\n> " if self._depth else "\n\n", old)

    def quote_block(self, old: int, *, begins: bool) -> None:
        """Begins or ends a block quote."""
        self._depth = max(0, self._depth + (1 if begins else -1))
        self.put("\n\n> " if self._depth else "\n\n", old)

    def _append(self, text: str, old: int, *, follows: bool) -> None:
        if text:
            self._new.append(self._size)
            self._old.append((old, follows))
            self._pieces.append(text)
            self._size += len(text)


def plain(source: str) -> Plain:
    """A draft without its markup, whatever that is; lines end with a newline alone."""
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
