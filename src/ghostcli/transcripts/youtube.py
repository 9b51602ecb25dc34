"""YouTube's json3 captions: events with text, and events that only move it on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.canonical import tidy_text
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, string
from ghostcli.transcripts.json_times import moment
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_times import timed_text

NAME = "youtube"


def read(source: SourceText) -> ParsedTranscript:
    """Return the captions of a json3 file, in which times are milliseconds.

    Events without `segs` lay out windows, and events with only a line break scroll: neither is speech. In
    recognized speech an event lasts until its line has rolled away; here it ends when the next one begins.
    """
    remarks = remarks_of(source)
    value = source.json
    events = entries(value.get("events") if isinstance(value, dict) else value, remarks, "events")
    rolling = any(event.get("aAppend") for event in events)
    spoken = [(event, text) for event in events if (text := _text(event, remarks)).strip()]

    def segments(clock: TimeReader) -> Iterator[Segment]:
        events_read = clock.each(event for event, _ in spoken)
        for event, (_, text), after in zip(events_read, spoken, [*spoken[1:], None], strict=False):
            start, end = clock.span(event.get("tStartMs"), None, event.get("dDurationMs"))
            following = moment(after[0].get("tStartMs"), clock.unit) if rolling and after else None
            if start is not None and end is not None and following is not None and following >= start:
                end = min(end, following)
            words = _words(event, start, clock)
            yield Segment(start, end, None, timed_text(tidy_text(text).strip(), start, words))

    return read_segments(NAME, source, segments, units=(1e3, 1), remarks=remarks)


def _words(
    event: dict[str, Any], start: float | None, clock: TimeReader
) -> Iterator[tuple[str, float | None]]:
    """Yield the pieces of an event, each with the time when it is said; in people's captions it has none."""
    pieces = event.get("segs")
    for piece in pieces if isinstance(pieces, list) else ():
        if isinstance(piece, dict):
            after = clock.at(piece.get("tOffsetMs"))
            yield string(piece.get("utf8")), start if start is None or after is None else start + after


def _text(event: dict[str, Any], remarks: Remarks) -> str:
    return "".join(string(piece.get("utf8")) for piece in entries(event.get("segs") or [], remarks, "segs"))
