"""Whose files are, and who else may write them. Where files have no owners, each is the user's own."""

from __future__ import annotations

import os
import stat

_OTHERS_WRITE = 0o022
_ANYBODY_WRITES = 0o002


def are_known() -> bool:
    """Whether files have owners, and modes that say what others may do."""
    return hasattr(os, "geteuid")


def is_ours_alone(found: os.stat_result) -> bool:
    """Whether a file is this user's, and nobody else may write it."""
    return not are_known() or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)


def is_ours(found: os.stat_result) -> bool:
    """Whether a file is this user's."""
    return not are_known() or found.st_uid == os.geteuid()


def anybody_writes(folder: str) -> bool:
    """Whether any user may write in a folder, as in /tmp. Raises OSError."""
    return are_known() and bool(os.stat(folder).st_mode & _ANYBODY_WRITES)


def is_anothers(path: str) -> bool:
    """Whether a file, or a link, is neither this user's nor the system's. Raises OSError."""
    return are_known() and os.lstat(path).st_uid not in {0, os.geteuid()}


def may_be_exchanged(folder: str) -> bool:
    """Whether another user may put another folder there, at any moment. Raises OSError.

    Who owns the link that leads to it can, or the folder that it lies in, or whoever may rename in there.
    """
    if not are_known():
        return False
    above = os.stat(os.path.dirname(os.path.abspath(folder)))
    may_rename = above.st_mode & _ANYBODY_WRITES and not above.st_mode & stat.S_ISVTX
    return bool(may_rename) or not {os.lstat(folder).st_uid, above.st_uid} <= {0, os.geteuid()}


def others_write(found: os.stat_result) -> bool:
    """Whether somebody else may write in a folder of that status."""
    return are_known() and bool(found.st_mode & _OTHERS_WRITE)


def others_enter(found: os.stat_result) -> bool:
    """Whether somebody else may do anything in a folder of that status."""
    return are_known() and bool(found.st_mode & 0o077)
