"""Opens an address in the browser or player."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from ghostcli.errors import GhostError
from ghostcli.records.moments import web_address
from ghostcli.system.commands import to_start
from ghostcli.system.openers import open_in_browser, opener
from ghostcli.system.processes import apart
from ghostcli.text.escaping import visible


def open_address(url: str, environ: Mapping[str, str]) -> None:
    """Pass an address to the opener, as one argument and without a shell.

    Raises GhostError if the address is not http or https with a host, or if no program opens it.
    """
    if web_address(url) is None or url.startswith("-"):
        raise GhostError(f"{visible(url)} is not a web address, so it is not opened")
    program = opener(environ)
    if program is None:
        if open_in_browser(url):
            return
        raise GhostError("no browser found", "ghost open --print prints the address")
    try:
        subprocess.Popen(
            to_start([program, url]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **apart(),
        )
    except OSError as error:
        raise GhostError(f"{program} cannot be started: {error.strerror}") from None
