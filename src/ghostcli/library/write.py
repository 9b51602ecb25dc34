"""Writes files safely: at every moment a file has its old or its new content."""

from __future__ import annotations

import contextlib
import errno
import os

from ghostcli.errors import GhostError
from ghostcli.library import temporary_files
from ghostcli.library.files import missing_folders, reason
from ghostcli.library.permissions import give, rights_of
from ghostcli.system.disk import RENAMES_OPEN_FILES, flush, replace, sync_folder
from ghostcli.text.escaping import visible


class WriteError(GhostError):
    """A file could not be written. Its old content is unchanged, unless the message says otherwise.

    `is_written` says that the file was replaced, but may not be on the disk yet.
    """

    is_written = False


def write_file(path: str, data: bytes, *, before: bytes | None = None) -> None:
    """Replace the content of a file with `data`, in one step.

    `before` is the content when the file was read, None if it did not exist: if the file differs by now,
    nothing is written. The new file keeps the old permissions. It is written to a temporary file beside the
    old one, synced, read back and compared, and only then renamed. Temporary files of ended writers are
    deleted. Raises WriteError.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temporary = lock = None
    try:
        temporary_files.sweep(folder)
        rights = rights_of(path)
        handle, temporary, lock = temporary_files.make(folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            give(file.fileno(), rights)
            flush(file.fileno())
        if _read(temporary) != data:
            raise WriteError(f"{visible(path)}: what was written does not read back the same")
        if _read(path) != before:
            raise WriteError(f"{visible(path)} has changed in the meantime; nothing was written")
        if not RENAMES_OPEN_FILES:
            os.close(lock)
            lock = None
        replace(temporary, path)
        temporary = None
    except OSError as error:
        raise WriteError(f"{visible(path)} cannot be written: {reason(error)}") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        if lock is not None:
            with contextlib.suppress(OSError):
                os.close(lock)
    try:
        _sync_name(os.path.abspath(path))
    except OSError as error:
        told = WriteError(f"{visible(path)} is written, but may not be on the disk yet: {reason(error)}")
        told.is_written = True
        raise told from None


def make_folder(path: str) -> None:
    """Create a folder and its parents, and sync their names to the disk. Raises WriteError.

    Each folder is synced into its parent before the next is created in it. So after a power cut, at most the
    last existing folder can be missing. It is synced first, since another writer may have been stopped right
    after creating it.
    """
    missing = missing_folders(path)
    try:
        _sync_name(os.path.dirname(missing[0]) if missing else os.path.abspath(path))
        for folder in missing:
            os.makedirs(folder, exist_ok=True)
            _sync_name(folder)
    except OSError as error:
        raise WriteError(f"{visible(path)} cannot be created: {reason(error)}") from None


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _sync_name(path: str) -> None:
    """Sync the name of a file or folder to the disk. Raises OSError.

    It is skipped on systems that cannot do this and need not, and if the parent folder is not readable.
    """
    try:
        sync_folder(os.path.dirname(path))
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EACCES}:
            raise
