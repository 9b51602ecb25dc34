"""The folders of a user's data and caches on each system."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ghostcli.system import LINUX


def data_folder(environ: Mapping[str, str]) -> str:
    """The folder of ghost's data; empty if the user has no home."""
    if LINUX:  # the same as platformdirs, without the milliseconds of its import
        base = _base(environ, "XDG_DATA_HOME", "~/.local/share")
        return os.path.join(base, "ghost") if base else ""
    from platformdirs import user_data_dir

    return user_data_dir("ghost", appauthor=False)


def cache_folder(environ: Mapping[str, str]) -> str:
    """The folder of ghost's caches, which may not exist; on Windows in the user's profile."""
    if LINUX:
        base = _base(environ, "XDG_CACHE_HOME", "~/.cache")
        folder = os.path.join(base or os.devnull, "ghost")  # without a home nothing can be stored
        return (
            f"{folder}-cache" if folder == data_folder(environ) else folder
        )  # caches must not be among the libraries
    from platformdirs import user_cache_dir

    return user_cache_dir("ghost", appauthor=False)


def _base(environ: Mapping[str, str], name: str, usual: str) -> str:
    """The folder in a variable of the XDG Base Directory Specification, else the default.

    A relative path is ignored, as in the specification. Empty if the user has no home.
    """
    named = environ.get(name, "").strip()
    base = named if os.path.isabs(named) else os.path.expanduser(usual)
    return base if os.path.isabs(base) else ""
