"""The talk as lists of JSON objects, under the keys that a test gives."""

from __future__ import annotations

import json
from typing import Any

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import ParsedTranscript

from .talk import TALK, clock

NAMES = ("Mara Lind", "Jon Akers")
Rows = list[dict[str, Any]]


def reading(value: Any) -> ParsedTranscript:
    return read(json.dumps(value).encode())


def said(found: ParsedTranscript) -> list[str]:
    return [word for cue in found.cues for word in cue.text.split()]


def rows(**keys: Any) -> Rows:
    """An object for each line: what a key holds is a function of the line, or a field of it."""
    return [
        {key: getattr(line, of) if isinstance(of, str) else of(line) for key, of in keys.items()}
        for line in TALK
    ]


def ms(field: str) -> Any:
    return lambda line: round(getattr(line, field) * 1000)


def at(field: str, end: int = 12) -> Any:
    return lambda line: clock(getattr(line, field))[:end]


def lasting(line: Any) -> float:
    return line.end - line.start  # type: ignore[no-any-return]
