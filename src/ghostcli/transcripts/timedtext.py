"""YouTube's captions in XML: srv1 (`<transcript>`), srv2 and srv3 (`<timedtext>`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ghostcli.transcripts.base import Cue, ParsedTranscript, Remarks, check_number, shown
from ghostcli.transcripts.canonical import counted, tidy_text
from ghostcli.transcripts.captions import captions, ended_by_the_next, sorted_by_start
from ghostcli.transcripts.cue_markup import spans, unescaped
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.word_times import timed_text
from ghostcli.transcripts.xml_input import Element, parse

NAME = "timedtext"

_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,9})?\Z")
_UNITS = {"start": 1.0, "dur": 1.0, "t": 1000.0, "d": 1000.0}
"""Units per second by attribute name: srv1 counts seconds, the others milliseconds."""


def read(source: SourceText) -> ParsedTranscript:
    """Return a cue for each `<text>` or `<p>` with words.

    Appended text scrolls the lines up. If a file does that, each caption ends here when the next one begins,
    as in json3. Sources: the output of youtube.com/api/timedtext; for srv3
    https://github.com/arcusmaximus/YTSubConverter.
    """
    remarks = Remarks(source.remarks)
    root = parse(source.clean, remarks)
    rolls = False
    untimed: list[int] = []
    cues: list[Cue] = []
    lines: list[int] = []
    for one in root.all("text", "p"):
        rolls = rolls or one.get("a") == "1" or one.get("append") == "1"
        said = _text(one)
        if said.strip():
            start = _time(one, ("start", "t"), remarks)
            length = _time(one, ("dur", "d"), remarks)
            if not (one.get("start") or one.get("t")):
                untimed.append(one.line)
            end = None if start is None or length is None else start + length
            found = [Cue(start, end, speaker, tidy_text(text).strip()) for speaker, text in spans(said)]
            if len(found) == 1:
                text = timed_text(found[0].text, start, _words(one, start, remarks))
                found = [found[0]._replace(text=text)]
            cues += found
            lines += [one.line] * (len(cues) - len(lines))
            check_number(cues, one.line)
    if untimed and len(untimed) < len(cues):
        remarks.add(untimed[0], f"{counted(len(untimed), 'caption')} without a start: the time is unknown")
    if rolls:
        cues = ended_by_the_next(cues)
    else:
        cues, lines = sorted_by_start(cues, lines, remarks, "captions")
    return captions(NAME, cues, remarks, lines=lines)


def _text(element: Element) -> str:
    """Return the words of a caption; entities are often escaped twice (`&amp;#39;`)."""
    pieces = [
        one if isinstance(one, str) else "\n" if one.name == "br" else _text(one) for one in element.content
    ]
    return unescaped("".join(pieces))


def _words(element: Element, start: float | None, remarks: Remarks) -> Iterator[tuple[str, float | None]]:
    """Yield the pieces of a caption of srv3, each with the time when it is said."""
    for one in element.content:
        if isinstance(one, str):
            yield unescaped(one), None
        elif one.name == "s":
            after = _time(one, ("t", "t"), remarks)
            yield unescaped(_text(one)), start if start is None or after is None else start + after


def _time(element: Element, names: tuple[str, str], remarks: Remarks) -> float | None:
    name = next((name for name in names if element.get(name)), "")
    text = element.get(name)
    if not text:
        return None
    if not _NUMBER.match(text):
        remarks.add(element.line, f"{shown(text)} is not a valid time: treated as unknown")
        return None
    return float(text) / _UNITS[name]
