"""Times in text: clock times, ranges, seconds, frames, with or without brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_CLOCK = (
    r"-?(?:[0-9]{1,3}:)?(?:[0-9]{1,3}:)?[0-9]{1,3}:[0-5][0-9](?:[.,][0-9]{1,3}|;[0-9]{2}|[ ]?[AP]M)?"
    r"|[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}\.[0-9]{1,7}"
)
_SPELLED = r"(?:[0-9]{1,2}h[ ]?)?[0-9]{1,3}m(?:in)?[ ]?[0-9]{1,2}s|[0-9]{1,6}(?:\.[0-9]{1,3})?[ ]?s(?:ec)?"
_TIME = rf"(?:{_CLOCK}|{_SPELLED})"
_DECIMALS = r"[0-9]{1,6}\.[0-9]{1,6}"
TO = r"[ ]{0,2}(?:-->|->|-|–|—|~|→|to|bis|à)[ ]{0,2}"
END = r"(?:(?<=[\])>}])|(?![^\W_]|%))"  # words may touch a closing bracket, but not a time
OPENING, CLOSING = r"(?:\\?\[|\(|_|\*{1,2}|`|<|\{|#)", r"(?:-[0-9]#|\\?\]|\)|_|\*{1,2}|`|>|\}|#)"

STAMP = re.compile(
    rf"(?:(?<![\w:.,$€£])|(?<=\w)(?=[\[(]))(?P<open>{OPENING})?(?:(?P<start>{_TIME})(?![^\W_]|[:/%°])(?:{TO}(?P<end>{_TIME})(?![^\W_]|[:/%°]))?"
    rf"|(?<=[\[(<])(?P<from>{_DECIMALS})(?:{TO}(?P<till>{_DECIMALS}))?(?=[\])>]))"
    rf"(?P<shut>{CLOSING})?(?:[ ](?:to|-|–)[ ]{OPENING}(?P<until>{_CLOCK}){CLOSING})?{END}"
)
"""A time or a range of times at a position where a name or speech may be next to it."""

INLINE = re.compile(
    rf"[ \t]{{0,20}}\\?\[({_CLOCK})(?:{TO}(?:{_CLOCK}))?\\?\]"
    rf"(?:[ ](?:to|-|–)[ ]\\?\[(?:{_CLOCK})\\?\])?[ \t]*"
)
"""A time inside a turn, alone in square brackets, with the spaces around it."""

BEHIND = re.compile(rf"[ \t]*#({_CLOCK})(?:-([0-9]))?#[ \t]*\Z")
"""A time at the end of a paragraph in the notation of f4 and f5: `#00:01:02-3#`, with tenths of a second."""

BROKEN = re.compile(
    r"[\[(<]?[ ]?(?:[0-9OoIl]{1,3}[:.;,]){1,3}[0-9OoIlSB]{1,3}(?:[.,][0-9]{1,3})?[ ]?[\])>]?"
    r"|[\[(<][0-9]{3,8}[\])>]|[0-9]{1,3}:[0-9]{3,4}\b|\b[0-9]{1,3}:(?![0-9])"
)
"""A broken time: letters in place of digits, a missing sign."""


CLOCK = re.compile(rf"{_TIME}|{_DECIMALS}")
"""A complete time without anything next to it."""


class WrittenTime(NamedTuple):
    """A time as written; `end` is empty if it is not a range.

    `broken` is the original text if a part is not a valid time; that part is then empty.
    """

    start: str
    end: str = ""
    broken: str = ""


def written(stamp: re.Match[str]) -> WrittenTime:
    """Return the time or range of a match of `STAMP`."""
    end = stamp["end"] or stamp["till"] or stamp["until"] or ""
    return WrittenTime(stamp["start"] or stamp["from"], end)


COUNTED_ON = "has minutes or seconds above 59: they are added up"
"""The remark on a time that exceeds a clock's range."""

_CLOCK_OF_THREE = re.compile(r"[ \t]*-?(?:[0-9]{1,6}:)?[0-9]{1,6}:([0-9]{1,6})(?:[.,][0-9]{0,9})?[ \t]*")
_MINUTES = re.compile(r"[ \t]*-?[0-9]{1,6}:([0-9]{1,6}):")


def is_above(text: str) -> bool:
    """Whether a text is a clock time with seconds above 59, or with hours and minutes above 59."""
    found, minutes = _CLOCK_OF_THREE.fullmatch(text), _MINUTES.match(text)
    return found is not None and (int(found[1]) > 59 or (minutes is not None and int(minutes[1]) > 59))


_PARTS = re.compile(r"(?:([0-9.]+)h)?[ ]?(?:([0-9.]+)m(?:in)?)?[ ]?(?:([0-9.]+)[ ]?s(?:ec)?)?\Z")


def seconds(clock: str, *, days_first: bool = True, rate: int = 0) -> float:
    """Return the seconds of a time as written.

    In a time of four parts the first is days, or the last is frames, `rate` per second; frames are dropped if
    `rate` is 0.
    """
    sign = -1 if clock.startswith("-") else 1
    plain = clock.lstrip("-").replace(",", ".").replace(" ", "")
    if plain.endswith("M"):  # a time of day
        hour, _, rest = plain[:-2].partition(":")
        plain = f"{int(hour) % 12 + 12 * plain.endswith('PM')}:{rest}" + (":00" if ":" not in rest else "")
    if spelled := _PARTS.match(plain):
        hours, minutes, left = (float(part or 0) for part in spelled.groups())
        return sign * (hours * 3600 + minutes * 60 + left)
    parts = plain.replace(";", ":").split(":")
    frames = 0
    if len(parts) == 4:
        if (days_first and ";" not in plain) or "." in parts[-1]:  # frames have no decimals
            parts[:2] = [str(int(parts[0]) * 24 + int(parts[1]))]
        else:
            frames = int(parts.pop())
    total = 0.0
    for part in parts:
        total = total * 60 + float(part)
    return sign * (total + (frames / rate if rate else 0))


def frame_rate(clocks: Sequence[str]) -> int:
    """Return the frames per second of four-part times: the lowest usual rate that none of them exceeds."""
    highest = max((int(clock.replace(";", ":").split(":")[-1]) for clock in clocks), default=0)
    return next((rate for rate in (24, 25, 30, 60) if highest < rate), 100)


_ENOUGH = 10
"""Number of four-part times whose last parts alone decide whether these are frames."""


def has_days(clocks: Sequence[str], words: int) -> bool:
    """Whether four-part times begin with days and do not end with frames.

    A second part above 23 means minutes. A last part of 30 or more means seconds, and among many times some
    have it. With few times, the reading with a human speaking rate is used.
    """
    parts = [[int(part) for part in clock.lstrip("-").replace(";", ":").split(":")] for clock in clocks]
    if not parts or any(one[1] > 23 for one in parts):
        return False
    if any(one[3] >= 30 for one in parts):
        return True
    if len(parts) >= _ENOUGH:
        return False
    as_days, as_frames = (
        abs(seconds(clocks[-1], days_first=days) - seconds(clocks[0], days_first=days))
        for days in (True, False)
    )
    return words < 20 or not (words < 0.3 * as_days and words >= 0.3 * as_frames)
