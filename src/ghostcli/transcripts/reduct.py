"""Reduct's JSON: segments of one speaker with a `wdlist` of words in seconds."""

from __future__ import annotations

from ghostcli.transcripts.base import Cue, Reading, Remarks
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import entries, first_string, seconds
from ghostcli.transcripts.normal import reading_of
from ghostcli.transcripts.wording import Word, sentences

NAME = "reduct"


def read(source: Source) -> Reading:
    """The words of each segment by sentence; every word of the file is kept, aligned or not."""
    remarks = Remarks((*source.remarks, *source.json_remarks))
    value = source.json
    segments = entries(value.get("segments") if isinstance(value, dict) else value, remarks, "segments")
    cues: list[Cue] = []
    for segment in segments:
        speaker = first_string(segment, "speaker_name", "speaker_id").strip() or None
        cues += sentences(
            Word(first_string(word, "word"), seconds(word.get("start")), seconds(word.get("end")), speaker)
            for word in entries(segment.get("wdlist") or [], remarks, "wdlist")
        )
    return reading_of(NAME, cues, remarks)
