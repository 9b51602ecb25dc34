"""A draft as it lies on the disk: text in any encoding; what is no text is refused by name."""

from __future__ import annotations

from ghostcli.errors import GhostError
from ghostcli.transcripts.binaries import BINARIES
from ghostcli.transcripts.encoding import decode

LIMIT = 20_000_000
"""Bytes; no draft is so long."""

_ZIP = b"PK\x03\x04"
_ZIPPED = {b"word/": "a Word document", b"opendocument.text": "an OpenDocument text"}


def draft_text(data: bytes, shown: str) -> str:
    """The text of a draft; `shown` is what an error calls it.

    Raises GhostError, with the name of the format, for what is no text or too large.
    """
    if len(data) > LIMIT:
        raise GhostError(f"{shown} has more than {LIMIT / 1e6:.0f} MB; no draft is so long")
    name = _other_format(data)
    if name:
        raise GhostError(f"{shown} is {name}; save it as text")
    return decode(data).clean if data.strip() else ""


def _other_format(data: bytes) -> str:
    """What a file is that is no text, empty for text."""
    if data.startswith(_ZIP):
        return next((name for mark, name in _ZIPPED.items() if mark in data), "a zip archive")
    if data.startswith(b"{\\rtf"):
        return "RTF"
    return next((kind.name for kind in BINARIES if data.startswith(kind.magic, kind.at)), "")
