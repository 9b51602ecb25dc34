"""Creates a library."""

from __future__ import annotations

import os

from ghostcli.errors import GhostError
from ghostcli.library.files import leads_out, read_bytes
from ghostcli.library.paths import LIBRARY_FILE
from ghostcli.library.schema import SCHEMA_FILE, schema_text
from ghostcli.library.temporary_files import sweep
from ghostcli.library.write import make_folder, write_file
from ghostcli.system.file_status import is_link
from ghostcli.system.paths import relative
from ghostcli.text.escaping import visible

_MARKER = b"version: 1\n"


def init_library(folder: str, *, bare: bool = False) -> list[str]:
    """Create a library in a new or empty folder: marker, README, schema and a sample episode.

    With `bare`, it writes only the marker. Returns the paths of its files. An interrupted creation is
    completed: an existing file with the same content is kept. Raises GhostError if the folder is already a
    library, or has a file that would be overwritten.
    """
    if os.path.exists(os.path.join(folder, LIBRARY_FILE)):
        raise GhostError(f"{visible(folder)} is already a library")
    files = {LIBRARY_FILE: _MARKER} if bare else {SCHEMA_FILE: schema_text().encode(), **_sample()}
    present = [name for name in files if os.path.lexists(os.path.join(folder, name))]
    for name in files:
        path = os.path.join(folder, name)
        if leads_out(path, folder):
            raise GhostError(f"{visible(path)} leads out of {visible(folder)}; nothing was written")
    for name in present:
        path = os.path.join(folder, name)
        if is_link(path) or read_bytes(path, len(files[name])) != files[name]:
            raise GhostError(f"{visible(path)} already exists; nothing was written")
    # The marker comes last: a folder is a library only when it is complete.
    names = sorted(files, key=lambda name: (name == LIBRARY_FILE, name))
    for name in names:
        path = os.path.join(folder, name)
        make_folder(os.path.dirname(path))
        if name in present:
            sweep(os.path.dirname(path))
        else:
            write_file(path, files[name], before=None)
    return [os.path.join(folder, name) for name in names]


def _sample() -> dict[str, bytes]:
    """The files of the sample library, by path."""
    root = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sample")
    files = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[relative(path, root)] = file.read()
    return files
