"""A highlight of a clipper as text: its title, its points, the piece of a transcript, its quote."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.notes.base import one_line
from ghostcli.notes.collector import Collector
from ghostcli.notes.marked_text import marked
from ghostcli.notes.quotes import counts, quotes_in
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.markdown_syntax import plain

_PART = re.compile(r"(Summary|Transcript|Takeaways|Key takeaways):[ \t]*\Z")
_POINT = re.compile(r"(?:[-*•]|[0-9]{1,2}[.)])[ \t]+")
_EPISODE_NOTES = "episode ai notes"

PIECES = "the transcripts of single clips are pieces: they are not imported as the episode's"
"""The remark on speech beside a highlight."""


class Highlight(NamedTuple):
    """A highlight: `lines` are its text with their numbers in the file, and `note` and `tags` the user's."""

    lines: list[tuple[int, str]]
    at: Span | None
    note: str = ""
    tags: tuple[str, ...] = ()


def read_highlight(one: Highlight, notes: Collector) -> list[int]:
    """Add the takeaways and quotes of a highlight; return the lines of a piece of a transcript.

    Its first line is the title. What is behind "Transcript:" was said, but a machine wrote it down, and it is
    a piece: it is no quote. `Episode AI notes` are takeaways without a time; the first has the user's note.
    """
    lines = [(number, text.strip()) for number, text in one.lines if text.strip()]
    if not lines:
        return []
    number, title = lines[0]
    at = (one.at,) if one.at else ()
    if title.casefold() == _EPISODE_NOTES:
        note, tags = one.note, one.tags
        for point, text in lines[1:]:
            notes.record(
                "takeaways", [point], title=_POINT.sub("", plain(text), count=1), note=note, tags=tags
            )
            note, tags = "", ()
        notes.places.mark(FIELD, [number])
        return []
    points: list[str] = []
    numbers, speech = [number], []
    part = ""
    for point, text in lines[1:]:
        if found := _PART.match(plain(text)):
            part = found[1]
            numbers.append(point)
        elif part == "Transcript":
            speech.append(point)
        else:
            points.append(_POINT.sub("", plain(text), count=1))
            numbers.append(point)
    for found_quote in quotes_in(marked("\n".join(text for _, text in lines if text))):
        if counts(found_quote) and found_quote.words in one_line(plain(title + " " + " ".join(points))):
            notes.quote(found_quote.words, [number], speaker=found_quote.speaker, at=one.at)
    notes.record(
        "takeaways",
        numbers,
        title=one_line(plain(title)),
        detail=" ".join(points),
        at=at,
        note=one.note,
        tags=one.tags,
    )
    return speech
