"""What a file can be, and how a signature tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ghostcli.transcripts.encoding import Source

TRANSCRIPT = "transcript"
NOTES = "notes"
CHAPTERS = "chapters"
FEED = "feed"
OTHER = "other"
"""A format that ghost knows by name and does not read."""

UNKNOWN = "unknown"


class Recognised(NamedTuple):
    """What a file is: `what` is one of the constants above.

    `format` is the transcript format that reads it, by its name in the table of formats; notes have
    one where a transcript is inside. `name` is what a person calls the file ("RTF", "notes"),
    `way_out` a sentence on what to do where it is not read. `lines` are the first and the last line
    of a transcript inside notes, from 1; None where all of the file counts.
    """

    what: str
    format: str = ""
    name: str = ""
    way_out: str = ""
    lines: tuple[int, int] | None = None


class Signature(NamedTuple):
    """A row of the table of signatures: a file that passes `test` is what the row says.

    A test looks at the text, or at the value of a JSON file, and reads nothing.
    """

    what: str
    format: str
    test: Callable[[Source], object]
    name: str = ""
    way_out: str = ""
