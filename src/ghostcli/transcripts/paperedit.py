"""The JSON of the BBC's digital paper edit: words, and paragraphs that give the speakers' times."""

from __future__ import annotations

from collections.abc import Iterator

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.diarization import Owners
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import times_of, words_in
from ghostcli.transcripts.json_input import entries, first_string, within
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.keys import speaker_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "paperedit"


def read(source: SourceText) -> ParsedTranscript:
    """Return the words by paragraph and sentence, times in seconds; outside paragraphs they have no speaker.

    The BBC's recognizer calls the paragraphs `segmentation.segments`. Source:
    https://github.com/bbc/digital-paper-edit-client, and the output of `*-to-dpe` converters.
    """
    remarks = remarks_of(source)
    root = within(source.json, "paragraphs", "segmentation")
    spoken = entries(root.get("words") or [], remarks, "words")
    kaldi = root.get("segmentation")
    stretches = root.get("paragraphs") or (kaldi.get("segments") if isinstance(kaldi, dict) else None)
    listed = entries(stretches or [], remarks, "paragraphs")

    def segments(clock: TimeReader) -> Iterator[Segment]:
        words = words_in(clock.each(spoken), clock)
        owners = Owners((*times_of(one, clock), speaker_of(one)) for one in listed)
        yield from owners.segments(words)

    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        names=names_in(root),
        remarks=remarks,
        title=first_string(root, "title") or None,
    )
