"""Opening an address in the browser or player."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

from ghostcli.errors import GhostError
from ghostcli.records.moments import web_address
from ghostcli.text.escaping import visible


def opener(environ: Mapping[str, str]) -> str | None:
    """The program that opens addresses here: $BROWSER's first, else the platform's."""
    for name in environ.get("BROWSER", "").split(os.pathsep):
        if name and "%" not in name and shutil.which(name):
            return name
    if sys.platform == "darwin":
        return "open"
    return next((name for name in ("xdg-open", "wslview") if shutil.which(name)), None)


def open_address(url: str, environ: Mapping[str, str]) -> None:
    """Hand an address to the opener, as one argument and without a shell.

    Raises GhostError where the address is not http or https with a host, or nothing opens it.
    """
    if web_address(url) is None or url.startswith("-"):
        raise GhostError(f"{visible(url)} is no web address, so it is not opened")
    program = opener(environ)
    if program is None:
        raise GhostError("no browser found", "ghost open --print gives it to your own program")
    try:
        subprocess.Popen(
            [program, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise GhostError(f"{program} cannot be started: {error.strerror}") from None
