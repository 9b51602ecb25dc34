"""Speech in a pipe: readable lines, JSON, and the formats of transcripts."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.records.excerpts import Excerpt, turns_of
from ghostcli.render.json_output import dump
from ghostcli.render.request import Request
from ghostcli.text.escaping import one_line
from ghostcli.timecode import format_time, plain_number
from ghostcli.transcripts.base import Metadata


def as_lines(excerpt: Excerpt, _: Request) -> Iterator[str]:
    """One turn per line, or one passage without a known speaker: time, speaker, text, separated by tabs."""
    for group in turns_of(excerpt):
        passages = excerpt.spoken.passages
        # A talk without names is a single turn; with one time for all of it, no word could be found.
        for said in [group] if passages[group[0]].speaker else [[number] for number in group]:
            text = " ".join(map(excerpt.text, said))
            first = passages[said[0]]
            time = format_time(first.start) if first.start is not None else ""
            yield "\t".join((time, one_line(first.speaker or ""), one_line(text))) + "\n"


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
    exported = export([cue for cue, _ in excerpt.cues], request.format, heading)
    for loss in exported.losses:
        request.say(loss)
    yield exported.text
