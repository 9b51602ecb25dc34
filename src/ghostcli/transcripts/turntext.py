"""Transcripts in plain text and Markdown: which lines open a turn, and who speaks; a plain writer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ghostcli.text import one_line
from ghostcli.timecode import format_time
from ghostcli.transcripts.assembly import Line, Speech
from ghostcli.transcripts.base import (
    Cue,
    Heading,
    Reading,
    Remarks,
    UnreadableError,
    check_number,
    lines_of,
    shown,
)
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.headers import Head, has_frames, head, seconds
from ghostcli.transcripts.marks import front_matter, plain
from ghostcli.transcripts.names import accepted
from ghostcli.transcripts.normal import closed, counted, normal, reading_of, shifted
from ghostcli.transcripts.speech import turns

NAME = "text"

_HINT = "with --format text, any text is read: a paragraph a cue, without speakers and times"
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(.*?)[ \t#]*\Z")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})\Z")
_LIST = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S")
_LONGEST_HEADING = 300
_MAX_LINES = 1_000_000
_SLOWEST = 0.3
"""Words a second: a list of chapters has fewer, a conversation more."""


def _is_layout(line: Line) -> bool:
    if line.head is not None or len(line.text) > _LONGEST_HEADING:
        return False
    return (_HEADING.match(line.text) or _RULE.match(line.text)) is not None


class _Survey:
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

    def look(self, lines: Iterable[Line]) -> _Survey:
        """Takes in all the lines."""
        after_head = True
        for line in lines:
            if _is_layout(line):
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
        length = seconds(self.clocks[1]) - seconds(self.clocks[0])
        return length > 60 and self.words < _SLOWEST * length


class _Plan(NamedTuple):
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
        elif found.shape not in self.shapes:
            return None
        elif not found.sure and found.shape != "bold" and found.name not in self.names:
            return None
        return found if found.name is None else found._replace(name=self.names.get(found.name, found.name))


def _plan(survey: _Survey, texts: Callable[[], Iterable[str]], remarks: Remarks, *, forced: bool) -> _Plan:
    enough = 1 if forced else 2
    shapes = {shape for shape, number in survey.shapes.items() if number >= enough or shape == "cite"}
    repeated = any(number > 1 for number in survey.names.values())
    first = survey.first.shape if survey.first else ""
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
    return _Plan(frozenset(shapes), labels, _aliases(known, remarks))


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


def read_lines(
    name: str,
    lines: Callable[[], Iterator[Line]],
    remarks: Remarks,
    *,
    marked: bool,
    forced: bool,
    facts: dict[str, str],
) -> Reading:
    """The reading of a text that `lines` goes through anew at each call.

    Raises UnreadableError where no lines open turns, unless `forced`: then each paragraph is a cue.
    """
    survey = _Survey().look(lines())
    plan = _plan(survey, lambda: (line.text for line in lines()), remarks, forced=forced)
    if not forced:
        _refuse(survey, plan, lines)
    speech = Speech(marked=marked, days_first=not survey.frames)
    title = facts.get("title")
    headings: list[tuple[int, str]] = []
    opened = after_head = False
    above = 0
    first_above: Line | None = None
    prose = not plan.shapes and not plan.labels
    for line in lines():
        if _is_layout(line):
            if heading := _HEADING.match(line.text):
                title = title or plain(heading[1])
                headings.append((line.number, plain(heading[1])))
            continue
        found = plan.opens(line, after_head=after_head)
        after_head = found is not None
        if found:
            opened = True
            speech.open(found.name, found.time, found.rest, line.number)
        elif not opened and name == "html" and not prose:
            remarks.add(line.number, f"above the first turn, no speech: {shown(line.text)}", lost=True)
        else:
            if not opened:
                above += 1
                first_above = first_above or line
            if prose and line.opens:
                speech.open(None, None, "", line.number)
            speech.add(line.text.strip(), paragraph=line.opens)
    if opened and first_above:
        what = counted(above, "line")
        about = f"{what} above the first turn kept, without a speaker: {shown(first_above.text)}"
        remarks.add(first_above.number, about)
    if headings:
        named = shown(", ".join(text for _, text in headings))
        remarks.add(headings[0][0], f"{counted(len(headings), 'heading')} left out as no speech: {named}")
    return reading_of(
        name,
        speech.finish(remarks),
        remarks,
        title=title,
        language=facts.get("language") or facts.get("lang"),
        published=facts.get("date") or facts.get("published"),
        url=facts.get("media") or facts.get("url"),
    )


def _refuse(survey: _Survey, plan: _Plan, lines: Callable[[], Iterator[Line]]) -> None:
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


def _lines(text: str, start: int, *, marked: bool) -> Iterator[Line]:
    opens, fenced = True, False
    first = text.count("\n", 0, start) + 1
    for number, content in enumerate(lines_of(text, start), first):
        if number > _MAX_LINES:
            raise UnreadableError(number, f"more than {_MAX_LINES:,} lines: this is no transcript")
        if not content or content.isspace():
            opens = True
        elif marked and content.startswith(("```", "~~~")):
            opens, fenced = True, not fenced
        else:
            # What stands in a fence is an example of something, and opens no turn.
            yield Line(number, content, opens, None if fenced else head(content))
            opens = False


def sniff(source: Source) -> bool:
    """Whether there are lines with a colon; whether they open turns, the reading decides."""
    return ":" in source.clean or "：" in source.clean


def read(source: Source, *, forced: bool = False) -> Reading:
    """The turns as cues: a cue for each time, or for each turn where there are none.

    Takes all heads that `headers.head` knows; which of them count, the file as a whole decides.
    Raises UnreadableError where none does, unless `forced`: then each paragraph is a cue.
    """
    return read_text(NAME, source, marked=False, forced=forced)


def read_text(name: str, source: Source, *, marked: bool, forced: bool) -> Reading:
    """The same for text and Markdown."""
    text = source.clean
    facts, start = front_matter(text) if marked else ({}, 0)
    remarks = Remarks(source.remarks)
    return read_lines(
        name, lambda: _lines(text, start, marked=marked), remarks, marked=marked, forced=forced, facts=facts
    )


def write(cues: Iterable[Cue], heading: Heading) -> str:  # noqa: ARG001
    """The cues as plain text: `[H:MM:SS] Name: text`, a turn a line, a blank line between.

    `heading` has no place in it.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    blocks: list[str] = []
    for turn in turns(closed(kept)):
        time = "" if turn.start is None else f"[{format_time(turn.start)}] "
        name = f"{turn.speaker}: " if turn.speaker else ""
        said = " ".join(one_line(cue.text) for cue in turn.cues)
        blocks.append(f"{time}{name}{said}\n")
    return "\n".join(blocks)
