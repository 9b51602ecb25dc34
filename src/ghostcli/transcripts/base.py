"""What every transcript reader gives: cues, and a report of what it read and could not place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass, field
from typing import NamedTuple

from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible

MAX_BYTES = 50_000_000
"""The largest transcript that is read; an hour of speech has about 100,000 bytes."""

MAX_REMARKS = 100
"""How many remarks a reading lists one by one; what follows is counted in one closing remark."""

MAX_CUES = 250_000
"""How many cues one transcript may have; a day of speech has some 30,000."""

_SHOWN = 60
_AT_A_TIME = 20_000  # characters whose lines are held at once


class Cue(NamedTuple):
    """A stretch of speech. Times are seconds, None where the source gives none.

    `text` is free of markup and control characters; a newline in it is a line break of the source.
    """

    start: float | None
    end: float | None
    speaker: str | None
    text: str


class CueColumns(NamedTuple):
    """The cues of a file by column, to be gone through in C."""

    starts: tuple[float | None, ...] = ()
    ends: tuple[float | None, ...] = ()
    speakers: tuple[str | None, ...] = ()
    texts: tuple[str, ...] = ()


def columns_of(cues: Iterable[Cue]) -> CueColumns:
    """The columns of the cues."""
    return CueColumns(*zip(*cues, strict=True))


FIELD = "field"
"""The place of what a file says of itself: a title, a language, a page number."""

REPEAT = "repeat"
"""The place of words that stand a second time, as in captions that roll."""

SITE = "site"
"""The place of a site's or tool's own words: "Transcribed by ...", a list of who was invited."""

NOTES = "notes"
"""The place of notes beside a transcript: understood, and not imported."""

LEFT_OVER = "left over"
"""The place of text that was not understood, and is no speech."""


class Remark(NamedTuple):
    """Something a reader noticed: a line of the source (0: the file as a whole) and a sentence.

    `place` is where the text that stands there went: `FIELD`, `REPEAT`, `SITE`, `NOTES` or `LEFT_OVER`; empty
    where the remark is on something else than text that is no speech.
    """

    line: int
    message: str
    place: str = ""

    @property
    def lost(self) -> bool:
        """Whether text stands there that was not understood."""
        return self.place == LEFT_OVER

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


class Metadata(NamedTuple):
    """What a written transcript says of itself: `offset` are the seconds added to every time."""

    title: str | None = None
    language: str | None = None
    offset: float = 0


class UnreadableError(GhostError):
    """A file that is no transcript, or one that ghost will not read: says where and why."""

    def __init__(self, line: int, message: str, hint: str | None = None) -> None:
        super().__init__(str(Remark(line, message)), hint)
        self.line = line


class Remarks:
    """Remarks as they are collected: in order, and never more than a person can read."""

    def __init__(self, remarks: Iterable[Remark] = ()) -> None:
        self._listed = list(remarks)
        self._more: dict[str, int] = {}
        self._last = 0

    def add(self, line: int, message: str, place: str = "") -> None:
        """One more; beyond `MAX_REMARKS` it is only counted, beyond `MAX_CUES` it is the end."""
        if sum(self._more.values()) > MAX_CUES:
            raise UnreadableError(line, f"more than {MAX_CUES:,} remarks up to here: this is no transcript")
        if len(self._listed) < MAX_REMARKS:
            self._listed.append(Remark(line, message, place))
        else:
            self._more[place] = self._more.get(place, 0) + 1
            self._last = max(self._last, line)

    def listed(self) -> tuple[Remark, ...]:
        """All of them, and how many more there are, to which line."""
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
    """What a speaker has in a transcript: `name` is None for words that are nobody's."""

    name: str | None
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class ParsedTranscript:
    """A transcript as read: `format` by its name in the table of formats, cues in source order.

    `offset` is what was added to every time so that none is negative; `title`, `language`,
    `published` and `url` are what the file says of itself.
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
        """How many words the cues have, as a search counts them."""
        from ghostcli.text.words import words

        return sum(len(words(cue.text)) for cue in self.cues)

    @property
    def voices(self) -> tuple[SpeakerShare, ...]:
        """Who speaks, in the order in which they first do, and last the words that are nobody's."""
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
        """The remarks on text that found no place."""
        return tuple(remark for remark in self.remarks if remark.lost)


def lines_of(text: str, start: int = 0) -> Iterator[str]:
    """The lines of `text`, some at a time: a list of all costs 20 times a file of short lines."""
    while (end := text.find("\n", start + _AT_A_TIME)) >= 0:
        yield from text[start:end].split("\n")
        start = end + 1
    yield from text[start:].split("\n")


def speakers_of(cues: Iterable[Cue]) -> tuple[str, ...]:
    """The speakers in the order in which they first speak."""
    return tuple(dict.fromkeys([cue[2] for cue in cues if cue[2] is not None]))


def check_number(cues: Sized, line: int) -> None:
    """Raises UnreadableError where the cues are too many for speech: they would fill the memory."""
    if len(cues) > MAX_CUES:
        raise UnreadableError(line, f"more than {MAX_CUES:,} cues up to here: this is no transcript")


def shown(text: str) -> str:
    """The beginning of a piece of a source for a message: one line, in quotes, controls visible."""
    line = " ".join(text[: 4 * _SHOWN].split())
    cut = line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."
    return f"“{visible(cut)}”"
