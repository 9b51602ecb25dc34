"""Opens an address with the user's program, the system's, else a browser that Python finds.

A recording on the disk is played by mpv or VLC, which start at a second, else opened by the system.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping

from ghostcli.system import MACOS, WINDOWS

_VLC = (
    "/Applications/VLC.app/Contents/MacOS/VLC",
    r"C:\Program Files\VideoLAN\VLC\vlc.exe",
    r"C:\Program Files (x86)\VideoLAN\VLC\vlc.exe",
)
"""Where VLC is without being on PATH. On another system these are no files."""


def opener(environ: Mapping[str, str]) -> str | None:
    """The program that opens addresses: the first in $BROWSER, else the system's; None if there is none."""
    for name in environ.get("BROWSER", "").split(os.pathsep):
        if name and "%" not in name and shutil.which(name):
            return name
    if MACOS:
        return "open"
    if WINDOWS:  # Python passes it to the system without a program in between
        return None
    return next((name for name in ("xdg-open", "wslview") if shutil.which(name)), None)


def player(path: str, second: int | None) -> list[str] | None:
    """The command that plays a file from the second on, by mpv or VLC; None if neither is installed.

    mpv gets a window, because without one a recording without pictures could not be stopped.
    """
    if program := _installed("mpv", ()):
        return [program, *_from("--start", second), "--force-window", "--", path]
    if program := _installed("vlc", _VLC):
        return [program, *_from("--start-time", second), path]
    return None


def _from(option: str, second: int | None) -> list[str]:
    return [] if second is None else [f"{option}={second}"]


def _installed(name: str, places: Iterable[str]) -> str | None:
    """The path of a program on PATH or in a usual place; one in the current folder is not trusted."""
    found = shutil.which(name)
    if found and os.path.isabs(found):
        return found
    return next((path for path in places if os.path.isfile(path)), None)


def file_opener(path: str) -> list[str] | None:
    """The command with which the system opens a file; None if there is none, or it needs none."""
    if MACOS:
        return ["open", path]
    if WINDOWS:
        return None
    return next(([name, path] for name in ("xdg-open", "wslview") if shutil.which(name)), None)


def open_by_system(path: str) -> bool:
    """Open a file as Windows does on a double click. Returns whether there is such a call."""
    start = getattr(os, "startfile", None)
    if start is None:
        return False
    try:
        start(path)
    except OSError:
        return False
    return True


def open_in_browser(url: str) -> bool:
    """Pass an address to a browser that Python finds, or to Windows. Returns whether there is one."""
    import webbrowser

    try:
        return webbrowser.open(url)
    except (OSError, webbrowser.Error):
        return False
