"""DOTe's JSON: lines with a speaker, and times in SubRip's notation."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import read_entries

NAME = "dote"


def read(source: SourceText) -> ParsedTranscript:
    """Return the lines as cues: `startTime` and `endTime` are `00:00:05,000`, `speakerDesignation` a name.

    Source: https://www.dote.aau.dk, the Distributed Open Transcription Environment.
    """
    return read_entries(NAME, source, "lines")
