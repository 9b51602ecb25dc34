"""Adobe Premiere's transcript JSON: segments of words, and a map from speaker ids to names."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import read_entries

NAME = "premiere"


def read(source: SourceText) -> ParsedTranscript:
    """Return the words of each segment by sentence; times in seconds, names from `speakers`."""
    return read_entries(NAME, source, "segments")
