"""Opens an address in the browser, and a recording on the disk in a player."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from ghostcli.errors import GhostError
from ghostcli.records.moments import web_address
from ghostcli.system.commands import to_start
from ghostcli.system.openers import file_opener, open_by_system, open_in_browser, opener, player
from ghostcli.system.processes import apart
from ghostcli.text.escaping import visible


def open_address(url: str, environ: Mapping[str, str]) -> None:
    """Pass an address to the opener, as one argument and without a shell.

    Raises GhostError if the address is not http or https with a host, or if no program opens it.
    """
    if web_address(url) is None or url.startswith("-"):
        raise GhostError(f"{visible(url)} is not a web address, so it is not opened")
    program = opener(environ)
    if program is not None:
        _start([program, url])
    elif not open_in_browser(url):
        raise GhostError("no browser found", "ghost open --print prints the address")


def open_recording(path: str, second: int | None) -> None:
    """Play the file of a recording from the second on, if the player can start there.

    Its path is absolute, so no program reads it as an option or an address. Raises GhostError if no program
    opens it.
    """
    command = player(path, second) or file_opener(path)
    if command:
        _start(command)
    elif not open_by_system(path):
        raise GhostError("no player found", "mpv and VLC play a recording from a second on")


def _start(command: list[str]) -> None:
    """Start a program that goes on by itself. Raises GhostError."""
    try:
        subprocess.Popen(
            to_start(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **apart(),
        )
    except OSError as error:
        raise GhostError(f"{command[0]} cannot be started: {error.strerror}") from None
