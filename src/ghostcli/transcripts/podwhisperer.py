"""podwhisperer's JSON: Whisper's segments with a speaker label each, and the names of the labels."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import read_entries

NAME = "podwhisperer"


def read(source: SourceText) -> ParsedTranscript:
    """The segments as cues, times in seconds, the labels by the file's own map `speakers`.

    Source: https://github.com/fourTheorem/podwhisperer.
    """
    return read_entries(NAME, source, "segments")
