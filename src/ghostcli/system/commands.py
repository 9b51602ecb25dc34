"""Command lines as users write them: split into words, and joined for the user's shell."""

from __future__ import annotations

import errno
import os
import shlex
from collections.abc import Iterable, Sequence

from ghostcli.system import WINDOWS

SET_EDITOR = "setx EDITOR notepad" if WINDOWS else "export EDITOR=nano"
"""The command with which a user sets the editor."""

EDITOR = "notepad" if WINDOWS else "vi"
"""The editor that is on every such system."""

_BATCH = (".bat", ".cmd")
_RUN_BY_BATCH = frozenset('&|<>^%!"\r\n')


def words_of(command: str) -> list[str]:
    """A program and its arguments, from a variable like $EDITOR. Raises ValueError for an unclosed quote.

    On Windows, a backslash separates folders, and only double quotation marks quote.
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
    """A program and its arguments, ready to start. Raises OSError if that is not safe.

    Windows does not find `code.cmd` for `code`, so it is searched for here. A batch file is refused if its
    arguments have characters with which it would run parts of a path or an address as commands.
    """
    if not WINDOWS:
        return list(words)
    import shutil  # 3 ms

    program = shutil.which(words[0]) or words[0]
    if program.lower().endswith(_BATCH) and not _RUN_BY_BATCH.isdisjoint("".join(words[1:])):
        raise OSError(errno.EINVAL, "it is a batch file, which could run its arguments as commands")
    return [program, *words[1:]]


def joined(words: Iterable[str]) -> str:
    """Words as a command line, each in quotation marks if needed."""
    if not WINDOWS:
        return shlex.join(words)
    from subprocess import list2cmdline

    return list2cmdline(words)
