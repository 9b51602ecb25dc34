"""Distinguish notes whose items have times from a list of chapters."""

from __future__ import annotations

import re

from ghostcli.notes.heading_table import CHAPTERS, REST, SUMMARY, TAKEAWAYS, TRANSCRIPT
from ghostcli.notes.headings import ALONE, Heading, heading_of
from ghostcli.transcripts.base import lines_of
from ghostcli.transcripts.encoding import SourceText

_OF_CHAPTERS = (None, CHAPTERS, TRANSCRIPT)
_OF_ANY_TEXT = (REST, SUMMARY)
"""Kinds of sections that a description above or below its chapters has too."""

_SEVERAL = 2
"""Minimum number of kinds of headings without `#` marks that make notes certain."""

_QUOTES = 3
"""Minimum number of quotations that make notes certain without a heading."""

_CLOCK = r"[\[(]{0,2}(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9][\])]{0,2}"
_ITEM = r"[ \t]{0,8}(?:[-*•+>][ \t]{1,4}|[0-9]{1,3}[.)][ \t]{1,4})?"
_BEFORE = re.compile(rf"{_ITEM}{_CLOCK}(?:[ \t:|–—-]|\Z)(?![ \t–—:|-]{{0,6}}[“\"„«「])")
_BEHIND = re.compile(rf"{_ITEM}[^\n]{{1,300}}?[ \t][\[(]{_CLOCK}[ \t]*\Z")
_CREDITED = re.compile(
    r"[ \t]{0,8}[-*•+>][ \t]{1,4}[*_]{0,3}[“\"„«「][^\n]{1,300}[”\"“»」][*_]{0,3}"
    rf"[ \t]{{0,4}}[—–-]{{1,2}}[ \t]{{0,4}}[^\n]{{1,80}}?{_CLOCK}[ \t]*\Z"
)
"""An item that is a quotation with a name and a time behind it."""


def are_items_of_notes(source: SourceText) -> bool:
    """Whether known headings or quotations show that lines with times are items of notes, not chapters."""
    heading: Heading | None = None
    quotes = 0
    kinds: set[str] = set()
    for number, line in enumerate(lines_of(source.clean), 1):
        if not line.strip():
            continue
        if found := heading_of(line, number):
            heading = found
            continue
        quotes += _CREDITED.match(line) is not None
        if heading and heading.kind not in _OF_CHAPTERS and _is_of_notes(line, heading.kind):
            if heading.level < ALONE:
                return True
            kinds.add(heading.kind or "")
    return quotes >= _QUOTES or len(kinds) >= _SEVERAL


def _is_of_notes(line: str, kind: str | None) -> bool:
    """Whether a line below a heading of this kind cannot be a chapter or part of a description."""
    if kind == TAKEAWAYS:
        return True
    if kind in _OF_ANY_TEXT:
        return _BEHIND.match(line) is not None
    return _BEFORE.match(line) is None
