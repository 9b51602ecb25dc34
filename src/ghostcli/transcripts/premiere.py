"""Adobe Premiere's transcript JSON: segments of words, and the names of the speakers' ids."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import read_entries

NAME = "premiere"


def read(source: SourceText) -> ParsedTranscript:
    """The words of each segment by sentence; start and duration in seconds, names from `speakers`."""
    return read_entries(NAME, source, "segments")
