"""Keeps the permissions of a file that is replaced."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from ghostcli.system import rights as system


class Rights(NamedTuple):
    """The mode of a file; for an existing one also its owner, group and ACL, if any."""

    mode: int
    owner: int = -1
    group: int = -1
    acl: bytes | None = None


def rights_of(path: str) -> Rights:
    """The permissions of a file, or of a new file if it does not exist. Raises OSError."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return Rights(system.mode_of_new())
    return Rights(stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid, system.acl_of(path))


def give(handle: int, rights: Rights) -> None:
    """Set the permissions of an open file that this user owns. Raises OSError.

    If the group or ACL cannot be set, the group gets no more than everybody: its bits were for another group.
    Setuid and setgid bits are never kept, since the owner may be another user now.
    """
    mode = rights.mode & 0o777
    if rights.owner >= 0 and not (_has_group(handle, rights) and _has_acl(handle, rights.acl)):
        mode &= 0o707 | (mode & 0o007) << 3
    system.set_mode(handle, mode)


def _has_group(handle: int, rights: Rights) -> bool:
    """Whether the file has the group, or could be given it; the owner is set if possible."""
    for owner in (rights.owner, -1):
        found = os.fstat(handle)
        if found.st_gid == rights.group and (owner < 0 or found.st_uid == owner):
            return True
        try:
            system.set_owner(handle, owner, rights.group)
        except OSError:
            continue
        return True
    return False


def _has_acl(handle: int, acl: bytes | None) -> bool:
    """Whether the file has that ACL, or could be given it; an ACL inherited from the folder is removed."""
    if system.acl_of(handle) == acl:
        return True
    try:
        system.set_acl(handle, acl)
    except OSError:
        return False
    return True
