"""Trint's JSON: words with a time, a duration and a speaker, in milliseconds."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import FIELD, Reading
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.entries import words_in
from ghostcli.transcripts.jsontext import entries, first_string, within
from ghostcli.transcripts.labels import names_in
from ghostcli.transcripts.normal import counted
from ghostcli.transcripts.segments import Clock, Segment, read_segments, remarks_of

NAME = "trint"


def read(source: Source) -> Reading:
    """The words by speaker and sentence; what an editor struck through was said, and is kept.

    Source: https://dev.trint.com, the export as JSON.
    """
    remarks = remarks_of(source)
    root = within(source.json, "words")
    listed = entries(root.get("words") or [], remarks, "words")
    if struck := sum(one.get("strikethrough") is True for one in listed):
        remarks.add(0, f"{counted(struck, 'word')} struck through, kept as speech", FIELD)

    def segments(clock: Clock) -> Iterator[Segment]:
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
