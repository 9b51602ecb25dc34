"""Which lines of a text open turns: each shows what it could be, the file as a whole decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ghostcli.transcripts.assembly import Line
from ghostcli.transcripts.base import Remarks, UnreadableError, check_number, shown
from ghostcli.transcripts.headers import Head, has_frames, head, seconds
from ghostcli.transcripts.names import accepted

_HINT = "with --format text, any text is read: a paragraph a cue, without speakers and times"
HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+(.*?)[ \t#]*\Z")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})\Z")
_LIST = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S")
_LONGEST_HEADING = 300
_SLOWEST = 0.3
"""Words a second: a list of chapters has fewer, a conversation more."""


def is_layout(line: Line) -> bool:
    """Whether a line is a heading or a rule."""
    if line.head is not None or len(line.text) > _LONGEST_HEADING:
        return False
    return (HEADING.match(line.text) or _RULE.match(line.text)) is not None


class Survey:
    """What the lines of a text show before it is decided which of them open turns."""

    def __init__(self) -> None:
        self.first: Head | None = None
        self.shapes: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.labels: list[str | None] = []
        self.loose: Counter[str] = Counter()
        self.frames = self.voiced = False
        self.lines = self.listed = self.words = 0
        self.clocks: list[str] = []

    def look(self, lines: Iterable[Line]) -> Survey:
        """Takes in all the lines."""
        after_head = True
        for line in lines:
            if is_layout(line):
                continue
            self.lines += 1
            self.words += line.text.count(" ") + 1
            self.listed += _LIST.match(line.text) is not None
            found = line.head
            if self.lines == 1:
                self.first = found
            opens = line.opens or after_head
            after_head = False
            if found is None or found.shape == "label":
                name = found.name if found else None
                if opens:
                    self.labels.append(name)
                    check_number(self.labels, line.number)
                elif name:
                    self.loose[name] += 1
                after_head = name is not None
            elif found.sure or (opens and found.shape != "bold"):
                after_head = True
                self._count(found, line.number)
        return self

    def _count(self, found: Head, number: int) -> None:
        self.shapes[found.shape] += 1
        check_number(range(self.shapes.total()), number)
        if found.time:
            self.frames = self.frames or has_frames(found.time)
            self.clocks[1:] = [found.time]
        if found.name:
            self.names[found.name] += 1
        elif found.rest:
            inner = head(found.rest)
            labelled = inner is not None and inner.shape == "label"
            self.labels.append(inner.name if inner and labelled else None)
            self.voiced = self.voiced or found.rest.startswith("<v") or (inner is not None and not labelled)

    def slow(self) -> bool:
        """Whether the times lie too far apart for so few words to be speech."""
        if len(self.clocks) < 2 or self.voiced:
            return False
        start, end = (seconds(clock, days_first=not self.frames) for clock in self.clocks)
        length = end - start
        return length > 60 and self.words < _SLOWEST * length


class Plan(NamedTuple):
    """Which heads open turns: the shapes, and the names before a colon that are speakers."""

    shapes: frozenset[str]
    labels: frozenset[str]
    names: dict[str, str]

    def opens(self, line: Line, *, after_head: bool) -> Head | None:
        """The head that the line is by this plan, its name as it is to be given."""
        found = line.head
        if found is None:
            return None
        if found.shape == "time" and "time" in self.shapes and (found.sure or line.opens or after_head):
            inner = head(found.rest) if found.rest else None
            if inner and inner.name and (inner.shape != "label" or inner.name in self.labels):
                found = Head("time", inner.name, found.time, inner.rest)
        elif found.shape == "label":
            if found.name not in self.labels:
                return None
        elif found.shape not in self.shapes or not (found.sure or self._known(found)):
            return None
        return found if found.name is None else found._replace(name=self.names.get(found.name, found.name))

    def _known(self, found: Head) -> bool:
        return found.shape == "bold" or found.name in self.names


def plan_for(survey: Survey, texts: Callable[[], Iterable[str]], remarks: Remarks, *, forced: bool) -> Plan:
    """What the survey shows; `texts` gives the lines once more, to weigh names against words."""
    enough = 1 if forced else 2
    first = survey.first.shape if survey.first else ""
    shapes = {shape for shape, number in survey.shapes.items() if number >= enough}
    if survey.shapes["cite"] and (first == "cite" or survey.clocks):
        shapes.add("cite")
    repeated = any(number > 1 for number in survey.names.values())
    if not forced and first != "bold" and not repeated:
        shapes.discard("bold")
    named = shapes & {"bold", "named", "cite"}
    labels: frozenset[str] = frozenset()
    if not named or "time" in shapes:
        loose = {name for name, number in survey.loose.items() if number > 1 or name in survey.labels}
        both = [*survey.labels, *(name for name in survey.loose.elements() if name in loose)]
        labels = accepted(both, texts())
    back = any(number > 1 for name, number in Counter(survey.labels).items() if name in labels)
    if not forced and "time" in shapes and not named and not back and survey.slow():
        shapes.discard("time")
        labels = frozenset()
    known = [name for name in survey.names if named]
    known += [name for name in dict.fromkeys(survey.labels) if name in labels]
    return Plan(frozenset(shapes), labels, _aliases(known, remarks))


def _aliases(names: list[str], remarks: Remarks) -> dict[str, str]:
    """Each name to the one that it is given under.

    That is the first spelling of it, and the whole name for a first name that comes after it,
    where there is but one such.
    """
    spelled: dict[str, str] = {}
    for name in names:
        spelled.setdefault(name.casefold(), name)
    whole: dict[str, list[str]] = {}
    for name in spelled.values():
        first, _, more = name.partition(" ")
        if more and not any(map(str.isdecimal, more)):
            whole.setdefault(first.casefold(), []).append(name)
    place = {name: index for index, name in enumerate(names)}
    result: dict[str, str] = {}
    for name in names:
        meant = spelled[name.casefold()]
        candidates = whole.get(name.casefold(), [])
        if len(candidates) == 1 and place[candidates[0]] < place[name]:
            meant = candidates[0]
        if meant != name and name not in result:
            remarks.add(0, f"{shown(name)} is taken for {shown(meant)}")
        result[name] = meant
    return result


def refuse(survey: Survey, plan: Plan, lines: Callable[[], Iterator[Line]]) -> None:
    """Raises UnreadableError where a text is no transcript by its survey."""
    first = next(iter(lines()), None)
    place = first.number if first else 1
    if not plan.shapes and not plan.labels:
        if survey.shapes["time"] > 1 and survey.slow():
            why = "the times stand too far apart for so few words: these are notes or chapters, no transcript"
            raise UnreadableError(place, why, _HINT)
        raise UnreadableError(place, "no transcript: no lines open turns with a name or a time", _HINT)
    if survey.listed > 0.3 * survey.lines:
        raise UnreadableError(place, "these are lists, such as notes have, no transcript", _HINT)
    above = 0
    after_head = False
    for line in lines():
        if plan.opens(line, after_head=after_head):
            if above > 0.4 * survey.words and above > 100:
                raise UnreadableError(
                    line.number, f"{above:,} words stand above the first turn: no transcript", _HINT
                )
            return
        above += line.text.count(" ") + 1
