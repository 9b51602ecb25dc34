"""What every transcript reader gives: cues, and a report of what it read and could not place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Cue(NamedTuple):
    """A stretch of speech. Times are seconds, None where the source gives none.

    `text` is free of markup and control characters; a newline in it is a line break of the source.
    """

    start: float | None
    end: float | None
    speaker: str | None
    text: str


class Remark(NamedTuple):
    """Something a reader noticed: a line of the source (0: the file as a whole) and a sentence.

    `lost` says that text stands there which found no place among the cues.
    """

    line: int
    message: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A transcript as read: `format` by its name in the table of formats, cues in source order.

    `offset` is what was added to every time so that none is negative; `title` and `language` are
    what the file says of itself.
    """

    format: str
    cues: tuple[Cue, ...]
    remarks: tuple[Remark, ...] = ()
    offset: float = 0
    title: str | None = None
    language: str | None = None
    speakers: tuple[str, ...] = field(default=())
