"""Advanced SubStation Alpha (ASS) and its predecessor SSA: Dialogue lines by the file's own columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.transcripts.base import (
    FIELD,
    LEFT_OVER,
    REPEAT,
    Cue,
    ParsedTranscript,
    Remarks,
    check_number,
    lines_of,
    shown,
)
from ghostcli.transcripts.canonical import counted, tidy_name, tidy_text
from ghostcli.transcripts.captions import captions, sorted_by_start
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.written_times import COUNTED_ON

NAME = "ass"

_SECTION = re.compile(r"[ \t]*\[([^\[\]\n]{1,60})\][ \t]*\Z")
_ENTRY = re.compile(r"[ \t]*([A-Za-z][\w -]{0,40}):[ \t]?")
_TIME = re.compile(r"[ \t]*(-?)([0-9]{1,6}):([0-9]{1,2}):([0-9]{1,2})(?:[.,:]([0-9]{1,6}))?[ \t]*\Z")
_BLOCK = re.compile(r"\{([^{}]*)\}")
_DRAWING = re.compile(r"\\p([0-9]{1,3})(?![A-Za-z])")
_BREAKS = re.compile(r"\\[Nn]")
_MOVING = re.compile(r"\{[^{}]*\\move\(")
_SHOWN = re.compile(r"signs?|typeset(?:ting)?|credits?", re.IGNORECASE)
_NOBODY = ("NTP", "Default")
"""Placeholder names that converters write for an unknown speaker."""

_TOUCH = 0.1
_MOST = 59
_COLUMNS = "layer start end style name marginl marginr marginv effect text".split()  # noqa: SIM905
_EVENTS = frozenset(("dialogue", "comment", "picture", "sound", "movie", "command"))


class _Event(NamedTuple):
    """The columns of an event, with names in lower case."""

    number: int
    kind: str
    values: dict[str, str]


class _Rest:
    """Lines that are not speech: the number of each kind, and the first line of each."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[int, int]] = {}

    def add(self, number: int, what: str, place: str = FIELD) -> None:
        """Count one more line of that kind."""
        first, count = self._found.get((what, place), (number, 0))
        self._found[what, place] = first, count + 1

    def report(self, remarks: Remarks) -> None:
        """Add one remark for each kind."""
        for (what, place), (first, count) in self._found.items():
            remarks.add(first, f"{counted(count, 'line')} {what}", place)


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each Dialogue line, with its Name as the speaker, sorted by start.

    Comments, drawings, styles and on-screen signs are not speech. Of overlapping lines with the same words
    only one counts. Override tags are removed. Source: the SSA and ASS specifications as given at
    http://www.tcax.org/docs/ass-specs.htm, and libass where these are silent.
    """
    remarks = Remarks(source.remarks)
    rest = _Rest()
    facts: dict[str, str] = {}
    cues: list[Cue] = []
    lines: list[int] = []
    codes = ""
    layers: set[Cue] = set()
    for event in _events(source.clean, facts, rest, remarks):
        cue = _cue(event, rest, remarks)
        if cue is None:
            continue
        if cue in layers:
            rest.add(event.number, "shown a second time, on another layer: left out", REPEAT)
        elif cues and _is_lit_up(cues[-1], cue) and codes != event.values["text"]:
            rest.add(event.number, "shown again with other words lit up: left out", REPEAT)
            cues[-1] = cues[-1]._replace(end=cue.end)
        else:
            layers = {cue} | (layers if cues and cue.start == cues[-1].start else set())
            cues.append(cue)
            lines.append(event.number)
            check_number(cues, event.number)
        codes = event.values["text"]
    rest.report(remarks)
    cues, lines = sorted_by_start(cues, lines, remarks, "events")
    title, language = tidy_name(facts.get("title", "")), facts.get("language")
    return captions(NAME, cues, remarks, title=title, language=language, lines=lines)


def _is_lit_up(before: Cue, cue: Cue) -> bool:
    """Whether a cue repeats the words of the cue before it, directly after that one ends."""
    same = before.text == cue.text and before.speaker == cue.speaker
    return same and before.end is not None and cue.start is not None and abs(cue.start - before.end) <= _TOUCH


def _events(text: str, facts: dict[str, str], rest: _Rest, remarks: Remarks) -> Iterator[_Event]:
    section, columns = "", _COLUMNS
    for number, line in enumerate(lines_of(text), 1):
        if found := _SECTION.match(line):
            section = found[1].strip().lower()
            rest.add(number, "of script info, styles and columns: no speech")
            continue
        if not line.strip():
            continue
        entry = _ENTRY.match(line)
        key, value = (entry[1].strip().lower(), line[entry.end() :]) if entry else ("", "")
        if key in _EVENTS:
            cells = value.split(",", len(columns) - 1)
            if len(cells) < len(columns):
                remarks.add(number, f"fewer columns than the file's Format line has: {shown(line)}")
                cells += [""] * (len(columns) - len(cells))
            yield _Event(number, key, dict(zip(columns, cells, strict=True)))
            continue
        if key == "format" and section == "events":
            named = [name.strip().lower() for name in value.split(",")][:50]
            columns = named if "text" in named else _COLUMNS
        elif section == "events":
            remarks.add(number, f"{shown(line)} is not an event: left out", LEFT_OVER)
            continue
        elif section == "script info":
            facts.setdefault(key, value.strip())
        rest.add(number, "of script info, styles and columns: no speech")


def _cue(event: _Event, rest: _Rest, remarks: Remarks) -> Cue | None:
    if event.kind != "dialogue":
        rest.add(event.number, f"of the sort {event.kind.title()}: no speech")
        return None
    values = event.values
    name = tidy_name(values.get("name", values.get("actor", "")))
    name = None if name in _NOBODY else name
    text, shape, comment = _plain(values["text"])
    if comment:
        rest.add(event.number, "with a comment in braces: no speech")
    if shape and not text:
        rest.add(event.number, "that draw a shape: no speech")
        return None
    if not text:
        rest.add(event.number, "without words")
        return None
    if _MOVING.search(values["text"]) or any(
        _SHOWN.fullmatch(one.strip()) for one in (values.get("style", ""), name or "")
    ):
        rest.add(event.number, "shown as a sign, a credit or a comment that moves, not said")
        return None
    times = [_seconds(event.number, values.get(column, ""), remarks) for column in ("start", "end")]
    return Cue(times[0], times[1], name, text)


def _plain(text: str) -> tuple[str, bool, bool]:
    """Return the words of a line, whether the line draws a shape, and whether it has a comment."""
    pieces: list[str] = []
    drawing = drawn = comment = False
    end = 0
    for block in _BLOCK.finditer(text):
        if not drawing:
            pieces.append(text[end : block.start()])
        end = block.end()
        comment = comment or (block[1].strip() != "" and "\\" not in block[1])
        for mode in _DRAWING.finditer(block[1]):
            drawing = int(mode[1]) > 0
            drawn = drawn or drawing
    if not drawing:
        pieces.append(text[end:])
    plain = _BREAKS.sub("\n", "".join(pieces)).replace("\\h", " ")
    return tidy_text("\n".join(" ".join(line.split()) for line in plain.split("\n"))), drawn, comment


def _seconds(number: int, text: str, remarks: Remarks) -> float | None:
    found = _TIME.match(text)
    if not found:
        remarks.add(number, f"{shown(text)} is not a valid time: treated as unknown")
        return None
    sign, hours, minutes, seconds, fraction = found.groups()
    if int(minutes) > _MOST or int(seconds) > _MOST:
        remarks.add(number, f"{shown(text)} {COUNTED_ON}")
    exact = int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")
    return -exact if sign else exact
