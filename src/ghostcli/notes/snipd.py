"""Snipd's exports, of 2022 to 2024 and of its plugin since: clips with a title, a time and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ghostcli.notes.base import NO_KIND, SPEECH, NoteReading, split_lines
from ghostcli.notes.blocks import HEADING, ITEM, PICTURE, QUOTE, Block, blocks_of
from ghostcli.notes.collector import Collector
from ghostcli.notes.facts import read_facts, read_front_matter
from ghostcli.notes.heading_table import QUOTES, TAKEAWAYS, TRANSCRIPT
from ghostcli.notes.highlights import PIECES
from ghostcli.notes.leads import heading_title
from ghostcli.notes.marked_text import marked
from ghostcli.notes.quotes import quotes_in
from ghostcli.notes.stamps import seconds
from ghostcli.notes.unmarked_quotes import unmarked_quotes
from ghostcli.timecode import Span
from ghostcli.transcripts.base import FIELD, LEFT_OVER, SITE
from ghostcli.transcripts.encoding import SourceText

FAVOURITE = "favourite"
"""The tag of a clip with a star."""

_CLOCK = r"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-5][0-9]"
_RANGE = re.compile(rf"🎧.{{0,40}}?({_CLOCK})[ ]?[-–][ ]?({_CLOCK})")
_AT = re.compile(rf"\[({_CLOCK})\]")
_TAG = re.compile(r"(?<!\S)#([^\s#]{1,60})")
_STAR = re.compile(r"⭐\ufe0f?")
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\(https?://share\.snipd\.com/snip/[^()\s]{1,200}\)")
_LABEL = re.compile(r"(?:Speaker|SPEAKER)[ _]?[0-9]{1,3}\Z")
_CLIPS = re.compile(r"(?m)^[ \t>-]{0,8}#{1,6}[ \t][^\n]{0,400}share\.snipd\.com/snip/")
_OWN_TAGS = frozenset({"podcasts", "snipd"})
_WRITES = ("share.snipd.com/", "from_snipd: true", "Created with [Snipd]", "[[Snipd]]")


@dataclass(slots=True)
class _Clip:
    """A clip as far as it has been read."""

    line: int
    title: str
    at: Span | None
    tags: list[str]
    points: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    has_takeaways: bool = False
    has_quote: bool = False


def sniff(source: SourceText) -> bool:
    """Whether the text has Snipd's links or its mark, and clips."""
    text = source.clean
    return (
        any(one in text for one in _WRITES)
        and ("🎧" in text or _CLIPS.search(text) is not None)
        and "([Time " not in text
    )


def read(source: SourceText) -> NoteReading:
    """Read the clips: each gives a takeaway under its title, or those that Snipd lists, and its quote."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    start = read_front_matter(lines, notes)
    clip: _Clip | None = None
    mode = ""
    pieces = 0
    for block in blocks_of(lines, start + 1):
        if block.text.startswith("Created with ["):
            notes.places.mark(SITE, block.numbers)
        elif opened := _clip_of(block):
            _finish(clip, notes)
            clip, mode = opened, ""
        elif clip is None:
            _read_top(block, notes)
        elif block.sort == HEADING and block.kind:
            mode = block.kind
            notes.places.mark(FIELD, block.numbers)
        elif mode == TRANSCRIPT or "> [!quote]- Transcript" in lines[block.first - 1]:
            mode = TRANSCRIPT
            pieces += 1
            notes.places.mark(SPEECH, block.numbers)
        else:
            _read_block(block, clip, mode, notes)
    _finish(clip, notes)
    if tags := tuple(tag for tag in notes.facts.pop("tags", ()) if tag not in _OWN_TAGS):
        notes.facts["tags"] = tags
    if pieces:
        notes.remark(0, PIECES)
    return NoteReading(
        family="snipd",
        source="Snipd",
        episodes=(notes.done(),),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
    )


def _clip_of(block: Block) -> _Clip | None:
    """Return the clip that a heading opens; None for another heading."""
    if block.sort != HEADING or not 2 <= block.level <= 6:
        return None
    found, timed = _LINK.search(block.text), _AT.match(block.text)
    if not found and not timed:
        return None
    tags = _TAG.findall(block.text)
    if _STAR.search(block.text):
        tags.append(FAVOURITE)
    title = found[1] if found else _TAG.sub("", _AT.sub("", block.text))
    title = heading_title(_STAR.sub("", title)).title
    at = (seconds(timed[1]), None) if timed else None
    return _Clip(block.first, "" if title == "Untitled" else title, at, tags, numbers=[block.first])


def _read_top(block: Block, notes: Collector) -> None:
    """Read a block above the clips: the title, the facts, and pictures of the site."""
    if block.sort == PICTURE:
        notes.places.mark(SITE, block.numbers)
    elif block.sort == HEADING:
        if block.level == 1:
            notes.fact("title", heading_title(block.text.strip("[] ")).title)
        notes.places.mark(FIELD, block.numbers)
    else:
        for rest in read_facts([block], notes):
            notes.places.mark(NO_KIND, rest.numbers)


def _read_block(block: Block, clip: _Clip, mode: str, notes: Collector) -> None:
    if found := _RANGE.search(block.text):
        first, last = seconds(found[1]), seconds(found[2])
        clip.at = (first, last if last >= first else None)
        notes.places.mark(FIELD, block.numbers)
    elif block.sort == PICTURE:
        notes.places.mark(SITE, block.numbers)
    elif mode == TAKEAWAYS and block.sort == ITEM:
        text = marked(block.text).unmarked()
        at = (clip.at,) if clip.at else ()
        clip.has_takeaways = True
        notes.record("takeaways", block.numbers, title=text, at=at, tags=tuple(clip.tags))
    elif mode == QUOTES or block.sort == QUOTE:
        _read_quote(block, clip, notes)
    elif block.sort == ITEM:
        clip.points.append(marked(block.text).unmarked())
        clip.numbers += block.numbers
    else:
        clip.notes.append(marked(block.text).unmarked())
        clip.numbers += block.numbers


def _read_quote(block: Block, clip: _Clip, notes: Collector) -> None:
    part = marked(block.text)
    found = quotes_in(part, open_ended=True)[:1] or unmarked_quotes(part)
    for one in found:
        clip.has_quote = True
        speaker = None if one.speaker and _LABEL.match(one.speaker) else one.speaker
        notes.quote(one.words, block.numbers, speaker=speaker, at=one.at or clip.at)
    if not found:
        notes.places.mark(NO_KIND, block.numbers)


def _finish(clip: _Clip | None, notes: Collector) -> None:
    """Add the takeaway of a clip under its title, unless Snipd's own takeaways stand for it."""
    if clip is None:
        return
    title, points = clip.title, clip.points
    if not title and points:
        title, *points = points
    if title and (points or clip.notes or not (clip.has_takeaways or clip.has_quote)):
        at = (clip.at,) if clip.at else ()
        note, detail = " ".join(clip.notes), " ".join(points)
        notes.record(
            "takeaways", clip.numbers, title=title, detail=detail, at=at, tags=tuple(clip.tags), note=note
        )
    elif not title and not clip.has_quote and not clip.has_takeaways:
        notes.remark(
            clip.line, "a clip without title, quote and notes: only its time, which is not stored", NO_KIND
        )
        notes.places.mark(NO_KIND, _left(clip.numbers, notes))
    else:
        notes.places.mark(FIELD, _left(clip.numbers, notes))


def _left(numbers: Sequence[int], notes: Collector) -> list[int]:
    return [number for number in numbers if notes.places.at(number) == LEFT_OVER]
