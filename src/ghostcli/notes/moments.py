"""Show notes with links to moments, `[@1:59](https://youtu.be/ID?t=119)`: chapters, and quotes below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ghostcli.notes.base import NO_KIND, RECORD, NoteReading, split_lines
from ghostcli.notes.blocks import HEADING, ITEM, QUOTE, TEXT, Block, blocks_of
from ghostcli.notes.collector import Collector
from ghostcli.notes.days import day_of
from ghostcli.notes.facts import title_and_url
from ghostcli.notes.leads import heading_title
from ghostcli.notes.marked_text import marked
from ghostcli.notes.quotes import quotes_in
from ghostcli.notes.stamps import seconds_of
from ghostcli.notes.unmarked_quotes import unmarked_quotes
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.encoding import SourceText

MOMENTS_AT_LEAST = 2

_MOMENT = re.compile(
    r"\[@([0-9]{1,2})[:;.]([0-9]{2})(?:[:;.]([0-9]{2}))?\]\(([^()\s]{0,800})\)[ \t\n]*(.*)\Z", re.DOTALL
)
_MISTYPED = re.compile(r"\[@[0-9:]{0,6}[;.]")
_TEMPLATE = re.compile(r"\[@[HM:S]{4,8}\]\([^()\n]{0,200}\)")
_SIGN = re.compile(r"(?m)^[ \t]{0,8}[-*][ \t]+\[@[0-9]{1,2}[:;.][0-9]{2}")
_SHOW_AND_DAY = re.compile(
    r"(.{1,100}?)[:,–—-][ \t]{1,4}([A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4})\Z"
)
_PEOPLE = re.compile(
    r"(?:In addition to|speakers (?:on [\w ]{1,30} )?included|guests? (?:was|were)|joined by|hosts?)"
)
_PERSON = re.compile(r"\[([^\[\]@]{2,60})\]\((https?://[^()\s]{1,400})\)")
_RECORDING = re.compile(r"https?://(?:youtu\.be|www\.youtube\.com|youtube\.com)/")


def sniff(source: SourceText) -> bool:
    """Whether two list items begin with a link to a moment."""
    return sum(1 for _ in _SIGN.finditer(source.clean)) >= MOMENTS_AT_LEAST


def read(source: SourceText) -> NoteReading:
    """Read the moments."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    at: Span | None = None
    for block in _paragraphs(blocks_of(lines)):
        if block.sort == HEADING:
            _read_heading(block, notes)
        elif block.sort == ITEM and (found := _MOMENT.match(block.text)):
            at = _read_moment(found, block, notes)
        elif block.sort == QUOTE:
            _read_quote(block, at, notes)
        elif _TEMPLATE.match(block.text):
            notes.remark(block.first, "a link to a moment that nobody filled in", NO_KIND)
            notes.places.mark(NO_KIND, block.numbers)
        else:
            if block.sort == ITEM and not block.level:
                at = None  # a bullet of its own has no time
            _read_text(block, notes)
    return NoteReading(
        family="moments",
        source="show notes",
        episodes=(notes.done(),),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
    )


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, with the lines of text up to a blank line as one."""
    whole: Block | None = None
    for block in blocks:
        if whole and block.sort == TEXT and not block.apart:
            whole = replace(whole, text=f"{whole.text}\n{block.text}", last=block.last)
            continue
        if whole:
            yield whole
        whole = block if block.sort == TEXT else None
        if whole is None:
            yield block
    if whole:
        yield whole


def _read_heading(block: Block, notes: Collector) -> None:
    """Read a heading: the first has the show and the day, the second the title."""
    title, _ = title_and_url(block.text)
    found = _SHOW_AND_DAY.match(title)
    if block.level == 1 and found:
        notes.fact("show", found[1])
        notes.fact("published", day_of(found[2]))
    else:
        notes.fact("title", title)
    notes.places.mark(FIELD, block.numbers)


def _read_moment(found: re.Match[str], block: Block, notes: Collector) -> Span:
    """Add a moment as a chapter. Where its link opens another second, the time of the text is kept.

    If that is mistyped (`@24.30`, `@1;29:26`), the link's is taken.
    """
    first, second, third, url, text = found.groups()
    parts = [int(first), int(second), *([int(third)] if third else [])]
    start = 0
    for part in parts:
        start = start * 60 + part
    linked = seconds_of(url)
    if linked is not None and int(linked) != start:
        if _MISTYPED.match(block.text):
            start = int(linked)
            notes.remark(block.first, "the time is mistyped: that of its link is taken")
        else:
            notes.linked_elsewhere(block.first)
    if _RECORDING.match(url):
        notes.fact("url", re.split(r"[?&]t=", url, maxsplit=1)[0])
    title = heading_title(text.replace("\n", " ")).title
    if notes.record("chapters", block.numbers, title=title, at=((start, None),)) is None:
        notes.remark(block.first, "a moment without words; a chapter needs a title", NO_KIND)
        notes.places.mark(NO_KIND, block.numbers)
    return start, None


def _read_quote(block: Block, at: Span | None, notes: Collector) -> None:
    part = marked(block.text)
    found = quotes_in(part, open_ended=True)
    if len(found) != 1 or len(found[0].words) <= len(part.text) // 2:
        found = unmarked_quotes(part)
    for one in found:
        notes.quote(one.words, block.numbers, speaker=one.speaker, at=one.at or at)
    if not found:
        notes.places.mark(NO_KIND, block.numbers)


def _read_text(block: Block, notes: Collector) -> None:
    """Read other lines: those that name the speakers give people; links have no kind."""
    if block.sort == TEXT and _PEOPLE.search(block.text):
        names = [name for name, url in _PERSON.findall(block.text) if not _RECORDING.match(url)]
        for name in names:
            notes.person(" ".join(name.split()), None)  # who is host and who guest is not said
        if names:
            notes.places.mark(RECORD, block.numbers)
            return
    notes.places.mark(NO_KIND, block.numbers)
