"""Tests of how a text begins: a pattern, or the root element of XML."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ghostcli.transcripts.encoding import Source

HEAD = 20_000
"""Characters of a text that its beginning is looked for in."""

_PROLOG = (
    r"(?:<\?[^<>]{0,1000}\?>\s*|<!--(?:[^-]|-(?!->)){0,5000}-->\s*"
    r"|<![A-Za-z][^<>\[\]]{0,1000}(?:\[[^\]]{0,5000}\]\s*)?>\s*){0,20}"
)
_ROOT = re.compile(rf"{_PROLOG}<(?:[\w.-]{{1,60}}:)?([\w.-]{{1,60}})(?=[\s/>])")


def begins(pattern: str) -> Callable[[Source], object]:
    """A test for text that begins with a pattern, behind blank lines."""
    compiled: list[re.Pattern[str]] = []

    def test(source: Source) -> object:
        # Compiled at need: a WebVTT file is known before any of them.
        if not compiled:
            compiled.append(re.compile(pattern))
        return compiled[0].match(source.clean[: 2 * HEAD].lstrip()[:HEAD])

    return test


def root(*names: str, within: str = "") -> Callable[[Source], bool]:
    """A test for XML whose root element has one of the names, and a word somewhere near it."""
    lowered = frozenset(names)
    return lambda source: root_of(source) in lowered and within in source.clean[:HEAD]


def root_of(source: Source) -> str:
    """The name of the first element of a text that begins with one, in lower case; empty else."""
    return _root(source.clean[: 2 * HEAD].lstrip()[:HEAD])


@lru_cache(maxsize=2)
def _root(head: str) -> str:
    found = _ROOT.match(head) if head.startswith("<") else None
    return found[1].lower() if found else ""


def is_xml(source: Source) -> bool:
    """Whether a text says that it is XML."""
    return source.clean[: 2 * HEAD].lstrip().startswith("<?xml")
