"""A transcript in another format inside a JSON string: `{"title": ..., "transcript": "..."}`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ghostcli.transcripts import plain_text, srt, webvtt
from ghostcli.transcripts.base import ParsedTranscript, Remark, UnreadableError
from ghostcli.transcripts.encoding import SourceText
from ghostcli.transcripts.json_input import first_string, layers
from ghostcli.transcripts.json_speakers import folded

_FIELDS = frozenset(
    (
        "transcript",
        "transcription",
        "text",
        "content",
        "captions",
        "subtitles",
        "vtt",
        "srt",
        "webvtt",
        "body",
    )
)
_SHORTEST = 100
"""Minimum length, in characters, of a text that may be a whole transcript."""


def text_in(value: object) -> str:
    """Return the longest text among the usual fields; empty if none is long enough for a transcript."""
    found = _longest(value)
    return first_string(found[1], found[0]) if found else ""


def embedded(value: object, name: str) -> ParsedTranscript | None:
    """Read the longest text of the usual fields, as format `name`; None if it is not a transcript."""
    found = _longest(value)
    if found is None:
        return None
    field, root = found
    source = SourceText(first_string(root, field))
    try:
        reading = _read(source)
    except UnreadableError:
        return None
    where = Remark(0, f"the transcript is the text of “{field}” in the JSON: lines are counted there")
    return replace(reading, format=name, remarks=(where, *reading.remarks))


def _longest(value: object) -> tuple[str, dict[str, Any]] | None:
    texts = [
        (len(inner), str(key), layer)
        for layer in layers(value)
        if isinstance(layer, dict)
        for key, inner in layer.items()
        if isinstance(inner, str) and len(inner) >= _SHORTEST and folded(str(key)) in _FIELDS
    ]
    return max(texts, key=lambda one: one[0])[1:] if texts else None


def _read(source: SourceText) -> ParsedTranscript:
    if source.clean.lstrip().startswith("WEBVTT"):
        return webvtt.read(source)
    if " --> " in source.clean[:5000]:
        return srt.read(source)
    return plain_text.read(source)
