"""Replaces files, and flushes them to the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import time

from ghostcli.system import MACOS, WINDOWS

RENAMES_OPEN_FILES = not WINDOWS
"""Whether an open file can be renamed."""

_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between tries to replace a file that another program has open, such as a virus scanner."""


def replace(source: str, target: str) -> None:
    """Replace a file by another, atomically. Raises OSError.

    Windows refuses it while another program has the target open, so it is tried for some time there.
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
    """Flush the content of a file, or the names in a folder, to the disk. Raises OSError.

    Windows flushes only files, and only through a writable handle.
    """
    if WINDOWS and os.path.isdir(path):
        return
    handle = os.open(path, os.O_RDWR if WINDOWS else os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def sync_folder(path: str) -> None:
    """Flush the names in a folder to the disk, if the system can. Raises OSError."""
    if WINDOWS:
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush(handle: int) -> None:
    """Flush the data written through a handle to the disk. Raises OSError."""
    if MACOS:  # fsync leaves it in the cache of the drive
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, getattr(fcntl, "F_FULLFSYNC", 51))
            return
    os.fsync(handle)
