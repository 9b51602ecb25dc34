"""What was said, to read: a page on a terminal, lines in a pipe, and the formats of transcripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ghostcli.errors import GhostError
from ghostcli.records.excerpts import Excerpt, turns_of
from ghostcli.render.jsontext import dump
from ghostcli.render.request import Request
from ghostcli.suggest import did_you_mean
from ghostcli.text.escaping import one_line, visible
from ghostcli.timecode import format_time, plain_number
from ghostcli.transcripts.base import Heading
from ghostcli.transcripts.formats import FORMATS


def _plain(excerpt: Excerpt, _: Request) -> Iterator[str]:
    """A turn a line, or a passage where nobody is known: time, speaker, text, with tabs between."""
    for group in turns_of(excerpt):
        passages = excerpt.spoken.passages
        # A talk without names is one turn: with one time, its words could not be found again.
        for said in [group] if passages[group[0]].speaker else [[number] for number in group]:
            text = " ".join(map(excerpt.text, said))
            first = passages[said[0]]
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


def _as_transcript(name: str, say: Callable[[str], object]) -> Callable[[Excerpt, Request], Iterator[str]]:
    def write(excerpt: Excerpt, _: Request) -> Iterator[str]:
        from ghostcli.recognition.exporting import export

        head = excerpt.spoken.episode.head.values
        heading = Heading(head.get("title"), head.get("language"))
        exported = export([cue for cue, _ in excerpt.cues], name, heading)
        for loss in exported.losses:
            say(loss)
        yield exported.text

    return write


def reading_formats() -> dict[str, str]:
    """What -o takes for a transcript, with a word on each."""
    own = {
        "table": "a page to read, for a terminal",
        "plain": "a turn or nameless passage a line: time, speaker, text",
        "json": "an array of cues",
        "jsonl": "a cue a line",
    }
    return own | {row.name: row.help for row in FORMATS if row.writes}


def reading_writer(
    name: str | None, *, terminal: bool, say: Callable[[str], object] = lambda _: None
) -> Callable[[Excerpt, Request], Iterator[str]]:
    """What writes an excerpt in that format, and says what the format cannot hold.

    Raises GhostError where there is none of that name.
    """
    own = {"table": _table, "plain": _plain, "json": _json, "jsonl": _jsonl}
    chosen = name or ("table" if terminal else "plain")
    chosen = "markdown" if chosen == "md" else chosen  # as other commands call it
    if chosen in own:
        return own[chosen]
    known = reading_formats()
    if chosen not in known:
        hint = "formats: " + ", ".join(known)
        raise GhostError(f'no format is called "{visible(chosen)}"{did_you_mean(chosen, known)}', hint)
    return _as_transcript(chosen, say)
