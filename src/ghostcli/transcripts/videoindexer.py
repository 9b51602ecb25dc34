"""Azure Video Indexer's JSON: lines with the times of their instances, and speaker ids."""

from __future__ import annotations

from typing import Any

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import segments_of
from ghostcli.transcripts.json_input import entries, first_string
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.segments import read_segments, remarks_of

NAME = "videoindexer"


def read(source: SourceText) -> ParsedTranscript:
    """Return the lines as cues, with times such as `0:00:05.2` and names from the list `speakers`.

    Source: https://learn.microsoft.com/azure/azure-video-indexer/video-indexer-output-json-v2.
    """
    remarks = remarks_of(source)
    insights = _insights(source.json)
    listed = entries(insights.get("transcript") or [], remarks, "transcript")
    return read_segments(
        NAME,
        source,
        lambda clock: segments_of(listed, clock),
        names=names_in(insights),
        remarks=remarks,
        language=first_string(insights, "language", "sourceLanguage") or None,
    )


def _insights(value: object) -> dict[str, Any]:
    root = value if isinstance(value, dict) else {}
    videos = root.get("videos")
    first = videos[0] if isinstance(videos, list) and videos and isinstance(videos[0], dict) else root
    insights = first.get("insights")
    return insights if isinstance(insights, dict) else first
