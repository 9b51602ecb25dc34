"""The transcript JSON of the Podcasting 2.0 namespace: a reader and a writer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ghostcli.transcripts.base import Cue, Heading, Reading, Remarks
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.jsontext import entries, seconds, string
from ghostcli.transcripts.normal import normal, reading_of
from ghostcli.transcripts.wording import Word, sentences

NAME = "podcasting"


def read(source: Source) -> Reading:
    """The segments as cues, times in seconds; segments of one word are joined to sentences.

    Only a change of speaker need be tagged, so the speaker is carried forward; null ends that.
    Source: https://github.com/Podcastindex-org/podcast-namespace, transcripts.md.
    """
    remarks = Remarks((*source.remarks, *source.json_remarks))
    value = source.json
    segments = entries(value.get("segments") if isinstance(value, dict) else value, remarks, "segments")
    cues: list[Cue] = []
    words: list[Word] = []
    speaker: str | None = None
    for segment in segments:
        speaker = _speaker(segment, speaker)
        text = string(segment.get("body"))
        cue = Cue(seconds(segment.get("startTime")), seconds(segment.get("endTime")), speaker, text.strip())
        if len(text.split()) == 1:
            words.append(Word(text, cue.start, cue.end, speaker))
            continue
        cues += sentences(words)
        words = []
        cues.append(cue)
    cues += sentences(words)
    return reading_of(NAME, cues, remarks)


def _speaker(segment: dict[str, Any], before: str | None) -> str | None:
    named = segment.get("speaker", before)
    if named is None:
        return None
    return string(named) or before


def write(cues: Iterable[Cue], heading: Heading) -> str:  # noqa: ARG001
    """The cues as JSON, a segment a line; a time that is not known is left out.

    `heading` has no place in the format.
    """
    import json

    lines: list[str] = []
    before: str | None = None
    for cue in map(normal, cues):
        if not cue.text:
            continue
        segment: dict[str, object] = {}
        if cue.speaker is not None or before is not None:
            segment["speaker"] = cue.speaker
        if cue.start is not None:
            segment["startTime"] = cue.start
        if cue.end is not None:
            segment["endTime"] = cue.end
        segment["body"] = cue.text
        lines.append(json.dumps(segment, ensure_ascii=False))
        before = cue.speaker
    body = ",\n    ".join(lines)
    return f'{{\n  "version": "1.0.0",\n  "segments": [\n    {body}\n  ]\n}}\n'
