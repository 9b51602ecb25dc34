"""The table of transcript formats, with lookup, reading and writing by format name."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible
from ghostcli.transcripts.base import TURNS, Cue, Metadata, ParsedTranscript, Units
from ghostcli.transcripts.encoding import SourceText


class FormatReader(Protocol):
    """A module that reads a format."""

    def read(self, source: SourceText) -> ParsedTranscript:
        """Read the source; raises UnreadableError if it is not of the format."""


class ProseReader(FormatReader, Protocol):
    """A reader that can be forced to take any text as speech."""

    def read(self, source: SourceText, *, forced: bool = False) -> ParsedTranscript:
        """Read the source; `forced` accepts prose without turns, with a cue for each paragraph."""


class FormatWriter(Protocol):
    """A module that writes a format."""

    def write(self, cues: Iterable[Cue], heading: Metadata, *, sure: bool = False) -> str:
        """Return the cues in the format; with `sure` the output can be read back without guessing."""


class BlockWriter(Protocol):
    """A module that writes a format of turns and passages."""

    def write(self, cues: Iterable[Cue], heading: Metadata, units: Units, *, sure: bool = False) -> str:
        """As for `FormatWriter`, by these units."""


class Format(NamedTuple):
    """A transcript format; `module` is the name of the module in this package that handles it.

    `suffixes` are its file suffixes, the usual one first. `blocks` says that it is written by turns and
    passages, and not by cues. The module is imported on demand: all of them take
    25 ms, the one for stored transcripts takes 3 ms.
    """

    name: str
    help: str
    suffixes: tuple[str, ...]
    module: str
    writes: bool = False
    prose: bool = False
    blocks: bool = False

    def _loaded(self) -> object:
        return import_module(f"ghostcli.transcripts.{self.module}")

    @property
    def reader(self) -> FormatReader:
        """Import the module and return it as a reader."""
        return cast("FormatReader", self._loaded())

    def write(self, cues: Iterable[Cue], heading: Metadata, units: Units, *, sure: bool) -> str:
        """Import the module and let it write."""
        if self.blocks:
            return cast("BlockWriter", self._loaded()).write(cues, heading, units, sure=sure)
        return cast("FormatWriter", self._loaded()).write(cues, heading, sure=sure)


FORMATS: tuple[Format, ...] = (
    Format("vtt", "WebVTT, speakers as <v Name>", (".vtt",), "webvtt", writes=True),
    Format("podcasting", "Podcasting 2.0 JSON", (".json",), "podcasting", writes=True),
    Format("reduct", "Reduct's JSON of words", (".json",), "reduct"),
    Format("deepgram", "Deepgram's JSON", (".json",), "deepgram"),
    Format("assemblyai", "AssemblyAI's JSON", (".json",), "assemblyai"),
    Format("youtube", "YouTube's json3", (".json3", ".json"), "youtube"),
    Format(
        "whisper",
        "JSON of openai-whisper, faster-whisper, WhisperX, whisper.cpp",
        (".json",),
        "whisper",
    ),
    Format("transformers", "chunks of transformers' pipeline, insanely-fast-whisper", (".json",), "chunks"),
    Format("podwhisperer", "podwhisperer's JSON", (".json",), "podwhisperer"),
    Format("elevenlabs", "ElevenLabs Scribe's JSON", (".json",), "elevenlabs"),
    Format("aws", "AWS Transcribe's JSON", (".json",), "aws"),
    Format("google", "Google Speech-to-Text's JSON", (".json",), "google"),
    Format("azure", "Azure Speech's JSON", (".json",), "azure"),
    Format("videoindexer", "Azure Video Indexer's JSON", (".json",), "videoindexer"),
    Format("ibm", "IBM Watson's JSON", (".json",), "ibm"),
    Format("speechmatics", "Speechmatics' JSON", (".json",), "speechmatics"),
    Format("rev", "Rev.ai's JSON", (".json",), "rev"),
    Format("gladia", "Gladia's JSON", (".json",), "gladia"),
    Format("premiere", "Adobe Premiere's JSON", (".json",), "premiere"),
    Format("paperedit", "JSON of words and paragraphs, as digital paper edit's", (".json",), "paperedit"),
    Format("trint", "Trint's JSON", (".json",), "trint"),
    Format("otter", "Otter's JSON", (".json",), "otter"),
    Format("dote", "DOTe's JSON", (".json", ".dote"), "dote"),
    Format("otranscribe", "oTranscribe's .otr", (".otr",), "otranscribe"),
    Format("json", "JSON or JSON Lines of objects with text, times, speakers", (".json", ".jsonl"), "keyed"),
    Format("ass", "ASS and SSA subtitles", (".ass", ".ssa"), "ass"),
    Format("sbv", "SBV and SubViewer captions", (".sbv",), "sbv"),
    Format("ttml", "TTML, DFXP and IMSC, also Apple Podcasts'", (".ttml", ".dfxp", ".itt"), "ttml"),
    Format("timedtext", "YouTube's XML (srv1, srv2, srv3)", (".srv1", ".srv2", ".srv3"), "timedtext"),
    Format("podlove", "Podlove's simple transcripts", (".xml",), "podlove"),
    Format(
        "table",
        "a table with times, words and speakers: CSV, TSV, Audacity's labels, ELAN's export",
        (".csv", ".tsv"),
        "table",
    ),
    Format("nist", "CTM and STM of NIST's tools", (".ctm", ".stm"), "nist"),
    Format("docx", "Word documents, as Teams saves transcripts", (".docx",), "docx"),
    Format("html", "HTML of Podcasting 2.0 and the like", (".html", ".htm"), "html", prose=True),
    Format("spacelog", "Spacelog's mission transcripts", ("",), "spacelog"),
    Format("ghost", "what ghost transcript prints, to the letter", (".txt", ".md", ".json"), "ghost_exports"),
    Format("srt", "SubRip subtitles", (".srt",), "srt", writes=True),
    Format(
        "markdown", "Markdown with names or times", (".md",), "markdown", writes=True, prose=True, blocks=True
    ),
    Format(
        "text",
        "plain text with names or times",
        (".txt",),
        "plain_text",
        writes=True,
        prose=True,
        blocks=True,
    ),
)
"""All formats. The tables in `ghostcli.recognition` decide which one a file has."""


def find(name: str) -> Format:
    """Return the format with that name; raises GhostError, with a list of all names, if there is none."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise GhostError(f"there is no transcript format “{visible(name)}”", names())


def read_as(source: SourceText, name: str, *, forced: bool = False) -> ParsedTranscript:
    """Read the source in the format with that name.

    `forced` means that a person named the format: then a prose reader takes any text as speech. Raises
    GhostError for an unknown format, UnreadableError if the source is not of the format.
    """
    form = find(name)
    if form.prose:
        return cast("ProseReader", form.reader).read(source, forced=forced)
    return form.reader.read(source)


def names() -> str:
    """Return the names of all formats, as a hint."""
    return f"the formats are {', '.join(form.name for form in FORMATS)}"


def write(
    cues: Iterable[Cue],
    format: str,  # noqa: A002
    heading: Metadata = Metadata(),  # noqa: B008
    units: Units = TURNS,
    *,
    sure: bool = False,
) -> str:
    """Return the cues in the format with that name; raises GhostError if ghost cannot write it.

    `units` are those of a format that is written by blocks. With `sure`, names and texts are written so that
    they can be read back without guessing.
    """
    form = find(format)
    if not form.writes:
        names = ", ".join(other.name for other in FORMATS if other.writes)
        raise GhostError(f"ghost reads “{format}”, and does not write it", f"it writes {names}")
    return form.write(cues, heading, units, sure=sure)
