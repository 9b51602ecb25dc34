"""What the tests of this room share: the folder of real transcripts, and how a test reads text."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import ParsedTranscript

FOLDER = Path(os.environ.get("GHOST_TRANSCRIPTS") or Path(__file__).parents[3] / "shared" / "transcripts")


@pytest.fixture(scope="session")
def real() -> Path:
    """The real transcripts; they are not part of the project, and tests skip without them."""
    if not (FOLDER / "webvtt-wpt").is_dir():
        pytest.skip(f"no real transcripts in {FOLDER}: set GHOST_TRANSCRIPTS")
    return FOLDER


Reads = Callable[..., ParsedTranscript]


@pytest.fixture
def reads() -> Reads:
    """Reads text as if it were a file's content."""

    def reading(text: str, format: str | None = None) -> ParsedTranscript:  # noqa: A002
        return read(text.encode(), format)

    return reading
