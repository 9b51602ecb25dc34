"""Tests of how a text begins: with a pattern, or with an XML root element."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ghostcli.transcripts.encoding import HEAD, SourceText

_PROLOG = (
    r"(?:<\?[^<>]{0,1000}\?>\s*|<!--(?:[^-]|-(?!->)){0,5000}-->\s*"
    r"|<![A-Za-z][^<>\[\]]{0,1000}(?:\[[^\]]{0,5000}\]\s*)?>\s*){0,20}"
)
_ROOT = re.compile(rf"{_PROLOG}<(?:[\w.-]{{1,60}}:)?([\w.-]{{1,60}})(?=[\s/>])")


def begins(pattern: str) -> Callable[[SourceText], object]:
    """Return a test for text that begins with a pattern, after blank lines."""
    compiled: list[re.Pattern[str]] = []

    def test(source: SourceText) -> object:
        # Compiled on demand: a WebVTT file is recognized before any of these.
        if not compiled:
            compiled.append(re.compile(pattern))
        return compiled[0].match(source.head)

    return test


def root(*names: str, within: str = "") -> Callable[[SourceText], bool]:
    """Return a test for XML whose root element has one of the names, and the word `within` near it."""
    lowered = frozenset(names)
    return lambda source: root_of(source) in lowered and within in source.clean[:HEAD]


def root_of(source: SourceText) -> str:
    """Return the name of a text's root element in lower case; empty if it does not begin with one."""
    return _root(source.head) if source.head.startswith("<") else ""


@lru_cache(maxsize=2)
def _root(head: str) -> str:
    found = _ROOT.match(head)
    return found[1].lower() if found else ""


def is_xml(source: SourceText) -> bool:
    """Whether a text has an XML declaration."""
    return source.head.startswith("<?xml")


def are_most(lines: Sequence[str], is_it: Callable[[str], object], share: float) -> bool:
    """Whether at least `share` of the lines pass a test; stops once too many have failed."""
    may_fail = len(lines) * (1 - share)
    failed = 0
    for line in lines:
        if not is_it(line):
            failed += 1
            if failed > may_fail:
                return False
    return bool(lines)
