"""Chapters in the form of captions: WebVTT of kind=chapters, and SRT."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from ghostcli.notes.base import NoteReading
from ghostcli.notes.chapter_records import ChapterFile
from ghostcli.notes.timed_titles import CLOCK, LARGEST, MOST, TimedLine, are_chapters, clock_seconds
from ghostcli.text.entities import unescape
from ghostcli.transcripts.base import FIELD
from ghostcli.transcripts.encoding import SourceText

NAME = "chapter-cues"

_CUE = re.compile(
    rf"^[ \t]*({CLOCK})[ \t]*-->[ \t]*({CLOCK})[^\n]*\n((?:[^\n]*\S[^\n]*(?:\n|\Z)){{1,4}})", re.MULTILINE
)
_TIMING = re.compile(rf"[ \t]*({CLOCK})[ \t]*-->[ \t]*({CLOCK})")
_VOICE = re.compile(r"<v[ .]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[0-9:.]{5,15}>")
_DECLARED = re.compile(r"\ufeff?WEBVTT[^\n]*\n(?:[^\n]+\n){0,9}Kind:[ \t]*chapters[ \t]*\n", re.IGNORECASE)
_ABOUT = ("WEBVTT", "NOTE", "STYLE", "REGION")


def sniff(source: SourceText) -> bool:
    """Whether WebVTT or SRT holds chapters: it says so, or its cues adjoin, and few are sentences."""
    text = source.clean
    if _DECLARED.match(text):
        return True
    if len(text) > LARGEST or "-->" not in text or _VOICE.search(text) or "\nNOTE ghost" in text:
        return False
    number = text.count("-->")
    if number > MOST:
        return False
    found = list(_CUE.finditer(text))
    titles = [" ".join(cue[3].split()) for cue in found]
    sentences = sum(title.endswith((".", ",", "…")) for title in titles)
    if len(found) != number or sentences >= 0.3 * number:
        return False
    entries = [
        TimedLine(clock_seconds(cue[1]), clock_seconds(cue[2]), title)
        for cue, title in zip(found, titles, strict=True)
    ]
    adjoin = sum(abs(a.end - b.start) < 1 for a, b in pairwise(entries) if a.end is not None)
    return adjoin >= 0.8 * (len(entries) - 1) and are_chapters(entries)


def read(source: SourceText) -> NoteReading:
    """Read a chapter from each cue: its text without markup, its start and its end."""
    file = ChapterFile(source)
    numbered = enumerate(file.lines, 1)
    for blank, block in groupby(numbered, lambda one: not one[1].strip()):
        if not blank:
            _read_block(file, list(block))
    return file.finish(NAME)


def _read_block(file: ChapterFile, block: list[tuple[int, str]]) -> None:
    """Read the lines between two blank lines: a header, a comment, or cues."""
    times = [place for place, (_, line) in enumerate(block) if "-->" in line and _TIMING.match(line)]
    if not times:
        if block[0][1].lstrip().startswith(_ABOUT):
            file.places.mark(FIELD, (number for number, _ in block))
        return
    file.places.mark(FIELD, (number for number, _ in block[: times[0]]))
    for place, following in pairwise((*times, len(block))):
        cue = block[place:following]
        found = _TIMING.match(cue[0][1])
        if found is None:
            continue
        title = unescape(_TAG.sub("", " ".join(line for _, line in cue[1:])))
        start, end = clock_seconds(found[1]), clock_seconds(found[2])
        file.add((number for number, _ in cue), start, end, title)
