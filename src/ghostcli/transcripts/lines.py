"""A line of text, and its possible roles: a heading, a time alone, a name alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.colon_words import is_machine
from ghostcli.transcripts.heads import Shown, name_of
from ghostcli.transcripts.written_times import WrittenTime

LONGEST_NAME = 60
"""Maximum length, in characters, of a line that may be only a name."""

_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})\Z")
_EMPTY_BOLD = ("****", "____")
HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]++((?:[^ \t#]++|[ \t#]++(?!\Z))*+)[ \t#]*\Z")
NOTHING = Shown("", None, None, "", None, "")


class TextLine(NamedTuple):
    """A line or block of a source. `opens`: it begins a paragraph; `level`: the level of a heading.

    `said` is its text without heading marks. `given` is a head stated by markup: `(name, time)`. `fenced`
    lines are examples and open no turn. `ruled`: it is the first line below a horizontal rule.
    """

    number: int
    said: str
    opens: bool
    level: int = 0
    given: tuple[str | None, WrittenTime | None] | None = None
    fenced: bool = False
    ruled: bool = False


def line_of(number: int, text: str, *, opens: bool, fenced: bool = False) -> TextLine | None:
    """Return a line of text; None for a horizontal rule, which is only layout."""
    if len(text) <= 300 and _RULE.match(text) and text.strip() not in _EMPTY_BOLD:
        return None
    heading = HEADING.match(text) if text.lstrip()[:1] == "#" and len(text) <= 300 else None
    if heading and not fenced:
        return TextLine(number, heading[2], opens=True, level=len(heading[1]))
    return TextLine(number, text, opens, fenced=fenced)


Looked = tuple[TextLine, Shown]
"""A line, and what it shows of a head."""


def shape_of(line: TextLine, found: Shown) -> str:
    """Return the shape of a line's head, with the level of a heading."""
    return f"{'#' * line.level}{found.shape}"


def is_stamp(found: Shown) -> bool:
    """Whether a line is only a time."""
    return found.time is not None and found.name is None and not found.rest


def bare_name(line: TextLine, found: Shown) -> str | None:
    """Return the name if the whole line may be one: short, not a sentence, without another head."""
    if line.fenced or line.given or found.time is not None or found.lead or len(line.said) > LONGEST_NAME:
        return None
    if found.label and found.said:
        return None
    said = line.said.strip()
    if said[:1] in ("[", "(") and not is_machine(said[1:-1]):
        return None  # a sound, or a description of an action
    return name_of(said)
