"""Identify binary files by their first bytes, and say what to do with them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.base import UnreadableError

_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})

_AS_TEXT = "save it as plain text"
_TRANSCRIBE = "ghost reads what was said, it does not listen: transcribe it first, for instance with whisper"
_UNPACK = "unpack it first, and import what is in it"
_TYPE_IT = "have its text recognised first, or type it"


class Binary(NamedTuple):
    """A binary file type; `magic` begins `at` bytes after the start."""

    magic: bytes
    name: str
    way_out: str
    at: int = 0


BINARIES: tuple[Binary, ...] = (
    Binary(b"%PDF", "a PDF", "copy its text into a file, or convert it: pdftotext -layout FILE"),
    Binary(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or locked Office document", _AS_TEXT),
    Binary(b"PK\x05\x06", "an empty zip", ""),
    Binary(b"PK\x07\x08", "a part of a zip", _UNPACK),
    Binary(b"\x1f\x8b", "a gzip", _UNPACK),
    Binary(b"BZh", "a bzip2 archive", _UNPACK),
    Binary(b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    Binary(b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    Binary(b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    Binary(b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    Binary(b"ustar", "a tar archive", _UNPACK, 257),
    Binary(b"SQLite format 3\x00", "a database", "export the transcript from the program that keeps it"),
    Binary(b"bplist00", "a binary property list", "export the transcript from the program that keeps it"),
    Binary(b"STL25.01", "EBU STL subtitles", "convert them to SRT or WebVTT first", 3),
    Binary(b"STL30.01", "EBU STL subtitles", "convert them to SRT or WebVTT first", 3),
    Binary(b"\x00\x00\x01\xba", "a VobSub or MPEG file", "its subtitles are pictures: make SRT of it first"),
    Binary(b"PG\x00", "Blu-ray subtitles (PGS)", "they are pictures: make SRT of them first"),
    Binary(b"ID3", "an MP3", _TRANSCRIBE),
    Binary(b"OggS", "an Ogg recording", _TRANSCRIBE),
    Binary(b"fLaC", "a FLAC recording", _TRANSCRIBE),
    Binary(b"WEBP", "a picture", _TYPE_IT, 8),
    Binary(b"RIFF", "a WAV or AVI recording", _TRANSCRIBE),
    Binary(b"FORM", "an AIFF recording", _TRANSCRIBE),
    Binary(b"caff", "a CAF recording", _TRANSCRIBE),
    Binary(b"\x1aE\xdf\xa3", "a Matroska or WebM recording", _TRANSCRIBE),
    Binary(b"FLV\x01", "a Flash video", _TRANSCRIBE),
    Binary(b"0&\xb2u\x8ef\xcf\x11", "a Windows Media recording", _TRANSCRIBE),
    Binary(b"#!AMR", "an AMR recording", _TRANSCRIBE),
    Binary(b"ftyphei", "a picture", _TYPE_IT, 4),
    Binary(b"ftypavif", "a picture", _TYPE_IT, 4),
    Binary(b"ftyp", "a recording (MP4)", _TRANSCRIBE, 4),
    *(
        Binary(b"\xff" + second, "an MP3 or AAC recording", _TRANSCRIBE)
        for second in (b"\xfb", b"\xf3", b"\xf2", b"\xfa", b"\xf1", b"\xf9")
    ),
    Binary(b"\x89PNG", "a picture", _TYPE_IT),
    Binary(b"\xff\xd8\xff", "a picture", _TYPE_IT),
    Binary(b"GIF8", "a picture", _TYPE_IT),
    Binary(b"II*\x00", "a picture", _TYPE_IT),
    Binary(b"MM\x00*", "a picture", _TYPE_IT),
    Binary(b"\x7fELF", "a program", ""),
    Binary(b"MZ\x90\x00", "a program", ""),
)
"""All binary types; a longer signature comes before a shorter one with the same beginning."""

_MANY = re.compile(rb"\x47[\x00-\xff]{187}\x47[\x00-\xff]{187}\x47")


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableError, with the name of the file type, for bytes that are not text."""
    for kind in BINARIES:
        if data.startswith(kind.magic, kind.at):
            raise UnreadableError(0, f"this is {kind.name}, not a transcript", kind.way_out or None)
    if _MANY.match(data):
        raise UnreadableError(0, "this is a recording (MPEG-TS), not a transcript", _TRANSCRIBE)
    head = data[:8192].rstrip(b"\x00") or data[:1024]  # some tools pad a text with zeros
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if controls > max(64, len(head) / 25):
        share = 100 * controls / len(head)
        raise UnreadableError(1, f"this is not text: {share:.0f} % of its first bytes are control characters")
