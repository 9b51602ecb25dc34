"""Relative paths, which Windows lacks between drives, and file names that Windows refuses."""

from __future__ import annotations

import os

from ghostcli.system import WINDOWS

_PORTS = tuple(f"{kind}{number}" for kind in ("com", "lpt") for number in "0123456789¹²³")
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
_REFUSED = frozenset('<>:"|?*\\/')


def relative(path: str, start: str = os.curdir) -> str:
    """A path relative to a folder; unchanged if it is on another drive. Raises OSError."""
    try:
        return os.path.relpath(path, start)
    except ValueError:
        return path


def with_slashes(path: str) -> str:
    """A path or ref with slashes between its parts, as in refs and on GitHub on every system."""
    return path.replace("\\", "/") if WINDOWS else path


def lies_in(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder, or is below it."""
    try:
        return os.path.commonpath([folder, path]) == folder
    except ValueError:  # other drives
        return False


def is_device(name: str) -> bool:
    """Whether Windows reads a name as a device; the part after a dot makes no difference."""
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES


def is_portable(name: str) -> bool:
    """Whether a file can have that name on all systems."""
    if not name or name[-1] in ". " or is_device(name):
        return False
    return not any(char in _REFUSED or char < " " for char in name)
