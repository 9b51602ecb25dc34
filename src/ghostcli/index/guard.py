"""Who may write an index, and whether its files are as ghost left them.

Neither SQLite nor tantivy notices all garbage in the middle of a file, and it can change an answer. So the
times, sizes and inodes of the files are noted beside them whenever ghost has written, after they are on
the disk, and an index that has others is built again. It is written under a lock, which ends with the
process that holds it. It is private: nobody else may read it, and one that somebody else could have
written is not read.
"""

from __future__ import annotations

import contextlib
import os
import time
from binascii import crc32
from collections.abc import Iterator

from ghostcli.errors import GhostError
from ghostcli.text.escaping import visible

LOCK, STAMP, JOURNAL, WORDS = ".lock", ".stamp", "-journal", ".words"
PATIENCE = 3.0
"""Seconds to wait for a writer that gets no further."""

_CHANGING = "changing "
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def key_of(path: str) -> str | None:
    """What the file system says of an index, its tables and its words; None where it is not there.

    Nor is one that another user owns or may write.
    """
    try:
        tables = os.stat(path)
        with os.scandir(path + WORDS) as entries:
            files = sorted((one.name, one.stat()) for one in entries if not one.name.endswith(LOCK))
    except OSError:
        return None
    if not all(_is_ours(one) for one in (tables, *(found for _, found in files))):
        return None
    words = crc32(repr([(name, *_times(found)) for name, found in files]).encode())
    return " ".join(map(str, (*_times(tables), words)))


def size_of(folder: str) -> int:
    """The bytes of the files in a folder."""
    try:
        with os.scandir(folder) as entries:
            return sum(one.stat().st_size for one in entries)
    except OSError:
        return 0


def _times(found: os.stat_result) -> tuple[int, ...]:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def is_sound(path: str) -> bool:
    """Whether the index is as ghost left it."""
    key = key_of(path)
    return key is not None and _noted(path) == key and not is_interrupted(path)


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
    """Write an index, and note how its files are once they are on the disk.

    Raises OSError, and what goes wrong in between.
    """
    before, key = _noted(path), key_of(path)
    _note(path, _changing())
    try:
        yield
    except BaseException:
        if key_of(path) == key:  # nothing has been written
            _note(path, before)
        raise
    for name in (path, path + JOURNAL):  # tantivy sees to its own
        _sync(name)
    _note(path, key_of(path) or "")


def _sync(path: str) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
    """Delete an index, and what lies beside it; a folder in the place of a file too."""
    for name in (path + STAMP, path + JOURNAL, path, path + WORDS):
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
    """Take an index away, once nobody writes it. Raises GhostError where that cannot be done."""
    try:
        with writing(path):
            discard(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GhostError(f"{visible(path)} cannot be deleted: {reason}") from None


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
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    if os.stat(folder).st_mode & 0o077:
        os.chmod(folder, 0o700)
    handle = os.open(path + LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    mask = os.umask(0o077)
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
        os.umask(mask)
        os.close(handle)
