"""Who may read and write a file: kept when another file is put in its place."""

from __future__ import annotations

import errno
import os
import stat
from typing import NamedTuple

_ACL = "system.posix_acl_access"
"""The attribute in which Linux keeps a list of users and groups with rights of their own."""

_NONE = frozenset((errno.ENODATA, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM, errno.EACCES))


class Rights(NamedTuple):
    """The mode of a file; for one that was there also its owner and group, and its list of rights, if any."""

    mode: int
    owner: int = -1
    group: int = -1
    acl: bytes | None = None


def rights_of(path: str) -> Rights:
    """Those of a file; of one that is not there those of any new file. Raises OSError."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return Rights(0o666 & ~mask)
    return Rights(stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid, _acl_of(path))


def give(handle: int, rights: Rights) -> None:
    """Give an open file of one's own those rights. Raises OSError.

    Where the group or the list of rights cannot be kept, the group has no more than everybody: its bits would
    be another group's. What makes a program run as its owner is never kept: this owner may be another one.
    """
    mode = rights.mode & 0o777
    if rights.owner >= 0 and not (_has_group(handle, rights) and _has_acl(handle, rights.acl)):
        mode &= 0o707 | (mode & 0o007) << 3
    os.fchmod(handle, mode)


def _has_group(handle: int, rights: Rights) -> bool:
    """Whether a file has the group, and as far as can be the owner, or is given them."""
    for owner in (rights.owner, -1):
        found = os.fstat(handle)
        if found.st_gid == rights.group and (owner < 0 or found.st_uid == owner):
            return True
        try:
            os.fchown(handle, owner, rights.group)
        except OSError:
            continue
        return True
    return False


def _has_acl(handle: int, acl: bytes | None) -> bool:
    """Whether a file has that list of rights, or is given it; one that its folder gave it is taken away."""
    if _acl_of(handle) == acl:
        return True
    try:
        if acl is None:
            os.removexattr(handle, _ACL)
        else:
            os.setxattr(handle, _ACL, acl)
    except OSError:
        return False
    return True


def _acl_of(file: str | int) -> bytes | None:
    if not hasattr(os, "getxattr"):  # not on Linux
        return None
    try:
        return os.getxattr(file, _ACL)
    except OSError as error:
        if error.errno not in _NONE:
            raise
        return None
