"""Streams to other programs: detects a closed pipe, and chooses the pager."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator, Mapping

from ghostcli.system import WINDOWS

_GONE = {errno.EPIPE, errno.EINVAL} if WINDOWS else {errno.EPIPE}
"""The error for a closed pipe on Windows is "invalid argument"."""

PAGER = "less"
"""The default pager. If it is missing, nothing is paged, because `more` on Windows corrupts characters."""


def has_left(error: OSError) -> bool:
    """Whether a write error on a pipe means that its reader has closed it."""
    return error.errno in _GONE


@contextlib.contextmanager
def may_leave() -> Iterator[None]:
    """A context manager that ignores a closed pipe: the program continues after the block."""
    try:
        yield
    except OSError as error:
        if not has_left(error):
            raise


def for_pager(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a pager: less exits if the text fits the screen, shows colours and reads UTF-8."""
    wanted = {"LESS": "FRX", **({"LESSCHARSET": "utf-8"} if WINDOWS else {})}
    return {**wanted, **environ}
