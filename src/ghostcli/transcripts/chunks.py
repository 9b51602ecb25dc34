"""What the pipeline of transformers writes: chunks with a pair of times, perhaps speakers."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import Reading
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.entries import add_word, segment_of
from ghostcli.transcripts.jsontext import entries, first_string, string, within
from ghostcli.transcripts.labels import names_in
from ghostcli.transcripts.segments import Clock, Segment, read_segments, remarks_of
from ghostcli.transcripts.wording import Word

NAME = "transformers"


def read(source: Source) -> Reading:
    """The chunks as cues, those of a word each by sentence; times in seconds, an end of null is unknown.

    insanely-fast-whisper lists the same chunks once more under `speakers`, with who speaks: then
    that list is read. Source: https://huggingface.co/docs/transformers, the pipeline for
    recognition of speech; https://github.com/Vaibhavs10/insanely-fast-whisper.
    """
    remarks = remarks_of(source)
    root = within(source.json, "chunks", "speakers")
    said = root.get("speakers") if isinstance(root.get("speakers"), list) else None
    listed = [one for one in entries(said or [], remarks, "speakers") if string(one.get("text")).strip()]
    listed = listed or entries(root.get("chunks") or [], remarks, "chunks")
    single = all(len(string(one.get("text")).split()) <= 1 for one in listed)

    def segments(clock: Clock) -> Iterator[Segment]:
        words: list[Word] = []
        for entry in clock.each(listed):
            if single:
                add_word(words, entry, clock)
            else:
                yield segment_of(entry, clock)
        yield Segment(None, None, None, "", words)

    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        names=names_in(root),
        full=first_string(root, "text"),
        remarks=remarks,
        language=first_string(root, "language") or None,
    )
