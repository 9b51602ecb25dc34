"""The JSON of the Whisper family: openai, faster-whisper, whisper-timestamped, WhisperX, whisper.cpp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ghostcli.transcripts.base import ParsedTranscript
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.entries import segment_of, words_in
from ghostcli.transcripts.json_input import entries, first_string, string, within
from ghostcli.transcripts.json_speakers import names_in
from ghostcli.transcripts.keys import speaker_of
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of

NAME = "whisper"

_SPECIAL = re.compile(r"\[_[A-Z0-9_]{1,20}\]|\[SPEAKER_TURN\]|<\|[a-z0-9_.]{1,20}\|>")


def read(source: SourceText) -> ParsedTranscript:
    """Return the segments as cues; long ones are split by sentence if their words have times.

    Times are in seconds; in whisper.cpp's `offsets` they are in milliseconds. Special tokens such as
    `[_BEG_]` and `[SPEAKER_TURN]` are not speech. WhisperX labels segments and words with speakers.
    """
    remarks = remarks_of(source)
    value = source.json
    root = (
        {"segments": value} if isinstance(value, list) else within(value, "segments", "transcription", "text")
    )
    cpp = entries(root.get("transcription") or [], remarks, "transcription")
    listed = entries(root.get("segments") or [], remarks, "segments")
    spoken = entries(root.get("words") or root.get("word_segments") or [], remarks, "words")

    def segments(clock: TimeReader) -> Iterator[Segment]:
        for entry in clock.each(cpp):
            yield _of_cpp(entry, clock)
        for entry in clock.each(listed):
            said = segment_of(entry, clock)
            yield said._replace(text=_SPECIAL.sub("", said.text))
        if not cpp and not any(_has_text(entry) for entry in listed):
            yield Segment(None, None, None, "", words_in(clock.each(spoken), clock))

    result = root.get("result")
    language = first_string(root, "language") or (
        first_string(result, "language") if isinstance(result, dict) else ""
    )
    return read_segments(
        NAME,
        source,
        segments,
        units=(1, 1e3),
        names=names_in(value),
        full=_SPECIAL.sub("", string(root.get("text"))),
        remarks=remarks,
        language=language or None,
    )


def _has_text(entry: dict[str, Any]) -> bool:
    return bool(string(entry.get("text")).strip() or entry.get("words"))


def _of_cpp(entry: dict[str, Any], clock: TimeReader) -> Segment:
    offsets, stamps = entry.get("offsets"), entry.get("timestamps")
    start = end = None
    if isinstance(offsets, dict):
        start, end = clock.at(offsets.get("from"), 1000), clock.at(offsets.get("to"), 1000)
    elif isinstance(stamps, dict):
        start, end = clock.span(stamps.get("from"), stamps.get("to"))
    text = _SPECIAL.sub("", string(entry.get("text")))
    return Segment(start, end, speaker_of(entry), text)
