"""A uListen page saved as text: headings alone on a line, and no times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ghostcli.notes.base import SPEECH, NoteReading, split_lines
from ghostcli.notes.collector import Collector
from ghostcli.notes.credits import credit_of
from ghostcli.notes.facts import names_in
from ghostcli.notes.headings import folded
from ghostcli.notes.marked_text import marked
from ghostcli.notes.quotes import quotes_in
from ghostcli.transcripts.base import FIELD, REPEAT, SITE
from ghostcli.transcripts.encoding import SourceText

_TAKEAWAYS, _QUOTES, _QUESTIONS, _SPOKEN = (
    "keytakeaways",
    "notablequotes",
    "questionsansweredinthisepisode",
    "everyspokenword",
)
_HEADINGS = (_TAKEAWAYS, _QUOTES, _QUESTIONS, _SPOKEN)
_OPENING = re.compile(r"In this episode of (.{1,200}?), (?:featuring (.{1,300}?), )?(?=\S)")
_MOST_CALLS = 12
"""Most lines below the heading of the transcript that are still calls of the site to install something."""

_Line = tuple[int, str]


def sniff(source: SourceText) -> bool:
    """Whether the opening sentence and two of the headings are there."""
    lines = source.first_lines
    opens = any(line.startswith("In this episode of ") for line in lines[:12])
    return opens and sum(folded(line) in _HEADINGS for line in lines) > 1


def read(source: SourceText) -> NoteReading:
    """Read the page."""
    lines = split_lines(source.clean)
    notes = Collector(lines)
    parts: dict[str, list[_Line]] = {"": []}
    name = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if (heading := folded(text)) in _HEADINGS and heading not in parts:
            name = heading
            parts[name] = []
            notes.places.mark(FIELD, [number])
        elif text:
            parts[name].append((number, text))
    _read_top(parts[""], notes)
    _read_takeaways(parts.get(_TAKEAWAYS, ()), notes)
    _read_quotes(parts.get(_QUOTES, ()), notes)
    _read_questions(parts.get(_QUESTIONS, ()), notes)
    spoken = parts.get(_SPOKEN, [])
    is_speech = len(spoken) > _MOST_CALLS
    notes.places.mark(SPEECH if is_speech else SITE, [number for number, _ in spoken])
    return NoteReading(
        family="ulisten",
        source="uListen",
        episodes=(notes.done(),),
        places=notes.places.done(),
        remarks=(*source.remarks, *notes.remarks.listed()),
        speech=((spoken[0][0], spoken[-1][0]),) if is_speech else (),
    )


def _read_top(lines: Sequence[_Line], notes: Collector) -> None:
    """Read title, show, people and summary; the summary and the headline stand there twice and more."""
    opening = next(((number, text) for number, text in lines if _OPENING.match(text)), None)
    if opening is None:
        return
    found = _OPENING.match(opening[1])
    assert found is not None  # noqa: S101 - it was chosen by this match
    show = found[1]
    notes.fact("show", show)
    number, glued = lines[0]
    title = glued.removeprefix(show).strip(" :–—-") or glued
    if number != opening[0]:
        notes.fact("title", title, [number])
    featured = found[2] or ""
    if featured and (end := opening[1].find(f", {title}", found.start(2))) > 0:
        featured = opening[1][found.start(2) : end]  # "featuring A, B and C, TITLE"
    for name in names_in([featured]):
        notes.person(name, None)
    below = [(number, text) for number, text in lines if number > opening[0]]
    summary = max((one for one in below if one[1] in opening[1]), key=lambda one: len(one[1]), default=None)
    if summary:
        notes.fact("summary", summary[1], [summary[0]])
    notes.places.mark(REPEAT if summary else FIELD, [opening[0]])
    notes.places.mark(FIELD, [number for number, text in lines if number < opening[0]])
    lowered = opening[1].casefold()
    notes.places.mark(
        FIELD, [number for number, text in below if (number, text) != summary and text.casefold() in lowered]
    )


def _read_takeaways(lines: Sequence[_Line], notes: Collector) -> None:
    """Read claims, each with a line that explains it, which is the longer one."""
    at = 0
    while at < len(lines):
        number, title = lines[at]
        has_detail = at + 1 < len(lines) and len(lines[at + 1][1]) > len(title)
        pair = lines[at : at + 2] if has_detail else lines[at : at + 1]
        detail = pair[1][1] if has_detail else ""
        if not has_detail:
            notes.remark(number, "this takeaway has no explanation")
        notes.record("takeaways", [one for one, _ in pair], title=title, detail=detail)
        at += len(pair)


def _read_quotes(lines: Sequence[_Line], notes: Collector) -> None:
    last: int | None = None
    for number, text in lines:
        part = marked(text)
        if last is not None and (credit := credit_of(part)):
            notes.credit(last, credit[0], None)
            notes.places.mark(notes.places.at(notes.line_of(last)), [number])
        elif found := quotes_in(part, open_ended=True):
            last = notes.quote(found[0].words, [number], speaker=found[0].speaker)


def _read_questions(lines: Sequence[_Line], notes: Collector) -> None:
    """Read questions; an answer is below its question, and may break off with three dots."""
    summary = str(notes.facts.get("summary", ""))
    for at, (number, text) in enumerate(lines):
        if not text.endswith("?"):
            continue
        answer = lines[at + 1] if at + 1 < len(lines) and not lines[at + 1][1].endswith("?") else None
        told = answer[1] if answer else ""
        is_cut = told.endswith(("...", "…"))
        numbers = [number, *([answer[0]] if answer else [])]
        notes.record("questions", numbers, text=text, answer=told, cut=is_cut)
        if is_cut and summary.startswith(told.rstrip(".… ")):
            notes.remark(number + 1, "this answer is the beginning of the summary, not of an answer")
