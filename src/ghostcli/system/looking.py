"""What the file system says of files: looked up quickly, with links told from folders."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator

from ghostcli.system import WINDOWS

_BY_HANDLE = os.stat in getattr(os, "supports_dir_fd", ())
_JUNCTION = 0xA0000003
"""What Windows marks a folder with that leads to another one, and is no link by name."""

NUMBER = (1 << 63) - 1
"""What is kept of the number of a file on its disk: some systems have longer ones than a row takes."""


def look_up(folder: str, names: Iterable[str]) -> Iterator[os.stat_result | None]:
    """What the file system says of each name in a folder, None of one that is not there or cannot be seen.

    By the folder's handle, where that goes: a third faster. Raises OSError where there is no such folder.
    """
    stat = os.stat
    if not _BY_HANDLE:
        if not os.path.isdir(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
        for name in names:
            try:
                yield stat(os.path.join(folder, name))
            except OSError:
                yield None
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        for name in names:
            try:
                yield stat(name, dir_fd=handle)
            except OSError:
                yield None
    finally:
        with contextlib.suppress(OSError):  # it says nothing of what was looked up
            os.close(handle)


def status_of(entry: os.DirEntry[str]) -> os.stat_result:
    """What the file system says of an entry. Raises OSError.

    What Windows says of it while it lists a folder has no number, and may be old.
    """
    return os.stat(entry.path) if WINDOWS else entry.stat()


def is_link(path: str) -> bool:
    """Whether a path is a link, or a junction of Windows; False where nothing is."""
    return os.path.islink(path) or _is_junction(path)


def is_folder_itself(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder, and neither a link nor a junction to one. Raises OSError."""
    return entry.is_dir(follow_symlinks=False) and not _is_junction(entry.path)


def _is_junction(path: str) -> bool:
    if not hasattr(os.stat_result, "st_reparse_tag"):
        return False
    try:
        return bool(getattr(os.lstat(path), "st_reparse_tag", 0) == _JUNCTION)
    except (OSError, ValueError):
        return False
