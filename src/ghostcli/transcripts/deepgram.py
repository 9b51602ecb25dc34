"""Deepgram's JSON: utterances, or the words or paragraphs of each channel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript, Remarks
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import segment_of, words_in
from ghostcli.transcripts.json_input import entries, first_string, layers
from ghostcli.transcripts.keys import speaker_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "deepgram"


def read(source: SourceText) -> ParsedTranscript:
    """Return the utterances as cues, else the words by speaker and sentence; times in seconds.

    Speaker 0 is `Speaker 0`, as in Deepgram's own paragraphs. If speakers have separate channels, it is
    `Channel 0`. Without utterances and words, a channel's paragraphs are used, else its transcript. Source:
    https://developers.deepgram.com/docs/pre-recorded-audio.
    """
    remarks = remarks_of(source)
    root = _results(source.json)
    channels = entries(root.get("channels") or [], remarks, "channels")
    best = [
        (f"Channel {number}" if len(channels) > 1 else None, alternatives[0])
        for number, channel in enumerate(channels)
        if (alternatives := entries(channel.get("alternatives") or [], remarks, "alternatives"))
    ]
    said = entries(root.get("utterances") or [], remarks, "utterances")

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for entry in clock.each(said):
            number = entry.get("channel")
            name = f"Channel {number}" if len(channels) > 1 and number is not None else None
            yield segment_of(entry, clock, inherited=name)
        for name, alternative in best if not said else ():
            yield from _of_channel(alternative, name, clock, remarks)

    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        full=" ".join(first_string(alternative, "transcript") for _, alternative in best),
        by_time=len(best) > 1 and not said,
        remarks=remarks,
        language=next((text for one in channels if (text := first_string(one, "detected_language"))), None),
    )


def _results(value: object) -> dict[str, Any]:
    for layer in layers(value):
        if isinstance(layer, dict) and ("channels" in layer or "utterances" in layer):
            return layer
    return {}


def _of_channel(
    alternative: dict[str, Any], name: str | None, clock: TimeReader, remarks: Remarks
) -> Iterator[Segment]:
    words = words_in(clock.each(entries(alternative.get("words") or [], remarks, "words")), clock)
    if words:
        yield Segment(None, None, name, "", words)
        return
    paragraphs = alternative.get("paragraphs")
    listed = paragraphs.get("paragraphs") if isinstance(paragraphs, dict) else None
    found = False
    for paragraph in entries(listed or [], remarks, "paragraphs"):
        for sentence in entries(paragraph.get("sentences") or [], remarks, "sentences"):
            found = True
            yield segment_of(sentence, clock, inherited=speaker_of(paragraph) or name)
    if not found:
        for line in first_string(alternative, "transcript").split("\n"):
            yield Segment(None, None, name, line)
