"""Where the index of a library lies: the platform's cache folder, a file a path of libraries."""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ghostcli.library.paths import base_folder, user_root

Told = Callable[[int, int], None]
"""Is told how many episodes are done, of how many."""


class Libraries(NamedTuple):
    """What is read: the folders on the path in order, whether the built-in library joins unasked."""

    roots: tuple[str, ...]
    builtin: bool


def cache_folder(environ: Mapping[str, str]) -> str:
    """The folder of all indexes; it need not exist."""
    if sys.platform == "linux":  # as platformdirs has it, without the milliseconds of its import
        base = base_folder(environ, "XDG_CACHE_HOME", "~/.cache")
        folder = os.path.join(base or os.devnull, "ghost")  # without a home nothing can be kept
        return f"{folder}-cache" if folder == user_root(environ) else folder  # of caches, not of libraries
    from platformdirs import user_cache_dir

    return user_cache_dir("ghost", appauthor=False)


def path_of(libraries: Libraries, environ: Mapping[str, str]) -> str:
    """The file of the index of those libraries: a readable name, and another for other libraries."""
    roots = list(libraries.roots)
    key = crc32("\0".join([*roots, str(libraries.builtin)]).encode("utf-8", "surrogateescape"))
    first = os.path.basename(roots[0]) if roots else ""
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in first)[:40].strip("-")
    return os.path.join(cache_folder(environ), f"{name or 'library'}-{key:08x}.index")
