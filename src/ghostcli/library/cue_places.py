"""Finds the lines of a stored transcript's cues in its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.text.words import fold
from ghostcli.transcripts.base import Cue
from ghostcli.transcripts.cue_markup import spans

_ARROW = re.compile(r"(?m)^[^\n]{0,200}-->[^\n]*$")
_TIME = re.compile(r"[ \t]*(?:([0-9]{1,9}):)?([0-9]{2}):([0-9]{2})[.,]([0-9]{3})")
_UNTIMED = re.compile(r"untimed-[0-9]+[ \t]*\Z")
_APART = 0.001  # seconds of rounding between a time as written and as read


class CuePlace(NamedTuple):
    """A cue in the file: the line of its times, its start in seconds, its folded words.

    `start` is None if the cue has no time of its own.
    """

    line: int
    start: float | None
    words: str


def blocks(text: str) -> list[CuePlace]:
    """The cues of a WebVTT file, in order, with their lines."""
    found: list[CuePlace] = []
    arrows = list(_ARROW.finditer(text))
    ends = [arrow.start() for arrow in arrows[1:]] + [len(text)]
    line, counted = 1, 0
    for arrow, end in zip(arrows, ends, strict=True):
        line += text.count("\n", counted, arrow.start())
        counted = arrow.start()
        payload = text[arrow.end() + 1 : end].split("\n\n", 1)[0]
        words = fold(" ".join(said for _, said in spans(payload, [])))
        found.append(CuePlace(line, _start(text, arrow), words))
    return found


def _start(text: str, arrow: re.Match[str]) -> float | None:
    """The start time in a line of times; None for a cue whose id marks it as untimed."""
    above = text[max(arrow.start() - 40, 0) : max(arrow.start() - 1, 0)].rpartition("\n")[2]
    time = _TIME.match(arrow[0])
    if time is None or _UNTIMED.match(above):
        return None
    hours, minutes, seconds, millis = time.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(millis) / 1000


def line_of(written: Sequence[CuePlace], cues: Sequence[Cue], index: int) -> int:
    """The line of a cue's times, found by its start and words, and its number among equal cues; else 1."""
    cue = cues[index]
    words = fold(cue.text)
    number = sum(one.start == cue.start and fold(one.text) == words for one in cues[:index])
    fitting = [block for block in written if _is_at(block.start, cue.start) and words in block.words]
    if not fitting:  # the file shifts the clock, or the times are not in the file
        number = sum(fold(one.text) == words for one in cues[:index])
        fitting = [block for block in written if words in block.words]
    return fitting[min(number, len(fitting) - 1)].line if fitting else 1


def _is_at(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _APART
