"""YouTube's SBV captions, and SubViewer's in the same form: a line with two times, text below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.transcripts.base import FIELD, Cue, ParsedTranscript, Remarks, check_number, lines_of, shown
from ghostcli.transcripts.canonical import counted, tidy_text
from ghostcli.transcripts.captions import captions
from ghostcli.transcripts.cue_markup import spans
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.written_times import COUNTED_ON

NAME = "sbv"

_TIME = r"(-?)([0-9]{1,6}):([0-9]{1,2}):([0-9]{1,2})(?:[.:]([0-9]{1,6}))?"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*,[ \t]*{_TIME}[ \t]*\Z")
_START = re.compile(rf"[ \t]*{_TIME}(?![\w.:])")
# A line with two broken times (digits and colons, with anything between), or with only one time.
_BROKEN = re.compile(
    r"[ \t]*[\w.-]{0,6}:[\w.-]{1,6}:[\w.-]{1,12}[ \t]*,[ \t]*+[\w.:-]{0,20}[ \t]*+\Z"
    r"|[ \t]*-?[0-9]\w{0,5}:\w{1,6}:[\w.-]{1,12}"
    r"(?:[ \t]{0,9}(?:[;|/>–—-]{1,4}|to)?[ \t]{0,9}[0-9][\w.:-]{1,20})?[ \t]*+\Z"
)
_MOST = 59
_HEAD = 20_000  # number of characters that are searched for SubViewer's header
_FACT = re.compile(r"[ \t]*\[(INFORMATION|END INFORMATION|[A-Z]{2,20}(?= *\]))[ \t]*\]([^\n]{0,300})\Z")


class _Block(NamedTuple):
    """A line of times (empty above the first one), and the text below it."""

    number: int
    timing: str
    text: str


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each line of two times, with the text below it.

    The fields of SubViewer's header, such as `[TITLE]`, are not speech; `[br]` is a line break. A broken time
    is reported, and the words below it have no time. Sources: YouTube's downloads; SubViewer 2.0 as shown at
    https://wiki.videolan.org/SubViewer/.
    """
    remarks = Remarks(source.remarks)
    cues: list[Cue] = []
    lines: list[int] = []
    title: str | None = None
    for block in _blocks(source.clean):
        payload = block.text
        start = end = None
        if block.timing:
            start, end = _times(block, remarks)
        else:
            title, payload = _without_head(block, remarks)
        said = spans(payload.replace("[br]", "\n"))
        cues += [Cue(start, end, speaker, tidy_text(text)) for speaker, text in said]
        lines += [block.number] * (len(cues) - len(lines))
        check_number(cues, block.number)
    return captions(NAME, cues, remarks, title=title, lines=lines)


def _times(block: _Block, remarks: Remarks) -> tuple[float | None, float | None]:
    """Return the times of a block; an invalid one is None, with a remark."""
    if not (found := _TIMING.match(block.timing)):
        whole = _START.match(block.timing)
        told = (
            "has no valid end: treated as unknown"
            if whole
            else "is not a valid time: the words below it have none"
        )
        remarks.add(block.number, f"{shown(block.timing)} {told}")
        return _seconds(*whole.groups()) if whole else None, None
    groups = found.groups()
    if any(int(part) > _MOST for part in (*groups[2:4], *groups[7:9])):
        remarks.add(block.number, f"{shown(block.timing)} {COUNTED_ON}")
    return _seconds(*groups[:5]), _seconds(*groups[5:])


def _without_head(block: _Block, remarks: Remarks) -> tuple[str | None, str]:
    """Return the title above the first time, and the text there that is not a header field."""
    facts = [found for line in lines_of(block.text[:_HEAD]) if (found := _FACT.match(line))]
    kept = block.text
    if facts:
        remarks.add(block.number, f"{counted(len(facts), 'line')} of SubViewer's head: no speech", FIELD)
        kept = "\n".join(line for line in lines_of(block.text) if not _FACT.match(line))
    if kept.strip():
        remarks.add(block.number, f"there is no time above {shown(kept)}: kept as text without a time")
    titles = [found[2].strip() for found in facts if found[1] == "TITLE"]
    return (titles[0] or None) if titles else None, kept


def _blocks(text: str) -> Iterator[_Block]:
    number, timing = 1, ""
    begin = place = 0
    for line_number, line in enumerate(lines_of(text), 1):
        if ":" in line and (_TIMING.match(line) or _BROKEN.match(line)):
            yield _Block(number, timing, text[begin:place])
            number, timing, begin = line_number, line, place + len(line) + 1
        place += len(line) + 1
    yield _Block(number, timing, text[begin:])


def _seconds(sign: str, hours: str, minutes: str, seconds: str, fraction: str | None) -> float:
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    exact = whole + float(f"0.{fraction or 0}")
    return -exact if sign else exact
