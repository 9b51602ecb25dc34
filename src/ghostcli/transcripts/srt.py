"""SubRip: a forgiving reader that drops nothing silently, and a writer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ghostcli.transcripts.base import Cue, Heading, Reading, Remarks, check_number, shown
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.names import named
from ghostcli.transcripts.normal import closed, normal, reading_of, shifted, tidy_text
from ghostcli.transcripts.rolling import rolls, unrolled
from ghostcli.transcripts.stamps import spans_of, stamp
from ghostcli.transcripts.voices import spans

NAME = "srt"

_TIME = r"(-?)(?:([0-9]{1,6}):)?([0-9]{1,3}):([0-9]{1,2})(?:[,.:]([0-9]{1,6}))?"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*--?>[ \t]*{_TIME}(?![0-9])([^\n]*)$", re.MULTILINE)
_PLACE = re.compile(r"(?:[ \t]+(?:[XY][12]|[a-z]{2,12}):[^ \t]*)*[ \t]*\Z")
_OVERRIDE = re.compile(r"\{\\[^{}\n]{1,200}\}")
_INDEX = re.compile(r"[ \t]*([0-9]{1,9})[ \t]*\Z")
_MAX_PREAMBLE = 10


def sniff(source: Source) -> bool:
    """Whether a time with an arrow stands near the beginning of the text."""
    first = _TIMING.search(source.clean)
    if first is None:
        return False
    above = [line for line in source.clean[: first.start()].split("\n", 1000) if line.strip()]
    return len(above) <= _MAX_PREAMBLE


def read(source: Source) -> Reading:
    """The cues of an SRT file, whatever stands for an index and between the cues.

    A line is an index, not text, if it stands alone above a time, or counts on from the index
    before it. Text behind a time is text, unless it says where on the screen it belongs.
    """
    text = source.clean
    remarks = Remarks(source.remarks)
    cues: list[Cue] = []
    voices = False
    for start, end, payload, line in _payloads(text, remarks):
        for speaker, said in spans(_OVERRIDE.sub("", payload)):
            voices = voices or speaker is not None
            cues.append(Cue(start, end, speaker, tidy_text(said)))
        check_number(cues, line)
    cues = [cue for cue in cues if cue.text]
    if rolls(cues):
        cues = unrolled(cues, remarks)
    if not voices:
        cues = named(cues, remarks)
    return reading_of(NAME, cues, remarks)


def _payloads(text: str, remarks: Remarks) -> Iterator[tuple[float | None, float | None, str, int]]:
    """`(start, end, payload, line)` of each cue; text above the first time comes without times."""
    times: tuple[float, float] | None = None
    tail = ""
    begin = 0
    index = 0
    line = time_line = 1
    for timing in chain(_TIMING.finditer(text), (None,)):
        end = timing.start() if timing else len(text)
        payload, found = text[begin:end], ""
        if timing is not None:
            payload, found = _without_index(payload, index, first=times is None)
        line += text.count("\n", begin, end)
        if times is not None:
            yield (*times, tail + payload, time_line)
        elif timing is not None and payload.strip():
            remarks.add(1, f"no time stands above {shown(payload)}: kept as untimed text")
            yield None, None, payload, 1
        if timing is None:
            return
        if found and not found.isdecimal():
            remarks.add(line - 1, f"{shown(found)} stands where a number is due")
        index = int(found) if found.isdecimal() else index + 1
        groups = timing.groups()
        times = _seconds(*groups[:5]), _seconds(*groups[5:10])
        tail = "" if _PLACE.match(groups[10]) else groups[10].strip() + "\n"
        begin, time_line = timing.end(), line


def _without_index(payload: str, before: int, *, first: bool) -> tuple[str, str]:
    """`(text, index)`: what stands above a time, without its index if there is one."""
    trimmed = payload.rstrip("\n \t")
    text, _, final = trimmed.rpartition("\n")
    alone = not text.rpartition("\n")[2].strip()
    above = payload.count("\n", len(trimmed)) <= 1
    number = _INDEX.match(final)
    if number and ((above and alone) or int(number[1]) == before + 1):
        return text, number[1]
    if above and alone and (text or first) and final and not number and not re.search(r"\s", final.strip()):
        return text, final.strip()
    return payload, ""


def _seconds(sign: str, hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    exact = whole + float(f"0.{fraction or 0}")
    return -exact if sign else exact


def write(cues: Iterable[Cue], heading: Heading) -> str:  # noqa: ARG001
    """The cues as SRT: numbered, a name where the speaker changes. `heading` has no place in it.

    A cue without a time spans the known times around it, which SRT cannot tell from its own.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    kept = closed(kept)
    blocks: list[str] = []
    before: str | None = None
    for number, (cue, (start, end)) in enumerate(zip(kept, spans_of(kept), strict=True), 1):
        name = f"{cue.speaker}: " if cue.speaker and cue.speaker != before else ""
        before = cue.speaker
        said = _guarded(cue.text)
        blocks.append(f"{number}\n{stamp(start, ',')} --> {stamp(end, ',')}\n{name}{said}\n")
    return "\n".join(blocks)


_READ_AS_MARK = re.compile(r"<(?=/?[A-Za-z0-9])|&(?=[#A-Za-z0-9]{2,33};)|(?<=--)>|(?<=-)>|\{(?=\\)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", ">": "&gt;", "{": "&#123;"}


def _guarded(text: str) -> str:
    return _READ_AS_MARK.sub(lambda mark: _ENTITIES[mark[0]], text)
