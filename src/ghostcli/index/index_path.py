"""The location of an index: one file in the platform's cache folder for each list of libraries."""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ghostcli.system import folders

Progress = Callable[[int, int], None]
"""A progress callback: the number of episodes done, and of all."""


class Libraries(NamedTuple):
    """The libraries to read: their folders in order, and whether the built-in library is always added."""

    roots: tuple[str, ...]
    builtin: bool


def cache_folder(environ: Mapping[str, str]) -> str:
    """The folder of all indexes. It may not exist."""
    return folders.cache_folder(environ)


def path_of(libraries: Libraries, environ: Mapping[str, str]) -> str:
    """The path of the index file: a readable name and a checksum that differs for other libraries."""
    roots = list(libraries.roots)
    key = crc32("\0".join([*roots, str(libraries.builtin)]).encode("utf-8", "surrogateescape"))
    first = os.path.basename(roots[0]) if roots else ""
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in first)[:40].strip("-")
    return os.path.join(cache_folder(environ), f"{name or 'library'}-{key:08x}.index")
