"""The streams to other programs: how it is told that the reader has left, and what pages a text."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator, Mapping

from ghostcli.system import WINDOWS

_GONE = {errno.EPIPE, errno.EINVAL} if WINDOWS else {errno.EPIPE}
"""Windows says of a pipe that nobody reads any more that the argument is invalid."""

PAGER = "less"
"""The pager without a setting. Where it is missing nothing is paged: the `more` of Windows spoils letters."""


def has_left(error: OSError) -> bool:
    """Whether an error of writing into a pipe says that its reader has left."""
    return error.errno in _GONE


@contextlib.contextmanager
def may_leave() -> Iterator[None]:
    """Go on behind the block where the reader of its pipe has left."""
    try:
        yield
    except OSError as error:
        if not has_left(error):
            raise


def for_pager(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a pager: less ends by itself where all fits, shows colours, and reads UTF-8."""
    wanted = {"LESS": "FRX", **({"LESSCHARSET": "utf-8"} if WINDOWS else {})}
    return {**wanted, **environ}
