"""Speech in a pipe: readable lines, JSON, and the formats of transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.records.excerpts import Excerpt, turns_of
from ghostcli.render.json_output import dump
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time, plain_number
from ghostcli.transcripts.base import PASSAGES, TURNS, Metadata, Units


class _Said(NamedTuple):
    """A turn, or one passage; times in seconds."""

    start: float | None
    end: float | None
    speaker: str
    text: str
    turn: int


def _units(excerpt: Excerpt, units: Units) -> Iterator[_Said]:
    """Yield the turns, or passages where no speaker is known; with `PASSAGES`, all passages.

    A talk without names is a single turn: with one time for all of it, no word could be found.
    """
    passages = excerpt.spoken.passages
    for group in turns_of(excerpt):
        whole = passages[group[0]].speaker and units == TURNS
        for said in [group] if whole else [[number] for number in group]:
            first, last = passages[said[0]], passages[said[-1]]
            text = one_line(" ".join(map(excerpt.text, said)))
            yield _Said(first.start, last.end, one_line(first.speaker or ""), text, first.turn)


def _time(seconds: float | None) -> str:
    return "" if seconds is None else format_time(seconds)


def as_lines(excerpt: Excerpt, _: Request) -> Iterator[str]:
    """One turn per line, or one passage without a known speaker: time, speaker, text, separated by tabs."""
    for said in _units(excerpt, TURNS):
        yield f"{_time(said.start)}\t{said.speaker}\t{said.text}\n"


def as_json(excerpt: Excerpt, _: Request) -> Iterator[str]:
    """One array of cues."""
    opened = False
    for data in _objects(excerpt):
        yield (",\n" if opened else "[\n") + data
        opened = True
    yield "\n]\n" if opened else "[]\n"


def as_json_lines(excerpt: Excerpt, _: Request) -> Iterator[str]:
    """One cue per line."""
    for data in _objects(excerpt):
        yield data + "\n"


def _objects(excerpt: Excerpt) -> Iterator[str]:
    for cue, turn in excerpt.cues:
        start, end = (None if time is None else plain_number(time) for time in cue[:2])
        yield dump({"start": start, "end": end, "speaker": cue.speaker, "text": cue.text, "turn": turn})


def as_transcript(excerpt: Excerpt, request: Request) -> Iterator[str]:
    """A transcript in the format of the request; a remark says what the format cannot hold."""
    from ghostcli.recognition.exporting import export

    head = excerpt.spoken.episode.head.values
    heading = Metadata(head.get("title"), head.get("language"))
    cues = [cue for cue, _ in excerpt.cues]
    layout = request.layout
    if layout.units is None:
        cues = [cue._replace(start=None, end=None) for cue in cues]
    excesses: tuple[str, ...] = ()
    if layout.size:
        from ghostcli.transcripts.subtitles import subtitles

        made = subtitles(cues, layout.size, named=request.format == "srt")
        cues, excesses = list(made.cues), made.excesses
    plain = bool(layout.size) or layout.units is None  # for readers, who need no dash for nobody
    exported = export(cues, request.format, heading, layout.units or TURNS, plain=plain)
    for remark in (*exported.losses, *excesses):
        request.say(remark)
    yield exported.text


def as_text(excerpt: Excerpt, request: Request) -> Iterator[str]:
    """Plain text; with a template, a line for each unit as the template has it."""
    template, units, address = request.layout.template, request.layout.units, request.layout.address
    if template is None:
        yield from as_transcript(excerpt, request)
        return
    for said in _units(excerpt, units or PASSAGES):
        yield template.line(
            {
                "time": _time(said.start),
                "end": _time(said.end),
                "seconds": "" if said.start is None else str(plain_number(said.start)),
                "speaker": said.speaker,
                "text": said.text,
                "chapter": one_line(excerpt.spoken.chapter_at(said.start) or ""),
                "turn": str(said.turn),
                "url": "" if said.start is None else one_line(address(said.start)),
            }
        )
