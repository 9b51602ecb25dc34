"""What the Whisper family writes: openai, faster-whisper, whisper-timestamped, WhisperX, whisper.cpp."""

from __future__ import annotations

import re
from typing import Any

from ghostcli.transcripts.base import Cue, Reading, Remarks
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import entries, first_string, seconds, string
from ghostcli.transcripts.normal import reading_of
from ghostcli.transcripts.wording import Word, against, cut, sentences, voice

NAME = "whisper"

_SPECIAL = re.compile(r"\[_[A-Z0-9_]{1,20}\]|<\|[a-z0-9_.]{1,20}\|>")


def read(source: Source) -> Reading:
    """The segments as cues; long ones by sentence where their words have times.

    Times are in seconds, in whisper.cpp's `offsets` in milliseconds. Special tokens such as
    `[_BEG_]` are no speech.
    """
    remarks = Remarks((*source.remarks, *source.json_remarks))
    value = source.json
    root: dict[str, Any] = value if isinstance(value, dict) else {"segments": value}
    cues: list[Cue] = []
    if "transcription" in root:
        cues = [_cpp(entry) for entry in entries(root["transcription"], remarks, "transcription")]
    else:
        for entry in entries(root.get("segments") or [], remarks, "segments"):
            cues += _segment(entry, remarks)
        if not cues:
            cues = sentences(_words(root, remarks))
    full = _SPECIAL.sub("", string(root.get("text")))
    if cues:
        against(full, cues, remarks)
    elif full.strip():
        cues = [Cue(None, None, None, line.strip()) for line in full.split("\n")]
    result = root.get("result")
    language = first_string(root, "language") or (
        first_string(result, "language") if isinstance(result, dict) else ""
    )
    return reading_of(NAME, cues, remarks, language=language or None)


def _segment(entry: dict[str, Any], remarks: Remarks) -> list[Cue]:
    speaker = voice(entry.get("speaker"))
    start, end = seconds(entry.get("start")), seconds(entry.get("end"))
    words = _words(entry, remarks)
    text = _SPECIAL.sub("", first_string(entry, "text")).strip()
    if not text:
        return sentences(word._replace(speaker=speaker or word.speaker) for word in words)
    return cut(Cue(start, end, speaker, text), words)


def _words(entry: dict[str, Any], remarks: Remarks) -> list[Word]:
    return [
        Word(
            first_string(word, "word", "text"),
            seconds(word.get("start")),
            seconds(word.get("end")),
            voice(word.get("speaker")),
        )
        for word in entries(entry.get("words") or [], remarks, "words")
    ]


def _cpp(entry: dict[str, Any]) -> Cue:
    offsets, stamps = entry.get("offsets"), entry.get("timestamps")
    start = end = None
    if isinstance(offsets, dict):
        start, end = seconds(offsets.get("from"), 1000), seconds(offsets.get("to"), 1000)
    elif isinstance(stamps, dict):
        start, end = seconds(stamps.get("from")), seconds(stamps.get("to"))
    return Cue(start, end, voice(entry.get("speaker")), _SPECIAL.sub("", string(entry.get("text"))).strip())
