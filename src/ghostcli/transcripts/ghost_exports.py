"""Read back exactly what ghost itself prints of a transcript: lines, text, Markdown, JSON.

In its sure form, every speaker name is in square brackets and an unknown speaker is a dash, so that a reader
can tell names from text: `[H:MM:SS] [Name]: text`, `[H:MM:SS] –: text`, and in Markdown `**[Name]**
_H:MM:SS_` and `**–** _H:MM:SS_` above a paragraph. An unknown time is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ghostcli.text.escaping import one_line
from ghostcli.transcripts.base import (
    PASSAGES,
    TURNS,
    Cue,
    ParsedTranscript,
    Remarks,
    Units,
    UnreadableError,
    check_number,
    lines_of,
)
from ghostcli.transcripts.canonical import closed, normal, reading_of, shifted
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.turns import passages, turns

NAME = "ghost"

NOBODY = "–"
"""Stands in place of a name before words without a speaker."""

_TIME = r"([0-9]{1,9}):([0-5][0-9]):([0-5][0-9])"
_LABEL = r"(?:\[([^\n]{1,500}?)\]|–)"
_ROW = re.compile(rf"(?:{_TIME})?\t([^\t\n]*)\t([^\t\n]*[^\t\n ][^\t\n]*)")
_NUMBER = re.compile(r"[0-9:.,]+\Z")
_LABELLED = re.compile(rf"{_LABEL}:[ \n]")
_LINE = re.compile(rf"(?:\[{_TIME}\] )?+{_LABEL}: ([^\n]+)")
_HEAD = re.compile(rf"\*\*{_LABEL}(?:\*\* _{_TIME}_|:\*\*)")
_TITLE = re.compile(r"# ([^\n]*)(?:\n|\Z)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# The printed form of such a character where output may reach a terminal; it is not a word.
_SHOWN = re.compile(r"\\u20(?:2[a-e]|6[6-9])")


class PrintedBlock(NamedTuple):
    """A unit of output: a turn, or a passage without a speaker; `start` is in seconds."""

    start: float | None
    speaker: str | None
    text: str


class _SpokenLine(NamedTuple):
    """A block in a file, with its line; line 0 means that there is no block."""

    line: int
    time: tuple[str | None, ...]
    name: str | None
    text: str


_NONE = _SpokenLine(0, (None, None, None), None, "")


def blocks_of(cues: Iterable[Cue], units: Units = TURNS) -> Iterator[PrintedBlock]:
    """Yield the turns of known speakers and the passages of unknown ones, each text on one line.

    One time is enough for a turn. Words without a speaker may be a whole transcript, so each passage has a
    time. `PASSAGES` gives those of known speakers too.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    for turn in turns(closed(kept)):
        if turn.speaker is None or units == PASSAGES:
            who = flat(turn.speaker) if turn.speaker else None
            yield from (PrintedBlock(one.start, who, flat(one.text)) for one in passages(turn))
        else:
            said = " ".join(filter(None, (flat(cue.text) for cue in turn.cues)))
            yield PrintedBlock(turn.start, flat(turn.speaker), said)


def flat(text: str) -> str:
    """Return a text on one line, without characters that change its text direction."""
    return one_line(_DIRECTION.sub("", text))


def label(name: str | None) -> str:
    """Return a name in the sure form, or the dash for an unknown speaker."""
    return f"[{name}]" if name else NOBODY


def labelled(text: str) -> tuple[str | None, str] | None:
    """Return `(name or None, text)` of a text that begins with a sure label; None if it does not."""
    found = _LABELLED.match(text)
    return (found[1], text[found.end() :]) if found else None


def sniff(source: SourceText) -> bool:
    """Whether a text consists only of lines or blocks in the form that ghost prints."""
    return _shape(source.clean) is not None


def read(source: SourceText) -> ParsedTranscript:
    """Return the turns, passages or cues as cues, unchanged.

    Raises UnreadableError if the source has none of the forms.
    """
    remarks = Remarks(source.remarks)
    said_in = _shape(source.clean)
    if said_in is None and source.clean.lstrip()[:1] in ("[", "{"):
        return reading_of(NAME, list(_of_json(source.json)), remarks)
    if said_in is None:
        raise UnreadableError(source.first_line, "this is not a transcript that ghost printed")
    cues: list[Cue] = []
    for said in said_in(source.clean):
        cues.append(Cue(_seconds(said.time), None, said.name, said.text))
        check_number(cues, said.line)
    title = _TITLE.match(source.clean)
    return reading_of(NAME, cues, remarks, title=_ESCAPE.sub(r"\1", title[1]) if title else None)


def _seconds(time: tuple[str | None, ...]) -> float | None:
    hours, minutes, seconds = (None if part is None else int(part) for part in time)
    if hours is None or minutes is None or seconds is None:
        return None
    return hours * 3600 + minutes * 60 + seconds


def _shape(text: str) -> Callable[[str], Iterator[_SpokenLine]] | None:
    """Return the parser for a text that has one of the forms throughout; None for any other text."""
    for blocks in (_rows, _lines, _paragraphs):
        if next(blocks(text), _NONE).line and all(said.line for said in blocks(text)):
            return blocks
    return None


def _rows(text: str) -> Iterator[_SpokenLine]:
    """Yield tab-separated lines of time, name and text, unless the names may be numbers of a table."""
    rows = 0
    numbers: set[str] = set()
    named = False
    for number, line in enumerate(lines_of(text.removesuffix("\n")), 1):
        found = _ROW.fullmatch(line)
        if not found:
            yield _NONE
            return
        name, said = (_SHOWN.sub("", cell) for cell in found.groups()[3:])
        rows += 1
        named = named or found[1] is None or not _NUMBER.match(name)
        numbers.add(name)
        yield _SpokenLine(number, found.groups()[:3], name or None, said)
    # Integers that recur are speakers; ends, durations and line numbers are not.
    if not named and (len(numbers) > max(2, rows / 2) or not all(map(str.isdecimal, numbers))):
        yield _NONE


def _lines(text: str) -> Iterator[_SpokenLine]:
    """Yield lines in the sure form; blank lines may separate them."""
    for number, line in enumerate(lines_of(text), 1):
        if line:
            found = _LINE.fullmatch(line)
            yield _SpokenLine(number, found.groups()[:3], found[4], found[5]) if found else _NONE


def _paragraphs(text: str) -> Iterator[_SpokenLine]:
    """Yield Markdown heads in the sure form with their paragraphs; a title may come first."""
    head: re.Match[str] | None = None
    above = ""
    for number, line in enumerate(lines_of(text), 1):
        if not line or (number == 1 and _TITLE.match(line)):
            above = ""
        elif above or (head is None and not (head := _HEAD.fullmatch(line))):
            yield _NONE  # a paragraph with a second line, or without a head
        elif head[0] != line:
            name = None if head[1] is None else _ESCAPE.sub(r"\1", head[1])
            yield _SpokenLine(number, head.groups()[1:], name, _ESCAPE.sub(r"\1", line))
            head, above = None, line
        else:
            above = line
    if head is not None:
        yield _NONE


def _of_json(value: object) -> Iterator[Cue]:
    """Yield the cues of an array, or of the objects of JSON Lines."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            start, end, speaker, text = (one.get(key) for key in ("start", "end", "speaker", "text"))
            yield Cue(
                _number(start), _number(end), speaker if isinstance(speaker, str) else None, str(text or "")
            )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
