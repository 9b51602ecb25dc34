"""podwhisperer's JSON: Whisper's segments with a speaker label each, and a map from labels to names."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import read_entries

NAME = "podwhisperer"


def read(source: SourceText) -> ParsedTranscript:
    """Return the segments as cues, times in seconds, with names from the file's own map `speakers`.

    Source: https://github.com/fourTheorem/podwhisperer.
    """
    return read_entries(NAME, source, "segments")
