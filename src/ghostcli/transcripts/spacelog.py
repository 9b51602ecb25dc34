"""Spacelog's air-to-ground transcripts: `[DD:HH:MM:SS]` on a line, then `CODE: text` lines."""

from __future__ import annotations

import re
from itertools import chain

from ghostcli.transcripts.base import Cue, ParsedTranscript, Remarks, check_number, lines_of, shown
from ghostcli.transcripts.canonical import counted, reading_of
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.written_times import seconds

NAME = "spacelog"

_TIME = re.compile(r"\[(-?[0-9]{1,3}:[0-9]{2}:[0-9]{2}:[0-9]{2})\][ \t]*\Z")
_BROKEN = re.compile(r"\[[-0-9][0-9A-Za-z;.?]{0,3}[:;][0-9A-Za-z:;.?]{1,20}\]?[ \t]*+\Z")
_OPENING = re.compile(
    r"\s*\[-?[0-9]{1,3}:[0-9]{2}:[0-9]{2}:[0-9]{2}\][ \t]*\n(?:_[a-z]|#|[A-Z][A-Z0-9-]{0,9}[ \t]*:)"
)
_ASIDE = re.compile(r"_[a-z]+[ \t]*:|#")
_SPEAKER = re.compile(r"([A-Z][A-Z0-9-]{0,9})[ \t]*:[ \t]*")
_MARK = re.compile(r"\[(?:glossary|time):(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,200})\]")
_SUBSCRIPT = re.compile(r"</?su[bp]>")


def sniff(source: SourceText) -> bool:
    """Whether the text begins with a time with days and, below it, a speaker's code or an aside."""
    return _OPENING.match(source.text) is not None


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each `CODE: text`, with its time in seconds since the start of the mission clock.

    Lines such as `_page : 8` and comments with `#` are not speech; a link into the glossary becomes its
    visible words. Source: the TEC format of https://github.com/russss/Spacelog.
    """
    remarks = Remarks(source.remarks)
    cues: list[Cue] = []
    time: float | None = None
    speaker: str | None = None
    said: list[str] = []
    asides = 0
    for number, line in enumerate(chain(lines_of(source.clean), ("",)), 1):
        found = _SPEAKER.match(line)
        stamp = None if found else _TIME.match(line)
        broken = not (found or stamp) and _BROKEN.match(line) is not None
        if found or stamp or broken or not line.strip():
            if said:
                cues.append(Cue(time, None, speaker, _SUBSCRIPT.sub("", _MARK.sub(r"\1", " ".join(said)))))
                check_number(cues, number)
            said = []
        if stamp:
            time, speaker = seconds(stamp[1]), None
        elif broken:
            time = speaker = None
            remarks.add(number, f"{shown(line)} is not a valid time: the words below it have none")
        elif found:
            speaker, said = found[1], [line[found.end() :].strip()]
        elif _ASIDE.match(line):
            asides += 1
        elif line.strip():
            if speaker is None:
                remarks.add(number, f"there is no speaker above {shown(line)}: kept without one")
            said.append(line.strip())
    if asides:
        remarks.add(0, f"{counted(asides, 'line')} on pages, tapes and notes are not speech")
    return reading_of(NAME, cues, remarks)
