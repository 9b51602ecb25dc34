"""What the files of the benchmark of speakers share: clocks, and what a reading of a file should give."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from speakers_damage import Head
from speakers_names import SHAPES
from speakers_talks import Turn

Names = frozenset[str | None]

_UNKNOWN = {name for row in SHAPES if row.shape == "unknown" for name in row[1:]}


class Clock(NamedTuple):
    """A way to write times: what is written of seconds, and the seconds that this stands for."""

    written: Callable[[float], str]
    precision: float
    tolerance: float = 0.002

    def heard(self, seconds: float) -> float:
        """The seconds that are left when these are written."""
        return int(seconds / self.precision + 1e-6) * self.precision


def _parts(seconds: float) -> tuple[int, int, int]:
    return int(seconds // 3600), int(seconds // 60) % 60, int(seconds) % 60


def _long(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours}:{minutes:02}:{rest:02}"


def _short(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _millis(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours:02}:{minutes:02}:{rest:02}.{round(seconds * 1000) % 1000:03}"


def _frames(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours:02}:{minutes:02}:{rest:02}:{int(seconds * 25 + 1e-6) % 25:02}"


def _tenths(seconds: float) -> str:
    hours, minutes, rest = _parts(seconds + 1e-6)
    return f"{hours:02}:{minutes:02}:{rest:02}-{int(seconds * 10 + 1e-5) % 10}"


CLOCKS = {
    "H:MM:SS": Clock(_long, 1),
    "MM:SS": Clock(_short, 1),
    "HH:MM:SS.mmm": Clock(_millis, 0.001),
    "HH:MM:SS:FF": Clock(_frames, 0.04, 0.5),
    "HH:MM:SS-t": Clock(_tenths, 0.1),
    "seconds": Clock(lambda seconds: f"{int(seconds * 10 + 1e-6) / 10:.1f}s", 0.1),
}


class Expected(NamedTuple):
    """What a reading should give of a turn, or of a piece of one, that was rendered.

    `name` is the speaker's, `names` are all that are right (None is nobody, who is counted for himself where
    he is not among them). `start` and `end` are the times as they were written, None where they are not or
    where no cue need begin or end. It stands on lines `first` to `last`.
    """

    turn: Turn
    name: str
    names: Names
    start: float | None
    tolerance: float
    damage: str = ""
    first: int = 0
    last: int = 0
    end: float | None = None


class Rendering(NamedTuple):
    """A talk as a file, and what a reading of it should give.

    `by_line` says that a reader can tell the line of what it remarks on: of JSON on one line it cannot.
    """

    layout: str
    form: str
    talk: str
    data: bytes
    expected: tuple[Expected, ...]
    by_line: bool = True
    group: str = ""


def spellings(name: str) -> Names:
    """The ways in which a reader may give a name: with or without what stands in brackets behind it.

    One that says that the speaker is unknown may be given as nobody.
    """
    short = re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\Z", "", name)
    found: Names = frozenset(filter(None, (name, short, name.partition(" | ")[0])))
    return found | {None} if name in _UNKNOWN else found


def honest(right: Names, head: Head, before: Names) -> Names:
    """Who may be said to speak behind a head: the speaker; where it is damaged, also the name as written.

    Where damage leaves a bare time, also the speaker `before`: that is what a bare time means.
    """
    if not head.damage:
        return right
    right |= spellings(head.name)
    if head.name and head.damage in ("full stop for the colon", "extra colon"):
        right |= {head.name + mark for mark in ".:"}
    return right | before if head.bare else right
