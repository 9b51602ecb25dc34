"""Count what the lines of a text show, before the layout decides which of them open turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ghostcli.transcripts.base import check_number
from ghostcli.transcripts.heads import Shown, name_of, shown
from ghostcli.transcripts.lines import LONGEST_NAME, NOTHING, Looked, TextLine, bare_name, is_stamp, shape_of
from ghostcli.transcripts.written_times import seconds

_KEPT = 50_000
"""Maximum number of parsed lines that are kept; a longer text is parsed a second time."""

_LIST = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S")


def look_at(line: TextLine) -> Looked:
    """Parse a line; an example, or a line whose head is given by markup, shows nothing."""
    return line, NOTHING if line.fenced or line.given else shown(line.said)


@dataclass
class Tally:
    """Statistics of the lines with one shape."""

    number: int = 0
    names: Counter[str] = field(default_factory=Counter)
    rests: Counter[str] = field(default_factory=Counter)
    labels: list[str | None] = field(default_factory=list)
    rising: int = 0
    opening: int = 0
    followed: int = 0
    bold: int = 0
    last: float = float("-inf")


class LineSurvey:
    """Statistics of the lines of a text, before the layout decides which of them open turns."""

    def __init__(self) -> None:
        self.shapes: dict[str, Tally] = {}
        self.labels: list[str | None] = []
        self.loose: Counter[str] = Counter()
        self.bold: Counter[str] = Counter()
        self.first_bold = False
        self.above: Counter[str] = Counter()
        self.below: Counter[str] = Counter()
        self.alone: Counter[str] = Counter()
        self.order: dict[str, int] = {}
        self.counts: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()
        self.alone_before_colon: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.chained: list[str | None] = []
        self.stamps = self.stamped_above = self.lines = self.listed = self.words = self.given = 0
        self.clocks: list[str] = []
        self.looked: list[Looked] | None = []
        self.voiced = self._after_head = False

    def look(self, lines: Iterable[TextLine]) -> LineSurvey:
        """Count all the lines."""
        self.looked = []
        before: Looked | None = None
        earlier: Looked | None = None
        for line in lines:
            _, found = look_at(line)
            if self.looked is not None:
                self.looked.append((line, found))
                if len(self.looked) > _KEPT:
                    self.looked = None
            self.given += line.given is not None
            if line.given and line.given[1] and line.given[1].start:
                self.clocks.append(line.given[1].start)
            self._words(line, found)
            if before is not None:
                self._beside(earlier, before, (line, found))
            if not line.given:
                self._head(line, found, self.lines == 1 and not line.level)
                self._seen(line, found)
            earlier, before = before, (line, found)
        if before is not None:
            self._beside(earlier, before, None)
        return self

    def _seen(self, line: TextLine, found: Shown) -> None:
        """Record the order in which names first appear anywhere."""
        for name in (found.name, found.label, bare_name(line, found) if not found.label else None):
            if name is not None:
                self.order.setdefault(name, len(self.order))
                self.counts[name] += 1
        if found.time is not None and found.rest and len(found.rest) <= LONGEST_NAME:
            name = name_of(found.rest) or ""
            self.order.setdefault(name, len(self.order))
            self.counts[name] += 1

    def _words(self, line: TextLine, found: Shown) -> None:
        if not line.level:
            self.lines += 1
            if line.said[:1] in "QA" and line.said[1:2] in " .\t":
                self.answers[line.said[0]] += 1
            self.words += line.said.count(" ") + 1
            self.listed += found.time is None and found.label is None and _LIST.match(line.said) is not None
        check_number(range(self.lines), line.number)

    def _head(self, line: TextLine, found: Shown, first: bool) -> None:
        if first and found.bold and found.label:
            self.first_bold = True
        if found.time is None:
            self._label(line, found)
            return
        self._after_head = is_stamp(found)
        tally = self.shapes.setdefault(shape_of(line, found), Tally())
        start = seconds(found.time.start)
        tally.number += 1
        tally.rising += start >= tally.last
        tally.last = start
        tally.opening += line.opens
        tally.bold += bool(found.bold)
        self.clocks.append(found.time.start)
        if found.name is not None:
            tally.names[found.name] += 1
            if found.label == found.name:
                self._label(line, found)
            return
        if found.rest:
            tally.labels.append(found.label)
            self.voiced = self.voiced or found.rest.startswith("<v")
            name = name_of(found.rest) if len(found.rest) <= LONGEST_NAME else None
            if name:
                tally.rests[name] += 1

    def _label(self, line: TextLine, found: Shown) -> None:
        if line.level:
            return
        chained, self._after_head = self._after_head, found.label is not None
        if line.opens:
            self.labels.append(found.label)
        elif chained:
            self.chained.append(found.label)
        elif found.label:
            self.loose[found.label] += 1
        if found.label and not line.opens:
            self.within[found.label] += 1
        if found.label and found.bold:
            self.bold[found.label] += 1
        if found.label and not found.said:
            self.alone_before_colon[found.label] += 1

    def _beside(self, earlier: Looked | None, here: Looked, after: Looked | None) -> None:
        """Examine a line and its neighbours: a name alone may be above a time, below it, or above speech."""
        line, found = here
        speech = after is not None and after[1].time is None and not after[0].level
        if found.time is not None and found.name is None:
            self.stamps += not found.rest
            if speech and found.rest:
                self.shapes[shape_of(line, found)].followed += 1
            return
        name = bare_name(line, found)
        if name is None or after is None:
            return
        below = earlier is not None and is_stamp(earlier[1])
        if below and speech:
            self.below[name] += 1
        elif not below and after[1].time is not None and after[1].name is None:
            self.above[name] += 1
            self.stamped_above += is_stamp(after[1])
        elif speech and (line.opens or line.level):
            self.alone[name] += 1
