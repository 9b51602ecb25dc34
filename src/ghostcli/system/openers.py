"""Opens an address with the user's program, the system's, else a browser that Python finds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

from ghostcli.system import MACOS, WINDOWS


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


def open_in_browser(url: str) -> bool:
    """Pass an address to a browser that Python finds, or to Windows. Returns whether there is one."""
    import webbrowser

    try:
        return webbrowser.open(url)
    except (OSError, webbrowser.Error):
        return False
