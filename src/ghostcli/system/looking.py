"""What the file system says of files: looked up quickly, with links told from folders."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from functools import partial

from ghostcli.system import WINDOWS

_BY_HANDLE = os.stat in getattr(os, "supports_dir_fd", ())
_JUNCTION = 0xA0000003
"""What Windows marks a folder with that leads to another one, and is no link by name."""

_NUMBER = (1 << 63) - 1


@contextlib.contextmanager
def looking_into(folder: str) -> Iterator[Callable[[str], os.stat_result]]:
    """Gives what looks up a name in a folder. By the folder's handle, where that goes: a third faster.

    Raises OSError where there is no such folder; what is given does where there is no such file.
    """
    if not _BY_HANDLE:
        if not os.path.isdir(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), folder)
        yield lambda name: os.stat(os.path.join(folder, name))
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        yield partial(os.stat, dir_fd=handle)
    finally:
        with contextlib.suppress(OSError):  # it says nothing of what was looked up
            os.close(handle)


def number_of(found: os.stat_result) -> int:
    """The number of a file on its disk, as far as it fits into 63 bits: some systems have longer ones."""
    return found.st_ino & _NUMBER


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
