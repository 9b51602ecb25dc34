"""What lies in the cache folder and is of no use any more is swept by whoever writes there."""

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
"""What the folder of a copy has in its name, before the number of the process that made it."""

_TEMPORARY = re.compile(r".+-[0-9a-f]{8}\.(?:index|catalog)(?:\.stamp|\.copy)\.(\d+)(?:\.\w+)?")
_INDEX = re.compile(r"(.+-[0-9a-f]{8}\.index)(?:\.words|\.stamp|\.lock|-journal)?")
_FIRST = re.compile(r"(.+-[0-9a-f]{8}\.catalog)(?:\.stamp(?:\.\d+)?|\.lock|-journal|-wal|-shm)?")
"""The files of ghost 0.1, which called its index a catalog."""

_YOUNG = 60.0
"""Seconds: what is younger may belong to a process whose number means nothing here."""

_OLD = 86_400.0
"""Seconds after which it is taken for left where nothing tells whether a process is alive."""


def sweep(path: str, *, whole: bool) -> None:
    """Sweep the folder of that index, but for the index itself, and what another process holds.

    What processes that are gone have left always goes; with `whole` also every index of no use.
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
    """Whether what has the name of an index is no file of SQLite's: anything may be called so."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return True
        with open(path, "rb") as file:
            return file.read(16) not in {b"", b"SQLite format 3\0"}
    except FileNotFoundError:  # what belongs to it may still be there
        return False
    except OSError:
        return True


def _is_useless(path: str) -> bool:
    """Whether an index would be built again anyway, or its libraries are gone."""
    if not guard.is_sound(path):
        return not guard.is_unfinished(path)
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'roots'").fetchone()
        roots = unpack(found[0]) if found else ()
    except (sqlite3.Error, DamagedError):
        return False
    return bool(roots) and not any(os.path.isdir(root) for root in roots)
