"""The mode, owner and access control list of a file, where the system has them and allows setting them."""

from __future__ import annotations

import errno
import os

_ACL = "system.posix_acl_access"
"""The attribute in which Linux stores the access control list of a file."""

_NAMES = ("ENODATA", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EACCES")
_NONE = frozenset(getattr(errno, name) for name in _NAMES if hasattr(errno, name))


def mode_of_new() -> int:
    """The default mode of a new file."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def set_mode(handle: int, mode: int) -> None:
    """Set the mode of an open file. Raises OSError. On a system without modes, nothing happens."""
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)


def set_owner(handle: int, owner: int, group: int) -> None:
    """Set the owner (-1: unchanged) and the group of an open file. Raises OSError."""
    if not hasattr(os, "fchown"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    os.fchown(handle, owner, group)


def acl_of(file: str | int) -> bytes | None:
    """The access control list of a file; None if it has none. Raises OSError."""
    if not hasattr(os, "getxattr"):  # not on Linux
        return None
    try:
        return os.getxattr(file, _ACL)
    except OSError as error:
        if error.errno not in _NONE:
            raise
        return None


def set_acl(handle: int, acl: bytes | None) -> None:
    """Set the access control list of an open file, or remove it. Raises OSError."""
    if acl is None:
        os.removexattr(handle, _ACL)
    else:
        os.setxattr(handle, _ACL, acl)
