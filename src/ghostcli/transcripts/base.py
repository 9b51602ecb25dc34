"""The result of every transcript reader: cues, and remarks on what it read and could not place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Self

from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible

MAX_BYTES = 50_000_000
"""Maximum size of a transcript; an hour of speech has about 100,000 bytes."""

MAX_REMARKS = 100
"""Maximum number of remarks that are listed one by one; the rest is counted in a closing remark."""

MAX_CUES = 250_000
"""Maximum number of cues in a transcript; a day of speech has about 30,000."""

_SHOWN = 60
_AT_A_TIME = 20_000  # characters whose lines are in memory at once


WordStarts = tuple[tuple[int, float], ...]


class TimedText(str):
    """The text of a cue, with the times of its words.

    `starts` has a pair for each word whose time is known: its position in the text, and the seconds from the
    start of the cue until it is said, both ascending. A string made from this one is an ordinary string.
    """

    __slots__ = ("_starts",)
    _starts: WordStarts

    def __new__(cls, text: str, starts: WordStarts = ()) -> Self:
        """Return the text with these times."""
        made = super().__new__(cls, text)
        made._starts = starts
        return made

    @property
    def starts(self) -> WordStarts:
        """Return the known times."""
        return self._starts


def if_unchanged(text: str, tidied: str) -> str:
    """Return `text`, with the times of its words, if it equals `tidied`, which was made of it; else that."""
    return text if text == tidied else tidied


class Cue(NamedTuple):
    """A timed piece of speech. Times are in seconds, None where the source has none.

    `text` has no markup and no control characters; a newline in it is a line break of the source. It is a
    `TimedText` if the source says when its words are said.
    """

    start: float | None
    end: float | None
    speaker: str | None
    text: str


class CueColumns(NamedTuple):
    """The cues of a file as columns, for fast processing in C."""

    starts: tuple[float | None, ...] = ()
    ends: tuple[float | None, ...] = ()
    speakers: tuple[str | None, ...] = ()
    texts: tuple[str, ...] = ()


def columns_of(cues: Iterable[Cue]) -> CueColumns:
    """Return the columns of the cues."""
    return CueColumns(*zip(*cues, strict=True))


FIELD = "field"
"""Place of what a file says about itself: a title, a language, a page number."""

REPEAT = "repeat"
"""Place of repeated words, as in roll-up captions."""

SITE = "site"
"""Place of text by a site or tool: "Transcribed by ...", a list of attendees."""

NOTES = "notes"
"""Place of notes beside a transcript: understood, but not imported."""

LEFT_OVER = "left over"
"""Place of text that was not understood and is not speech."""


class Remark(NamedTuple):
    """Something that a reader noticed: a line of the source (0: the whole file) and a sentence.

    `place` says where the text of that line went: `FIELD`, `REPEAT`, `SITE`, `NOTES` or `LEFT_OVER`. It is
    empty if the remark is not about text outside of speech.
    """

    line: int
    message: str
    place: str = ""

    @property
    def lost(self) -> bool:
        """Whether the remark is about text that was not understood."""
        return self.place == LEFT_OVER

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


Units = Literal["turns", "passages"]
"""What has one time in a transcript that is printed to read."""

TURNS: Units = "turns"
PASSAGES: Units = "passages"


class Metadata(NamedTuple):
    """Facts about a written transcript; `offset` is the number of seconds added to every time.

    `word_times` asks for the times of words, where they are known and the format can hold them.
    """

    title: str | None = None
    language: str | None = None
    offset: float = 0
    word_times: bool = False


class UnreadableError(GhostError):
    """An error for a file that is not a transcript, or that ghost refuses: it says where and why."""

    def __init__(self, line: int, message: str, hint: str | None = None) -> None:
        super().__init__(str(Remark(line, message)), hint)
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle it for another process; its message has the line already."""
        return UnreadableError, (0, self.message, self.hint), {"line": self.line}


