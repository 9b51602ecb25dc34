"""The table of the families of notes and chapters that ghost reads, and reading by it."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from ghostcli.notes.base import NoteReading
from ghostcli.transcripts.encoding import SourceText


class NoteReader(Protocol):
    """A module that reads a family of notes."""

    def sniff(self, source: SourceText) -> object:
        """Whether the source is of this family."""

    def read(self, source: SourceText) -> NoteReading:
        """Read the source; raises UnreadableError if it is broken."""


class NoteFormat(NamedTuple):
    """A family of notes or chapters; `module` is the module in this package that reads it."""

    name: str
    help: str
    module: str

    @property
    def reader(self) -> NoteReader:
        """Import the module and return it."""
        return cast("NoteReader", import_module(f"ghostcli.notes.{self.module}"))


FAMILIES: tuple[NoteFormat, ...] = (
    NoteFormat("ulisten", "a uListen page as text", "ulisten"),
    NoteFormat("teahose-text", "Teahose's breakdowns as plain text", "teahose_text"),
    NoteFormat("readwise-csv", "Readwise's table of highlights", "readwise_csv"),
    NoteFormat("readwise", "Readwise's notes for Obsidian", "readwise"),
    NoteFormat("snipd", "Snipd's exports", "snipd"),
    NoteFormat("moments", "show notes with links to moments", "moments"),
    NoteFormat("teahose", "Teahose's breakdowns in Markdown", "teahose"),
    NoteFormat("timed-notes", "notes on a video with a time for each item", "timed_notes"),
    NoteFormat("podwise", "Podwise's exports", "podwise"),
    NoteFormat("meetings", "summaries of meetings: Fathom, Granola, Fireflies", "meetings"),
    NoteFormat("summary", "summaries in Markdown under headings such as Key Takeaways", "summary"),
)
"""All families. The first whose reader accepts a file reads it; the most specific come first."""


def read_notes(source: SourceText) -> NoteReading | None:
    """Read notes or chapters by the first family that accepts them; None if none does."""
    for family in FAMILIES:
        if family.reader.sniff(source):
            return family.reader.read(source)
    return None
