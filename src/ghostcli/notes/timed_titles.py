"""Distinguish lists of chapters from speech in the same form: few words, far apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.text.words import words

SLOWEST, FASTEST = 0.3, 8.0
"""Limits of a human speaking rate, in words per second."""

LONGEST_TITLE = 15
"""In words: the longest chapter title."""

LARGEST = 100_000
"""Maximum number of characters of a list of chapters."""

MOST = 500
"""Maximum number of chapters in a list that does not say what it is."""

CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3})?"
"""The pattern of a time in a list of chapters."""

_SHORTEST = 20.0  # minimum average length of a chapter, in seconds
_LABEL = re.compile(r"[*_]{0,3}(?:<v[ .])?([^:：>]{1,40})(?:[:：][*_]{0,3}\s|>)")


class TimedLine(NamedTuple):
    """A time, its end if known, the text beside it, and its line in the file."""

    start: float
    end: float | None
    title: str
    line: int = 0


def are_chapters(entries: Sequence[TimedLine]) -> bool:
    """Whether entries are chapters: titles, minutes long, too few words for speech, no speakers."""
    if not 2 <= len(entries) <= MOST:
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


def clock_seconds(clock: str) -> float:
    """Return the seconds of a time that has the form of `CLOCK`."""
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total
