"""Transcripts in HTML: `<cite>`, `<time>` and `<p>` of Podcasting 2.0, and similar pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from ghostcli.text.entities import bounded
from ghostcli.transcripts.base import LEFT_OVER, ParsedTranscript, Remarks, UnreadableError
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.heads import BOLD_OFF, BOLD_ON, MAX_NAME, shown
from ghostcli.transcripts.lines import TextLine, line_of
from ghostcli.transcripts.markdown_syntax import front_matter
from ghostcli.transcripts.turns_in_text import read_lines
from ghostcli.transcripts.written_times import WrittenTime

NAME = "html"

_COMMENT = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)|<!doctype\b[^<>]{0,500}>|<\?[^<>]{0,500}>", re.IGNORECASE
)
# Python 3.11's parser rereads a broken tag many times, so it is given complete tags only.
_BROKEN = re.compile(r"<(?!/?[A-Za-z][^<>]{0,2000}>)")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _set(
    """
    p div li td th dd dt blockquote section article main body html tr ul ol dl table tbody thead pre h1 h2
    h3 h4 h5 h6 figure figcaption address header hr details summary
    """
)
_INLINE = _set(
    """
    a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby rb rt rp s samp small span
    strike strong sub sup time tt u var wbr label img input br audio video source picture iframe meta link
    base col colgroup caption object param embed track map area tfoot center
    """
)
_SKIPPED = _set(
    """
    script style head nav footer button form select svg noscript template aside canvas textarea
    """
)
_BREAK, _BRACKET = "\x02", "\x03"
"""Markers for a line break and for a `<` that opens no tag; clean text contains neither."""

_CHUNK = 1 << 16
_MAX_TAGS = 500_000
_BOLD = frozenset(("b", "strong"))
_TYPE = f"{BOLD_ON}{BOLD_OFF} \t\n"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class _TranscriptPage(HTMLParser):
    """Collects the blocks of a page: the cited speaker, the time and the text."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[TextLine] = []
        self._title: list[str] = []
        self._first = first_line
        self.skipped: list[tuple[str, int]] = []
        self._skipped_from: dict[str, int] = {}
        self._taking = self._hashes = ""
        self._speaker: str | None = None
        self._cite: list[str] = []
        self._time: list[str] = []
        self._cited = self._timed = False
        self._pieces: list[str] = []
        self._begun = False  # whether any piece is text
        self._number = first_line

    def take(self) -> list[TextLine]:
        """Return the lines collected since the last call."""
        lines, self._lines = self._lines, []
        return lines

    @property
    def title(self) -> str:
        """Return the title that the page states."""
        return " ".join("".join(self._title).split())

    @property
    def waiting(self) -> int:
        """Return the number of characters in the unfinished block."""
        return len(self.rawdata)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Handle an opening tag: a block, a name, a time, or none of these; a tag unknown to HTML is text."""
        if tag == "title" and not any(self._title):
            self._taking = tag
        elif tag in _SKIPPED:
            self._skipped_from.setdefault(tag, len(self.skipped))
            self.skipped.append((tag, self._first + self.getpos()[0] - 1))
        elif self.skipped:
            return
        elif tag in _BLOCKS:
            self._end_block()
            self._taking, self._hashes = "", f"{'#' * int(tag[1])} " if tag in _HEADINGS else ""
        elif tag == "br":
            self._append(_BREAK)
        elif tag == "cite" and not self._pieces:  # inside a sentence, it names a book
            self._cite, self._cited, self._taking = [], True, tag
        elif tag == "time":
            self._end_block()
            self._time, self._timed, self._taking = [], True, tag
        elif tag in _BOLD:
            self._pieces.append(BOLD_ON)
        elif tag not in _INLINE:
            self._append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Handle a closing tag."""
        if tag == "title":
            self._taking = ""
        elif self.skipped:
            if (first := self._skipped_from.get(tag)) is not None:
                del self.skipped[first:]
                self._skipped_from = {name: at for name, at in self._skipped_from.items() if at < first}
        elif tag in _BLOCKS:
            self._end_block()
            self._taking = self._hashes = ""
        elif tag in ("cite", "time"):
            self._taking = ""
        elif tag in _BOLD:
            self._pieces.append(BOLD_OFF)
        elif tag not in _INLINE and tag not in _SKIPPED:
            self._append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Add text to what the open tag holds."""
        if self._taking == "title":
            self._title.append(data)
        elif self.skipped:
            return
        elif self._taking == "cite":
            self._cite.append(data)
        elif self._taking == "time":
            self._time.append(data)
        elif data.strip() or self._pieces:
            if not self._begun:
                self._number = self._first + self.getpos()[0] - 1
            self._append(data)

    def _append(self, text: str) -> None:
        self._begun = self._begun or _has_text(text)
        self._pieces.append(text)

    def close(self) -> None:
        """Close the last block at the end of the page."""
        super().close()
        self._end_block()

    def _end_block(self) -> None:
        whole = "".join(self._pieces).replace(_BRACKET, "<")
        self._pieces, self._begun = [], False
        for text in filter(_has_text, (" ".join(line.split()) for line in whole.split(_BREAK))):
            given = self._given()
            if given is not None:
                self._lines.append(TextLine(self._number, text, opens=True, given=given))
            elif line := line_of(self._number, self._hashes + text, opens=True):
                self._lines.append(line)

    def _given(self) -> tuple[str | None, WrittenTime | None] | None:
        """Return the name and the time that the tags above a block state."""
        if not (self._cited or self._timed):
            return None
        if self._cited:
            self._speaker = "".join(self._cite).strip().strip(":").strip()[:MAX_NAME] or None
        written = " ".join("".join(self._time).split()) if self._timed else ""
        clock = shown(written).time if written else None
        self._cited = self._timed = False
        return self._speaker, clock or (WrittenTime("", broken=written) if written else None)


def _has_text(line: str) -> bool:
    return bool(line.strip(_TYPE))


def read(source: SourceText, *, forced: bool = False) -> ParsedTranscript:
    """Return the paragraphs of a page as cues, with the `<cite>` and `<time>` above them.

    If a page has none of these tags, its blocks are read like lines of text. Text above the first turn, such
    as a menu, is reported as left over. Source: the Podcasting 2.0 namespace.
    """
    text = source.clean
    facts, start = front_matter(text)
    remarks = Remarks(source.remarks)
    first = text.count("\n", 0, start) + 1
    if text.count("<") > _MAX_TAGS:
        raise UnreadableError(first, f"more than {_MAX_TAGS:,} tags: this is not a transcript")
    body = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text[start:])
    body = _BROKEN.sub(_BRACKET, body)
    page = _TranscriptPage(first)
    for _ in _lines(page, body):
        pass
    if page.title:
        facts.setdefault("title", page.title)
    for tag, line in page.skipped:
        remarks.add(line, f"<{tag}> opens here and never closes: what follows is left out", LEFT_OVER)
    return read_lines(
        NAME, lambda: _lines(_TranscriptPage(first), body), remarks, marked=False, forced=forced, facts=facts
    )


def _lines(page: _TranscriptPage, body: str) -> Iterator[TextLine]:
    """Yield the lines of a page in batches: all at once would take 20 times the memory of the file."""
    body, place = bounded(body), 0
    while place < len(body):
        size = max(_CHUNK, page.waiting)  # waiting text is searched again
        page.feed(body[place : place + size])
        place += size
        yield from page.take()
    page.close()
    yield from page.take()