class Remarks:
    """Collects remarks in order, up to a number that people can read."""

    def __init__(self, remarks: Iterable[Remark] = ()) -> None:
        self._listed = list(remarks)
        self._more: dict[str, int] = {}
        self._last = 0

    def add(self, line: int, message: str, place: str = "") -> None:
        """Add a remark.

        Beyond `MAX_REMARKS` it is only counted; beyond `MAX_CUES` reading ends with an error.
        """
        if sum(self._more.values()) > MAX_CUES:
            raise UnreadableError(
                line, f"more than {MAX_CUES:,} remarks up to here: this is not a transcript"
            )
        if len(self._listed) < MAX_REMARKS:
            self._listed.append(Remark(line, message, place))
        else:
            self._more[place] = self._more.get(place, 0) + 1
            self._last = max(self._last, line)

    def listed(self) -> tuple[Remark, ...]:
        """Return all remarks, with a closing one that counts the rest up to its last line."""
        closing = [
            Remark(
                self._last,
                f"{number} more remarks {'of lost text ' if place == LEFT_OVER else ''}up to here",
                place,
            )
            for place, number in sorted(self._more.items())
        ]
        return (*self._listed, *closing)


class SpeakerShare(NamedTuple):
    """The share of one speaker in a transcript; `name` is None for words without a speaker."""

    name: str | None
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class ParsedTranscript:
    """A transcript as read: `format` is a name in the table of formats, cues are in source order.

    `offset` is the number of seconds added to every time so that none is negative. `title`, `language`,
    `published` and `url` are what the file says about itself.
    """

    format: str
    cues: tuple[Cue, ...]
    remarks: tuple[Remark, ...] = ()
    offset: float = 0
    title: str | None = None
    language: str | None = None
    speakers: tuple[str, ...] = field(default=())
    published: str | None = None
    url: str | None = None

    @property
    def words(self) -> int:
        """Return the number of words in the cues, counted as the search counts them."""
        from ghostcli.text.words import words

        return sum(len(words(cue.text)) for cue in self.cues)

    @property
    def voices(self) -> tuple[SpeakerShare, ...]:
        """Return the speakers in order of first appearance; words without a speaker come last."""
        from ghostcli.text.words import words

        turns: Counter[str | None] = Counter()
        said: Counter[str | None] = Counter()
        before: object = ...
        for cue in self.cues:
            turns[cue.speaker] += cue.speaker != before
            said[cue.speaker] += len(words(cue.text))
            before = cue.speaker
        return tuple(
            SpeakerShare(name, turns[name], said[name]) for name in sorted(said, key=lambda one: one is None)
        )

    @property
    def lost(self) -> tuple[Remark, ...]:
        """Return the remarks on text that found no place."""
        return tuple(remark for remark in self.remarks if remark.lost)


def lines_of(text: str, start: int = 0) -> Iterator[str]:
    """Yield the lines of `text`; a list of all would take 20 times the size of a file of short lines."""
    while (end := text.find("\n", start + _AT_A_TIME)) >= 0:
        yield from text[start:end].split("\n")
        start = end + 1
    yield from text[start:].split("\n")


def speakers_of(cues: Iterable[Cue]) -> tuple[str, ...]:
    """Return the speakers in order of first appearance."""
    return tuple(dict.fromkeys([cue[2] for cue in cues if cue[2] is not None]))


def check_number(cues: Sized, line: int) -> None:
    """Raise UnreadableError if there are too many cues for speech: they would fill the memory."""
    if len(cues) > MAX_CUES:
        raise UnreadableError(line, f"more than {MAX_CUES:,} cues up to here: this is not a transcript")


def shown(text: str) -> str:
    """Return the start of a source text for a message: one line, quoted, control characters escaped."""
    line = " ".join(text[: 4 * _SHOWN].split())
    cut = line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."
    return f"“{visible(cut)}”"
