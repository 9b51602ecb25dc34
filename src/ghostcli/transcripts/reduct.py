"""Reduct's JSON: segments of one speaker with a `wdlist` of words in seconds."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import words_in
from ghostcli.transcripts.json_input import entries, first_string
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "reduct"


def read(source: SourceText) -> ParsedTranscript:
    """Return the words of each segment by sentence; all words are kept, aligned or not."""
    remarks = remarks_of(source)
    value = source.json
    listed = entries(value.get("segments") if isinstance(value, dict) else value, remarks, "segments")

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for entry in clock.each(listed):
            speaker = first_string(entry, "speaker_name", "speaker_id").strip() or None
            words = words_in(entries(entry.get("wdlist") or [], remarks, "wdlist"), clock)
            yield Segment(None, None, speaker, "", words)

    return read_segments(NAME, source, segments, units=(1, 1e3), remarks=remarks)
