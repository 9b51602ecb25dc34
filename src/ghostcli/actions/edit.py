"""Opening the user's editor at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping

from ghostcli.errors import GhostError
from ghostcli.text import visible

_GOTO = {
    "code": ("--wait", "--goto", "{path}:{line}"),
    "codium": ("--wait", "--goto", "{path}:{line}"),
    "cursor": ("--wait", "--goto", "{path}:{line}"),
    "subl": ("--wait", "{path}:{line}"),
    "zed": ("--wait", "{path}:{line}"),
    "hx": ("{path}:{line}",),
    "helix": ("{path}:{line}",),
    "mate": ("--wait", "--line", "{line}", "{path}"),
}
"""How an editor is told the line; all others understand `+LINE FILE`, as vi does."""

_PLUS = ("+{line}", "{path}")


def editor_command(path: str, line: int, environ: Mapping[str, str]) -> list[str]:
    """The command that opens $VISUAL or $EDITOR (vi without either) at a line of a file."""
    set_ones = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    editor = next(filter(None, set_ones), None) or shutil.which("vi") or ""
    try:
        words = shlex.split(editor)
    except ValueError:
        words = []
    if not words or not words[0]:
        raise GhostError("no editor is set", "export EDITOR=nano, or the one you like")
    name = os.path.splitext(os.path.basename(words[0]))[0]
    arguments = [part.format(path=path, line=line) for part in _GOTO.get(name, _PLUS)]
    return words + [one for one in arguments if one not in words]


def edit(path: str, line: int, environ: Mapping[str, str]) -> None:
    """Open the editor and wait until it is closed. Raises GhostError where it fails."""
    command = editor_command(path, line, environ)
    # An interrupt is the editor's: ghost would end it, and what is not saved would be lost. A handler
    # that does nothing is not inherited, as ignoring the signal would be.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise GhostError(f"{visible(command[0])} cannot be started: {error.strerror}") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        raise GhostError(f"{visible(command[0])} ended with status {status}")
