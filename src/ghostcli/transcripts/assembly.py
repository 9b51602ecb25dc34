"""Turns put together: from the lines of a text, some of which open a turn, to cues."""

from __future__ import annotations

import re
from typing import NamedTuple

from ghostcli.transcripts.base import Cue, Remarks, check_number, shown
from ghostcli.transcripts.headers import INLINE, Head, seconds
from ghostcli.transcripts.marks import plain
from ghostcli.transcripts.normal import counted
from ghostcli.transcripts.voices import spans

_ITALIC = re.compile(r"\*(?![\s*])[^*]+\*\Z|_(?![\s_])[^_]+_\Z")
_HYPHENATED = re.compile(r"[^\W\d_]-\Z")


class Line(NamedTuple):
    """A line or block of a source: its number, its text, and the head that it may be.

    `opens` says that it begins a paragraph.
    """

    number: int
    text: str
    opens: bool
    head: Head | None


class Speech:
    """Collects what is said, turn by turn; `marked` where the text is Markdown."""

    def __init__(self, *, marked: bool, days_first: bool) -> None:
        self.cues: list[Cue] = []
        self._marked = marked
        self._days_first = days_first
        self._name: str | None = None
        self._time: float | None = None
        self._paragraphs: list[list[str]] = []
        self._number = 0
        self._wordless: list[tuple[int, str]] = []

    def open(self, name: str | None, clock: str | None, rest: str, number: int) -> None:
        """A turn begins; one without a time has that of a line above which only gives a time."""
        pending = self._time if self._name is None and not self._paragraphs else None
        self._flush()
        self._name = name
        self._time = pending if clock is None else seconds(clock, days_first=self._days_first)
        self._paragraphs = [[rest]] if rest else []
        self._number = number

    def add(self, text: str, *, paragraph: bool) -> None:
        """A line of the turn; with `paragraph` it begins a new one."""
        if paragraph or not self._paragraphs:
            self._paragraphs.append([])
        self._paragraphs[-1].append(text)

    def finish(self, remarks: Remarks) -> list[Cue]:
        """All cues, once no line is left."""
        self._flush()
        if self._wordless:
            names = dict.fromkeys(name for _, name in self._wordless)
            what = counted(len(self._wordless), "name")
            remarks.add(self._wordless[0][0], f"{what} with no words: {shown(', '.join(names))}")
        return self.cues

    def _flush(self) -> None:
        before = len(self.cues)
        start = self._time
        said: list[str] = []
        for paragraph in self._paragraphs:
            text = _joined(paragraph)
            aside = self._marked and _ITALIC.match(text) is not None
            if aside:
                start = self._say(start, said, self._name)
                said = []
            place = 0
            for stamp in INLINE.finditer(text):
                self._keep(said, text[place : stamp.start()])
                self._say(start, said, self._name)
                said, place = [], stamp.end()
                start = seconds(stamp[1], days_first=self._days_first)
            self._keep(said, text[place:])
            if aside:
                # A paragraph all in italics is a clip or a note: not this speaker's words.
                start = self._say(start, said, None)
                said = []
        self._say(start, said, self._name)
        check_number(self.cues, self._number)
        if self._name is not None and len(self.cues) == before:
            self._wordless.append((self._number, self._name))
        self._paragraphs = []

    def _keep(self, said: list[str], text: str) -> None:
        clean = plain(text.strip()) if self._marked else text.strip()
        if clean:
            said.append(clean)

    def _say(self, start: float | None, said: list[str], name: str | None) -> float | None:
        """Makes a cue of it; gives the time that is still to be used."""
        text = "\n".join(said)
        if not text:
            return start
        if "<v" in text:
            self.cues += [Cue(start, None, voice or name, part) for voice, part in spans(text)]
        else:
            self.cues.append(Cue(start, None, name, text))
        return None


def _joined(lines: list[str]) -> str:
    """A paragraph of wrapped lines on one; a word broken at its hyphen is put together."""
    text = lines[0]
    if len(lines) > 1:
        pieces = [text]
        for line in lines[1:]:
            broken = _HYPHENATED.search(pieces[-1][-2:]) and line[:1].islower()
            pieces += ["" if broken else " ", line]
        text = "".join(pieces)
    return text
