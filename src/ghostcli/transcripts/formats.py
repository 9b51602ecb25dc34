"""The table of transcript formats, and what reads and writes by it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from ghostcli.errors import GhostError
from ghostcli.text import visible
from ghostcli.transcripts.base import Cue, Heading, Reading, UnreadableError
from ghostcli.transcripts.encoding import Source, decode


class Reader(Protocol):
    """A module that reads a format: `sniff` is quick, `read` raises UnreadableError where it cannot."""

    def sniff(self, source: Source) -> bool:
        """Whether the source looks like the format."""

    def read(self, source: Source) -> Reading:
        """What the source holds."""


class ProseReader(Reader, Protocol):
    """A reader that, when asked to, takes any text for speech."""

    def read(self, source: Source, *, forced: bool = False) -> Reading:
        """What the source holds; `forced` keeps prose without turns, a paragraph a cue."""


class Writer(Protocol):
    """A module that writes a format."""

    def write(self, cues: Iterable[Cue], heading: Heading) -> str:
        """The cues in the format."""


class Format(NamedTuple):
    """A transcript format: `module` is the one of this room that knows it.

    `suffixes` are those that files of it have, the first one the usual. The module is imported
    when it is needed: all of them take 25 ms, the one for a stored transcript takes 3.
    """

    name: str
    help: str
    suffixes: tuple[str, ...]
    module: str
    writes: bool = False
    json: bool = False
    prose: bool = False

    def _loaded(self) -> object:
        return import_module(f"ghostcli.transcripts.{self.module}")

    @property
    def reader(self) -> Reader:
        """The module, as a reader."""
        return cast("Reader", self._loaded())

    @property
    def writer(self) -> Writer:
        """The module, as a writer."""
        return cast("Writer", self._loaded())


FORMATS: tuple[Format, ...] = (
    Format("vtt", "WebVTT, speakers as <v Name>", (".vtt",), "webvtt", writes=True),
    Format("podcasting", "Podcasting 2.0 JSON", (".json",), "podcasting", writes=True, json=True),
    Format("reduct", "Reduct's JSON of words", (".json",), "reduct", json=True),
    Format("deepgram", "Deepgram's JSON", (".json",), "deepgram", json=True),
    Format("assemblyai", "AssemblyAI's JSON", (".json",), "assemblyai", json=True),
    Format("youtube", "YouTube's json3", (".json3", ".json"), "youtube", json=True),
    Format(
        "whisper",
        "JSON of openai-whisper, faster-whisper, WhisperX, whisper.cpp",
        (".json",),
        "whisper",
        json=True,
    ),
    Format("html", "HTML of Podcasting 2.0 and the like", (".html", ".htm"), "podhtml", prose=True),
    Format("spacelog", "Spacelog's mission transcripts", ("",), "spacelog"),
    Format("srt", "SubRip subtitles", (".srt",), "srt", writes=True),
    Format("markdown", "Markdown with names or times", (".md",), "markdown", writes=True, prose=True),
    Format("text", "plain text with names or times", (".txt",), "turntext", writes=True, prose=True),
)
"""Every format, in the order in which a file is tried: what is surest of itself comes first."""


def find(name: str) -> Format:
    """The format of that name; raises GhostError, with all names, where there is none."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise GhostError(f"there is no transcript format “{visible(name)}”", _names())


_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])")


def read(data: bytes, format: str | None = None) -> Reading:  # noqa: A002
    """The transcript that `data` is: by its content, or as the format that is named.

    Raises UnreadableError, with a line where there is one, if it is no transcript, is broken, or goes
    beyond a limit: 50 MB, 250,000 cues, a million values of JSON.
    """
    source = decode(data)
    if source.controls and not source.clean.strip():
        raise UnreadableError(0, "the file is empty")
    if format is not None:
        form = find(format)
        if form.prose:
            return _checked(form, source, cast("ProseReader", form.reader).read(source, forced=True))
        return _checked(form, source, form.reader.read(source))
    is_json = _JSON.match(source.clean) is not None
    for form in FORMATS:
        if form.json == is_json and form.reader.sniff(source):
            return _checked(form, source, form.reader.read(source))
    kind = "JSON, but of no transcript that ghost knows" if is_json else "no transcript that ghost knows"
    raise UnreadableError(source.first_line, f"this is {kind}", _names())


def _checked(form: Format, source: Source, reading: Reading) -> Reading:
    # An empty WebVTT file is a sound one; anything else without a cue was no transcript.
    if not reading.cues and form.name != "vtt":
        raise UnreadableError(source.first_line, f"read as {form.help}: there is no speech in it", _names())
    return reading


def _names() -> str:
    return f"the formats are {', '.join(form.name for form in FORMATS)}"


def write(cues: Iterable[Cue], format: str, heading: Heading = Heading()) -> str:  # noqa: A002, B008
    """The cues in the format of that name; raises GhostError where ghost does not write it."""
    form = find(format)
    if not form.writes:
        names = ", ".join(other.name for other in FORMATS if other.writes)
        raise GhostError(f"ghost reads “{format}”, and does not write it", f"it writes {names}")
    return form.writer.write(cues, heading)
