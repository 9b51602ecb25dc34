"""From bytes to text: encodings, line ends, control characters; binary data is refused."""

from __future__ import annotations

import re
from itertools import islice

from ghostcli.text.escaping import CONTROL, clean
from ghostcli.transcripts.base import MAX_BYTES, Remark, Remarks, UnreadableError, lines_of
from ghostcli.transcripts.binaries import refuse_binary
from ghostcli.transcripts.canonical import counted

_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
# Non-ASCII bytes by what they indicate: UTF-8 characters; a truncated one; a letter of an older encoding.
_HIGH = re.compile(
    rb"((?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})++)"
    rb"|([\xc2-\xf4][\x80-\xbf]{1,2})|[\x80-\xff]"
)
_MAX_LINES_NAMED = 20

HEAD = 20_000
"""Number of characters at the start that are searched for the format."""

_FIRST_LINES = 200


class SourceText:
    """The text of a file for the readers: all line ends are newlines.

    `text` may contain control characters, because WebVTT defines their meaning; `clean` has none. `remarks`
    are the decoder's remarks. `container` names the source of the text if the file itself is not text: "a
    Word document".
    """

    def __init__(
        self, text: str, remarks: tuple[Remark, ...] = (), *, controls: bool = True, container: str = ""
    ) -> None:
        self.text = text
        self.remarks = remarks
        self.container = container
        self.controls = controls and CONTROL.search(text) is not None
        self._clean = "" if self.controls else text
        self._json: tuple[object, tuple[Remark, ...]] | None = None
        self._head: str | None = None
        self._first_lines: list[str] | None = None

    @property
    def clean(self) -> str:
        """Return the text without control characters and escape sequences."""
        self._clean = self._clean or clean(self.text)[0]
        return self._clean

    @property
    def head(self) -> str:
        """Return the first `HEAD` characters after blank lines, without control characters."""
        if self._head is None:
            self._head = self.clean[: 2 * HEAD].lstrip()[:HEAD]
        return self._head

    @property
    def first_lines(self) -> list[str]:
        """Return the starts (up to `HEAD` characters) of the first 200 lines, without blank lines."""
        if self._first_lines is None:
            lines = islice(lines_of(self.clean), _FIRST_LINES)
            self._first_lines = [line[:HEAD] for line in lines if line and not line.isspace()]
        return self._first_lines

    @property
    def first_line(self) -> int:
        """Return the line of the first character that is not a space."""
        return self.text.count("\n", 0, len(self.text) - len(self.text.lstrip())) + 1

    @property
    def json(self) -> object:
        """Parse the text as JSON and return its value; raises UnreadableError if it is not JSON."""
        return self._parsed()[0]

    @property
    def json_remarks(self) -> tuple[Remark, ...]:
        """Return the remarks of the JSON parser."""
        return self._parsed()[1]

    def _parsed(self) -> tuple[object, tuple[Remark, ...]]:
        if self._json is None:
            # Only JSON transcripts need the parser: its import takes 13 ms, which a WebVTT file is spared.
            from ghostcli.transcripts.json_input import parse

            self._json = parse(self.clean)
        return self._json


def decode(data: bytes) -> SourceText:
    """Decode `data`: UTF-8 or UTF-16, with or without BOM; Windows-1252 as the last resort.

    Invalid bytes in a UTF-8 file become U+FFFD, with a remark on the line. A Word document gives the text in
    it. Raises UnreadableError for data that is empty, too large, or not text.
    """
    if len(data) > MAX_BYTES:
        size = len(data) / 1e6
        raise UnreadableError(
            0, f"the file has {size:.0f} MB; a transcript of more than {MAX_BYTES / 1e6:.0f} is not read"
        )
    remarks = Remarks()
    container = ""
    if data.startswith(b"PK\x03\x04"):
        # Zip files are rare, and these imports take 9 ms.
        from ghostcli.transcripts import zip_files

        text, container = zip_files.text_of(data), zip_files.WORD
        data = text.encode("utf-8", "replace")
    elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = _utf16(data, "utf-16", remarks)
    elif codec := _silent_utf16(data):
        text = _utf16(data, codec, remarks)
    else:
        refuse_binary(data)
        text = _eight_bit(data, remarks)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise UnreadableError(0, "the file is empty")
    controls = bool(data.translate(None, _CONTROL_BYTES) != data) or _C1_BYTES.search(data) is not None
    source = SourceText(text, controls=controls, container=container)
    if source.controls:
        _report_controls(text, remarks)
    source.remarks = remarks.listed()
    return source


def _report_controls(text: str, remarks: Remarks) -> None:
    number = 0
    lines: list[int] = []
    for line, content in enumerate(lines_of(text), 1):
        found = len(CONTROL.findall(content))
        number += found
        if found and len(lines) <= _MAX_LINES_NAMED:
            lines.append(line)
    named = ", ".join(map(str, lines[:_MAX_LINES_NAMED])) + (", ..." if len(lines) > _MAX_LINES_NAMED else "")
    remarks.add(lines[0], f"{counted(number, 'control character')} removed (line {named})")


def _silent_utf16(data: bytes) -> str | None:
    """Return the UTF-16 codec for data without a BOM if every second byte at the start is zero; else None."""
    head = data[:512]
    if len(head) >= 8:
        half = len(head) // 2
        if head[1::2].count(0) > 0.8 * half and not head[::2].count(0):
            return "utf-16-le"
        if head[::2].count(0) > 0.8 * half and not head[1::2].count(0):
            return "utf-16-be"
    return None


def _utf16(data: bytes, codec: str, remarks: Remarks) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, "ignore").count("\n") + 1
        remarks.add(line, "bytes not valid in UTF-16, shown as U+FFFD")
        return data.decode(codec, "replace")


def _eight_bit(data: bytes, remarks: Remarks) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    speaks_for = [0, 0]
    wrong = Remarks()
    line, counted_to = 1, 0
    number = 0
    for found in _HIGH.finditer(data):
        whole, cut = found.span(1)[1] > 0, found.span(2)[1] > 0
        speaks_for[whole or cut] += 1
        if not whole:
            above = data.count(b"\n", counted_to, found.start())
            counted_to = found.start()
            if above and number:
                wrong.add(line, f"{counted(number, 'byte')} not valid in UTF-8, shown as U+FFFD")
                number = 0
            line += above
            number += found.end() - found.start()
    wrong.add(line, f"{counted(number, 'byte')} not valid in UTF-8, shown as U+FFFD")
    latin, utf8 = speaks_for
    if utf8 < latin:
        first = wrong.listed()[0].line
        remarks.add(first, "this is not UTF-8: read as Latin-1 (Windows-1252), accents may be wrong")
        return data.decode("cp1252", "replace")
    for remark in wrong.listed():
        remarks.add(*remark[:2])
    return data.decode("utf-8", "replace")
