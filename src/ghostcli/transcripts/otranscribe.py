"""oTranscribe's .otr: JSON that holds a text in HTML, with times as links in it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from ghostcli.text.escaping import CONTROL
from ghostcli.timecode import format_exact
from ghostcli.transcripts import turntext
from ghostcli.transcripts.base import Reading
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import string, within
from ghostcli.transcripts.jsontime import moment
from ghostcli.transcripts.normal import MAX_SECONDS

NAME = "otranscribe"

_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote".split())  # noqa: SIM905
_BOLD = frozenset(("b", "strong"))
_LONGEST_NAME = 40


def read(source: Source) -> Reading:
    """The text as one with names and times is read: a name in bold, or before a colon, opens a turn.

    A time stands in `<span class="timestamp" data-timestamp="5.2">`, in seconds.
    Source: https://github.com/oTranscribe/oTranscribe.
    """
    root = within(source.json, "text")
    page = _Page()
    page.feed(string(root.get("text")))
    page.close()
    written = Source(page.written(), (*source.remarks, *source.json_remarks))
    reading = turntext.read(written, forced=True)
    # The lines are those of the text inside, which no editor shows.
    remarks = tuple(remark._replace(line=0) for remark in reading.remarks)
    return replace(reading, format=NAME, remarks=remarks)


class _Page(HTMLParser):
    """Collects the lines of the text, each with the time that opens it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line = ""
        self._in_time = False
        self._bold: int | None = None
        self._time = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._break()
        elif tag in _BOLD:
            self._bold = len(self._line)
        elif tag == "span":
            known = dict(attrs)
            if "data-timestamp" in known or "timestamp" in (known.get("class") or ""):
                self._break()
                self._time, self._in_time = "", True
                self._is_time(known.get("data-timestamp"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        elif tag == "span":
            self._in_time = False
        elif tag in _BOLD and self._bold is not None:
            name = self._line[self._bold :].strip()
            if not self._line[: self._bold].strip() and 0 < len(name) <= _LONGEST_NAME and name[-1] != ":":
                self._line = f"{name}: "
            self._bold = None

    def handle_data(self, data: str) -> None:
        # Older files have the time as text alone.
        if not (self._in_time and (self._time or self._is_time(data))):
            self._line += CONTROL.sub(" ", data).replace("\n", " ").replace("\xa0", " ")

    def _is_time(self, text: str | None) -> bool:
        seconds = moment(text)
        if seconds is None or not 0 <= seconds < MAX_SECONDS:
            return False
        self._time = f"[{format_exact(seconds)}] "
        return True

    def _break(self) -> None:
        if line := " ".join(self._line.split()):
            self._lines.append(f"{self._time}{line}")
            self._time = ""
        self._line, self._bold, self._in_time = "", None, False

    def written(self) -> str:
        """The text, a paragraph for each line."""
        self._break()
        return "\n\n".join(self._lines)
