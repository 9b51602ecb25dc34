"""The table of output formats: the values of -o for each type of output, and their writers."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from ghostcli.errors import GhostError
from ghostcli.render.request import Request
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import visible


class Format(NamedTuple):
    """An output format for one type of output.

    `writer` is a `module.function` of `ghostcli.render`: it takes the data and a request, and yields text.
    `whole` is the writer of whole records, if that is another function. `fields` says that --fields is
    allowed. `complete` says that the output includes what other formats print on stderr.
    """

    name: str
    help: str
    writer: str
    whole: str = ""
    fields: bool = False
    complete: bool = False

    def write(self, what: Any, request: Request) -> Iterator[str]:
        """Yield the text, in chunks."""
        return _written(self.writer, what, request._replace(format=self.name))

    def show(self, what: Any, request: Request) -> Iterator[str]:
        """Yield the text of whole records, in chunks."""
        return _written(self.whole or self.writer, what, request._replace(format=self.name))


def _written(writer: str, what: Any, request: Request) -> Iterator[str]:
    """Import the writer and call it. The import is late because rich, json and yaml take milliseconds."""
    module, _, function = writer.partition(".")
    text: Iterator[str] = getattr(import_module(f"ghostcli.render.{module}"), function)(what, request)
    return text


class Formats:
    """The formats of one type of output, by name and in order."""

    def __init__(self, *rows: Format, also: dict[str, str] | None = None) -> None:
        self._rows = {row.name: row for row in rows}
        self._also = also or {}

    def __iter__(self) -> Iterator[Format]:
        return iter(self._rows.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the formats."""
        return tuple(self._rows)

    def __str__(self) -> str:
        """The names for a sentence: a, b or c."""
        *names, last = self.names
        return f"{', '.join(names)} or {last}" if names else last

    def default(self, *, terminal: bool) -> Format:
        """`table` on a terminal and `plain` elsewhere, if there is such a format; else the first one."""
        name = "table" if terminal and "table" in self._rows else "plain"
        return self._rows.get(name) or next(iter(self))

    def named(self, name: str | None, *, terminal: bool) -> Format:
        """The format of that name or alias; the default for None. Raises GhostError for an unknown name."""
        if name is None:
            return self.default(terminal=terminal)
        found = self._rows.get(self._also.get(name, name))
        if found is None:
            message = f'unknown format "{visible(name)}"{did_you_mean(name, self._rows)}'
            raise GhostError(message, "formats: " + ", ".join(self.names))
        return found


RECORDS = Formats(
    Format(
        "table", "for a terminal: wrapped, coloured", "terminal.table", "terminal_page.pages", fields=True
    ),
    Format(
        "plain",
        "tab-separated, no header: ref, at, who, text, match, verdict",
        "columns.plain",
        "record_page.text_pages",
        fields=True,
    ),
    Format("csv", "with a header; --spreadsheet escapes formulas", "columns.as_csv", fields=True),
    Format("json", "one array: times in seconds, links as full refs", "json_output.json_array", fields=True),
    Format("jsonl", "one object per line", "json_output.json_lines", fields=True),
    Format("md", "a Markdown document", "markdown.document"),
    Format("yaml", "a notes file, with the verdicts and times of the notes", "notes.notes"),
    Format("ref", "one ref per line", "columns.refs"),
)
"""Records and hits: lists, search and `show`."""

MENTIONS = Formats(
    Format(
        "table",
        "for a terminal: by episode, with a sparkline",
        "mention_page.page",
        "mention_page.page",
        fields=True,
    ),
    *(row for row in RECORDS if row.name != "table"),
)
"""The mentions of a name."""

KEPT = Formats(
    Format("ref", "one ref per line", "columns.refs"),
    *(row for row in RECORDS if row.name in {"plain", "json", "jsonl", "md", "yaml"}),
)
"""The quotes that `ghost keep` has kept."""

COVERAGE = Formats(
    Format("table", "for a terminal: a bar for each part", "coverage_table.as_table"),
    Format(
        "plain", "tab-separated: start, end, title, words, noted, share, records, blind", "coverage.as_lines"
    ),
    Format("csv", "with a header", "coverage.as_csv"),
    Format("json", "one array: times in seconds, records by kind", "coverage.as_json"),
    Format("jsonl", "one object per line", "coverage.as_json_lines"),
    Format("md", "a table in Markdown", "coverage.as_markdown"),
)
"""The parts of an episode, and what its notes rest on."""

