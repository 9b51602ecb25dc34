"""Temporary files: locked while their writer lives, so that what a dead one left is known, and swept."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator

from ghostcli.library.files import close
from ghostcli.system import locks
from ghostcli.system.disk import RENAMES_OPEN_FILES
from ghostcli.system.looking import is_folder_itself
from ghostcli.system.opening import open_to_read

PREFIX, SUFFIX = ".ghost-", ".tmp"

_NAME = re.compile(r"\.ghost-[a-z0-9_]{8}\.tmp")
_OLD = 3600.0
"""Seconds after which a file is taken for left where the platform has no locks."""

_YOUNG = 60.0
"""Seconds that one may be without its lock, where a writer has to close a file before it renames it."""


def make(folder: str) -> tuple[int, str, int]:
    """A new temporary file in a folder: a handle to write to, its path, and a handle that holds its lock.

    It counts as left as soon as the second handle is closed too. Raises OSError.
    """
    while True:
        handle, path = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=folder)
        try:
            lock = os.dup(handle)
        except OSError:
            os.close(handle)
            _remove(path)
            raise
        if _take(lock) and os.path.lexists(path):  # else another process has just swept it
            return handle, path, lock
        os.close(lock)
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        locks.take(handle)
    except BlockingIOError:
        return False
    except OSError:  # then nobody sweeps it either
        return True
    return True


def left_in(folder: str) -> Iterator[str]:
    """The temporary files in a folder whose writer is gone, in name order."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith(PREFIX))
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        if _NAME.fullmatch(name) and _is_left(path):
            yield path


def left_in_library(root: str) -> Iterator[str]:
    """The same for a library: its folder, and those of its episodes; no link is followed."""
    yield from left_in(root)
    try:
        with os.scandir(root) as entries:
            folders = sorted(entry.path for entry in entries if _is_folder(entry))
    except OSError:
        return
    for folder in folders:
        yield from left_in(folder)


def sweep(folder: str) -> None:
    """Delete what dead writers have left in a folder."""
    for path in left_in(folder):
        _remove(path)


def sweep_library(root: str) -> None:
    """Delete what dead writers have left in a library."""
    for path in left_in_library(root):
        _remove(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.name.startswith(".") and is_folder_itself(entry)
    except OSError:
        return False


def _is_left(path: str) -> bool:
    """Whether a file is a regular one, and nobody holds its lock."""
    try:
        handle = open_to_read(path, follow=False)
    except OSError:
        return False
    try:
        status = os.fstat(handle)
        return stat.S_ISREG(status.st_mode) and _is_free(handle, status.st_mtime)
    except OSError:
        return False
    finally:
        close(handle)


def _is_free(handle: int, written: float) -> bool:
    age = time.time() - written
    if not locks.are_there():
        return age > _OLD
    locks.take(handle, shared=True)  # raises OSError while its writer lives
    return RENAMES_OPEN_FILES or age > _YOUNG


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
