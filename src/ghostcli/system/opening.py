"""Opening files as they are: their bytes, no link where none is wanted, and never waiting for a pipe."""

from __future__ import annotations

import errno
import os

from ghostcli.system.looking import is_link


def open_to_read(path: str, *, follow: bool = True) -> int:
    """A handle that reads the bytes of a file, and waits for nobody where it is a pipe. Raises OSError.

    Without `follow` a link is an error.
    """
    if not follow:
        return os.open(path, os.O_RDONLY | _flags("O_NONBLOCK", "O_CLOEXEC") | _not_followed(path))
    return os.open(path, os.O_RDONLY | _flags("O_NONBLOCK", "O_CLOEXEC"))


def open_for_lock(path: str) -> int:
    """A handle of a file to lock, which is made for this user alone where it is not there. Raises OSError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _flags("O_CLOEXEC") | _not_followed(path), 0o600)


def open_nothing(flags: int) -> int:
    """A handle of a file that is always empty, and takes whatever is written. Raises OSError."""
    return os.open(os.devnull, flags)


def _flags(*names: str) -> int:
    """Those flags that there are; where a system tells text from bytes, it is bytes."""
    flags = getattr(os, "O_BINARY", 0)
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


def _not_followed(path: str) -> int:
    """The flag by which no link is followed. Where there is none, a link is an OSError here."""
    if not hasattr(os, "O_NOFOLLOW") and is_link(path):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return getattr(os, "O_NOFOLLOW", 0)
