"""SubRip: a tolerant reader that drops nothing silently, and a writer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from ghostcli.transcripts.base import (
    FIELD,
    Cue,
    Metadata,
    ParsedTranscript,
    Remarks,
    check_number,
    lines_of,
    shown,
)
from ghostcli.transcripts.canonical import closed, normal, reading_of, shifted, tidy_text
from ghostcli.transcripts.captions import captions
from ghostcli.transcripts.cue_markup import spans
from ghostcli.transcripts.cue_timings import ARROWS, TIMING, Timing, frame_rate, timing_of
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.ghost_exports import label, labelled
from ghostcli.transcripts.timestamps import stamp
from ghostcli.transcripts.written_times import COUNTED_ON

NAME = "srt"

_PLACE = re.compile(r"(?:[ \t]+(?:[XY][12]|[a-z]{2,12}):[^ \t]*)*[ \t]*\Z")
_OVERRIDE = re.compile(r"\{\\[^{}\n]{1,200}\}")
_INDEX = re.compile(r"[ \t]*([0-9]{1,9})[ \t]*\Z")
_MAX_PREAMBLE = 10

_NUMBERED = re.compile(r"\n[ \t]*+\n[ \t]*+[0-9]{1,9}[ \t]*+\n([^\n]++)")
_ARROW = re.compile(r"[-–—=] ?>|→|-&gt;|>>")
_CLOCK = re.compile(r"[0-9oOlI]{1,6}[:;][0-9oOlI]{1,2}(?:[:;][0-9oOlI]{1,2})?(?:[.,:; ][0-9oOlI]{1,6})?")
_LONGEST = 120  # characters of a line that may be a broken line of times


def sniff(source: SourceText) -> bool:
    """Whether there is a line with two times near the start of the text."""
    above = 0
    for line in lines_of(source.clean):
        if above > _MAX_PREAMBLE:
            return False
        if any(arrow in line for arrow in ARROWS) and (found := TIMING.match(line)):
            timing = timing_of(found)
            if timing is not None and timing.start is not None and timing.end is not None:
                return True
        above += bool(line.strip())
    return False


def read(source: SourceText) -> ParsedTranscript:
    """Return the cues of an SRT file, whatever its index lines and separators look like.

    A line is an index and not text if it stands alone above a time, or is the number after the index before
    it. Text after a time is text, unless it gives a screen position. The fourth part of a time is
    milliseconds, or frames if the file's own digits show that. A broken time is reported, and its words are
    kept without it.
    """
    remarks = Remarks(source.remarks)
    cues: list[Cue] = []
    lines: list[int] = []
    for timing, payload, line in _payloads(source.clean, remarks):
        for speaker, said in spans(_OVERRIDE.sub("", payload)):
            if text := tidy_text(said):
                cues.append(Cue(timing.start, timing.end, speaker, text))
                lines.append(line)
        check_number(cues, line)
    heads = [found for cue in cues if (found := labelled(cue.text))]
    if heads and len(heads) == len(cues):
        pairs = zip(cues, heads, strict=True)
        cues = [cue._replace(speaker=name, text=tidy_text(text)) for cue, (name, text) in pairs]
        return reading_of(NAME, cues, remarks)
    return captions(NAME, cues, remarks, lines=lines)


_NO_TIME = Timing(None, None, "")


def _payloads(text: str, remarks: Remarks) -> Iterator[tuple[Timing, str, int]]:
    """Yield `(times, payload, line)` of each cue; text above the first time has no times."""
    rate = frame_rate(text)
    if rate:
        remarks.add(0, f"the fourth part of the times are frames, {rate} a second by their figures")
    above: Timing | None = None
    begin = 0
    index = 0
    line = time_line = 1
    for found in chain(TIMING.finditer(text), (None,)):
        timing = timing_of(found, rate) if found else None
        if found is not None and timing is None:
            continue  # text with an arrow in it
        end = found.start() if found else len(text)
        payload, number = text[begin:end], ""
        if found is not None:
            payload, number = _without_index(payload, index, first=above is None)
            payload = _without_doubles(payload, number, line, remarks, first=above is None)
        line += text.count("\n", begin, end)
        if above is not None:
            said, *others = _parted(payload, time_line, remarks)
            yield above, above.tail + said[0], time_line
            yield from ((_NO_TIME, text, at) for text, at in others)
        elif found is not None and payload.strip():
            remarks.add(1, f"there is no time above {shown(payload)}: kept as text without a time")
            yield _NO_TIME, payload, 1
        if found is None or timing is None:
            return
        if number and not number.isdecimal():
            remarks.add(line - 1, f"{shown(number)} is in place of a cue number")
        index = int(number) if number.isdecimal() else index + 1
        above = _reported(timing, found[0], line, remarks)
        begin, time_line = found.end(), line


def _parted(payload: str, line: int, remarks: Remarks) -> list[tuple[str, int]]:
    """Return `(text, line)` of a cue and of each cue below it whose number stands above a broken time."""
    parts: list[tuple[str, int]] = []
    begin = 0
    at = line
    for found in _NUMBERED.finditer(payload):
        written = found[1]
        if not _looks_like_times(written):
            continue
        parts.append((payload[begin : found.start()], at))
        at = line + payload.count("\n", 0, found.start(1))
        remarks.add(at, f"{shown(written)} is not a valid time: the words below it are kept without one")
        begin = found.end()
    return [*parts, (payload[begin:], at)]


def _looks_like_times(line: str) -> bool:
    """Whether a line below a cue's number may be its broken times: an arrow, or mostly clock times."""
    return len(line) <= _LONGEST and (
        _ARROW.search(line) is not None
        or (_CLOCK.search(line) is not None and not _CLOCK.sub("", line).strip(" \t-–—=>"))
    )


