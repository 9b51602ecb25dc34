"""Locks an index for writing, and checks that its files are as ghost wrote them.

Neither SQLite nor tantivy detects every damaged byte inside a file, and such damage can change an answer. So
after each write, ghost stores the times, sizes and inodes of the files in a stamp file beside them. If they
differ later, the index is rebuilt. A writer syncs a stamp "changing" to the disk before its first byte, and
the final stamp after its last byte, so that an index which a power cut interrupts is never taken as complete.
Writers hold a lock, which ends with their process. The index is private: other users cannot read it, and
ghost does not read an index that another user could have written.
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
from ghostcli.system.file_status import is_link, status_of
from ghostcli.system.opening import open_for_lock, open_to_read
from ghostcli.system.processes import start_of_machine
from ghostcli.text.escaping import visible

LOCK, STAMP, JOURNAL, WORDS = ".lock", ".stamp", "-journal", ".words"
PATIENCE = 3.0
"""Seconds to wait for another writer that makes no progress."""

_CHANGING = "changing "
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def key_of(path: str) -> str | None:
    """The state of the index's files (times, sizes, inodes) as text; None if the index does not exist.

    Also None if another user owns or can write one of its files, or owns or can replace its folder.
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
    """The inode of the SQLite file, None if it does not exist. A rebuilt index has another inode."""
    try:
        return os.stat(path).st_ino
    except OSError:
        return None


def sizes_of(path: str) -> tuple[int, int]:
    """The sizes in bytes of the SQLite file and of the word store; zeros if they were just deleted."""
    try:
        return os.stat(path).st_size, sum(one.st_size for one in _word_files(path).values())
    except OSError:
        return 0, 0


def _times(found: os.stat_result) -> tuple[int, ...]:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def is_sound(path: str) -> bool:
    """Whether the index is as ghost last wrote it."""
    key = key_of(path)
    return key is not None and _noted(path) == key and not is_interrupted(path)


def is_interrupted(path: str) -> bool:
    """Whether a writer was stopped during a transaction; SQLite then rolls it back."""
    try:
        with open(path + JOURNAL, "rb") as file:
            return file.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False


def is_unfinished(path: str) -> bool:
    """Whether a writer was stopped after its last write, but before its final stamp.

    The file is then complete. This holds only until the machine restarts: a power cut can lose data.
    """
    return _noted(path) == _changing() != _CHANGING


def _changing() -> str:
    """The stamp of a running writer, with the boot id of the machine if the platform has one."""
    return _CHANGING + start_of_machine()


@contextlib.contextmanager
def changing(path: str) -> Iterator[None]:
    """A context for writing an index. At the end it syncs the files to the disk and writes their stamp.

    Raises OSError, and passes on every error of the body.
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
        if key_of(path) == key:  # nothing was written
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
        handle = open_to_read(path + STAMP)  # another program may have put a pipe here
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
            os.unlink(beside)  # another program may have put a link here
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
    """Delete the stamp, so that the next command rebuilds the index."""
    with contextlib.suppress(OSError):
        os.unlink(path + STAMP)


def discard(path: str) -> None:
    """Delete an index and its other files. The SQLite file goes before the word store: see `pairing`.

    A non-empty folder in place of one of the files is not ghost's: it is kept. Raises OSError.
    """
    for name in (path + STAMP, path + JOURNAL, path):
        if not _made_way(name):
            remove(name)
    remove(path + WORDS)


def is_blocked(path: str) -> bool:
    """Whether a folder is in place of one of the files. No index is stored until the user removes it."""
    return any(os.path.isdir(path + ending) for ending in ("", LOCK, STAMP, JOURNAL))


def _made_way(name: str) -> bool:
    """Delete an empty folder in place of a file; whether there was one. Raises OSError if it is not empty."""
    if not os.path.isdir(name) or is_link(name):
        return False
    if os.listdir(name):
        raise IsADirectoryError(errno.EISDIR, f"{visible(name)} is a folder, and it is not empty")
    os.rmdir(name)
    return True


def remove(path: str) -> None:
    """Delete a file or a folder with its content, if it exists. Raises OSError."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError:
        if not os.path.isdir(path):
            raise
        import shutil

        with contextlib.suppress(OSError):
            os.chmod(path, 0o700)  # else its content cannot be deleted
        shutil.rmtree(path)


def clear(path: str) -> bool:
    """Delete an index once no process writes it; whether there was one. Raises GhostError if it cannot."""
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
    """A context that holds the write lock of this index. Raises OSError if it cannot be acquired.

    It waits while another writer makes progress: until the files have not changed for `patience` seconds.
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
    """Create the cache folder, private to this user.

    Raises OSError if another user owns it or can replace it.
    """
    for one in missing_folders(folder):
        os.makedirs(one, mode=0o700, exist_ok=True)
    found = os.stat(folder)
    if not owners.is_ours(found) or owners.may_be_exchanged(folder):
        raise PermissionError(errno.EPERM, "its folder belongs to another user, or may be exchanged by one")
    if owners.others_write(found):  # who can write it can replace files or add links
        for name in os.listdir(folder):
            one = os.path.join(folder, name)
            if name.endswith(STAMP) or is_link(one):
                os.unlink(one)
    if owners.others_enter(found):
        os.chmod(folder, 0o700)


def _locked(path: str, patience: float) -> int | None:
    """A file handle that holds the lock; None on a platform without file locks.

    SQLite's own locks remain there.
    """
    if not locks.are_there():
        return None
    _made_way(path + LOCK)
    seen, since = key_of(path), time.monotonic()
    while True:
        handle = open_for_lock(path + LOCK)
        try:
            locks.take(handle)
            if inode_of(path + LOCK) == os.fstat(handle).st_ino:  # else another process deleted it
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
