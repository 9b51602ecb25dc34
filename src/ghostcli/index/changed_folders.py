"""Reads the folders that changed, are new or were deleted, without listing all other folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ghostcli.errors import Problem
from ghostcli.index.file_states import NONE, Changes, Key, look, names_in
from ghostcli.index.index_path import Libraries
from ghostcli.library.files import unread
from ghostcli.library.folders import Folder, is_episode_id, join_folders, look_into
from ghostcli.library.paths import LIBRARY_FILE, builtin_root, is_shipped
from ghostcli.system.file_status import is_link

FEW = 64
"""Above this number of changed folders, the whole library is scanned instead."""


class Touched(NamedTuple):
    """What was found for each changed name: its folders if it is an episode, its problems, its file keys.

    `keys` holds the present keys by (library folder, name); the name "." stands for the library itself.
    """

    folders: Mapping[str, tuple[Folder, ...]]
    complaints: Mapping[str, Sequence[Problem]]
    keys: Mapping[tuple[str, str], Mapping[str, Key]]


def look_again(found: Changes, libraries: Libraries) -> Touched | None:
    """The changed episodes. None if the change may affect other folders, or if too many changed."""
    if LIBRARY_FILE in found.episodes or any(map(is_shipped, libraries.roots)):
        return None
    keys: dict[tuple[str, str], dict[str, Key]] = {}
    names = found.episodes.keys() - {"."}
    for base in {part.base for part in found.episodes.get(".", ())}:
        keys[base, "."] = look(base, ["."])  # before the folder is listed
        known = {name for part in found.held if part.base == base for name in part.names}
        there = set(listed(base))
        for name in known - there - {"."}:
            if "/" not in name:
                keys[base, name] = {}  # deleted; it may have been a broken link
        new = there - known
        if not all(os.path.isdir(os.path.join(base, name)) for name in new):
            return None  # a library file, or a broken link
        names |= new
    if len(names) > FEW or not all(map(is_episode_id, names)):
        return None
    complaints: dict[str, list[Problem]] = {name: [] for name in names}
    own = [_folders(root, names, keys, complaints) for root in libraries.roots]
    present = names if libraries.builtin else {name for library in own for name in library}
    shipped = _folders(builtin_root(), present, keys, complaints)
    folders: dict[str, tuple[Folder, ...]] = {}
    for name in names:
        folders |= join_folders(
            [{name: one[name]} for one in (*own, shipped) if name in one], complaints[name]
        )
    for folder in (one for some in folders.values() for one in some):
        base, name = os.path.split(folder.path)
        keys[base, name] |= look(base, names_in(folder))
    return Touched(folders, complaints, keys)


def listed(base: str) -> list[str]:
    """The names in a library that can show a new or deleted episode: its folders, links and library file."""
    try:
        with os.scandir(base) as entries:
            return [entry.name for entry in entries if _matters(entry)]
    except OSError as error:
        unread(base, error)
        return []


def _matters(entry: os.DirEntry[str]) -> bool:
    if entry.name == LIBRARY_FILE:
        return True
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir() or entry.is_symlink()
    except OSError:
        return True


def _folders(
    base: str,
    names: Iterable[str],
    keys: dict[tuple[str, str], dict[str, Key]],
    complaints: Mapping[str, list[Problem]],
) -> dict[str, Folder]:
    """The folders of these episodes in one library. File keys are read before the folder is."""
    found = {}
    for name in names:
        own = keys[base, name] = look(base, [name])
        path = os.path.join(base, name)
        if own[name] == NONE and not is_link(path):
            own.clear()
        if not os.path.isdir(path):
            continue
        folder = look_into(path, complaints[name])
        if folder.notes or folder.transcripts:
            found[name] = folder
    return found
