"""YouTube's json3 captions: events that hold text, and events that only move it on the screen."""

from __future__ import annotations

from ghostcli.transcripts.base import Cue, Reading, Remarks
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import entries, seconds, string
from ghostcli.transcripts.normal import reading_of, tidy_text

NAME = "youtube"


def read(source: Source) -> Reading:
    """The captions of a json3 file, times in milliseconds there.

    Events without `segs` lay out windows, those with a line break alone scroll: neither is
    speech. In recognised speech an event lasts until its line has rolled away, so it ends here
    where the next one begins.
    """
    remarks = Remarks((*source.remarks, *source.json_remarks))
    value = source.json
    events = entries(value.get("events") if isinstance(value, dict) else value, remarks, "events")
    rolling = any(event.get("aAppend") for event in events)
    cues: list[Cue] = []
    for event in events:
        pieces = entries(event.get("segs") or [], remarks, "segs")
        text = "".join(string(piece.get("utf8")) for piece in pieces)
        if text.strip():
            start, length = seconds(event.get("tStartMs"), 1000), seconds(event.get("dDurationMs"), 1000)
            end = None if start is None or length is None else start + length
            cues.append(Cue(start, end, None, tidy_text(text).strip()))
    if rolling:
        cues = [
            cue._replace(end=min(cue.end, after.start))
            if cue.start is not None
            and cue.end is not None
            and after.start is not None
            and after.start >= cue.start
            else cue
            for cue, after in zip(cues, [*cues[1:], Cue(None, None, None, "")], strict=True)
        ]
    return reading_of(NAME, cues, remarks)
