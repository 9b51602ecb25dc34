"""Lists of chapters as lines: mp4chaps, the description of a video, a list in Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ghostcli.notes.base import NoteReading, split_lines
from ghostcli.notes.chapter_records import ADDRESSES, ChapterFile
from ghostcli.notes.timed_titles import (
    CLOCK,
    LARGEST,
    LONGEST_TITLE,
    SLOWEST,
    TimedLine,
    are_chapters,
    clock_seconds,
)
from ghostcli.text.words import words
from ghostcli.transcripts.base import FIELD, lines_of
from ghostcli.transcripts.encoding import SourceText

NAME = "chapter-lines"

FEWEST = 3
"""Minimum number of chapters in a list that is not called one."""

_LONGEST_LINE = 300
_BESIDE = 400  # maximum words of a description around the chapters
_GAP = 2  # maximum number of other lines between two chapters of a list

_BEFORE = re.compile(
    rf"[ \t]{{0,8}}(?:[-*•+>][ \t]{{1,4}}|[0-9]{{1,3}}[.)][ \t]{{1,4}})?[\[(]{{0,2}}({CLOCK})[\])]{{0,2}}"
    r"(?:\(https?://[^()\s]{1,300}\))?(?:[ \t]*[-–—:|•·]{1,2}[ \t]+|[ \t]+|\Z)(.*)\Z"
)
_RANGE = re.compile(
    rf"([ \t]{{0,8}}(?:[-*•+>][ \t]{{1,4}}|[0-9]{{1,3}}[.)][ \t]{{1,4}})?[\[(]{{0,2}}{CLOCK}[\])]{{0,2}})"
    rf"[ \t]{{0,3}}(?:[-–—]{{1,2}}|-->|to)[ \t]{{0,3}}[\[(]{{0,2}}({CLOCK})(?=[\]):|\s]|\Z)"
)
_SIGN = re.compile(r"[\u2190-\u2bff\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]{1,8}[ \t]{0,4}(?=[\[(0-9])")
_BEHIND = re.compile(rf"(.{{1,120}}?)(?:[ \t]*+[-–—:|])?+[ \t]++[\[(]?({CLOCK})[\])]?[ \t]*\Z")
_BEGINS, _ENDS = frozenset("0123456789[(-*•+>"), frozenset("0123456789])")
_LINK = re.compile(r"<https?://[^<>\s]{1,500}>\s*\Z")
_SIGNS = " \t-–—|•·→»~="
_MARKS = ("**", "__", "*", "_", "`")


def sniff(source: SourceText) -> bool:
    """Whether a text is a list of times and titles, alone or inside a description."""
    text = source.clean
    if len(text) > LARGEST or ":" not in text:
        return False
    return any(_is_list(*_listed(text, before=before)) for before in (True, False))


def read(source: SourceText) -> NoteReading:
    """Read the longest run of lines that begin, or end, with rising times; other times are no chapters."""
    file = ChapterFile(source)
    for entry in chapters_among(enumerate(split_lines(source.clean), 1)):
        file.add((entry.line,), entry.start, entry.end, entry.title)
        if _LINK.search(file.lines[entry.line - 1]):
            file.chapters.leave_out(entry.line, ADDRESSES)
    # Imported here: recognizing a list does not need the headings.
    from ghostcli.notes.heading_table import CHAPTERS
    from ghostcli.notes.headings import heading_of

    for number, line in enumerate(file.lines, 1):
        heading = heading_of(line, number) if line else None
        if heading and heading.kind == CHAPTERS:
            file.places.mark(FIELD, (number,))
    return file.finish(NAME)


def chapters_among(lines: Iterable[tuple[int, str]]) -> list[TimedLine]:
    """Return the longest run of lines, given with their numbers, that begin or end with rising times."""
    found = list(lines)
    runs = [_longest_run(_numbered(found, before=before)) for before in (True, False)]
    return max(runs, key=len)


def are_a_list(entries: Sequence[TimedLine], fewest: int = FEWEST) -> bool:
    """Whether entries are enough for a list of chapters, and look like one."""
    return _is_list(entries, (), fewest)


class _Entry(NamedTuple):
    found: TimedLine
    gap: int  # the number of other lines since the entry before


def _numbered(lines: Iterable[tuple[int, str]], *, before: bool) -> Iterator[_Entry]:
    gap = 0
    for number, raw in lines:
        line = raw.strip()
        entry = _entry(line, before=before) if line else None
        if entry is not None:
            yield _Entry(entry._replace(line=number), gap)
            gap = 0
        elif line:
            gap += 1


def _longest_run(entries: Iterable[_Entry]) -> list[TimedLine]:
    """Return the most entries that rise, of those without much text between them.

    A single wrong time does not end the run: its line alone is left out.
    """
    best: list[TimedLine] = []
    block: list[TimedLine] = []
    for entry in entries:
        if entry.gap > _GAP and block:
            best = max(best, _rising(block), key=len)
            block = []
        block.append(entry.found)
    return max(best, _rising(block), key=len)


def _rising(entries: Sequence[TimedLine]) -> list[TimedLine]:
    """Return the longest increasing subsequence by start."""
    tails: list[float] = []
    places: list[int] = []
    before: list[int] = []
    for place, entry in enumerate(entries):
        at = bisect_left(tails, entry.start)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [entry.start]
        places[at : at + 1] = [place]
    run: list[TimedLine] = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(entries[place])
        place = before[place]
    return run[::-1]


def _listed(text: str, *, before: bool) -> tuple[list[TimedLine], list[int]]:
    """Return the times and titles of a text, and the word counts of the lines between them.

    Both are empty as soon as a line is too long for a title, or the other text too long for a description.
    """
    entries: list[TimedLine] = []
    between: list[int] = []
    run: list[int] = []
    beside = said = longest = 0
    for line in filter(None, map(str.strip, lines_of(text))):
        entry = _entry(line, before=before)
        if entry is None:
            size = len(words(line))
            run.append(size)
            said, longest = said + size, max(longest, size)
            if beside + said > _BESIDE and (not entries or longest > LONGEST_TITLE):
                return [], []
            continue
        if entries:
            between += run
        else:
            beside, longest = said, 0
        if len(words(entry.title)) > LONGEST_TITLE or longest > LONGEST_TITLE:
            return [], []
        entries.append(entry)
        run, said = [], 0
    return ([], []) if beside + said > _BESIDE else (entries, between)


def _entry(line: str, *, before: bool) -> TimedLine | None:
    """Return the time and title of a line without blanks around it; None if it has no time there."""
    if len(line) > _LONGEST_LINE or ":" not in line:
        return None
    end = None
    if before and line[0] > "\u2000":
        line = _SIGN.sub("", line, count=1)
    if before and line[0] in _BEGINS and (span := _RANGE.match(line)):
        end = clock_seconds(span[2])
        line = span[1] + " " + line[span.end() :].lstrip("])").lstrip(_SIGNS + ":")
    if before and line[0] in _BEGINS and (found := _BEFORE.match(line)):
        time, title = found[1], found[2].lstrip(_SIGNS)
    elif not before and line[-1] in _ENDS and (found := _BEHIND.match(line)):
        title, time = found[1].rstrip(_SIGNS), found[2]
        title = title.removesuffix("…") if not title.endswith("..") else title.rstrip(". ")
    else:
        return None
    return TimedLine(clock_seconds(time), end, _unmarked(_LINK.sub("", title).strip()))


def _unmarked(title: str) -> str:
    """Return a title without the marks of bold or italics around all of it."""
    for mark in _MARKS:
        inner = title[len(mark) : -len(mark)]
        if title.startswith(mark) and title.endswith(mark) and inner and mark not in inner:
            return inner.strip()
    return title


def _is_list(entries: Sequence[TimedLine], between: Sequence[int], fewest: int = FEWEST) -> bool:
    if len(entries) < fewest or len(between) > 0.5 * len(entries):
        return False
    rising = sum(a.start < b.start for a, b in pairwise(entries))
    sizes = [len(words(entry.title)) for entry in entries]
    if rising < 0.9 * (len(entries) - 1) or sum(map(bool, sizes)) < 0.7 * len(entries):
        return False
    length = entries[-1].start - entries[0].start
    return sum(between) + sum(sizes[:-1]) < SLOWEST * length and are_chapters(entries)
