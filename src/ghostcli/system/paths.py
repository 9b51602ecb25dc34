"""Paths beside each other, which on Windows may lie on different drives; and names that Windows refuses."""

from __future__ import annotations

import os
import re

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"|?*\\/\x00-\x1f]|[. ]$')


def relative(path: str, start: str = os.curdir) -> str:
    """A path as seen from a folder; on another drive the whole path. Raises OSError."""
    try:
        return os.path.relpath(path, start)
    except ValueError:
        return os.path.abspath(path)


def lies_in(path: str, folder: str) -> bool:
    """Whether an absolute path is that of a folder, or lies below it."""
    try:
        return os.path.commonpath([folder, path]) == folder
    except ValueError:  # other drives
        return False


def is_device(name: str) -> bool:
    """Whether Windows takes a name for one of its devices, whatever follows a point in it."""
    return _DEVICE.fullmatch(name) is not None


def is_portable(name: str) -> bool:
    """Whether a file can have that name on every system."""
    return bool(name) and not is_device(name) and not _REFUSED.search(name)
