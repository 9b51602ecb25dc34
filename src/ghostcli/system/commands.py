"""Commands as a person writes them: taken apart into words, and put together for the person's shell."""

from __future__ import annotations

import errno
import os
import shlex
from collections.abc import Iterable, Sequence

from ghostcli.system import WINDOWS

SET_EDITOR = "setx EDITOR notepad" if WINDOWS else "export EDITOR=nano"
"""How a person says which editor it is to be."""

EDITOR = "notepad" if WINDOWS else "vi"
"""The editor that every such system has."""

_BATCH = (".bat", ".cmd")
_RUN_BY_BATCH = frozenset('&|<>^%!"\r\n')


def words_of(command: str) -> list[str]:
    """A program and its arguments, out of a variable like $EDITOR. Raises ValueError for an open quotation.

    On Windows a backslash parts folders, and only double quotation marks are any.
    """
    if not WINDOWS:
        return shlex.split(command)
    reader = shlex.shlex(command, posix=True, punctuation_chars=False)
    reader.whitespace_split = True
    reader.escape = reader.commenters = ""
    reader.quotes = '"'
    return list(reader)


def name_of(program: str) -> str:
    """The name of a program without its folder and ending."""
    if not WINDOWS:
        return os.path.splitext(os.path.basename(program))[0]
    import ntpath

    return ntpath.splitext(ntpath.basename(program))[0].lower()


def to_start(words: Sequence[str]) -> list[str]:
    """A program and its arguments as they are started. Raises OSError where that is not safe.

    Windows does not look for `code.cmd` where `code` is asked for. What starts a batch file there would run
    parts of a path or an address as commands.
    """
    if not WINDOWS:
        return list(words)
    import shutil  # 3 ms

    program = shutil.which(words[0]) or words[0]
    if program.lower().endswith(_BATCH) and not _RUN_BY_BATCH.isdisjoint("".join(words[1:])):
        raise OSError(errno.EINVAL, "it is a batch file, which would run a part of what it is given")
    return [program, *words[1:]]


def joined(words: Iterable[str]) -> str:
    """Words as a person types them, each in quotation marks where it needs some."""
    if not WINDOWS:
        return shlex.join(words)
    from subprocess import list2cmdline

    return list2cmdline(words)
