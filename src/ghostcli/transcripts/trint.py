"""Trint's JSON: words with a time, a duration and a speaker, in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import FIELD, ParsedTranscript
from ghostcli.transcripts.canonical import counted
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import words_in
from ghostcli.transcripts.json_input import entries, first_string, within
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "trint"


def read(source: SourceText) -> ParsedTranscript:
    """Return the words by speaker and sentence; struck-out words were said and are kept.

    Source: https://dev.trint.com, the export as JSON.
    """
    remarks = remarks_of(source)
    root = within(source.json, "words")
    listed = entries(root.get("words") or [], remarks, "words")
    if struck := sum(one.get("strikethrough") is True for one in listed):
        remarks.add(0, f"{counted(struck, 'word')} struck through, kept as speech", FIELD)

    def segments(clock: TimeReader) -> Iterator[Segment]:
        yield Segment(None, None, None, "", words_in(clock.each(listed), clock))

    return read_segments(
        NAME,
        source,
        segments,
        units=(1e3, 1),
        names=names_in(root),
        remarks=remarks,
        title=first_string(root, "title") or None,
    )
