"""Readings held against what was rendered: whose words are whose."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from types import EllipsisType
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from speakers_base import Expected, Rendering

_TOKENS = re.compile(r"[^\W_]+")
_NUMBERS = re.compile(r"[0-9]{1,7}")


class Said(NamedTuple):
    """A cue of a reading."""

    start: float | None
    end: float | None
    speaker: str | None
    text: str


class Read(NamedTuple):
    """What a reader made of a file: cues, and remarks as lines and sentences; or why it refused."""

    cues: tuple[Said, ...]
    remarks: tuple[tuple[int, str], ...] = ()
    refusal: str = ""


class Fault(NamedTuple):
    """Words of one turn that went wrong: `kind` is `other`, `lost`, `added`, `nobody`, `time` or `end`."""

    kind: str
    expected: Expected
    got: str
    words: int
    silent: bool = False


@cache
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, so that they compare."""
    return tuple(_TOKENS.findall(unicodedata.normalize("NFC", text).casefold()))


class Figures(Counter[str]):
    """Counts: `words`, of them `right`, `nobody`, `other` (of these `silent`) and `lost`; words `added`.

    Of times: `timed` those of starts, of them `on time`; `ended` those of ends, of them `ended right`.
    """


class _Place(NamedTuple):
    """Where a word of the source stands in a reading: in which cue (None: nowhere), at its begin, its end."""

    cue: int | None
    opens: bool = False
    closes: bool = False


def judge(rendering: Rendering, read: Read) -> tuple[list[Figures], list[Fault]]:
    """The figures of each turn, and the faults."""
    turns: list[Figures] = []
    faults: list[Fault] = []
    owners = _owners(rendering.expected, read.cues)
    noticed = _Noticed(read, by_line=rendering.by_line)
    for one, (found, added) in zip(rendering.expected, owners, strict=True):
        silent = not noticed.on(one)
        given = Counter(read.cues[place.cue].speaker if place.cue is not None else ... for place in found)
        figures = Figures(words=len(found), added=len(added))
        for speaker, words in given.items():
            kind = _kind(speaker, one)
            figures[kind] += words
            if kind == "other" and silent:
                figures["silent"] += words
            if kind in ("other", "lost") or (kind == "nobody" and not one.damage):
                got = "lost" if speaker is ... else str(speaker)
                faults.append(Fault(kind, one, got, words, silent))
        if added:
            faults.append(Fault("added", one, " ".join(added), len(added)))
        if found:
            _judge_times(one, found, read.cues, figures, faults)
        turns.append(figures)
    return turns, faults


def _kind(speaker: str | EllipsisType | None, one: Expected) -> str:
    if speaker is ...:
        return "lost"
    if speaker in one.names:
        return "right"
    return "nobody" if speaker is None else "other"


def _judge_times(
    one: Expected,
    found: Sequence[_Place],
    cues: Sequence[Said],
    figures: Figures,
    faults: list[Fault],
) -> None:
    """A start is right where the first word opens a cue of that time; an end, where the last closes one."""
    first, last = found[0], found[-1]
    start = cues[first.cue].start if first.cue is not None else None
    end = cues[last.cue].end if last.cue is not None else None
    for kind, all_, right, due, got, at_edge in (
        ("time", "timed", "on time", one.start, start, first.opens),
        ("end", "ended", "ended right", one.end, end, last.closes),
    ):
        if due is None:
            continue
        figures[all_] += 1
        if at_edge and got is not None and abs(got - due) <= one.tolerance:
            figures[right] += 1
        else:
            faults.append(Fault(kind, one, f"{got} for {due:g}{'' if at_edge else ', within a cue'}", 0))


class _Noticed:
    """What the remarks of a reading are on: the lines that they stand on or name, or the file as a whole."""

    def __init__(self, read: Read, *, by_line: bool) -> None:
        self._lines: list[int] = []
        self._rest = range(0)
        self._whole = not by_line and any("speaker" in message for _, message in read.remarks)
        for line, message in read.remarks:
            if "more remarks" in message:
                self._rest = range(max(self._lines, default=0), line + 1)
            else:
                named = map(int, _NUMBERS.findall(message)) if "line" in message else ()
                self._lines += filter(None, (line, *named))

    def on(self, one: Expected) -> bool:
        """Whether a remark is on a turn, or one counts the rest of them from there."""
        near = any(one.first - 1 <= line <= one.last for line in self._lines)
        return self._whole or near or one.last in self._rest


def _owners(expected: Sequence[Expected], cues: Sequence[Said]) -> list[tuple[list[_Place], list[str]]]:
    """For each turn: where each of its words stands; and the words added."""
    given = [tokens(one.turn.text) for one in expected]
    source = [word for words in given for word in words]
    got: list[str] = []
    places: list[_Place] = []
    for number, cue in enumerate(cues):
        words = tokens(cue.text)
        got += words
        places += [_Place(number, at == 0, at == len(words) - 1) for at in range(len(words))]
    owned = [_Place(None)] * len(source)
    extra: dict[int, list[str]] = {}
    for edit in LCSseq.opcodes(source, got):
        at, end = edit.src_start, edit.src_end
        if edit.tag == "equal":
            owned[at:end] = places[edit.dest_start : edit.dest_end]
        elif edit.tag != "delete":
            added = got[edit.dest_start : edit.dest_end]
            extra.setdefault(min(at, len(source) - 1), []).extend(added)
    result: list[tuple[list[_Place], list[str]]] = []
    begin = 0
    for words in given:
        end = begin + len(words)
        more = [word for at in range(begin, end) for word in extra.get(at, ())]
        result.append((owned[begin:end], more))
        begin = end
    return result
