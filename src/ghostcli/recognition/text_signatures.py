"""The table of signatures of all files but JSON."""

from __future__ import annotations

import re
from collections.abc import Callable

from ghostcli.recognition.base import TRANSCRIPT, Signature
from ghostcli.transcripts import spacelog, srt, webvtt
from ghostcli.transcripts.encoding import Source
from ghostcli.transcripts.marks import front_matter, looks_marked

_HEAD = 4096


def begins(pattern: re.Pattern[str]) -> Callable[[Source], object]:
    """A test for text that begins with a pattern, behind blank lines."""
    return lambda source: pattern.match(source.clean.lstrip()[:_HEAD])


_PAGE = re.compile(
    r"<(?:!doctype|html|head|body|main|cite|time|p|div|article|section|h[1-6])\b", re.IGNORECASE
)


def _is_page(source: Source) -> bool:
    _, start = front_matter(source.clean)
    beginning = source.clean[start : start + _HEAD].lstrip()
    return beginning.startswith("<") and _PAGE.search(beginning) is not None


def _is_marked(source: Source) -> bool:
    return looks_marked(source.clean)


def _has_colon(source: Source) -> bool:
    return ":" in source.clean or "：" in source.clean


TEXT_SIGNATURES: tuple[Signature, ...] = (
    Signature(TRANSCRIPT, "vtt", webvtt.sniff),
    Signature(TRANSCRIPT, "html", _is_page),
    Signature(TRANSCRIPT, "spacelog", spacelog.sniff),
    Signature(TRANSCRIPT, "srt", srt.sniff),
    Signature(TRANSCRIPT, "markdown", _is_marked),
    Signature(TRANSCRIPT, "text", _has_colon),
)
"""Every signature, the surest first: where two fit, the first row counts."""
