"""Who may write an index, and whether its files are as ghost left them.

Neither SQLite nor tantivy notices all garbage in the middle of a file, and it can change an answer. So the
times, sizes and inodes of the files are noted beside them whenever ghost has written, and an index that has
others is built again. The note that a writer writes is on the disk before its first byte, and the note of
the end after its last: whatever a power cut leaves, it is not taken for whole. It is written under a lock,
which ends with the process that holds it. It is private: nobody else may read it, and one that somebody
else could have written is not read.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from binascii import crc32
from collections.abc import Iterator

from ghostcli.errors import GhostError
from ghostcli.library.files import missing_folders
from ghostcli.system import disk, locks, owners
from ghostcli.system.looking import is_link, status_of
from ghostcli.system.opening import open_for_lock, open_to_read
from ghostcli.system.processes import start_of_machine
from ghostcli.text.escaping import visible

LOCK, STAMP, JOURNAL, WORDS = ".lock", ".stamp", "-journal", ".words"
PATIENCE = 3.0
"""Seconds to wait for a writer that gets no further."""

_CHANGING = "changing "
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def key_of(path: str) -> str | None:
    """What the file system says of an index, its tables and its words; None where it is not there.

    None too where another user owns or may write a file of it, or owns or may exchange its folder.
    """
    try:
        tables = os.stat(path)
        folder = os.path.dirname(path) or "."
        folders = os.stat(folder), os.stat(path + WORDS)
        words = _word_files(path)
        is_open = owners.may_be_exchanged(folder)
    except OSError:
        return None
    if is_open or not all(owners.is_ours_alone(one) for one in (tables, *folders, *words.values())):
        return None
    key = crc32(repr([(name, *_times(found)) for name, found in sorted(words.items())]).encode())
    return " ".join(map(str, (*_times(tables), key)))


def _word_files(path: str) -> dict[str, os.stat_result]:
    with os.scandir(path + WORDS) as entries:
        return {one.name: status_of(one) for one in entries if not one.name.endswith(LOCK)}


def inode_of(path: str) -> int | None:
    """Which file the tables are: another one where they were built again."""
    try:
        return os.stat(path).st_ino
    except OSError:
        return None


def sizes_of(path: str) -> tuple[int, int]:
    """The bytes of the tables and of the words; zeros where another process has just deleted them."""
    try:
        return os.stat(path).st_size, sum(one.st_size for one in _word_files(path).values())
    except OSError:
        return 0, 0


def _times(found: os.stat_result) -> tuple[int, ...]:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


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
    return _CHANGING + start_of_machine()


@contextlib.contextmanager
def changing(path: str) -> Iterator[None]:
    """Write an index, and note how its files are once they are on the disk.

    Raises OSError, and what goes wrong in between.
    """
    before, key = _noted(path), key_of(path)
    try:
        words = _word_files(path)
    except OSError:
        words = {}
    _note(path, _changing())
    try:
        yield
    except BaseException:
        if key_of(path) == key:  # nothing has been written
            with contextlib.suppress(OSError):
                _note(path, before)
        raise
    after = _word_files(path)
    written = [name for name in after if name not in words or _times(after[name]) != _times(words[name])]
    for name in (path, path + JOURNAL, *(os.path.join(path + WORDS, one) for one in written), path + WORDS):
        with contextlib.suppress(FileNotFoundError):
            disk.sync(name)
    _note(path, key_of(path) or "")


def _noted(path: str) -> str:
    try:
        handle = open_to_read(path + STAMP)  # it may be a pipe by now
    except OSError:
        return ""
    try:
        is_ours = owners.is_ours_alone(os.fstat(handle))
        return os.read(handle, 200).decode("ascii", "replace") if is_ours else ""
    except OSError:
        return ""
    finally:
        os.close(handle)


def _note(path: str, text: str) -> None:
    beside = f"{path}{STAMP}.{os.getpid()}"
    try:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)  # it may be a link by now
        with open(beside, "x", encoding="ascii", errors="replace") as file:
            file.write(text)
            file.flush()
            disk.flush(file.fileno())
        disk.replace(beside, path + STAMP)
        disk.sync(os.path.dirname(path) or ".")
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def distrust(path: str) -> None:
    """Have the index built again by the next command."""
    with contextlib.suppress(OSError):
        os.unlink(path + STAMP)


def discard(path: str) -> None:
    """Delete an index, and what lies beside it. The tables go before the words: see `pairing`.

    A folder in the place of a file is somebody else's, and stays if anything is in it. Raises OSError.
    """
    for name in (path + STAMP, path + JOURNAL, path):
        if not _made_way(name):
            remove(name)
    remove(path + WORDS)


def is_blocked(path: str) -> bool:
    """Whether a folder stands in the place of a file: no index is kept until a person takes it away."""
    return any(os.path.isdir(path + ending) for ending in ("", LOCK, STAMP, JOURNAL))


def _made_way(name: str) -> bool:
    """Whether an empty folder stood there, and is gone. Raises OSError for one that is not empty."""
    if not os.path.isdir(name) or is_link(name):
        return False
    if os.listdir(name):
        raise IsADirectoryError(errno.EISDIR, f"{visible(name)} is a folder, and it is not empty")
    os.rmdir(name)
    return True


def remove(path: str) -> None:
    """Delete a file or a whole folder, if it is there."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError:
        if not os.path.isdir(path):
            raise
        import shutil

        with contextlib.suppress(OSError):
            os.chmod(path, 0o700)  # else nothing in it can be deleted
        shutil.rmtree(path)


