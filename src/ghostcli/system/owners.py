"""The owners of files, and who else may write them. On systems without owners, every file is the user's."""

from __future__ import annotations

import os
import stat

_OTHERS_WRITE = 0o022
_ANYBODY_WRITES = 0o002


def are_known() -> bool:
    """Whether files have owners, and modes for other users."""
    return hasattr(os, "geteuid")


def is_ours_alone(found: os.stat_result) -> bool:
    """Whether a file is this user's, and no other user may write it."""
    return not are_known() or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)


def is_ours(found: os.stat_result) -> bool:
    """Whether a file is this user's."""
    return not are_known() or found.st_uid == os.geteuid()


def anybody_writes(folder: str) -> bool:
    """Whether every user may write in a folder, as in /tmp. Raises OSError."""
    return are_known() and bool(os.stat(folder).st_mode & _ANYBODY_WRITES)


def is_anothers(path: str) -> bool:
    """Whether a file or link belongs to another user, and not to the system. Raises OSError."""
    return are_known() and os.lstat(path).st_uid not in {0, os.geteuid()}


def may_be_exchanged(folder: str) -> bool:
    """Whether another user can replace a folder at any moment. Raises OSError.

    The owner of a link to it can, and the owner of its parent folder, and every user who may rename in there.
    """
    if not are_known():
        return False
    above = os.stat(os.path.dirname(os.path.abspath(folder)))
    may_rename = above.st_mode & _ANYBODY_WRITES and not above.st_mode & stat.S_ISVTX
    return bool(may_rename) or not {os.lstat(folder).st_uid, above.st_uid} <= {0, os.geteuid()}


def others_write(found: os.stat_result) -> bool:
    """Whether other users may write in a folder with that status."""
    return are_known() and bool(found.st_mode & _OTHERS_WRITE)


def others_enter(found: os.stat_result) -> bool:
    """Whether other users have any rights in a folder with that status."""
    return are_known() and bool(found.st_mode & 0o077)
