"""Formats of NIST's scoring tools, columns separated by spaces: CTM (a word a line), STM (a turn a line)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ghostcli.transcripts.base import (
    FIELD,
    LEFT_OVER,
    ParsedTranscript,
    Remarks,
    check_number,
    lines_of,
    shown,
)
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.segments import Segment, read_segments
from ghostcli.transcripts.word_timings import TimedWord, voice

NAME = "nist"

_NUMBER = r"[0-9]{1,7}(?:\.[0-9]{1,6})?"
CTM = re.compile(
    rf"(\S{{1,200}})[ \t]+(\S{{1,40}})[ \t]+({_NUMBER})[ \t]+({_NUMBER})[ \t]+(\S+)(?:[ \t]+\S+)*\s*\Z"
)
STM = re.compile(
    rf"(\S{{1,200}})[ \t]+(\S{{1,40}})[ \t]+(\S{{1,200}})[ \t]+({_NUMBER})[ \t]+({_NUMBER})[ \t]+"
    r"(?:<[^<>\n]{0,200}>[ \t]+)?(\S[^\n]*)\Z"
)
_NO_SPEAKER = ("inter_segment_gap", "excluded_region")
_NO_WORD = ("<eps>", "<eps", "IGNORE_TIME_SEGMENT_IN_SCORING", "ignore_time_segment_in_scoring")
_PAUSE = 2.0


class _NistRow(NamedTuple):
    """The contents of a line: its speaker, its times, and a word or a turn."""

    speaker: str | None
    start: float
    end: float
    text: str


def read(source: SourceText) -> ParsedTranscript:
    """Return the words of a CTM file as sentences, or the turns of an STM file unchanged.

    In CTM, a channel is a speaker if a recording has several. Comments (`
    `) and segments excluded from scoring are not speech. Source: the documentation of NIST's SCTK,
    doc/infmts.htm.
    """
    remarks = Remarks(source.remarks)
    is_ctm = not any(STM.match(line) and not CTM.match(line) for line in _some(source.clean))
    said: list[_NistRow] = []
    aside: list[int] = []
    recordings: dict[str, None] = {}
    for number, line in enumerate(lines_of(source.clean), 1):
        found = (CTM if is_ctm else STM).match(line)
        if not line.strip():
            continue
        if line.lstrip().startswith((";;", "#")):
            aside.append(number)
        elif not found:
            remarks.add(number, f"no line of words and times: {shown(line)}", LEFT_OVER)
        else:
            recordings.setdefault(found[1])
            one = _word(found) if is_ctm else _turn(found)
            if one:
                said.append(one)
            else:
                aside.append(number)
        check_number(said, number)
    if aside:
        remarks.add(aside[0], f"{counted(len(aside), 'line')} of comments and of what is not scored", FIELD)
    if len(recordings) > 1:
        remarks.add(0, f"{counted(len(recordings), 'recording')} in one file: their times overlap")
    if is_ctm and len({one.speaker for one in said}) < 2:
        said = [one._replace(speaker=None) for one in said]
    return read_segments(NAME, remarks, lambda _: _segments(said, each_word=is_ctm))


def _some(text: str) -> Iterator[str]:
    for number, line in enumerate(lines_of(text[:50_000])):
        if number == 50:
            return
        if line.strip() and not line.startswith(";;"):
            yield line


def _word(found: re.Match[str]) -> _NistRow | None:
    start, length = float(found[3]), float(found[4])
    channel = f"Channel {found[2]}"
    return None if found[5] in _NO_WORD else _NistRow(channel, start, start + length, found[5])


def _turn(found: re.Match[str]) -> _NistRow | None:
    if found[3] in _NO_SPEAKER or found[6].strip() in _NO_WORD:
        return None
    return _NistRow(voice(found[3]), float(found[4]), float(found[5]), found[6].strip())


def _segments(said: Sequence[_NistRow], *, each_word: bool) -> Iterator[Segment]:
    if not each_word:
        for one in said:
            yield Segment(one.start, one.end, one.speaker, one.text)
        return
    run: list[TimedWord] = []
    for one in said:
        last = run[-1] if run else None
        if last and (last.speaker != one.speaker or one.start - (last.end or 0) > _PAUSE):
            yield Segment(run[0].start, last.end, last.speaker, "", run)
            run = []
        run.append(TimedWord(one.text, one.start, one.end, one.speaker))
    if run:
        yield Segment(run[0].start, run[-1].end, run[-1].speaker, "", run)