def _reported(timing: Timing, written: str, line: int, remarks: Remarks) -> Timing:
    """Return the times to use, after a remark on an invalid one; without a start, both are None."""
    tail = "" if _PLACE.match(timing.tail) else timing.tail.strip() + "\n"
    if timing.broken:
        what = "is not a valid time: its words are kept without one"
        if timing.start is not None:
            what = "has no valid end: treated as unknown"
        remarks.add(line, f"{shown(written)} {what}")
    elif timing.above:
        remarks.add(line, f"{shown(written)} {COUNTED_ON}")
    return Timing(timing.start, None if timing.start is None else timing.end, tail)


def _without_doubles(payload: str, index: str, line: int, remarks: Remarks, *, first: bool) -> str:
    """Remove a repeated index: the same number once more, alone between blank lines."""
    trimmed = payload.rstrip("\n \t")
    text, _, final = trimmed.rpartition("\n")
    alone = not text.rpartition("\n")[2].strip() and (first or text.strip())
    if not index.isdecimal() or final.strip() != index or not alone:
        return payload
    remarks.add(
        line + trimmed.count("\n"), f"the index {index} is printed twice: one of them is not speech", FIELD
    )
    return text


def _without_index(payload: str, before: int, *, first: bool) -> tuple[str, str]:
    """Return `(text, index)`: the text above a time, without its index line if there is one."""
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


def write(cues: Iterable[Cue], heading: Metadata, *, sure: bool = False) -> str:  # noqa: ARG001
    """Return the cues as SRT: numbered, with a name where the speaker changes. `heading` is not used.

    With `sure`, each cue begins with its speaker in brackets, or a dash for an unknown one, as `read` takes
    them unchanged. Cues without a time are left out, because SRT cannot hold them.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    blocks: list[str] = []
    before: str | None = None
    for number, cue in enumerate([cue for cue in closed(kept) if cue.start is not None], 1):
        name = f"{cue.speaker}: " if cue.speaker and cue.speaker != before else ""
        name = f"{label(cue.speaker)}: " if sure else name
        before = cue.speaker
        times = f"{stamp(cue.start or 0, ',')} --> {stamp(cue.end or 0, ',')}"
        blocks.append(f"{number}\n{times}\n{_guarded(name + cue.text)}\n")
    return "\n".join(blocks)


_READ_AS_MARK = re.compile(r"<(?=/?[A-Za-z0-9])|&(?=[#A-Za-z0-9]{2,33};)|(?<=[-–—=])>|→|\{(?=\\)")
# The arrow is escaped by number: `--&gt;` is read as an arrow in text copied from a page.
_ENTITIES = {"<": "&lt;", "&": "&amp;", ">": "&#62;", "→": "&#8594;", "{": "&#123;"}


def _guarded(text: str) -> str:
    return _READ_AS_MARK.sub(lambda mark: _ENTITIES[mark[0]], text)
