"""Who may read and write a file: kept when another file is put in its place."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from ghostcli.system import rights as system


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
        return Rights(system.mode_of_new())
    return Rights(stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid, system.acl_of(path))


def give(handle: int, rights: Rights) -> None:
    """Give an open file of one's own those rights. Raises OSError.

    Where the group or the list of rights cannot be kept, the group has no more than everybody: its bits would
    be another group's. What makes a program run as its owner is never kept: this owner may be another one.
    """
    mode = rights.mode & 0o777
    if rights.owner >= 0 and not (_has_group(handle, rights) and _has_acl(handle, rights.acl)):
        mode &= 0o707 | (mode & 0o007) << 3
    system.set_mode(handle, mode)


def _has_group(handle: int, rights: Rights) -> bool:
    """Whether a file has the group, and as far as can be the owner, or is given them."""
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
    """Whether a file has that list of rights, or is given it; one that its folder gave it is taken away."""
    if system.acl_of(handle) == acl:
        return True
    try:
        system.set_acl(handle, acl)
    except OSError:
        return False
    return True
