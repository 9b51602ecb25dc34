"""Opens files in binary mode, without following links if wanted, and without waiting for a pipe."""

from __future__ import annotations

import errno
import os

from ghostcli.system.file_status import is_link


def open_to_read(path: str, *, follow: bool = True) -> int:
    """A handle to read the bytes of a file, which does not block on a pipe. Raises OSError.

    Without `follow` a link is an error.
    """
    if not follow:
        return os.open(path, os.O_RDONLY | _flags("O_NONBLOCK", "O_CLOEXEC") | _not_followed(path))
    return os.open(path, os.O_RDONLY | _flags("O_NONBLOCK", "O_CLOEXEC"))


def open_for_lock(path: str) -> int:
    """A handle of a file to lock; a missing file is created, private to this user. Raises OSError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _flags("O_CLOEXEC") | _not_followed(path), 0o600)


def open_nothing(flags: int) -> int:
    """A handle of the null device: always empty, and it accepts any output. Raises OSError."""
    return os.open(os.devnull, flags)


def _flags(*names: str) -> int:
    """Those of the flags that exist, plus binary mode on systems that have a text mode."""
    flags = getattr(os, "O_BINARY", 0)
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


def _not_followed(path: str) -> int:
    """The flag that prevents following links. If the system has none, a link raises OSError here."""
    if not hasattr(os, "O_NOFOLLOW") and is_link(path):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    return getattr(os, "O_NOFOLLOW", 0)
