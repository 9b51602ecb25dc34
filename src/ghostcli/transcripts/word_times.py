"""When the words of a cue are said: taken from a source, written to WebVTT, and read from it.

WebVTT has a place for it, the timestamps inside a cue: https://www.w3.org/TR/webvtt1/#webvtt-cue-timestamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self

from ghostcli.transcripts.base import Cue, TimedText, WordStarts
from ghostcli.transcripts.cue_markup import escaped, spans
from ghostcli.transcripts.timestamps import stamp

INLINE = re.compile(r"<(?:([0-9]{1,9}):)?([0-5][0-9]):([0-5][0-9]\.[0-9]{3})>")
"""A timestamp inside a cue: hours, minutes and seconds."""

_EDGES = " \t\n.,;:?!…\"'“”‘’«»()[]-–—。、，！？"
_FARTHEST = 60
"""Maximum number of characters, all punctuation, between two words of a text."""


def timed_text(text: str, start: float | None, words: Iterable[tuple[str, float | None]]) -> str:
    """Return the text of a cue with the times of its words; unchanged if none is known.

    `start` is that of the cue. `words` are those of the text, in order, each with the time when it is said;
    times are in seconds. After a word that the text does not have in its place, no times are known. A word
    before the start of the cue, or not after the word above it, has no time.
    """
    if start is None:
        return text
    starts: list[tuple[int, float]] = []
    lower = folded(text)
    at = 0
    for word, time in words:
        bare = word.strip()
        found = place_of(text, lower, bare, at) if bare else None
        if found is None:
            continue
        place, at = found
        after = -1.0 if time is None else round(time - start, 3)
        if after >= 0 and (not starts or after > starts[-1][1]):
            starts.append((place, after))
    return TimedText(text, tuple(starts)) if starts else text


def folded(text: str) -> str:
    """Return the text in lower case, if its characters then stay in their places; else as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def place_of(text: str, lower: str, bare: str, since: int) -> tuple[int, int] | None:
    """Return the start and end of a word, if only punctuation precedes it; `lower` is `folded(text)`."""
    for where, what in ((text, bare), (lower, bare.lower()), (lower, bare.lower().strip(_EDGES))):
        start = where.find(what, since, since + len(what) + _FARTHEST) if what else -1
        if start >= 0 and not any(map(str.isalnum, text[since:start])):
            return start, start + len(what)
    return None


def has_word_times(cues: Iterable[Cue]) -> bool:
    """Whether the time of a word is known that does not begin a cue."""
    return any(after > 0 for cue in cues for _, after in starts_in(cue.text)[-1:])


def starts_in(text: str) -> WordStarts:
    """Return the known times in the text of a cue: pairs of a position and seconds from the cue's start."""
    return text.starts if isinstance(text, TimedText) else ()


def with_stamps(text: str, start: float, end: float) -> str:
    """Return the text of a cue for WebVTT, with a timestamp before each word whose time is inside the cue."""
    pieces: list[str] = []
    at, last = 0, start
    for place, after in starts_in(text):
        moment = round(start + after, 3)
        if last < moment < end:
            pieces += [escaped(text[at:place]), f"<{stamp(moment)}>"]
            at, last = place, moment
    return "".join([*pieces, escaped(text[at:])])


class StampedText(TimedText):
    """The text of a cue of WebVTT whose payload has timestamps. They are read when they are asked for."""

    __slots__ = ("_payload", "_start")
    _payload: str
    _start: float | None

    def __new__(cls, text: str, payload: str = "", start: float | None = None) -> Self:
        """Return the text of a cue that begins at `start`."""
        made = super().__new__(cls, text)
        made._payload, made._start = payload, start
        return made

    @property
    def starts(self) -> WordStarts:
        """Return the known times."""
        return starts_in(from_stamps(str(self), self._start, self._payload))


def from_stamps(text: str, start: float | None, payload: str) -> str:
    """Return the text of a cue of WebVTT, with the times that its payload has."""
    first, *others = INLINE.split(payload)
    words: list[tuple[str, float | None]] = [(_plain(first), start)]
    for place in range(0, len(others), 4):
        hours, minutes, seconds, said = others[place : place + 4]
        words.append((_plain(said), int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)))
    return timed_text(text, start, words)


def _plain(payload: str) -> str:
    """Return the words of a piece of a payload, without tags."""
    return "".join(text for _, text in spans(payload))
