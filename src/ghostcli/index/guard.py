"""Who may write a catalog, and whether its file is as ghost left it.

SQLite has no checksums: garbage in the middle of a file can go unseen and change an answer. So the
file's times, size and inode are noted beside it whenever ghost has written, and a file that has
others is made anew. It is written under a lock, which ends with the process that holds it.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible

LOCK, STAMP, JOURNAL = ".lock", ".stamp", "-journal"
PATIENCE = 3.0
"""Seconds to wait for a writer that gets no further."""

_CHANGING = "changing "
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def key_of(path: str) -> str | None:
    """What the file system says of a file; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return f"{found.st_mtime_ns} {found.st_ctime_ns} {found.st_size} {found.st_ino}"


def is_sound(path: str) -> bool:
    """Whether the file is as ghost left it."""
    return _noted(path) == key_of(path)


def is_interrupted(path: str) -> bool:
    """Whether a writer was stopped in the middle of writing: SQLite then takes back what it began."""
    try:
        with open(path + JOURNAL, "rb") as file:
            return file.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False


def is_unfinished(path: str) -> bool:
    """Whether a writer was stopped between writing and noting that it has: then the file is whole.

    Only until the machine is started again: what a failure of power leaves is not.
    """
    return _noted(path) == _changing() != _CHANGING


def _changing() -> str:
    """The note of a writer: that it writes, and since which start of the machine, where that can be known."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return _CHANGING + file.read().strip()
    except (OSError, ValueError):
        return _CHANGING


@contextlib.contextmanager
def changing(path: str) -> Iterator[None]:
    """Write a catalog, and note how its file is then. Raises OSError, and what goes wrong in between."""
    before, key = _noted(path), key_of(path)
    _note(path, _changing())
    try:
        yield
    except BaseException:
        if key_of(path) == key:  # nothing has been written
            _note(path, before)
        raise
    _note(path, key_of(path) or "")


def _noted(path: str) -> str:
    try:
        handle = os.open(path + STAMP, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # it may be a pipe by now
    except OSError:
        return ""
    try:
        return os.read(handle, 200).decode("ascii", "replace")
    except OSError:
        return ""
    finally:
        os.close(handle)


def _note(path: str, text: str) -> None:
    beside = f"{path}{STAMP}.{os.getpid()}"
    try:
        with open(beside, "w", encoding="ascii", errors="replace") as file:
            file.write(text)
        os.replace(beside, path + STAMP)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def distrust(path: str) -> None:
    """Have the catalog made anew by the next command."""
    with contextlib.suppress(OSError):
        os.unlink(path + STAMP)


def discard(path: str) -> None:
    """Take away a catalog's file, and what lies beside it; a folder in its place too."""
    for name in (path + STAMP, path + JOURNAL, path):
        try:
            os.unlink(name)
        except FileNotFoundError:
            continue
        except OSError:
            if not os.path.isdir(name):
                raise
            import shutil

            shutil.rmtree(name)


def clear(path: str) -> None:
    """Take a catalog away, once nobody writes it. Raises GhostError where that cannot be done."""
    try:
        with writing(path):
            discard(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GhostError(f"{visible(path)} cannot be taken away: {reason}") from None


@contextlib.contextmanager
def writing(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """Be the one who writes this catalog. Raises OSError where that cannot be had.

    It waits as long as another one gets on: until its stamp has not changed for `patience` seconds.
    """
    try:
        import fcntl
    except ImportError:  # a platform without: SQLite's own locks remain
        yield
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    handle = os.open(path + LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        seen, since = key_of(path), time.monotonic()
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                now = key_of(path), time.monotonic()
                if now[0] != seen:
                    seen, since = now
                elif now[1] - since > patience:
                    raise TimeoutError("another process holds the index") from None
                time.sleep(0.02)
        yield
    finally:
        os.close(handle)
