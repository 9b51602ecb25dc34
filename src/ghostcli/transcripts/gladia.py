"""Gladia's JSON: utterances with their words."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import read_entries

NAME = "gladia"


def read(source: SourceText) -> ParsedTranscript:
    """Return the utterances as cues, times in seconds; speaker 0 is `Speaker 0`.

    The first version of the API wrote a list `prediction`. Source:
    https://docs.gladia.io/api-reference/v2/pre-recorded/get.
    """
    return read_entries(NAME, source, "utterances", "prediction", full="full_transcript")
