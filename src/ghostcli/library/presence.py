"""Tells whether libraries have an episode, or a folder that adds to one."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ghostcli.library.folders import is_episode_id, look_into
from ghostcli.library.paths import find_folders


def have_episodes(roots: Sequence[str]) -> bool:
    """Whether a library has an episode of its own, or adds to an episode of the built-in library."""
    return any(map(_has_base, roots)) or _add_to_builtin(roots)


def _has_base(root: str) -> bool:
    """Whether a library has an episode of its own; stops at the first."""
    try:
        names = os.listdir(root)
    except OSError:
        return False
    return any(is_episode_id(name) and look_into(os.path.join(root, name), []).is_base for name in names)


def _add_to_builtin(roots: Sequence[str]) -> bool:
    joined = find_folders(roots, builtin=False, problems=[])
    return any(os.path.dirname(one.path) in roots for folders in joined.values() for one in folders)
