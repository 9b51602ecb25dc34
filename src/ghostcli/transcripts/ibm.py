"""IBM Watson's JSON: timestamps in each alternative, and a list of speaker times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.diarization import Owners
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import words_in
from ghostcli.transcripts.json_input import entries, first_string, layers
from ghostcli.transcripts.keys import speaker_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "ibm"


def read(source: SourceText) -> ParsedTranscript:
    """Return the words by speaker and sentence, times in seconds; without word times, the transcripts.

    `speaker_labels` gives each word's speaker by its time; speaker 0 is `Speaker 0`. Interim results are left
    out if there is a final one. Source:
    https://cloud.ibm.com/docs/speech-to-text?topic=speech-to-text-output.
    """
    remarks = remarks_of(source)
    answers = [one for one in _answers(source.json) if one.get("results")]
    results = [one for answer in answers for one in entries(answer.get("results"), remarks, "results")]
    if any(one.get("final") for one in results):
        results = [one for one in results if one.get("final") is not False]
    labels = [
        one
        for answer in answers
        for one in entries(answer.get("speaker_labels") or [], remarks, "speaker_labels")
    ]
    best = [
        alternatives[0]
        for one in results
        if (alternatives := entries(one.get("alternatives") or [], remarks, "alternatives"))
    ]

    def segments(clock: TimeReader) -> Iterator[Segment]:
        owners = Owners((*clock.span(one.get("from"), one.get("to")), speaker_of(one)) for one in labels)
        for alternative in clock.each(best):
            stamps = alternative.get("timestamps")
            words = words_in(stamps if isinstance(stamps, list) else [], clock)
            if not words:
                yield Segment(None, None, None, first_string(alternative, "transcript"))
            elif labels:
                yield from owners.segments(words)
            else:
                yield Segment(None, None, None, "", words)

    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        full=" ".join(first_string(one, "transcript") for one in best),
        remarks=remarks,
    )


def _answers(value: object) -> list[dict[str, Any]]:
    for layer in layers(value):
        if isinstance(layer, dict) and isinstance(layer.get("results"), list):
            return [layer]
        if isinstance(layer, list) and any(isinstance(one, dict) and one.get("results") for one in layer):
            return [one for one in layer if isinstance(one, dict)]
    return []
