"""Otter's JSON: transcripts with one speaker each, and times counted in samples."""

from __future__ import annotations

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import segments_of
from ghostcli.transcripts.json_input import entries, first_string, within
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.segments import read_segments, remarks_of

NAME = "otter"

_SAMPLES = 16_000
"""Samples per second in Otter's recordings."""


def read(source: SourceText) -> ParsedTranscript:
    """Return the transcripts as cues, with names from the list `speakers`.

    The layout is not documented.
    """
    remarks = remarks_of(source)
    root = within(source.json, "transcripts")
    listed = entries(root.get("transcripts") or [], remarks, "transcripts")
    return read_segments(
        NAME,
        source,
        lambda clock: segments_of(listed, clock),
        units=(_SAMPLES, 1e3, 1),
        names=names_in(root),
        remarks=remarks,
        title=first_string(root, "title") or None,
    )
