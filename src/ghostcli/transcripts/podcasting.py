"""The transcript JSON of the Podcasting 2.0 namespace: a reader and a writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ghostcli.text.escaping import in_json
from ghostcli.transcripts.base import Cue, Metadata, ParsedTranscript
from ghostcli.transcripts.canonical import normal, reading_of
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import entries, seconds, string
from ghostcli.transcripts.json_speakers import label, names_in
from ghostcli.transcripts.segments import Segment, TimeReader, read_segments, remarks_of
from ghostcli.transcripts.word_timings import TimedWord

NAME = "podcasting"

_OURS = "ghost"
"""The generator name in ghost's own files that are to be read back exactly."""


def read(source: SourceText) -> ParsedTranscript:
    """Return the segments as cues, times in seconds; one-word segments are joined to sentences.

    The format requires a speaker only where it changes, so the speaker is carried forward; null ends that.
    Source: https://github.com/Podcastindex-org/podcast-namespace, transcripts.md.
    """
    remarks = remarks_of(source)
    value = source.json
    listed = entries(value.get("segments") if isinstance(value, dict) else value, remarks, "segments")
    if isinstance(value, dict) and value.get("generator") == _OURS:
        return reading_of(NAME, list(_to_the_letter(listed)), remarks)

    def segments(clock: TimeReader) -> Iterator[Segment]:
        words: list[TimedWord] = []
        speaker: str | None = None
        for segment in clock.each(listed):
            speaker = _speaker(segment, speaker)
            text = string(segment.get("body"))
            start, end = clock.span(segment.get("startTime"), segment.get("endTime"))
            if len(text.split()) == 1:
                words.append(TimedWord(text, start, end, speaker))
                continue
            if words:
                yield Segment(None, None, None, "", words)
                words = []
            yield Segment(start, end, speaker, text)
        if words:
            yield Segment(None, None, None, "", words)

    return read_segments(
        NAME, source, segments, units=(1, 1e3), names=names_in(value), call=_called, remarks=remarks
    )


def _to_the_letter(segments: Iterable[dict[str, Any]]) -> Iterator[Cue]:
    """Yield the segments that ghost wrote as one cue each; a speaker applies until the next one, or null."""
    speaker: str | None = None
    for segment in segments:
        speaker = segment.get("speaker", speaker)
        start, end = seconds(segment.get("startTime")), seconds(segment.get("endTime"))
        yield Cue(start, end, None if speaker is None else str(speaker), string(segment.get("body")))


def _called(name: object) -> str:
    return str(name)


def _speaker(segment: dict[str, Any], before: str | None) -> str | None:
    named = segment.get("speaker", before)
    if named is None:
        return None
    return label(named) or before


def write(cues: Iterable[Cue], heading: Metadata, *, sure: bool = False) -> str:  # noqa: ARG001
    """Return the cues as JSON, a segment on each line; an unknown time is left out.

    `heading` is not used. With `sure` the file names ghost as its generator, so that `read` takes each
    segment unchanged.
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
        lines.append(in_json(json.dumps(segment, ensure_ascii=False)))
        before = cue.speaker
    body = ",\n    ".join(lines)
    mark = f'  "generator": "{_OURS}",\n' if sure else ""
    return f'{{\n  "version": "1.0.0",\n{mark}  "segments": [\n    {body}\n  ]\n}}\n'
