"""ElevenLabs Scribe's JSON: words, spaces and sounds, each with a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import words_in
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import label, names_in
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "elevenlabs"


def read(source: SourceText) -> ParsedTranscript:
    """Return the words by speaker and sentence, times in seconds; several channels are sorted by time.

    A sound such as `(laughter)` stays in the text if the file's own text contains it. Source:
    https://elevenlabs.io/docs/api-reference/speech-to-text/convert.
    """
    remarks = remarks_of(source)
    root = within(source.json, "transcripts", "words")
    parts = entries(root.get("transcripts") or [], remarks, "transcripts") or [root]
    lists = [entries(part.get("words") or [], remarks, "words") for part in parts]

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for part, listed in zip(parts, lists, strict=True):
            words = words_in(map(_bracketed, clock.each(listed)), clock)
            yield Segment(None, None, _channel(part, len(parts)), "", words)

    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        names=names_in(root),
        full=" ".join(first_string(part, "text") for part in parts),
        by_time=len(parts) > 1,
        remarks=remarks,
        language=first_string(parts[0], "language_code") or None,
    )


def _channel(part: dict[str, Any], number: int) -> str | None:
    name = label(part.get("channel_index")) if number > 1 else ""
    return f"Channel {name}" if name else None


def _bracketed(word: dict[str, Any]) -> dict[str, Any]:
    text = string(word.get("text")).strip()
    if word.get("type") != "audio_event" or not text or text[0] in "([":
        return word
    return {**word, "text": f"({text})"}
