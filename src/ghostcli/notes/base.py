"""The result of every reader of notes: the records of each episode, and the place of every line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ghostcli.text.escaping import clean
from ghostcli.transcripts.base import FIELD, LEFT_OVER, REPEAT, SITE, Remark, lines_of

RECORD = "record"
"""Place of a line whose content became a record, or a field of one."""

NO_KIND = "no kind"
"""Place of items for which ghost has no kind: products, keywords, action items."""

CUT = "cut off"
"""Place of a last line that ends in the middle of a sentence."""

SPEECH = "transcript"
"""Place of the lines of a transcript inside notes; the readers of transcripts read them."""

BLANK = "blank"
"""Place of lines without words: blank lines, rules, fences, the marks of callouts."""

_CALLOUT = re.compile(r"[ \t>]{0,12}\[![A-Za-z-]{1,40}\][+-]?[ \t]*\Z")

PLACES = (RECORD, FIELD, REPEAT, SITE, NO_KIND, CUT, SPEECH, LEFT_OVER, BLANK)
"""All places, in the order of the account.

`FIELD` holds headings and facts about the episode, `REPEAT` what the file says twice (it is stored once),
`SITE` the words of a site or program, `LEFT_OVER` what was not understood.
"""

MAX_BYTES = 10_000_000
"""Maximum size of a file of notes; a long one has 250,000 bytes."""

MAX_RECORDS = 10_000
"""Maximum number of records in a file of notes."""


class NoteRecord(NamedTuple):
    """A record that a reader found.

    `kind` is the name of a kind of `model.KINDS`. `values` are its fields as in `model.Record`: text without
    control characters, true, a list of texts, or time ranges `(start, end or None)` in seconds under `at`.
    The fields `id` and `source` are missing, and those that link to quotes: `quotes` has the positions of the
    quotes, in the episode's `records`, on which it rests. `line` is its line in the file, 0 if unknown.
    """

    kind: str
    values: Mapping[str, Any]
    line: int
    quotes: tuple[int, ...] = ()


class Linked(NamedTuple):
    """A file that a feed links to an episode: `what` it is ("transcript", "chapters") and its web address.

    `type` is its media type, `line` the line of the feed, `language` that of the file if it is stated.
    """

    what: str
    url: str
    type: str
    line: int
    language: str = ""

    @property
    def command(self) -> str:
        """Return the command that downloads it; the address needs no further quoting."""
        return f"curl -O -L '{self.url}'"


@dataclass(frozen=True, kw_only=True)
class EpisodeNotes:
    """The notes on one episode.

    `facts` are fields of an episode, as in `actions.sidecar.Sidecar`: title, show, published (`2026-03-20`),
    duration in seconds, language, summary, tags, aliases, and `url`, an address where it can be heard.
    `records` include the people who speak, with their roles. `linked` are the files that a feed links to.
    `guid` is the id that a feed gives the episode; empty if it gives none.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    records: tuple[NoteRecord, ...] = ()
    linked: tuple[Linked, ...] = ()
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteReading:
    """A file of notes that was read.

    `family` names the reader; `source` is the name that records give as their source ("Teahose"); if empty,
    the file's name is. `places` has a place for each line of the file. `speech` are the line ranges, from 1
    and with both ends included, of a transcript inside. `more` is the address of the next page of a feed.
    """

    family: str
    source: str
    episodes: tuple[EpisodeNotes, ...]
    places: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()
    speech: tuple[tuple[int, int], ...] = ()
    more: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """The number of lines in each place that has some; they sum to the lines of the file."""
        found = Counter(self.places)
        return {place: found[place] for place in PLACES if found[place]}

    def lines_in(self, place: str) -> list[int]:
        """The numbers of the lines in a place."""
        return [number for number, one in enumerate(self.places, 1) if one == place]


class LinePlaces:
    """The places of the lines of a text. A line that nobody marked is left over, or blank."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._places = [LEFT_OVER if _has_words(line) else BLANK for line in lines]

    def mark(self, place: str, numbers: Iterable[int]) -> None:
        """Put lines, by their numbers, into a place. Blank lines stay blank."""
        for number in numbers:
            if self._places[number - 1] != BLANK:
                self._places[number - 1] = place

    def at(self, number: int) -> str:
        """The place of a line."""
        return self._places[number - 1]

    def done(self) -> tuple[str, ...]:
        """The place of each line."""
        return tuple(self._places)


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, line)) and not ("[!" in line and _CALLOUT.match(line))


def split_lines(text: str) -> list[str]:
    """The lines of a text, as readers of transcripts count them; an empty last line does not count."""
    lines = list(lines_of(text))
    return lines[:-1] if lines and not lines[-1] else lines


def one_line(text: str) -> str:
    """A text without control characters, its runs of blanks and line breaks as single blanks."""
    return " ".join(clean(text)[0].split())
