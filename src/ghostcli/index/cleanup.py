"""Deletes files in the cache folder that are no longer used. Every process that writes an index does this."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import stat
import time

from ghostcli.index import guard
from ghostcli.index.packing import DamagedError, unpack
from ghostcli.system.processes import is_alive

COPY = ".copy."
"""Part of the name of a copy's folder; the number of the process that made the copy follows it."""

_TEMPORARY = re.compile(r".+-[0-9a-f]{8}\.(?:index|catalog)(?:\.stamp|\.copy)\.(\d+)(?:\.\w+)?")
_INDEX = re.compile(r"(.+-[0-9a-f]{8}\.index)(?:\.words|\.stamp|\.lock|-journal)?")
_FIRST = re.compile(r"(.+-[0-9a-f]{8}\.catalog)(?:\.stamp(?:\.\d+)?|\.lock|-journal|-wal|-shm)?")
"""The files of ghost 0.1, which called its index a catalog."""

_YOUNG = 60.0
"""Seconds. A younger file is kept: its process may run in another container, where its number is unknown
here."""

_OLD = 86_400.0
"""Seconds after which a file is deleted if the platform cannot tell whether its process is alive."""


def sweep(path: str, *, whole: bool) -> None:
    """Delete unused files in the folder of the index `path`.

    The index itself and files that another process has locked are kept. Temporary files of ended processes
    are always deleted; with `whole`, indexes that nothing can use any more are too.
    """
    folder = os.path.dirname(path) or "."
    with contextlib.suppress(OSError):
        names = os.listdir(folder)
        for name in names:
            with contextlib.suppress(OSError):
                _sweep_temporary(os.path.join(folder, name))
        if not whole:
            return
        for pattern, is_useless in ((_FIRST, lambda _: True), (_INDEX, _is_useless)):
            for first in sorted({found[1] for name in names if (found := pattern.fullmatch(name))}):
                other = os.path.join(folder, first)
                if other != path and not _is_anothers(other):
                    beside = [one for one in names if (found := pattern.fullmatch(one)) and found[1] == first]
                    with contextlib.suppress(OSError), guard.writing(other, patience=0):
                        if is_useless(other):
                            guard.discard(other)
                            for one in (*beside, first + guard.LOCK):
                                guard.remove(os.path.join(folder, one))


def _sweep_temporary(path: str) -> None:
    found = _TEMPORARY.fullmatch(os.path.basename(path))
    if not found:
        return
    age, is_used = time.time() - os.lstat(path).st_mtime, is_alive(int(found[1]))
    if age > (_OLD if is_used is None else _YOUNG) and not is_used:
        guard.remove(path)


def _is_anothers(path: str) -> bool:
    """Whether the file is not an SQLite database: any program can use such a name."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return True
        with open(path, "rb") as file:
            return file.read(16) not in {b"", b"SQLite format 3\0"}
    except FileNotFoundError:  # its other files may still exist
        return False
    except OSError:
        return True


def _is_useless(path: str) -> bool:
    """Whether the index would be rebuilt anyway, or all its libraries are deleted."""
    if not guard.is_sound(path):
        return not guard.is_unfinished(path)
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'roots'").fetchone()
        roots = unpack(found[0]) if found else ()
    except (sqlite3.Error, DamagedError):
        return False
    return bool(roots) and not any(os.path.isdir(root) for root in roots)
