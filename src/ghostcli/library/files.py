"""Finds and opens files of any kind without blocking; reads only regular files."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from ghostcli.errors import Problem
from ghostcli.system.file_status import is_folder_itself, is_link
from ghostcli.system.opening import open_to_read

_LASTING = frozenset((
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP),
    *(errno.ENXIO, errno.ENODEV, errno.ENAMETOOLONG, errno.EINVAL),
))  # fmt: skip
"""Errors that last until the file or its folder changes, which ghost detects. Any other error may be
temporary: even a permission can be granted without a visible change, as macOS does for a terminal."""

_passing: list[str] = []


def passing_failures() -> int:
    """The number of failed reads in this process with a temporary reason, such as too many open files.

    If it rises while files are read, the result must not be cached: no file changes when the reason ends.
    """
    return len(_passing)


def unread(path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system cannot read."""
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
    """Close a file that was only read. Errors are ignored, since they do not affect what was read."""
    with contextlib.suppress(OSError):
        os.close(handle)


def leads_out(path: str, root: str) -> bool:
    """Whether a path in a library (an episode folder or a file in one) is a link out of the library.

    The library itself may be a link. A hard link cannot be distinguished from a file.
    """
    if not is_link(path) and not is_link(os.path.dirname(path)):
        return False
    real, inside = os.path.realpath(path), os.path.realpath(root)
    return real != inside and not real.startswith(os.path.join(inside, ""))


class Below(NamedTuple):
    """A file below a folder, or an unreadable folder; `why` says why it must not be read."""

    path: str
    why: str = ""


def files_below(folder: str) -> Iterator[Below]:
    """All files below a folder that the user named, in order; names that begin with a full stop are skipped.

    A link out of the folder must not be read: another user may have put it there. Folders can be nested as
    deeply as the system allows.
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
    """The problem of a link out of the library. Its target may belong to another user, so it is not shown."""
    return Problem(path, 0, 0, "leads out of the library, so it is not read")


def missing_folders(path: str) -> list[str]:
    """The missing folders of a path, the uppermost first.

    `os.makedirs` creates them recursively, and fails if there are a thousand.
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
    """The system's error message, as the end of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
