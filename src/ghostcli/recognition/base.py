"""What a file can be, and how a signature tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ghostcli.transcripts.encoding import SourceText

TRANSCRIPT = "transcript"
NOTES = "notes"
CHAPTERS = "chapters"
FEED = "feed"
OTHER = "other"
"""A format that ghost knows by name and does not read."""

DOUBT = "doubt"
"""It can be read in two ways, and one of them would store as speech what nobody said."""

UNKNOWN = "unknown"

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines, from 1, the last one of each included."""


class Recognised(NamedTuple):
    """What a file is: `what` is one of the constants above.

    `format` is the transcript format that reads it, by its name in the table of formats. `name` is what
    a person calls the file ("RTF", "notes"), `way_out` a sentence on what to do where it is not read,
    `why` what showed it ("headings “Summary” and “Key Points”"). `lines` are those of a transcript
    inside notes; empty where all of the file counts. `declared` says that a heading calls them a
    transcript, so that text without names and times is speech there.
    """

    what: str
    format: str = ""
    name: str = ""
    way_out: str = ""
    why: str = ""
    lines: Lines = ()
    declared: bool = False


class Signature(NamedTuple):
    """A row of the table of signatures: a file that passes `test` is what the row says.

    A test looks at the text, or at the value of a JSON file, and reads nothing.
    """

    what: str
    format: str
    test: Callable[[SourceText], object]
    name: str = ""
    way_out: str = ""