VERIFIED = Formats(
    Format("table", "for a terminal, with word diffs", "verify_formats.as_table"),
    Format(
        "plain", "tab-separated: ref, at, who, text, verdict, sentence, remarks", "verify_formats.as_lines"
    ),
    Format("json", "one array", "verify_formats.as_json"),
    Format("jsonl", "one object per line", "verify_formats.as_json_lines"),
    Format("github", "annotations for a pull request", "verify_formats.as_annotations"),
)
"""Verified quotes of a library."""

DRAFTS = Formats(
    Format("table", "for a terminal: a block for each quotation", "draft_table.as_table"),
    Format("plain", "one line per quotation: file:line:column: verdicts", "drafts.as_lines"),
    Format("json", "one array", "drafts.as_json"),
    Format("jsonl", "one object per line", "drafts.as_json_lines"),
    Format("github", "annotations for a pull request", "drafts.as_annotations"),
)
"""The quotations of drafts."""

QUOTE_LINES = Formats(Format("jsonl", "one object per line", "drafts.as_quote_lines"))
"""The results of `verify --quotes`, each printed as soon as it is known."""

PROBLEMS = Formats(
    Format("plain", "one line per problem: path:line:column: message", "problems.as_lines"),
    Format("json", "one array", "problems.as_json"),
    Format("github", "annotations for a pull request", "problems.as_annotations"),
)
"""Problems in notes and transcripts."""

LIKE_NAMES = Formats(
    Format("plain", "lines for a notes file", "like_names.as_lines"),
    Format("json", "one array", "like_names.as_json"),
)
"""Suggested pairs for `heard`."""

CITATIONS = Formats(
    Format("text", "a sentence", "citations.as_text"),
    Format("md", "a block quote in Markdown", "citations.as_markdown"),
    Format("bibtex", "an entry for BibTeX", "citations.as_bibtex"),
    Format("csl-json", "one array for citeproc and pandoc", "citations.as_csl"),
)
"""Citations."""

ACCOUNTS = Formats(
    Format("table", "for a terminal: one line per file", "account_formats.as_table"),
    Format("plain", "tab-separated, one line per file", "account_formats.as_lines"),
    Format("json", "one array with an object per file", "account_formats.as_json", complete=True),
    Format("jsonl", "one object per line", "account_formats.as_json_lines", complete=True),
)
"""The accounts of an import."""

FEED_LIST = Formats(
    Format("table", "for a terminal: one line per item", "feed_list.as_table"),
    Format("plain", "tab-separated, one line per item", "feed_list.as_lines"),
    Format("json", "one array with an object per item", "feed_list.as_json"),
    Format("jsonl", "one object per line", "feed_list.as_json_lines"),
)
"""The items of a feed, to choose from. They have the names of the formats of accounts."""

SPEECH = Formats(
    Format("table", "a page to read, for a terminal", "transcript_page.speech_page"),
    Format("plain", "one turn, or passage without a name, per line", "transcript_formats.as_lines"),
    Format("json", "an array of cues", "transcript_formats.as_json"),
    Format("jsonl", "one cue per line", "transcript_formats.as_json_lines"),
    Format("vtt", "WebVTT, speakers as <v Name>", "transcript_formats.as_transcript"),
    Format("srt", "SubRip subtitles", "transcript_formats.as_transcript"),
    Format("podcasting", "Podcasting 2.0 JSON", "transcript_formats.as_transcript"),
    Format("text", "plain text with names or times", "transcript_formats.as_text"),
    Format("markdown", "Markdown with names or times", "transcript_formats.as_transcript"),
    also={"md": "markdown"},
)
"""Speech. The last five are transcript formats, which ghost also imports."""

DIGESTS = Formats(
    Format("md", "a Markdown document", "digest.as_markdown"),
    Format("table", "a page to read, for a terminal", "digest_page.page"),
    Format("json", "one object: times in seconds", "digest.as_json"),
)
"""A digest."""

CHAPTERS = Formats(
    Format("json", "Podcasting 2.0", "chapter_files.as_json"),
    Format("psc", "Podlove Simple Chapters", "chapter_files.as_psc"),
    Format("vtt", "WebVTT", "chapter_files.as_vtt"),
    Format("ffmetadata", "the metadata of ffmpeg", "chapter_files.as_ffmetadata"),
    Format("youtube", "lines for the description of a video", "chapter_files.as_youtube"),
)
"""The chapters of an episode. ghost also imports these formats."""
