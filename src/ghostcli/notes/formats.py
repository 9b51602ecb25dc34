"""The table of the families of notes and chapters that ghost reads, and reading by it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from ghostcli.errors import GhostError
from ghostcli.notes.base import MAX_BYTES, NoteReading
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import UnreadableError
from ghostcli.transcripts.encoding import SourceText

_TEMPLATE = re.compile(r"(?m)^#{1,4} [^\n]{1,80}\([0-9]{1,2}[ ]?[-–][ ]?[0-9]{1,2} [a-z]")


class NoteReader(Protocol):
    """A module that reads a family of notes, of chapters or of feeds."""

    def read(self, source: SourceText) -> NoteReading:
        """Read the source; raises UnreadableError if it is broken."""


class FamilyReader(NoteReader, Protocol):
    """A reader that also recognizes its family."""

    def sniff(self, source: SourceText) -> object:
        """Whether the source is of this family."""


class NoteFormat(NamedTuple):
    """A family of notes, chapters or feeds; `module` is the module in this package that reads it."""

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
"""All families of notes. The first whose reader accepts a file reads it; the most specific come first."""

CHAPTERS_AND_FEEDS: tuple[NoteFormat, ...] = (
    NoteFormat("chapters-json", "chapters in JSON, as in Podcasting 2.0", "chapter_json"),
    NoteFormat("psc", "Podlove Simple Chapters (XML)", "psc"),
    NoteFormat("matroska", "chapters of Matroska (XML)", "matroska"),
    NoteFormat("ffmetadata", "ffmpeg's metadata", "ffmetadata"),
    NoteFormat("ogm", "chapters of OGM (CHAPTER01=...)", "ogm"),
    NoteFormat("cue-sheet", "a cue sheet", "cue_sheet"),
    NoteFormat("chapter-cues", "chapters in WebVTT or SRT", "chapter_cues"),
    NoteFormat("chapter-table", "a table of times and titles, as Audacity's labels", "chapter_table"),
    NoteFormat("chapter-lines", "lines with times and titles: mp4chaps, a description", "chapter_lines"),
    NoteFormat("feed", "a podcast feed: RSS or Atom", "feed"),
)
"""All formats of chapters and feeds. The tables in `ghostcli.recognition` decide which one a file has."""


def find(name: str) -> NoteFormat:
    """Return the format with that name; raises GhostError, with a list of all names, if there is none."""
    known = (*FAMILIES, *CHAPTERS_AND_FEEDS)
    for form in known:
        if form.name == name:
            return form
    names = ", ".join(form.name for form in known)
    raise GhostError(f"there is no format of notes “{visible(name)}”", f"the formats are {names}")


def read_as(source: SourceText, name: str) -> NoteReading:
    """Read the source in the format with that name, as `Recognised.format` gives it.

    Raises GhostError for an unknown format, UnreadableError if the source is broken or exceeds a limit.
    """
    _check_size(source)
    return find(name).reader.read(source)


def read_notes(source: SourceText) -> NoteReading | None:
    """Read notes by the first family that accepts them; None if none does.

    A template, whose headings say how many items to write ("Key Themes (3-10 themes)"), is none.
    """
    _check_size(source)
    if _TEMPLATE.search(source.clean):
        return None
    for family in FAMILIES:
        reader = cast("FamilyReader", family.reader)
        if reader.sniff(source):
            return reader.read(source)
    return None


def _check_size(source: SourceText) -> None:
    if len(source.text) > MAX_BYTES:
        size = f"{len(source.text) / 1e6:.0f} million characters"
        raise UnreadableError(
            0, f"the file has {size}; notes of more than {MAX_BYTES // 1_000_000} are not read"
        )
