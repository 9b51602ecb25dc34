"""Podlove's simple transcripts: XML with speeches, each with a speaker and timed items."""

from __future__ import annotations

from ghostcli.transcripts.base import Cue, ParsedTranscript, Remarks, check_number, shown
from ghostcli.transcripts.canonical import counted, lines_by_times, reading_of, tidy_name
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import seconds
from ghostcli.transcripts.written_times import COUNTED_ON, is_above
from ghostcli.transcripts.xml_input import Element, parse

NAME = "podlove"


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each item.

    The speaker is an attribute `name` or text. Source: the namespace http://podlove.org/simple-transcripts,
    as Podlove Publisher writes it.
    """
    remarks = Remarks(source.remarks)
    root = parse(source.clean, remarks)
    cues: list[Cue] = []
    lines: list[int] = []
    untimed: list[int] = []
    for speech in root.all("speech"):
        speaker: str | None = None
        for one in speech.children:
            if one.name == "speaker":
                speaker = tidy_name(one.get("name") or one.text)
            elif one.name == "item":
                text = " ".join(one.text.split())
                untimed += [one.line] if text and not one.get("start") else []
                cues.append(Cue(_time(one, "start", remarks), _time(one, "end", remarks), speaker, text))
                lines.append(one.line)
                check_number(cues, one.line)
    if untimed and len(untimed) < len(cues):
        remarks.add(untimed[0], f"{counted(len(untimed), 'item')} without a start: the time is unknown")
    language = root.get("lang") or None
    return reading_of(NAME, cues, remarks, language=language, line_at=lines_by_times(cues, lines))


def _time(element: Element, name: str, remarks: Remarks) -> float | None:
    text = element.get(name)
    found = seconds(text) if text else None
    if text and found is None:
        remarks.add(element.line, f"{shown(text)} is not a valid time: treated as unknown")
    elif text and is_above(text):
        remarks.add(element.line, f"{shown(text)} {COUNTED_ON}")
    return found
