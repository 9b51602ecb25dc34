"""Read the JSON of the transformers pipeline: chunks with a pair of times, some with speakers."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import add_word, segment_of
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord

NAME = "transformers"


def read(source: SourceText) -> ParsedTranscript:
    """Return the chunks as cues; one-word chunks are joined to sentences. Times in seconds, null is unknown.

    insanely-fast-whisper lists the same chunks a second time under `speakers`, with speaker labels; then that
    list is used. Source: https://huggingface.co/docs/transformers, the speech recognition pipeline;
    https://github.com/Vaibhavs10/insanely-fast-whisper.
    """
    remarks = remarks_of(source)
    root = within(source.json, "chunks", "speakers")
    said = root.get("speakers") if isinstance(root.get("speakers"), list) else None
    listed = [one for one in entries(said or [], remarks, "speakers") if string(one.get("text")).strip()]
    listed = listed or entries(root.get("chunks") or [], remarks, "chunks")
    single = all(len(string(one.get("text")).split()) <= 1 for one in listed)

    def segments(clock: TimeReader) -> Iterator[Segment]:
        words: list[TimedWord] = []
        for entry in clock.each(listed):
            if single:
                add_word(words, entry, clock)
            else:
                yield segment_of(entry, clock)
        yield Segment(None, None, None, "", words)

    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        names=names_in(root),
        full=first_string(root, "text"),
        remarks=remarks,
        language=first_string(root, "language") or None,
    )
