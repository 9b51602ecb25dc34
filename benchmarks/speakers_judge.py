"""Readings held against what was rendered: whose words are whose."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq
from speakers_layouts import Expected, Rendering

_TOKENS = re.compile(r"[^\W_]+")
_NUMBERS = re.compile(r"[0-9]{1,7}")


class Said(NamedTuple):
    """A cue of a reading."""

    start: float | None
    speaker: str | None
    text: str


class Read(NamedTuple):
    """What a reader made of a file: cues, and remarks as lines and sentences; or why it refused."""

    cues: tuple[Said, ...]
    remarks: tuple[tuple[int, str], ...] = ()
    refusal: str = ""


class Fault(NamedTuple):
    """Words of one turn that went wrong: `kind` is `other`, `lost`, `added`, `nobody` or `time`."""

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
    """Counts: `words`, of them `right`, `nobody`, `other` (`silent`), `lost`; `added`; `timed`, `on time`."""


def judge(rendering: Rendering, read: Read) -> tuple[list[Figures], list[Fault]]:
    """The figures of each turn, and the faults."""
    turns: list[Figures] = []
    faults: list[Fault] = []
    owners = _owners(rendering.expected, read.cues)
    noticed, rest = _noticed(read)
    for one, (found, added) in zip(rendering.expected, owners, strict=True):
        silent = not any(one.first - 1 <= line <= one.last for line in noticed) and one.last not in rest
        given = Counter(read.cues[cue].speaker if cue is not None else ... for cue, _ in found)
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
        _judge_time(one, found, read.cues, figures, faults)
        turns.append(figures)
    return turns, faults


def _kind(speaker: object, one: Expected) -> str:
    if speaker is ...:
        return "lost"
    if speaker is None:
        return "nobody"
    return "right" if speaker in one.names else "other"


def _judge_time(
    one: Expected,
    found: Sequence[tuple[int | None, bool]],
    cues: Sequence[Said],
    figures: Figures,
    faults: list[Fault],
) -> None:
    """A turn's time is right where its first word opens a cue of that time."""
    if one.start is None or not found:
        return
    figures["timed"] += 1
    cue, opens = found[0]
    start = cues[cue].start if cue is not None else None
    if opens and start is not None and abs(start - one.start) <= one.tolerance:
        figures["on time"] += 1
    else:
        faults.append(Fault("time", one, f"{start} for {one.start:g}{'' if opens else ', within a cue'}", 0))


def _noticed(read: Read) -> tuple[list[int], range]:
    """The lines that the remarks are on or name, and those for which one stands that counts the rest."""
    lines: list[int] = []
    rest = range(0)
    for line, message in read.remarks:
        if "more remarks" in message:
            rest = range(max(lines, default=0), line + 1)
        else:
            lines += [line, *(map(int, _NUMBERS.findall(message)) if "line" in message else ())]
    return [line for line in lines if line], rest


_Owned = list[tuple[int | None, bool]]


def _owners(expected: Sequence[Expected], cues: Sequence[Said]) -> list[tuple[_Owned, list[str]]]:
    """For each turn: the cue of each word (None: lost), and whether the word opens it; words added."""
    given = [tokens(one.turn.text) for one in expected]
    source = [word for words in given for word in words]
    got: list[str] = []
    places: list[tuple[int, bool]] = []
    for number, cue in enumerate(cues):
        words = tokens(cue.text)
        got += words
        places += [(number, not at) for at in range(len(words))]
    owned: _Owned = [(None, False)] * len(source)
    extra: dict[int, list[str]] = {}
    for edit in LCSseq.opcodes(source, got):
        at, end = edit.src_start, edit.src_end
        if edit.tag == "equal":
            owned[at:end] = places[edit.dest_start : edit.dest_end]
        elif edit.tag != "delete":
            added = got[edit.dest_start : edit.dest_end]
            extra.setdefault(min(at, len(source) - 1), []).extend(added)
    result: list[tuple[_Owned, list[str]]] = []
    begin = 0
    for words in given:
        end = begin + len(words)
        more = [word for at in range(begin, end) for word in extra.get(at, ())]
        result.append((owned[begin:end], more))
        begin = end
    return result
