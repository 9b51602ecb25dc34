"""Opening a file that may be anything: never blocks, never reads what is no regular file."""

from __future__ import annotations

import os
import stat

from ghostcli.errors import Problem


def read_bytes(path: str, limit: int) -> bytes | Problem:
    """The bytes of a regular file of at most `limit` bytes, or the problem with it."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        return Problem(path, 0, 0, f"cannot be read: {reason(error)}")
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Problem(path, 0, 0, "is no regular file, so it is not read")
        if status.st_size > limit:
            return _too_large(path, status.st_size, limit)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    except OSError as error:
        return Problem(path, 0, 0, f"cannot be read: {reason(error)}")
    finally:
        os.close(handle)
    return data if len(data) <= limit else _too_large(path, len(data), limit)


def leads_out(path: str, root: str) -> bool:
    """Whether a link leads from a path below a library, a folder of it or a file in one, out of it.

    The library itself may be reached by a link. A hard link cannot be told from a file.
    """
    if not os.path.islink(path) and not os.path.islink(os.path.dirname(path)):
        return False
    real, inside = os.path.realpath(path), os.path.realpath(root)
    return real != inside and not real.startswith(os.path.join(inside, ""))


def led_out(path: str) -> Problem:
    """The problem of such a path: what it leads to may be anybody's, so nothing of it is told."""
    return Problem(path, 0, 0, "leads out of the library, so it is not read")


def _too_large(path: str, size: int, limit: int) -> Problem:
    return Problem(
        path, 0, 0, f"has {size / 1e6:.1f} MB; at most {limit / 1e6:.0f} MB of such a file are read"
    )


def reason(error: OSError) -> str:
    """What the system says went wrong, as the end of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
