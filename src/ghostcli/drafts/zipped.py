"""Reads a document that is a zip of XML files, within limits, because it may be hostile."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Protocol
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ghostcli.errors import GhostError
from ghostcli.transcripts.base import MAX_BYTES

MAX_ENTRIES = 5_000
MAX_XML = 2 * MAX_BYTES
"""Most bytes of one unpacked XML file."""

MAX_RATIO = 100
"""Most times its packed size that an XML file of more than `FREE` bytes may have; prose has about ten."""

FREE = 2_000_000

MAX_DEPTH = 500
_PIECE = 1 << 16
_DAMAGED = (BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, LookupError, OverflowError)


class Taker(Protocol):
    """Receives the events of an XML file; `space` is the URI of the namespace of a name."""

    def start(self, space: str, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element; attribute names have no namespace."""

    def end(self, space: str, name: str) -> None:
        """Handle the end of an element."""

    def data(self, text: str) -> None:
        """Handle text in an element."""


class Zipped:
    """A zip. Errors are GhostErrors; they call it `shown` and `called`."""

    def __init__(self, data: bytes, shown: str, called: str) -> None:
        self._shown = shown
        self.called = called
        if data.count(b"PK\x01\x02") > MAX_ENTRIES:
            raise GhostError(f"{shown} is a zip of more than {MAX_ENTRIES:,} files: it is not read")
        try:
            self._archive = ZipFile(BytesIO(data))
        except (*_DAMAGED, RuntimeError):
            raise self.damaged() from None
        self.names = frozenset(self._archive.namelist())

    def damaged(self) -> GhostError:
        """The error for a damaged zip."""
        return GhostError(f"{self._shown} is {self.called} that is damaged", "save it again")

    def beginning(self, name: str) -> str:
        """The first characters of an entry; empty if there is no such entry."""
        try:
            if name not in self.names:
                return ""
            with self._archive.open(name) as file:
                return file.read(200).decode("ascii", "replace")
        except (*_DAMAGED, RuntimeError):
            return ""

    def read(self, name: str, taker: Taker) -> None:
        """Parse an XML file of the zip and send its events to `taker`."""
        parser = _parser(taker, self._shown, self.called)
        size = 0
        try:
            entry = self._archive.getinfo(name)
            if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise self.damaged()
            if entry.file_size > MAX_XML:  # before unpacking, which takes time
                raise self._too_large()
            if entry.file_size > max(FREE, MAX_RATIO * entry.compress_size):
                raise GhostError(
                    f"{self._shown} is {self.called} that unpacks to more than {MAX_RATIO} times its size: "
                    "it is not read"
                )
            with self._archive.open(name) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    if size > MAX_XML:
                        raise self._too_large()
                    parser.Parse(piece, False)
                parser.Parse(b"", True)
        except RuntimeError:  # zipfile asks for a password, or does not know the compression
            raise self.locked() from None
        except (*_DAMAGED, expat.ExpatError):
            raise self.damaged() from None

    def _too_large(self) -> GhostError:
        limit = f"{MAX_XML / 1e6:.0f} MB unpacked"
        return GhostError(f"{self._shown} is {self.called} of more than {limit}: it is not read")

    def locked(self) -> GhostError:
        """The error for a zip with a password."""
        return GhostError(f"{self._shown} is {self.called} with a password", "save it without one")


def _parser(taker: Taker, shown: str, called: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise GhostError(f"{shown} is {called} that is nested too deeply: it is not read")
        space, _, name = tag.rpartition(" ")
        taker.start(space, name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        space, _, name = tag.rpartition(" ")
        taker.end(space, name)

    def entity(*_: object) -> None:
        raise GhostError(f"{shown} is {called} that declares entities: it is not read")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = taker.data
    parser.EntityDeclHandler = entity
    return parser
