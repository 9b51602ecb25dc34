"""Work, counted: lines of ghost's code that run, and characters that its texts are gone through for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import ghostcli

HERE = os.path.dirname(ghostcli.__file__)
A_LINE = 10
"""Characters that a method of a text goes through in the time of a line, or more."""

THROUGH = frozenset(("strip", "lstrip", "rstrip", "split", "splitlines", "replace", "lower", "translate"))
"""Methods that go through all of a text: others may begin at a place in it."""


@contextmanager
def counting() -> Iterator[list[int]]:
    """What has run until the end, in a list of one number."""
    lines = [0]

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if not frame.f_code.co_filename.startswith(HERE):
            return None
        lines[0] += event == "line"
        return trace

    def called(frame: FrameType, event: str, what: Any) -> None:
        if event == "c_call" and frame.f_code.co_filename.startswith(HERE):
            of = getattr(what, "__self__", None)
            if isinstance(of, str) and what.__name__ in THROUGH:
                lines[0] += len(of) // A_LINE

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(trace)
    sys.setprofile(called)
    try:
        yield lines
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])


def work(do: Callable[[], object]) -> int:
    """How much runs to do it."""
    with counting() as lines:
        do()
    return lines[0]
