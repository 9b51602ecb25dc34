"""Readwise's notes for Obsidian and Logseq: metadata, and a list of highlights that end with their time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ghostcli.notes.base import NO_KIND, SPEECH, NoteReading, split_lines
from ghostcli.notes.blocks import ITEM, Block
from ghostcli.notes.collector import Collector
from ghostcli.notes.facts import read_facts, read_front_matter
from ghostcli.notes.highlights import PIECES, Highlight, read_highlight
from ghostcli.notes.stamps import seconds
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD, SITE
from ghostcli.transcripts.encoding import SourceText

_CLOCK = r"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-5][0-9]"
_TIME = re.compile(rf"[ \t]{{0,4}}\(\[Time ({_CLOCK})\]\([^()\n]{{0,400}}\)\)[ \t]{{0,4}}\Z")
_TIMED_HEADING = re.compile(rf"(?m)^#{{2,6}}[ \t]+\[?Time ({_CLOCK})(?![0-9:])")
_LINK = re.compile(r"[ \t]{0,4}\(\[(?:View Highlight|Location [0-9]{1,9})\]\([^()\n]{0,400}\)\)[ \t]{0,4}\Z")
_OWN = re.compile(r"[ \t]{1,8}-[ \t]+(?:\*\*)?(Note|Tags)(?:\*\*:|:\*\*|:)(.*)\Z")
_TAG = re.compile(r"\[\[([^\[\]]{1,80})\]\]|#([^\s#\[\],]{1,200})")
_LISTS = re.compile(
    r"(?m)^(?:#{1,6}[ \t]+(?:Highlights[ \t]*$|New highlights added )"
    r"|-[ \t]+(?:Highlights first synced by |New highlights added ))"
)
_PROPERTY = re.compile(r"(?:-[ \t]+)?[A-Za-z][\w -]{0,40}::?(?:[ \t]|\Z)")
_DAY_OF_THE_NOTE = re.compile(r"(?:-[ \t]+)?[Dd]ate:{1,2}[ \t]")
_SUFFIX = " (highlights)"
"""What Readwise writes behind a title for Logseq."""


def sniff(source: SourceText) -> bool:
    """Whether Readwise's cover, or its time beside a highlight, is there; and a list of highlights."""
    text = source.clean
    if not _LISTS.search(text):
        return False
    return (
        "([Time " in text
        or ("![rw-book-cover]" in text and "podcasts" in text)
        or _TIMED_HEADING.search(text) is not None
    )


def read(source: SourceText) -> NoteReading:
    """Read the highlights. A file that holds the document twice gives each record once."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    start = read_front_matter(lines, notes)
    below: list[tuple[int, str]] = []
    inside = False
    for number, line in enumerate(lines[start:], start + 1):
        if inside and (_TIMED_HEADING.match(line) or not line.startswith(("#", "---", "- New highlights"))):
            below.append((number, line))
            continue
        _read_highlights(below, notes)
        below, inside = [], _LISTS.match(line) is not None
        _read_beside(number, line, notes)
    _read_highlights(below, notes)
    if title := notes.facts.get("title"):
        notes.facts["title"] = str(title).removesuffix(_SUFFIX)
    if SPEECH in notes.places.done():
        notes.remark(0, PIECES)
    return NoteReading(
        family="readwise",
        source="Readwise",
        episodes=(notes.done(),),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
    )


def _read_beside(number: int, line: str, notes: Collector) -> None:
    """Read a line outside of the highlights: a heading, the cover, or a line with a label."""
    if line.startswith("# "):
        notes.fact("title", line[2:])
    if line.startswith("#") or _LISTS.match(line) or _DAY_OF_THE_NOTE.match(line):
        notes.places.mark(FIELD, [number])
    elif line.startswith("!["):
        notes.places.mark(SITE, [number])
    elif line.strip():
        rest = read_facts([Block(ITEM, line.strip().removeprefix("- "), number, number)], notes)
        if rest and _PROPERTY.match(line):
            notes.places.mark(FIELD, [number])


def _read_highlights(lines: Sequence[tuple[int, str]], notes: Collector) -> None:
    if any(_TIMED_HEADING.match(line) for _, line in lines):
        found = _under_times(lines, notes)
    else:
        found = _highlights(_outdented(lines), notes)
    for one in found:
        notes.places.mark(SPEECH, read_highlight(one, notes))


def _under_times(lines: Sequence[tuple[int, str]], notes: Collector) -> Iterator[Highlight]:
    """Yield the highlights below headings such as `### Time 0:12:59`: each is a block quote."""
    now: list[tuple[int, str]] = []
    at: Span | None = None
    for number, line in lines:
        if found := _TIMED_HEADING.match(line):
            yield Highlight(now, at)
            now, at = [], _span(found[1])
            notes.places.mark(FIELD, [number])
        elif line.startswith(">"):
            now.append((number, line.lstrip("> \t")))
        else:
            notes.places.mark(NO_KIND, [number])
    yield Highlight(now, at)


def _outdented(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """Lines of Logseq, where all highlights are nested in one list item, as if they were not."""
    first = next((line for _, line in lines if line.strip()), "")
    return [(number, line.removeprefix("\t")) for number, line in lines] if first[:1] == "\t" else lines


def _highlights(lines: Sequence[tuple[int, str]], notes: Collector) -> Iterator[Highlight]:
    """Yield the highlights: each from a dash at the beginning of a line to the next."""
    now: list[tuple[int, str]] = []
    at: Span | None = None
    note, tags, in_note = "", (), False
    for number, line in [*lines, (0, "- ")]:
        if line.startswith("- "):
            if now:
                yield Highlight(now, at, note, tags)
            now, at, note, tags, in_note = [], None, "", (), False
            line = line[2:]  # noqa: PLW2901 - the dash is no text
        if own := _OWN.match(line):
            notes.places.mark(FIELD, [number])
            in_note = own[1] == "Note"
            if in_note:
                note = own[2].strip()
            else:
                tags = tuple(one or other for one, other in _TAG.findall(own[2]))
            continue
        if in_note and line.startswith("      "):
            notes.places.mark(FIELD, [number])
            note = f"{note} {line.strip()}"
            continue
        if found := _TIME.search(line):
            at = _span(found[1])
            line = line[: found.start()]  # noqa: PLW2901
        if line.strip():
            now.append((number, _LINK.sub("", line)))


def _span(clock: str) -> Span | None:
    """The time of a highlight; 0:00:00 stands for none."""
    first = seconds(clock)
    return (first, None) if first else None
