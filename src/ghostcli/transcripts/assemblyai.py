"""AssemblyAI's JSON: utterances or words, in milliseconds, speakers by letter."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import segments_of, words_in
from ghostcli.transcripts.json_input import entries, first_string, within
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "assemblyai"


def read(source: SourceText) -> ParsedTranscript:
    """Return the utterances split by sentence, else the words by speaker and sentence; A is `Speaker A`.

    Other programs write the same keys in seconds; the speaking rate decides the unit. Source:
    https://www.assemblyai.com/docs/api-reference/transcripts/get.
    """
    remarks = remarks_of(source)
    root = within(source.json, "utterances", "words", "text")
    said = entries(root.get("utterances") or [], remarks, "utterances")
    spoken = entries(root.get("words") or [], remarks, "words") if not said else []

    def segments(clock: TimeReader) -> Iterator[Segment]:
        yield from segments_of(said, clock)
        yield Segment(None, None, None, "", words_in(clock.each(spoken), clock))

    return read_segments(
        NAME,
        source,
        segments,
        units=(1e3, 1),
        names=names_in(root),
        call=_called,
        full=first_string(root, "text"),
        remarks=remarks,
        language=first_string(root, "language_code") or None,
    )


def _called(name: object) -> str | None:
    said = str(name).strip()
    return f"Speaker {said}" if 0 < len(said) <= 2 else said or None
