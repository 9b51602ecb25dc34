"""Temporary files: locked while their writer lives, so that those of dead writers are found and deleted."""

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
from ghostcli.system.file_status import is_folder_itself
from ghostcli.system.opening import open_to_read

PREFIX, SUFFIX = ".ghost-", ".tmp"

_NAME = re.compile(r"\.ghost-[a-z0-9_]{8}\.tmp")
_OLD = 3600.0
"""Seconds after which a file counts as left over, on a platform without locks."""

_YOUNG = 60.0
"""Seconds that a file may be unlocked, on a platform where a file must be closed before it is renamed."""


def make(folder: str) -> tuple[int, str, int]:
    """Create a temporary file in a folder: a handle to write, its path, a handle that holds its lock.

    The file counts as left over once both handles are closed. Raises OSError.
    """
    while True:
        handle, path = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=folder)
        try:
            lock = os.dup(handle)
        except OSError:
            os.close(handle)
            _remove(path)
            raise
        if _take(lock) and os.path.lexists(path):  # else another process has just deleted it
            return handle, path, lock
        os.close(lock)
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        locks.take(handle)
    except BlockingIOError:
        return False
    except OSError:  # then no other process deletes it either
        return True
    return True


def left_in(folder: str) -> Iterator[str]:
    """The temporary files in a folder whose writer has ended, in name order."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith(PREFIX))
    except OSError:
        return
    for name in names:
        path = os.path.join(folder, name)
        if _NAME.fullmatch(name) and _is_left(path):
            yield path


def left_in_library(root: str) -> Iterator[str]:
    """The same for a library: its folder and its episodes' folders; links are not followed."""
    yield from left_in(root)
    try:
        with os.scandir(root) as entries:
            folders = sorted(entry.path for entry in entries if _is_folder(entry))
    except OSError:
        return
    for folder in folders:
        yield from left_in(folder)


def sweep(folder: str) -> None:
    """Delete the temporary files of ended writers in a folder."""
    for path in left_in(folder):
        _remove(path)


def sweep_library(root: str) -> None:
    """Delete the temporary files of ended writers in a library."""
    for path in left_in_library(root):
        _remove(path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.name.startswith(".") and is_folder_itself(entry)
    except OSError:
        return False


def _is_left(path: str) -> bool:
    """Whether a file is a regular file whose lock no process holds."""
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
