"""Assemble turns: from the lines of a text, some of which open a turn, to cues."""

from __future__ import annotations

import re

from ghostcli.transcripts.base import Cue, Remarks, check_number, shown
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.cue_markup import spans
from ghostcli.transcripts.heads import BOLD_OFF, BOLD_ON
from ghostcli.transcripts.markdown_syntax import plain
from ghostcli.transcripts.written_times import BEHIND, INLINE, WrittenTime, seconds

_ITALIC = re.compile(r"\*(?![\s*])[^*]+\*\Z|_(?![\s_])[^_]+_\Z")
_HYPHENATED = re.compile(r"[^\W\d_]-\Z")
_TYPE = str.maketrans({BOLD_ON: "", BOLD_OFF: ""})


class SpeechBuilder:
    """Collects speech turn by turn; `marked` says that the text is Markdown.

    `lines` are the line numbers on which the turns of `cues` open.
    """

    def __init__(self, *, marked: bool, days: bool, rate: int) -> None:
        self.cues: list[Cue] = []
        self.lines: list[int] = []
        self.name: str | None = None
        self._marked = marked
        self._days = days
        self._rate = rate
        self._time: float | None = None
        self._end: float | None = None
        self._paragraphs: list[list[str]] = []
        self._number = 0
        self._wordless: list[tuple[int, str]] = []
        self._before: float = 0
        self._waits = False

    @property
    def fresh(self) -> bool:
        """Whether the turn has no words yet."""
        return not self._paragraphs

    def open(self, name: str | None, time: WrittenTime | None, rest: str, number: int) -> None:
        """Open a turn. Without a time of its own it takes the time of a preceding time-only line."""
        pending = (self._time, self._end) if self._waits and self.fresh else (None, None)
        self._flush()
        self.name = name
        self._time, self._end = self._times(time) if time else pending
        self._paragraphs = [[rest]] if rest else []
        self._number = number

    def time(self, time: WrittenTime, rest: str, number: int) -> None:
        """Set a time within a turn; the speaker stays the same until a name follows."""
        if self.fresh and self._time is None:
            self._time, self._end = self._times(time)
            self._paragraphs = [[rest]] if rest else []
            self._waits = self.name is None and not rest
        else:
            self.open(self.name, time, rest, number)
            self._waits = not rest

    def call(self, name: str) -> None:
        """Set the speaker of a turn that was opened by a time."""
        self.name = name
        self._waits = False

    def add(self, text: str, *, paragraph: bool) -> None:
        """Add a line to the turn; with `paragraph` the line begins a new paragraph."""
        if paragraph or not self._paragraphs:
            self._paragraphs.append([])
        self._paragraphs[-1].append(text)

    def finish(self, remarks: Remarks) -> list[Cue]:
        """Return all cues; call it after the last line."""
        self._flush()
        if self._wordless:
            names = dict.fromkeys(name for _, name in self._wordless)
            what = counted(len(self._wordless), "name")
            remarks.add(self._wordless[0][0], f"{what} with no words: {shown(', '.join(names))}")
        return self.cues

    def _times(self, time: WrittenTime) -> tuple[float | None, float | None]:
        start = self._seconds(time.start) if time.start else None
        return start, self._seconds(time.end) if time.end else None

    def _seconds(self, clock: str) -> float:
        return seconds(clock, days_first=self._days, rate=self._rate)

    def _flush(self) -> None:
        before = len(self.cues)
        start, end = self._time, self._end
        said: list[str] = []
        for paragraph in self._paragraphs:
            text = _joined(paragraph)
            aside = self._marked and _ITALIC.match(text) is not None
            if aside:
                start = self._say(start, end, said, self.name)
                said = []
            place = 0
            for stamp in INLINE.finditer(text) if "[" in text else ():
                self._keep(said, text[place : stamp.start()])
                self._say(start, end, said, self.name)
                said, place, end = [], stamp.end(), None
                start = self._seconds(stamp[1])
            behind = BEHIND.search(text, max(len(text) - 40, place)) if text[-1:] == "#" else None
            self._keep(said, text[place : behind.start() if behind else len(text)])
            if behind:
                end = self._seconds(behind[1]) + int(behind[2] or 0) / 10
                self._say(self._before if start is None else start, end, said, self.name)
                said, start, self._before, end = [], None, end, None
            if aside:
                # A paragraph entirely in italics is a clip or a note: it is not attributed to this speaker.
                start = self._say(start, end, said, None)
                said = []
        self._say(start, end, said, self.name)
        self.lines += [self._number] * (len(self.cues) - before)
        check_number(self.cues, self._number)
        if self.name is not None and len(self.cues) == before and not self._waits:
            self._wordless.append((self._number, self.name))
        self._paragraphs, self._time, self._end, self._waits = [], None, None, False

    def _keep(self, said: list[str], text: str) -> None:
        clean = text.strip()
        if BOLD_ON in clean or BOLD_OFF in clean:
            clean = clean.translate(_TYPE)
        if self._marked:
            clean = plain(clean)
        if clean:
            said.append(clean)

    def _say(self, start: float | None, end: float | None, said: list[str], name: str | None) -> float | None:
        """Make a cue of `said`; return the start time that is still unused."""
        text = "\n".join(said)
        if not text:
            return start
        if "<v" in text:
            self.cues += [Cue(start, end, voice or name, part) for voice, part in spans(text)]
        else:
            self.cues.append(Cue(start, end, name, text))
        return None


def _joined(lines: list[str]) -> str:
    """Join the wrapped lines of a paragraph; rejoin a word that was hyphenated at a line end."""
    text = lines[0]
    if len(lines) > 1:
        pieces = [text]
        for line in lines[1:]:
            broken = _HYPHENATED.search(pieces[-1][-2:]) and line[:1].islower()
            pieces += ["" if broken else " ", line]
        text = "".join(pieces)
    return text
