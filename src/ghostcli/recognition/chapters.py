"""Distinguish lists of chapters from speech in the same form: few words, far apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ghostcli.text.words import words
from ghostcli.transcripts.base import lines_of
from ghostcli.transcripts.encoding import SourceText

NAME = "a list of chapters"
NOT_YET = "ghost cannot import chapters yet"

SLOWEST, FASTEST = 0.3, 8.0
"""Limits of a human speaking rate, in words per second."""

LONGEST_TITLE = 15
"""In words: the longest chapter title."""

_SHORTEST = 20.0  # minimum average length of a chapter, in seconds
_MOST = 500
_LARGEST = 100_000  # maximum characters of a list of chapters
_FEWEST = 3  # minimum number of entries in a list
_LONGEST_LINE = 300
_BESIDE = 400  # maximum words of a description around the chapters

_TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3})?"
_CUE = re.compile(
    rf"^[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})[^\n]*\n((?:[^\n]*\S[^\n]*(?:\n|\Z)){{1,4}})", re.MULTILINE
)
_VOICE = re.compile(r"<v[ .]")
_BEFORE = re.compile(
    rf"[ \t]{{0,8}}(?:[-*•+>][ \t]{{1,4}}|[0-9]{{1,3}}[.)][ \t]{{1,4}})?[\[(]{{0,2}}({_TIME})[\])]{{0,2}}"
    r"(?:\(https?://[^()\s]{1,300}\))?(?:[ \t]*[-–—:|•·]{1,2}[ \t]+|[ \t]+|\Z)(.*)\Z"
)
_BEHIND = re.compile(rf"(.{{1,120}}?)(?:[ \t]*+[-–—:|])?+[ \t]++[\[(]?({_TIME})[\])]?[ \t]*\Z")
_BEGINS, _ENDS = frozenset("0123456789[(-*•+>"), frozenset("0123456789])")
_LABEL = re.compile(r"[*_]{0,3}(?:<v[ .])?([^:：>]{1,40})(?:[:：][*_]{0,3}\s|>)")
_LINK = re.compile(r"<https?://[^<>\s]{1,500}>\s*\Z")


class TimedLine(NamedTuple):
    """A time, its end if known, and the text beside it."""

    start: float
    end: float | None
    title: str


def are_chapters(entries: Sequence[TimedLine]) -> bool:
    """Whether entries are chapters: titles, minutes long, too few words for speech, no speakers."""
    if not 2 <= len(entries) <= _MOST:
        return False
    sizes = [len(words(entry.title)) for entry in entries]
    if max(sizes) > LONGEST_TITLE or not any(sizes):
        return False
    said, length, counted = _measured(entries)
    return said < SLOWEST * length and length >= _SHORTEST * counted and not _has_voices(entries)


def pace(entries: Sequence[TimedLine]) -> float | None:
    """Return words per second; None if the times do not advance."""
    said, length, _ = _measured(entries)
    return said / length if length > 0 else None


def _measured(entries: Sequence[TimedLine]) -> tuple[int, float, int]:
    """Return words, seconds and number of the entries whose end is known, or is the next start."""
    ends = [entry.end for entry in entries]
    for place, following in enumerate(entries[1:]):
        ends[place] = following.start if ends[place] is None else ends[place]
    known = [(entry, end) for entry, end in zip(entries, ends, strict=True) if end is not None]
    said = sum(len(words(entry.title)) for entry, _ in known)
    return said, sum(end - entry.start for entry, end in known), len(known)


def _has_voices(entries: Sequence[TimedLine]) -> bool:
    """Whether names before a colon recur, or whole titles do."""
    named = Counter(found[1] for entry in entries if (found := _LABEL.match(entry.title)))
    titles = Counter(entry.title for entry in entries if entry.title)
    return any(number > 1 for number in named.values()) or len(titles) <= 0.6 * titles.total()


def is_cues_of_chapters(source: SourceText) -> bool:
    """Whether WebVTT or SRT holds chapters: adjoining cues without speakers, most not sentences."""
    text = source.clean
    if len(text) > _LARGEST or "-->" not in text or _VOICE.search(text) or "\nNOTE ghost" in text:
        return False
    number = text.count("-->")
    if number > _MOST:
        return False
    found = list(_CUE.finditer(text))
    titles = [" ".join(cue[3].split()) for cue in found]
    sentences = sum(title.endswith((".", ",", "…")) for title in titles)
    if len(found) != number or sentences >= 0.3 * number:
        return False
    entries = [
        TimedLine(_seconds(cue[1]), _seconds(cue[2]), title) for cue, title in zip(found, titles, strict=True)
    ]
    adjoin = sum(abs(a.end - b.start) < 1 for a, b in pairwise(entries) if a.end is not None)
    return adjoin >= 0.8 * (len(entries) - 1) and are_chapters(entries)


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def is_lines_of_chapters(source: SourceText) -> bool:
    """Whether a text is a list of times and titles, alone or inside a description."""
    text = source.clean
    if len(text) > _LARGEST or ":" not in text:
        return False
    return any(_is_list(*_listed(text, before=before)) for before in (True, False))


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
    if len(line) > _LONGEST_LINE or ":" not in line:
        return None
    if before and line[0] in _BEGINS and (found := _BEFORE.match(line)):
        time, title = found[1], found[2]
    elif not before and line[-1] in _ENDS and (found := _BEHIND.match(line)):
        title, time = found[1], found[2]
    else:
        return None
    return TimedLine(_seconds(time), None, _LINK.sub("", title).strip())


def _is_list(entries: Sequence[TimedLine], between: Sequence[int]) -> bool:
    if len(entries) < _FEWEST or len(between) > 0.5 * len(entries):
        return False
    rising = sum(a.start < b.start for a, b in pairwise(entries))
    sizes = [len(words(entry.title)) for entry in entries]
    if rising < 0.9 * (len(entries) - 1) or sum(map(bool, sizes)) < 0.7 * len(entries):
        return False
    length = entries[-1].start - entries[0].start
    return sum(between) + sum(sizes[:-1]) < SLOWEST * length and are_chapters(entries)
