"""Times in a line of notes: in brackets, in links, or behind a name; each is replaced by a mark."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.timecode import Span

MARK = "\x02"
"""Stands for a time in a marked text; the text of a file has no control characters."""

_CLOCK = r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9](?:\.[0-9]{1,3})?"
_RANGE = rf"({_CLOCK})(?:[ ]?(?:[-–—~]|to)[ ]?({_CLOCK}))?"
RANGE = _RANGE.replace("(" + _CLOCK, "(?:" + _CLOCK)
"""The pattern of a time, or of a start and an end, without groups."""

_TOLD = r"(?:Time |Video |视频 ?|影片 ?)?"
_URL = r"\(((?:[^()\s]|\([^()\s]{0,100}\)){1,800})\)"
_STAMP = re.compile(
    rf"\(\[{{1,2}}[@`]?{_TOLD}{_RANGE}\]{{1,2}}{_URL}\)"  # ([0:16](url))
    rf"|\[{{1,2}}[@`]?{_TOLD}{_RANGE}\]{{1,2}}{_URL}"  # [0:16](url), [[0:16]](url)
    rf"|`?[\[(（【]{{1,2}}`?@?{_TOLD}{_RANGE}`?[\])）】]{{1,2}}`?(?!\(\w{{1,20}}:)"  # [0:16], (0:16)
    rf"|(?<=, )(?<!\d, ){_RANGE}(?=[)\]])"  # (Ada Reed, 0:16)
    rf"|`{_RANGE}`"
)
_LINKED = (0, 3)
_STARTS = (*_LINKED, 6, 8, 10)
"""The groups of `_STAMP` for a start; the end follows each, and behind that the link of a linked one."""

_SECONDS = re.compile(
    r"[?&#](?:t|start|time|locate|timestamp)=(?:([0-9]{1,2})h)?(?:([0-9]{1,3})m)?([0-9]{1,6}(?:\.[0-9]{1,3})?)?s?(?![\w.])"
)


class Stamp(NamedTuple):
    """A time in notes: its range in seconds, and the seconds that its link opens (None without a link)."""

    at: Span
    linked: float | None = None

    @property
    def differs(self) -> bool:
        """Whether its link opens another second than the text names."""
        return self.linked is not None and int(self.linked) != int(self.at[0])


def mark_times(text: str) -> tuple[str, list[Stamp]]:
    """Replace each time of a text by `MARK`; return the text and the times, in order.

    Times in running text ("out at 18:30") and other numbers in brackets ("(Section 2.3)") stay.
    """
    if ":" not in text:
        return text, []
    stamps: list[Stamp] = []

    def replaced(found: re.Match[str]) -> str:
        parts = found.groups()
        at = next(at for at in _STARTS if parts[at])
        start, end, url = parts[at], parts[at + 1], parts[at + 2] if at in _LINKED else None
        first, last = seconds(start), seconds(end) if end else None
        span = (first, last if last is None or last >= first else None)
        stamps.append(Stamp(span, seconds_of(url) if url else None))
        return MARK

    return _STAMP.sub(replaced, text), stamps


def seconds(clock: str) -> float:
    """The seconds of a clock time such as `1:02:03`, an int if whole."""
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return int(total) if total.is_integer() else round(total, 3)


def seconds_of(url: str) -> float | None:
    """The second that a web address opens (`t=16`, `t=1m6s`, `locate=16`); None if it names none."""
    found = _SECONDS.search(url)
    if not found or not any(found.groups()):
        return None
    hours, minutes, rest = (float(part or 0) for part in found.groups())
    total = hours * 3600 + minutes * 60 + rest
    return int(total) if total.is_integer() else total
