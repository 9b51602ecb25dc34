"""Putting files in the place of others, and seeing them arrive on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import time

from ghostcli.system import MACOS, WINDOWS

RENAMES_OPEN_FILES = not WINDOWS
"""Whether a file may get another name while somebody has it open."""

_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between tries to replace a file that another program has open: a virus scanner is soon done."""


def replace(source: str, target: str) -> None:
    """Put a file in the place of another, in one step. Raises OSError.

    Windows refuses it while somebody has the other one open, so it is tried for some time there.
    """
    for seconds in _WAITS if WINDOWS else ():
        with contextlib.suppress(PermissionError):
            os.replace(source, target)
            return
        time.sleep(seconds)
    try:
        os.replace(source, target)
    except PermissionError:
        if not WINDOWS:
            raise
        message = "it may not be written, or another program has it open"
        raise PermissionError(errno.EACCES, message, target) from None


def sync(path: str) -> None:
    """Have on the disk what a file holds, or which names a folder holds. Raises OSError.

    Windows does so for files alone, and through a handle that may write.
    """
    if WINDOWS and os.path.isdir(path):
        return
    handle = os.open(path, os.O_RDWR if WINDOWS else os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def sync_folder(path: str) -> None:
    """Have on the disk which names a folder holds, where the system can do that. Raises OSError."""
    if WINDOWS:
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush(handle: int) -> None:
    """Have on the disk what was written through a handle. Raises OSError."""
    if MACOS:  # where fsync leaves it in the drive
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, getattr(fcntl, "F_FULLFSYNC", 51))
            return
    os.fsync(handle)
