"""The types of a recognition result and of a signature, and what a file can be."""

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

CHAPTERS_NAME = "a list of chapters"
NO_SPEECH = "it is not read as a transcript"
"""Name and way out of all formats of chapters."""

DOUBT = "doubt"
"""An ambiguous file; one of its two readings would store as speech what nobody said."""

UNKNOWN = "unknown"

Lines = tuple[tuple[int, int], ...]
"""Ranges of line numbers, from 1, with both ends included."""


class Recognised(NamedTuple):
    """What a file is; `what` is one of the constants above.

    `format` is the name of the format that reads it: in the table of transcripts, or of chapters and feeds in
    `ghostcli.notes.formats`. `name` is the file type for people ("RTF",
    "notes"). `way_out` is a sentence on what to do if it is not read. `why` is the evidence ("headings
    “Summary” and “Key Points”"). `lines` are those of a transcript inside notes; empty if the whole file
    counts. `declared` says that a heading calls them a transcript, so that text there without names and times
    is speech.
    """

    what: str
    format: str = ""
    name: str = ""
    way_out: str = ""
    why: str = ""
    lines: Lines = ()
    declared: bool = False


class Signature(NamedTuple):
    """A row of the table of signatures: it applies to files that pass `test`.

    A test examines the text, or the value of a JSON file, and changes nothing.
    """

    what: str
    format: str
    test: Callable[[SourceText], object]
    name: str = ""
    way_out: str = ""