def clear(path: str) -> bool:
    """Take an index away, once nobody writes it; whether one was there. Raises GhostError where it cannot."""
    try:
        with writing(path):
            was_there = os.path.lexists(path)
            discard(path)
            return was_there
    except OSError as error:
        reason = error.strerror or str(error)
        raise GhostError(f"{visible(path)} cannot be deleted: {reason}") from None


@contextlib.contextmanager
def writing(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """Be the one who writes this index. Raises OSError where that cannot be had.

    It waits as long as another one gets on: until the files have not changed for `patience` seconds.
    """
    _take(os.path.dirname(path) or ".")
    mask = os.umask(0o077)
    handle = None
    try:
        handle = _locked(path, patience)
        yield
    finally:
        os.umask(mask)
        if handle is not None:
            os.close(handle)


def _take(folder: str) -> None:
    """Make the folder of all indexes, for this user alone. Raises OSError where it is somebody else's."""
    for one in missing_folders(folder):
        os.makedirs(one, mode=0o700, exist_ok=True)
    found = os.stat(folder)
    if not owners.is_ours(found) or owners.may_be_exchanged(folder):
        raise PermissionError(errno.EPERM, "its folder belongs to another user, or may be exchanged by one")
    if owners.others_write(found):  # whoever could write it could exchange its files, or put links there
        for name in os.listdir(folder):
            one = os.path.join(folder, name)
            if name.endswith(STAMP) or is_link(one):
                os.unlink(one)
    if owners.others_enter(found):
        os.chmod(folder, 0o700)


def _locked(path: str, patience: float) -> int | None:
    """A handle that holds the lock; None on a platform that has none: SQLite's own locks remain."""
    if not locks.are_there():
        return None
    _made_way(path + LOCK)
    seen, since = key_of(path), time.monotonic()
    while True:
        handle = open_for_lock(path + LOCK)
        try:
            locks.take(handle)
            if inode_of(path + LOCK) == os.fstat(handle).st_ino:  # else it was swept meanwhile
                return handle
        except BlockingIOError:
            now = key_of(path), time.monotonic()
            if now[0] != seen:
                seen, since = now
            elif now[1] - since > patience:
                os.close(handle)
                raise TimeoutError("another process holds the index") from None
            time.sleep(0.02)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
