"""The mode, owner and list of rights of a file, as far as the system has them and lets them be set."""

from __future__ import annotations

import errno
import os

_ACL = "system.posix_acl_access"
"""The attribute in which Linux keeps a list of users and groups with rights of their own."""

_NAMES = ("ENODATA", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EACCES")
_NONE = frozenset(getattr(errno, name) for name in _NAMES if hasattr(errno, name))


def mode_of_new() -> int:
    """The mode of any new file."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def set_mode(handle: int, mode: int) -> None:
    """Give an open file a mode. Raises OSError. Where a file has none, nothing happens."""
    if hasattr(os, "fchmod"):
        os.fchmod(handle, mode)


def set_owner(handle: int, owner: int, group: int) -> None:
    """Give an open file to an owner (-1: the same one) and a group. Raises OSError."""
    if not hasattr(os, "fchown"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    os.fchown(handle, owner, group)


def acl_of(file: str | int) -> bytes | None:
    """The list of rights of a file; None where it has none. Raises OSError."""
    if not hasattr(os, "getxattr"):  # not on Linux
        return None
    try:
        return os.getxattr(file, _ACL)
    except OSError as error:
        if error.errno not in _NONE:
            raise
        return None


def set_acl(handle: int, acl: bytes | None) -> None:
    """Give an open file that list of rights, or take away the one it has. Raises OSError."""
    if acl is None:
        os.removexattr(handle, _ACL)
    else:
        os.setxattr(handle, _ACL, acl)
