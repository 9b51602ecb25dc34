"""The table of signatures of JSON files."""

from __future__ import annotations

from ghostcli.recognition.base import CHAPTERS, TRANSCRIPT, Signature
from ghostcli.recognition.json_paths import has

JSON_SIGNATURES: tuple[Signature, ...] = (
    Signature(
        CHAPTERS,
        "",
        has("chapters[].startTime", "chapters[].title"),
        "chapters",
        "ghost cannot import chapters yet",
    ),
    Signature(TRANSCRIPT, "podcasting", has("segments[].body")),
    Signature(TRANSCRIPT, "podcasting", has("segments[].startTime")),
    Signature(TRANSCRIPT, "reduct", has("segments[].wdlist")),
    Signature(TRANSCRIPT, "deepgram", has("results.channels")),
    Signature(TRANSCRIPT, "deepgram", has("results.utterances")),
    Signature(TRANSCRIPT, "whisper", has("segments[].text")),
    Signature(TRANSCRIPT, "whisper", has("segments[].words")),
    Signature(TRANSCRIPT, "assemblyai", has("utterances[].text")),
    Signature(TRANSCRIPT, "assemblyai", has("words[].text")),
    Signature(TRANSCRIPT, "youtube", has("events[].tStartMs")),
    Signature(TRANSCRIPT, "youtube", has("events[].segs")),
    Signature(TRANSCRIPT, "whisper", has("transcription[]")),
    Signature(TRANSCRIPT, "whisper", has("[].text", "[].start")),
    Signature(TRANSCRIPT, "whisper", has("text")),
)
"""Every shape, the surest first: where two fit, the first row counts."""
