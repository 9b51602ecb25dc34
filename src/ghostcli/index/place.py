"""Where the index of a library lies: the platform's cache folder, a file a path of libraries."""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ghostcli.system import folders

Told = Callable[[int, int], None]
"""Is told how many episodes are done, of how many."""


class Libraries(NamedTuple):
    """What is read: the folders on the path in order, whether the built-in library joins unasked."""

    roots: tuple[str, ...]
    builtin: bool


def cache_folder(environ: Mapping[str, str]) -> str:
    """The folder of all indexes; it need not exist."""
    return folders.cache_folder(environ)


def path_of(libraries: Libraries, environ: Mapping[str, str]) -> str:
    """The file of the index of those libraries: a readable name, and another for other libraries."""
    roots = list(libraries.roots)
    key = crc32("\0".join([*roots, str(libraries.builtin)]).encode("utf-8", "surrogateescape"))
    first = os.path.basename(roots[0]) if roots else ""
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in first)[:40].strip("-")
    return os.path.join(cache_folder(environ), f"{name or 'library'}-{key:08x}.index")
