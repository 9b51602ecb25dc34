"""What was said, to read: a page on a terminal, a turn a line in a pipe, and the formats of transcripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ghostcli.errors import GhostError
from ghostcli.render.jsontext import dump
from ghostcli.render.request import Request
from ghostcli.search.excerpts import Excerpt, turns_of
from ghostcli.suggest import did_you_mean
from ghostcli.text import one_line, visible
from ghostcli.timecode import format_time, plain_number
from ghostcli.transcripts.base import Heading
from ghostcli.transcripts.formats import FORMATS
from ghostcli.transcripts.formats import write as write_transcript


def _plain(excerpt: Excerpt, _: Request) -> Iterator[str]:
    """A turn a line: time, speaker, text, with tabs between."""
    for group in turns_of(excerpt):
        first = excerpt.spoken.passages[group[0]]
        text = " ".join(excerpt.spoken.passages[number].text for number in group)
        time = format_time(first.start) if first.start is not None else ""
        yield "\t".join((time, one_line(first.speaker or ""), one_line(text))) + "\n"


def _json(excerpt: Excerpt, _: Request) -> Iterator[str]:
    opened = False
    for data in _objects(excerpt):
        yield (",\n" if opened else "[\n") + data
        opened = True
    yield "\n]\n" if opened else "[]\n"


def _jsonl(excerpt: Excerpt, _: Request) -> Iterator[str]:
    for data in _objects(excerpt):
        yield data + "\n"


def _objects(excerpt: Excerpt) -> Iterator[str]:
    for cue, turn in excerpt.cues:
        start, end = (None if time is None else plain_number(time) for time in cue[:2])
        yield dump({"start": start, "end": end, "speaker": cue.speaker, "text": cue.text, "turn": turn})


def _table(excerpt: Excerpt, request: Request) -> Iterator[str]:
    from ghostcli.render.speechpage import speech_page  # rich

    return speech_page(excerpt, request)


def _as_transcript(name: str) -> Callable[[Excerpt, Request], Iterator[str]]:
    def write(excerpt: Excerpt, _: Request) -> Iterator[str]:
        head = excerpt.spoken.episode.head.values
        heading = Heading(head.get("title"), head.get("language"))
        yield write_transcript([cue for cue, _ in excerpt.cues], name, heading)

    return write


def reading_formats() -> dict[str, str]:
    """What -o takes for a transcript, with a word on each."""
    own = {
        "table": "a page to read, for a terminal",
        "plain": "a turn a line: time, speaker, text",
        "json": "an array of cues",
        "jsonl": "a cue a line",
    }
    return own | {row.name: row.help for row in FORMATS if row.writes}


def reading_writer(name: str | None, *, terminal: bool) -> Callable[[Excerpt, Request], Iterator[str]]:
    """What writes an excerpt in that format. Raises GhostError where there is none of that name."""
    own = {"table": _table, "plain": _plain, "json": _json, "jsonl": _jsonl}
    chosen = name or ("table" if terminal else "plain")
    chosen = "markdown" if chosen == "md" else chosen  # as other commands call it
    if chosen in own:
        return own[chosen]
    known = reading_formats()
    if chosen not in known:
        hint = "formats: " + ", ".join(known)
        raise GhostError(f'no format is called "{visible(chosen)}"{did_you_mean(chosen, known)}', hint)
    return _as_transcript(chosen)
