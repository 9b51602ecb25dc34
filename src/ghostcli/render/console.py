"""Drawing with rich into memory: the console, the colours, wrapped or marked text.

Content goes to rich only as `Text`, never as markup. The highlighter of rich is not used.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from rich.cells import cell_len, chop_cells
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from ghostcli.render.marks import Mark
from ghostcli.render.request import Request
from ghostcli.text.escaping import defused

UNWRAPPED = 1_000_000
"""The width of a table in a pipe, where nothing is wrapped."""

# From the 16 colours that every theme defines, only those that are legible on white and on black: cyan
# and yellow are hard to see on white, blue on black.
REF, QUIET, FOUND, NAME, TITLE = "magenta", "dim", "bold red", "dim", "bold"

_LINK_ID = re.compile(r"(?<=\x1b\]8;)id=[^;]{0,40}(?=;)")  # a random number, different in each run
_LINK_END = "\x1b]8;;\x1b\\"
_CODE_AT_END = re.compile(r"(?:\x1b\[[0-9;]{0,20}m|\x1b\]8;;\x1b\\)\Z")
_WORD = re.compile(r"\S+\s*")
_BREAK = re.compile("[\t\n\u2028\u2029]")


def console_for(request: Request) -> Console:
    """A console that draws into memory, with the requested width and colour."""
    return Console(
        file=io.StringIO(),
        force_terminal=request.color,
        color_system="standard" if request.color else None,
        no_color=not request.color,
        width=request.width or UNWRAPPED,
        height=25,  # any number; without it rich uses 80 columns if TERM is dumb
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=request.width is None,
    )


def drawn(console: Console, what: RenderableType, *, as_it_is: bool = False) -> str:
    """The console's output without trailing spaces; `as_it_is` does not wrap it again."""
    console.print(what, crop=False, no_wrap=as_it_is, overflow="ignore" if as_it_is else None)
    file = console.file
    assert isinstance(file, io.StringIO)  # noqa: S101 - made by console_for
    text = file.getvalue()
    file.seek(0)
    file.truncate()
    lines = _LINK_ID.sub("", text).removesuffix("\n").split("\n")
    return "".join(_trimmed(line) + "\n" for line in lines) if text else ""


def _trimmed(line: str) -> str:
    """A line without its trailing spaces, also those between colour codes and in a link."""
    end = line.rstrip(" ")
    while found := _CODE_AT_END.search(end, max(0, len(end) - 24)):
        end = end[: found.start()].rstrip(" ")
    codes = line[len(end) :] if end else ""
    return end + ("\x1b[0m" if "\x1b[" in codes else "") + (_LINK_END if _LINK_END in codes else "")


def folded(lines: Iterable[str], request: Request) -> Iterator[str]:
    """Lines wrapped to the width of the terminal; continuation lines have more indent."""
    console = console_for(request)
    for line in lines:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        yield "".join(wrapped(console, Text(text), Text(" " * indent), indent + 2)) or "\n"


def wrapped(console: Console, text: Text, head: Text, indent: int) -> Iterator[str]:
    """A head and a text, wrapped. Later lines are indented; no path or address is broken."""
    width = max(1, console.width - indent)
    following = Text(" " * indent)
    for paragraph in text.split("\n", allow_blank=True):
        for line in paragraph.divide(_line_starts(paragraph.plain, width)):
            line.rstrip()
            yield drawn(console, head + line, as_it_is=True)
            head = following


def _line_starts(text: str, width: int) -> list[int]:
    """The positions at which later lines begin. A word longer than `width` is broken if it has no slash."""
    starts: list[int] = []
    filled = 0
    for word in _WORD.finditer(text):
        size = cell_len(word[0].rstrip())
        if filled and filled + size > width:
            starts.append(word.start())
            filled = 0
        if size > width and "/" not in word[0]:
            pieces = chop_cells(word[0].rstrip(), width)
            starts += [word.start() + end for end in accumulate(map(len, pieces[:-1]))]
            filled = cell_len(pieces[-1]) + cell_len(word[0]) - size
        else:
            filled += cell_len(word[0])
    return starts


def empty_table() -> Table:
    """A table without lines, with two spaces between its columns."""
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET, show_edge=False)


def marked_verdicts(mark: Mark) -> Text:
    """A mark in its colour; "(recorded)" is dim."""
    words, recorded, _ = mark.words.partition(" (recorded)")
    return Text().append(f"{mark.sign} {words}", mark.style or None).append(recorded, QUIET)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """Text on one line, with the matches marked."""
    marked, end = Text(), 0
    for start, stop in spans:
        marked.append(flat(text[end:start]))
        marked.append(flat(text[start:stop]), FOUND)
        end = stop
    marked.append(flat(text[end:]))
    return marked


def flat(text: str) -> str:
    """Text on one line, with every character at the same offset."""
    return defused(_BREAK.sub(" ", text))
