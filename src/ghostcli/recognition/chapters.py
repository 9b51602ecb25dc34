"""Lists of chapters, told from speech in the same form: few words, far apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ghostcli.text import words
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import seconds

NAME = "a list of chapters"
NOT_YET = "ghost cannot import chapters yet"

SLOWEST, FASTEST = 0.3, 8.0
"""Words a second, between which people speak."""

LONGEST_TITLE = 15
"""Words of a title of a chapter."""

_SHORTEST = 20.0  # seconds of a chapter, on average
_MOST = 500
_LARGEST = 100_000  # characters of a list of chapters
_BESIDE = 400  # words of a description around its chapters

_TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3})?"
_CUE = re.compile(
    rf"^[ \t]*({_TIME})[ \t]*-->[ \t]*({_TIME})[^\n]*\n((?:[^\n]*\S[^\n]*(?:\n|\Z)){{1,4}})", re.MULTILINE
)
_VOICE = re.compile(r"<v[ .]")
_BEFORE = re.compile(
    rf"[ \t]{{0,8}}(?:[-*•+>][ \t]{{1,4}}|[0-9]{{1,3}}[.)][ \t]{{1,4}})?[\[(]{{0,2}}({_TIME})[\])]{{0,2}}"
    r"(?:\(https?://[^()\s]{1,300}\))?(?:[ \t]*[-–—:|•·]{1,2}[ \t]+|[ \t]+|\Z)(.*)\Z"
)
_BEHIND = re.compile(rf"(.{{1,120}}?)[ \t]*[-–—:|]?[ \t]+[\[(]?({_TIME})[\])]?[ \t]*\Z")
_LABEL = re.compile(r"([^:：]{1,40})[:：]\s")
_LINK = re.compile(r"<https?://[^<>\s]{1,500}>\s*\Z")


class Entry(NamedTuple):
    """A time, where it ends if that is known, and what stands beside it."""

    start: float
    end: float | None
    title: str


def are_chapters(entries: Sequence[Entry]) -> bool:
    """Whether entries are chapters: titles, minutes long, too few words for speech, nobody's voice."""
    if not 2 <= len(entries) <= _MOST:
        return False
    sizes = [len(words(entry.title)) for entry in entries]
    if max(sizes) > LONGEST_TITLE or not any(sizes):
        return False
    said, length, counted = _measured(entries)
    return said < SLOWEST * length and length >= _SHORTEST * counted and not _has_voices(entries)


def pace(entries: Sequence[Entry]) -> float | None:
    """Words a second; None where no time passes."""
    said, length, _ = _measured(entries)
    return said / length if length > 0 else None


def _measured(entries: Sequence[Entry]) -> tuple[int, float, int]:
    """Words, seconds and number of the entries whose end is known, or is the start of the next one."""
    ends = [entry.end for entry in entries]
    for place, following in enumerate(entries[1:]):
        ends[place] = following.start if ends[place] is None else ends[place]
    known = [(entry, end) for entry, end in zip(entries, ends, strict=True) if end is not None]
    said = sum(len(words(entry.title)) for entry, _ in known)
    return said, sum(end - entry.start for entry, end in known), len(known)


def _has_voices(entries: Sequence[Entry]) -> bool:
    """Whether names come back before a colon, or whole titles do."""
    named = Counter(found[1] for entry in entries if (found := _LABEL.match(entry.title)))
    titles = Counter(entry.title for entry in entries if entry.title)
    return any(number > 1 for number in named.values()) or len(titles) <= 0.6 * titles.total()


def is_cues_of_chapters(source: Source) -> bool:
    """Whether WebVTT or SRT holds chapters: cues without voices that adjoin, most no sentences."""
    text = source.clean
    if len(text) > _LARGEST or "-->" not in text or _VOICE.search(text) or "\nNOTE ghost" in text:
        return False
    entries: list[Entry] = []
    for cue in _CUE.finditer(text):
        start, end = seconds(cue[1]), seconds(cue[2])
        if start is None or end is None:
            return False
        entries.append(Entry(start, end, " ".join(cue[3].split())))
    if len(entries) != text.count("-->"):
        return False
    adjoin = sum(abs(a.end - b.start) < 1 for a, b in pairwise(entries) if a.end is not None)
    sentences = sum(entry.title.endswith((".", ",", "…")) for entry in entries)
    return adjoin >= 0.8 * (len(entries) - 1) and sentences < 0.3 * len(entries) and are_chapters(entries)


def is_lines_of_chapters(source: Source) -> bool:
    """Whether a text is a list of times and titles, alone or with a description around it."""
    text = source.clean
    if len(text) > _LARGEST or ":" not in text:
        return False
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for before in (True, False):
        timed = list(_timed(lines, before=before))
        if len(timed) >= 3 and _is_list(lines, timed):
            return True
    return False


def _timed(lines: Sequence[str], *, before: bool) -> Iterator[tuple[int, Entry]]:
    for place, line in enumerate(lines):
        if len(line) > 300:
            continue
        if before and (found := _BEFORE.match(line)):
            time, title = found[1], found[2]
        elif not before and (found := _BEHIND.match(line)):
            title, time = found[1], found[2]
        else:
            continue
        start = seconds(time)
        if start is not None:
            yield place, Entry(start, None, _LINK.sub("", title).strip())


def _is_list(lines: Sequence[str], timed: Sequence[tuple[int, Entry]]) -> bool:
    places = [place for place, _ in timed]
    entries = [entry for _, entry in timed]
    rising = sum(a.start < b.start for a, b in pairwise(entries))
    titled = sum(bool(words(entry.title)) for entry in entries)
    if rising < 0.9 * (len(entries) - 1) or titled < 0.7 * len(entries):
        return False
    own = set(places)
    between = [words(lines[place]) for place in range(places[0], places[-1]) if place not in own]
    beside = sum(len(words(line)) for line in (*lines[: places[0]], *lines[places[-1] + 1 :]))
    if len(between) > 0.5 * len(entries):
        return False
    length = entries[-1].start - entries[0].start
    said = sum(map(len, between)) + sum(len(words(entry.title)) for entry in entries[:-1])
    if beside > _BESIDE or max(map(len, between), default=0) > LONGEST_TITLE or said >= SLOWEST * length:
        return False
    return are_chapters(entries)
