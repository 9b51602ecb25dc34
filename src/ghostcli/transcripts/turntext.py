"""Transcripts in plain text and Markdown: which lines open a turn, and who speaks; a plain writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ghostcli.text import one_line
from ghostcli.timecode import format_time
from ghostcli.transcripts.assembly import Line, Speech
from ghostcli.transcripts.base import (
    LEFT_OVER,
    Cue,
    Heading,
    Reading,
    Remarks,
    UnreadableError,
    lines_of,
    shown,
)
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.headers import head
from ghostcli.transcripts.marks import front_matter, plain
from ghostcli.transcripts.normal import closed, counted, normal, reading_of, shifted
from ghostcli.transcripts.openings import HEADING, Survey, is_layout, plan_for, refuse
from ghostcli.transcripts.speech import turns

NAME = "text"

_MAX_LINES = 1_000_000


def read_lines(
    name: str,
    lines: Callable[[], Iterator[Line]],
    remarks: Remarks,
    *,
    marked: bool,
    forced: bool,
    facts: dict[str, str],
) -> Reading:
    """The reading of a text that `lines` goes through anew at each call.

    Raises UnreadableError where no lines open turns, unless `forced`: then each paragraph is a cue.
    """
    survey = Survey().look(lines())
    plan = plan_for(survey, lambda: (line.text for line in lines()), remarks, forced=forced)
    if not forced:
        refuse(survey, plan, lines)
    speech = Speech(marked=marked, days_first=not survey.frames)
    title = facts.get("title")
    headings: list[tuple[int, str]] = []
    opened = after_head = False
    above = 0
    first_above: Line | None = None
    prose = not plan.shapes and not plan.labels
    for line in lines():
        if is_layout(line):
            if heading := HEADING.match(line.text):
                level, text = heading[1], plain(heading[2])
                title = title or (text if level == "#" else None)
                headings.append((line.number, text))
            continue
        found = plan.opens(line, after_head=after_head)
        after_head = found is not None
        if found:
            opened = True
            speech.open(found.name, found.time, found.rest, line.number)
        elif not opened and name == "html" and not prose:
            remarks.add(line.number, f"above the first turn, no speech: {shown(line.text)}", LEFT_OVER)
        else:
            if not opened:
                above += 1
                first_above = first_above or line
            if prose and line.opens:
                speech.open(None, None, "", line.number)
            speech.add(line.text.strip(), paragraph=line.opens)
    if opened and first_above:
        what = counted(above, "line")
        about = f"{what} above the first turn kept, without a speaker: {shown(first_above.text)}"
        remarks.add(first_above.number, about)
    if headings:
        named = shown(", ".join(text for _, text in headings))
        remarks.add(headings[0][0], f"{counted(len(headings), 'heading')} left out as no speech: {named}")
    return reading_of(
        name,
        speech.finish(remarks),
        remarks,
        title=title,
        language=facts.get("language") or facts.get("lang"),
        published=facts.get("date") or facts.get("published"),
        url=facts.get("media") or facts.get("url"),
    )


def _lines(text: str, start: int, *, marked: bool) -> Iterator[Line]:
    opens, fenced = True, False
    first = text.count("\n", 0, start) + 1
    for number, content in enumerate(lines_of(text, start), first):
        if number > _MAX_LINES:
            raise UnreadableError(number, f"more than {_MAX_LINES:,} lines: this is no transcript")
        if not content or content.isspace():
            opens = True
        elif marked and content.startswith(("```", "~~~")):
            opens, fenced = True, not fenced
        else:
            # What stands in a fence is an example of something, and opens no turn.
            yield Line(number, content, opens, None if fenced else head(content))
            opens = False


def read(source: Source, *, forced: bool = False) -> Reading:
    """The turns as cues: a cue for each time, or for each turn where there are none.

    Takes all heads that `headers.head` knows; which of them count, the file as a whole decides.
    Raises UnreadableError where none does, unless `forced`: then each paragraph is a cue.
    """
    return read_text(NAME, source, marked=False, forced=forced)


def read_text(name: str, source: Source, *, marked: bool, forced: bool) -> Reading:
    """The same for text and Markdown."""
    text = source.clean
    facts, start = front_matter(text) if marked else ({}, 0)
    remarks = Remarks(source.remarks)
    return read_lines(
        name, lambda: _lines(text, start, marked=marked), remarks, marked=marked, forced=forced, facts=facts
    )


def write(cues: Iterable[Cue], heading: Heading) -> str:  # noqa: ARG001
    """The cues as plain text: `[H:MM:SS] Name: text`, a turn a line, a blank line between.

    `heading` has no place in it.
    """
    kept, _ = shifted([cue for cue in map(normal, cues) if cue.text])
    blocks: list[str] = []
    for turn in turns(closed(kept)):
        time = "" if turn.start is None else f"[{format_time(turn.start)}] "
        name = f"{turn.speaker}: " if turn.speaker else ""
        said = " ".join(one_line(cue.text) for cue in turn.cues)
        blocks.append(f"{time}{name}{said}\n")
    return "\n".join(blocks)
