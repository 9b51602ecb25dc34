"""Safe writing: a file is whole at every moment, the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os

from ghostcli.errors import GhostError
from ghostcli.library import leftovers
from ghostcli.library.files import missing_folders, reason
from ghostcli.library.permissions import give, rights_of
from ghostcli.system.disk import RENAMES_OPEN_FILES, flush, replace, sync_folder
from ghostcli.text.escaping import visible


class WriteError(GhostError):
    """A file could not be written: what was there before is untouched, unless the sentence says otherwise.

    `is_written` says that the file is in its place, and may not be on the disk.
    """

    is_written = False


def write_file(path: str, data: bytes, *, before: bytes | None = None) -> None:
    """Put `data` in the place of a file, in one step.

    `before` is what the file held when it was read, None where there was none: if it holds
    something else by now, nothing is written. The new file keeps the old one's rights. It is written
    beside it, synced, read back and compared, and only then renamed; what a writer that is dead has left
    there is taken away. Raises WriteError.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temporary = lock = None
    try:
        leftovers.sweep(folder)
        rights = rights_of(path)
        handle, temporary, lock = leftovers.make(folder)
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
    """Make a folder and those above it, and see their names arrive on the disk. Raises WriteError.

    A folder is synced into the one above before the next is made in it. So of those that are there only
    the last may be missing after a cut of power, which is seen to first: another writer may have been
    stopped just behind making it.
    """
    missing = missing_folders(path)
    try:
        _sync_name(os.path.dirname(missing[0]) if missing else os.path.abspath(path))
        for folder in missing:
            os.makedirs(folder, exist_ok=True)
            _sync_name(folder)
    except OSError as error:
        raise WriteError(f"{visible(path)} cannot be made: {reason(error)}") from None


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _sync_name(path: str) -> None:
    """See the name of a file or folder arrive on the disk. Raises OSError.

    Some systems cannot do that, and need not; nor can who may not read the folder that it lies in.
    """
    try:
        sync_folder(os.path.dirname(path))
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EACCES}:
            raise
