"""Reads the status of files quickly, and tells links from folders."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator

from ghostcli.system import WINDOWS

_BY_HANDLE = os.stat in getattr(os, "supports_dir_fd", ())
_JUNCTION = 0xA0000003
"""The Windows tag of a junction: a folder that leads to another one, but is not a symbolic link."""

NUMBER = (1 << 63) - 1
"""The bits of an inode number that are stored: some systems have longer numbers than a database row."""


def statuses(folder: str, names: Iterable[str]) -> Iterator[os.stat_result | None]:
    """Yield the status of each name in a folder; None for a name that does not exist or is not accessible.

    It uses the handle of the folder if possible, a third faster. Raises OSError if there is no such folder.
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
        with contextlib.suppress(OSError):  # an error here does not concern the results
            os.close(handle)


def status_of(entry: os.DirEntry[str]) -> os.stat_result:
    """The status of an entry. Raises OSError.

    The status that Windows returns while listing a folder has no inode number, and may be out of date.
    """
    return os.stat(entry.path) if WINDOWS else entry.stat()


def is_link(path: str) -> bool:
    """Whether a path is a link or a Windows junction; False if it does not exist."""
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
