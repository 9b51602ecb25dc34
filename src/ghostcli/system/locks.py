"""Locks on open files, which end with the process that holds them."""

from __future__ import annotations

import errno
import os
from types import ModuleType
from typing import Any

_PLACE = 1 << 30
"""The byte that is locked on Windows, far beyond the end of any file: others cannot read a locked byte."""


def are_there() -> bool:
    """Whether the system has locks."""
    return _posix() is not None or _windows() is not None


def take(handle: int, *, shared: bool = False) -> None:
    """Lock an open file until all its handles are closed, or the process ends.

    A shared lock only excludes exclusive locks. Windows has no shared lock, so every lock is exclusive there.
    Raises BlockingIOError if another process holds the lock, and OSError if the file cannot be locked.
    """
    posix = _posix()
    if posix is not None:
        posix.flock(handle, (posix.LOCK_SH if shared else posix.LOCK_EX) | posix.LOCK_NB)
        return
    windows = _windows()
    if windows is None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
    before = os.lseek(handle, 0, os.SEEK_CUR)
    os.lseek(handle, _PLACE, os.SEEK_SET)
    try:
        windows.locking(handle, windows.LK_NBLCK, 1)
    except PermissionError:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from None
    finally:
        os.lseek(handle, before, os.SEEK_SET)


def _posix() -> Any:
    try:
        import fcntl
    except ImportError:
        return None
    return fcntl


def _windows() -> Any:
    try:
        import msvcrt
    except ImportError:
        return None
    module: ModuleType = msvcrt
    return module
