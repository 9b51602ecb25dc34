"""Finding and opening files that may be anything: never blocks, never reads what is no regular file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.errors import Problem
from ghostcli.system.looking import is_folder_itself, is_link
from ghostcli.system.opening import open_to_read

_LASTING = frozenset((
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP),
    *(errno.ENXIO, errno.ENODEV, errno.ENAMETOOLONG, errno.EINVAL),
))  # fmt: skip
"""Errors that last until somebody changes the file or its folder, which is then seen. Any other may pass: a
permission, too, may be given without a trace, as macOS gives it to a terminal."""

_passing: list[str] = []


def passing_failures() -> int:
    """How often this process could not read something for a reason that may pass, as too many open files.

    What was made of the rest meanwhile must not be kept: nothing will tell that the reason is gone.
    """
    return len(_passing)


def unread(path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let be read."""
    if error.errno not in _LASTING:
        _passing.append(path)
    return Problem(path, 0, 0, f"cannot be read: {reason(error)}")


def read_bytes(path: str, limit: int) -> bytes | Problem:
    """The bytes of a regular file of at most `limit` bytes, or the problem with it."""
    try:
        handle = open_to_read(path)
    except OSError as error:
        return unread(path, error)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return Problem(path, 0, 0, "is not a regular file: skipped")
        if status.st_size > limit:
            return _too_large(path, status.st_size, limit)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    except OSError as error:
        return unread(path, error)
    finally:
        close(handle)
    return data if len(data) <= limit else _too_large(path, len(data), limit)


def close(handle: int) -> None:
    """Close what was only read: an error that comes up then says nothing of what was read."""
    with contextlib.suppress(OSError):
        os.close(handle)


def leads_out(path: str, root: str) -> bool:
    """Whether a link leads from a path below a library, a folder of it or a file in one, out of it.

    The library itself may be reached by a link. A hard link cannot be told from a file.
    """
    if not is_link(path) and not is_link(os.path.dirname(path)):
        return False
    real, inside = os.path.realpath(path), os.path.realpath(root)
    return real != inside and not real.startswith(os.path.join(inside, ""))


class Below(NamedTuple):
    """A file somewhere below a folder, or what is no file there; `why` says why it is not to be read."""

    path: str
    why: str = ""


def files_below(folder: str) -> Iterator[Below]:
    """All that lies below a folder which a person names, in order; what begins with a point is left alone.

    A link out of the folder is not to be read: somebody else may have put it there. Folders may lie in
    each other as deep as the system allows.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                seen = sorted((entry.name, is_folder_itself(entry)) for entry in entries)
        except OSError as error:
            yield Below(here, f"cannot be read: {reason(error)}")
            continue
        names = [(os.path.join(here, name), is_folder) for name, is_folder in seen if name[:1] != "."]
        for path, is_folder in names:
            if not is_folder:
                yield Below(path, _why_not(path, folder))
        waiting.extend(path for path, is_folder in reversed(names) if is_folder)


def _why_not(path: str, folder: str) -> str:
    if leads_out(path, folder):
        return "leads out of its folder: name it itself to have it read"
    return "is a link to a folder, which is not followed" if os.path.isdir(path) else ""


def led_out(path: str) -> Problem:
    """The problem of such a path: what it leads to may be anybody's, so nothing of it is told."""
    return Problem(path, 0, 0, "leads out of the library, so it is not read")


def missing_folders(path: str) -> list[str]:
    """The folders that are to be made before there is one of that path, the uppermost first.

    `os.makedirs` makes them one within the other, and fails where they are a thousand.
    """
    missing = []
    there = os.path.abspath(path)
    while not os.path.isdir(there) and os.path.dirname(there) != there:
        missing.append(there)
        there = os.path.dirname(there)
    return missing[::-1]


def _too_large(path: str, size: int, limit: int) -> Problem:
    return Problem(
        path, 0, 0, f"has {size / 1e6:.1f} MB; at most {limit / 1e6:.0f} MB of such a file are read"
    )


def reason(error: OSError) -> str:
    """What the system says went wrong, as the end of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
