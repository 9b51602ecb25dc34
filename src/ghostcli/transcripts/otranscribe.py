"""oTranscribe's .otr: JSON with a text in HTML, in which times are links."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from ghostcli.text.entities import bounded
from ghostcli.text.escaping import CONTROL, without_sequences
from ghostcli.timecode import format_exact
from ghostcli.transcripts import plain_text
from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.canonical import MAX_SECONDS
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import string, within
from ghostcli.transcripts.json_times import moment
from ghostcli.transcripts.written_times import is_above

NAME = "otranscribe"

_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote".split())  # noqa: SIM905
_BOLD = frozenset(("b", "strong"))
_LONGEST_NAME, _LONGEST_TIME = 40, 16
_NO_PART = re.compile(r"[^0-9A-Za-z?:;.,_-]")


def read(source: SourceText) -> ParsedTranscript:
    """Read the text as one with names and times: a name in bold, or before a colon, opens a turn.

    An invalid time is reported, and the words after it have no time. A time is `<span class="timestamp"
    data-timestamp="5.2">`, in seconds. Source: https://github.com/oTranscribe/oTranscribe.
    """
    root = within(source.json, "text")
    page = _OtrPage()
    page.feed(bounded(string(root.get("text"))))
    page.close()
    written = SourceText(page.written(), (*source.remarks, *source.json_remarks))
    reading = plain_text.read(written, forced=True)
    # These lines count inside the embedded text, which no editor shows.
    remarks = tuple(remark._replace(line=0) for remark in reading.remarks)
    return replace(reading, format=NAME, remarks=remarks)


class _OtrPage(HTMLParser):
    """Collects the lines of the text, each with the time that opens it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []  # the pieces of the line
        self._has_words = False
        self._in_time = False
        self._bold: int | None = None
        self._time = self._shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()
        elif tag in _BOLD:
            self._bold = None if self._has_words else len(self._line)
        elif tag == "span":
            known = dict(attrs)
            if "data-timestamp" in known or "timestamp" in (known.get("class") or ""):
                self._break()
                self._time, self._shown, self._in_time = "", "", True
                told = known.get("data-timestamp")
                if not self._is_time(told):
                    self._shown = told or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        elif tag == "span":
            self._end_time()
        elif tag in _BOLD and self._bold is not None:
            name = "".join(self._line[self._bold :]).strip()
            if 0 < len(name) <= _LONGEST_NAME and name[-1] != ":":
                self._line = [f"{name}: "]
            self._bold = None

    def handle_data(self, data: str) -> None:
        # Older files have the time only as text. Longer text means that a tag was not closed.
        if self._in_time and len(data) <= _LONGEST_TIME:
            if not self._time and not self._is_time(data) and data.strip():
                self._shown = data
        elif not (self._in_time and self._time):
            self._line.append(
                CONTROL.sub(" ", without_sequences(data)).replace("\n", " ").replace("\xa0", " ")
            )
            self._has_words = self._has_words or bool(data.strip())

    def _end_time(self) -> None:
        """Write an invalid time where the text reader finds it as broken."""
        if self._in_time and not self._time and self._shown:
            self._time = f"[{_in_one(self._shown)}] "
        self._in_time = False

    def _is_time(self, text: str | None) -> bool:
        seconds = moment(text)
        if seconds is None or not 0 <= seconds < MAX_SECONDS or is_above(text or ""):
            return False
        self._time = f"[{format_exact(seconds)}] "
        return True

    def _break(self) -> None:
        if self._in_time and not self._time:
            self._line.insert(0, f"{self._shown} ")  # the tag was not closed
        if line := " ".join("".join(self._line).split()):
            self._lines.append(f"{self._time}{line}")
            self._time = ""
        self._line, self._has_words, self._bold, self._in_time = [], False, None, False

    def written(self) -> str:
        """Return the text, with a paragraph for each line."""
        self._break()
        return "\n\n".join(self._lines)


def _in_one(shown: str) -> str:
    """Join a broken time into one piece, without spaces and brackets."""
    kept = _NO_PART.sub("", shown)[:_LONGEST_TIME]
    return kept if sum(map(str.isdecimal, kept)) >= max(2, sum(map(str.isalpha, kept))) else "??:??"
