"""Zip files: the text of a Word document, and the names of other zip-based formats."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ghostcli.transcripts.base import MAX_BYTES, UnreadableError

SIGNATURE = b"PK\x03\x04"

WORD = "a Word document"
WORD_WAY_OUT = "save it as .vtt (Teams offers it) or as plain text"

_MAX_ENTRIES = 5_000
_MAX_XML = 2 * MAX_BYTES
_PIECE = 1 << 16
_WEIGHT = 60
"""Weight of a paragraph or cell beside its characters: its list takes that much memory."""

_DAMAGED = (BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError, OverflowError)
_MAIN = re.compile(r"word/document[0-9]{0,3}\.xml\Z")
_NAMESPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/")


class ZipKind(NamedTuple):
    """A zip-based format: an entry name begins with `entry`, or its `mimetype` begins with `mimetype`."""

    entry: str
    mimetype: str
    name: str
    way_out: str


KINDS: tuple[ZipKind, ...] = (
    ZipKind(
        "ppt/", "application/vnd.oasis.opendocument.presentation", "a presentation", "save it as plain text"
    ),
    ZipKind("xl/", "application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet", "save it as CSV"),
    ZipKind("", "application/vnd.oasis.opendocument", "an OpenDocument text", "save it as plain text"),
    ZipKind("OEBPS/", "application/epub+zip", "an e-book (EPUB)", "ghost reads what was said aloud"),
    ZipKind("Index/Document.iwa", "", "a Pages document", "export it as plain text"),
    ZipKind("META-INF/MANIFEST.MF", "", "a program (JAR)", ""),
)
"""Zip-based formats that ghost does not read, the most certain first."""


def text_of(data: bytes) -> str:
    """Return the text of a Word document: a line for each paragraph; cells of a table row are tab-separated.

    Source: ECMA-376, part 1, WordprocessingML. Deleted and moved text is left out. Raises UnreadableError,
    with the name of the format, for any other zip, and for one that is damaged, encrypted or too large.
    """
    if data.count(b"PK\x01\x02") > _MAX_ENTRIES:
        raise UnreadableError(0, f"this is a zip of more than {_MAX_ENTRIES:,} files, not a transcript")
    try:
        with ZipFile(BytesIO(data)) as archive:
            main = next(filter(_MAIN.match, archive.namelist()), None)
            if main is None:
                raise _refusal(archive.namelist(), _beginning(archive, "mimetype"))
            return _paragraphs(archive, main)
    except RuntimeError:  # zipfile needs a password, or does not know the compression
        raise UnreadableError(0, f"this is {WORD} under a password", WORD_WAY_OUT) from None
    except _DAMAGED:
        raise UnreadableError(0, "this is a zip that is damaged", "fetch or save it again") from None


def _beginning(archive: ZipFile, name: str) -> str:
    """Return the first characters of an entry; empty if there is no such entry."""
    if name not in archive.namelist() or archive.getinfo(name).compress_type != ZIP_STORED:
        return ""
    with archive.open(name) as file:
        return file.read(200).decode("ascii", "replace")


def _refusal(names: list[str], mimetype: str) -> UnreadableError:
    for kind in KINDS:
        if (kind.mimetype and mimetype.startswith(kind.mimetype)) or (
            kind.entry and any(name.startswith(kind.entry) for name in names)
        ):
            return UnreadableError(0, f"this is {kind.name}, not a transcript", kind.way_out or None)
    return UnreadableError(0, "this is a zip, not a transcript", "unpack it first, and import what is in it")


def _paragraphs(archive: ZipFile, name: str) -> str:
    body = _WordBody()
    size = 0
    if archive.getinfo(name).compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    with archive.open(name) as file:
        try:
            while piece := file.read(_PIECE):
                size += len(piece)
                if size > _MAX_XML or body.size > MAX_BYTES:
                    raise UnreadableError(
                        0, f"this is {WORD} of more than {_MAX_XML / 1e6:.0f} MB unpacked: it is not read"
                    )
                body.feed(piece)
            body.feed(b"", final=True)
        except expat.ExpatError:
            raise UnreadableError(0, f"this is {WORD} that is damaged", "save it again") from None
    return body.text()


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _WordBody:
    """Extracts the text from WordprocessingML as a stream."""

    def __init__(self) -> None:
        self.size = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._skipped = 0
        self._in_run = self._taking = False
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._entity

    def feed(self, piece: bytes, *, final: bool = False) -> None:
        """Parse the next bytes."""
        self._parser.Parse(piece, final)

    def text(self) -> str:
        """Return all of the text; call it after the last byte."""
        return "\n".join(self._lines) + "\n"

    def _entity(self, *_: object) -> None:
        raise UnreadableError(0, f"this is {WORD} that declares entities: it is not read")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        space, _, name = tag.rpartition(" ")
        if self._skipped or name in ("Fallback", "moveFrom"):
            # A fallback repeats the choice above it.
            self._skipped += 1
        elif not space.startswith(_NAMESPACES):
            return
        elif name == "r":
            self._in_run = True
        elif name == "t":
            self._taking = self._in_run
        elif name in _SIGNS and self._in_run:
            self._add(_SIGNS[name])
        elif name == "tr":
            self._rows.append([])
            self.size += _WEIGHT
        elif name == "tc":
            self._cells.append([])
            self.size += _WEIGHT

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if self._skipped:
            self._skipped -= 1
        elif name == "r":
            self._in_run = False
        elif name == "t":
            self._taking = False
        elif name == "p":
            text, self._line = "".join(self._line), []
            self.size += _WEIGHT
            (self._cells[-1] if self._cells else self._lines).append(text)
        elif name == "tc" and self._cells:
            cell = "\n".join(filter(str.strip, self._cells.pop()))
            (self._rows[-1] if self._rows else self._lines).append(cell)
        elif name == "tr" and self._rows:
            row = "\t".join(self._rows.pop())
            (self._cells[-1] if self._cells else self._lines).append(row)

    def _data(self, data: str) -> None:
        if self._taking:
            self._add(data)

    def _add(self, text: str) -> None:
        self.size += len(text)
        self._line.append(text)
