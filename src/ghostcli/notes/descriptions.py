"""The description of an episode in a feed: its lines without markup, its chapters, its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.notes.base import one_line
from ghostcli.notes.chapter_lines import are_a_list, chapters_among
from ghostcli.notes.heading_table import CHAPTERS
from ghostcli.notes.headings import kind_of
from ghostcli.notes.timed_titles import TimedLine
from ghostcli.text.entities import unescape
from ghostcli.transcripts.json_input import keywords
from ghostcli.transcripts.xml_input import Element

LONGEST_SUMMARY = 1000
"""In characters: a longer description is not taken as a summary."""

_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,15})(?=[\s/>])[^<>]{0,2000}>")
_INLINE = frozenset(
    keywords(
        """
        a abbr b big cite code del em font i img ins kbd mark q s small span strike strong sub sup time tt u
        """
    )
)
_SKIPPED = ("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")
_BREAK = "\x02"
"""Marker for a line break of the markup; XML has no such character."""


class Description(NamedTuple):
    """A description: its lines with their numbers in the file, and the chapters among them.

    `prose` are the lines that are neither chapters nor their heading.
    """

    lines: tuple[tuple[int, str], ...]
    prose: tuple[tuple[int, str], ...]
    chapters: tuple[TimedLine, ...]

    @property
    def summary(self) -> str:
        """Return the prose as one text; empty if it is too long for a summary."""
        text = one_line(" ".join(text for _, text in self.prose))
        return text if len(text) <= LONGEST_SUMMARY else ""


def description_of(element: Element, fewest: int) -> Description:
    """Return the description in an element, whose text is HTML or plain.

    Lines with times are chapters if there are at least `fewest`, and if they look like a list of them.
    """
    lines = tuple(_lines(element))
    found = chapters_among((place, text) for place, (_, text) in enumerate(lines))
    if not are_a_list(found, fewest):
        return Description(lines, lines, ())
    timed = {entry.line for entry in found}
    prose = (one for place, one in enumerate(lines) if place not in timed and kind_of(one[1]) != CHAPTERS)
    chapters = (entry._replace(line=lines[entry.line][0]) for entry in found)
    return Description(lines, tuple(prose), tuple(chapters))


def _lines(element: Element) -> Iterator[tuple[int, str]]:
    """Yield the lines with words; a tag that is not inline ends a line."""
    text = element.text
    first = max(element.last - text.count("\n"), element.line)
    for opening, closing in _SKIPPED:
        text = _without(text, opening, closing)
    text = _TAG.sub(_broken, text)
    for number, raw in enumerate(text.split("\n"), first):
        for piece in raw.split(_BREAK):
            line = one_line(unescape(piece))
            if line:
                yield min(number, element.last), line


def _broken(tag: re.Match[str]) -> str:
    name = tag[1].strip("/").lower()
    return tag[0].count("\n") * "\n" + ("" if name in _INLINE else _BREAK)


def _without(text: str, opening: str, closing: str) -> str:
    """Return a text without what stands between two marks, but with its line breaks."""
    lower = text.lower() if opening in text.lower() else ""
    if not lower or len(lower) != len(text):
        return text
    kept: list[str] = []
    place = 0
    while (start := lower.find(opening, place)) >= 0:
        end = lower.find(closing, start)
        end = len(text) if end < 0 else end + len(closing)
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end
    return "".join([*kept, text[place:]])
