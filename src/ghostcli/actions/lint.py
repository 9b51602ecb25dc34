"""What is wrong with notes: of a library, an episode's folder or one file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from ghostcli.errors import GhostError, Problem
from ghostcli.library.folders import EPISODE_FILE, LIBRARY_FILE, Folder, is_episode_id, look_into
from ghostcli.library.load import read_episode
from ghostcli.library.paths import Library, find_folders, read_library
from ghostcli.text import visible


class Linted(NamedTuple):
    """The problems found, in the order of the files, and how many episodes were read."""

    problems: list[Problem]
    episodes: int


def lint(paths: Sequence[str], roots: Sequence[str], *, builtin: bool) -> Linted:
    """Check the paths; without one, everything that is read.

    A folder of notes without an `episode.yaml` is checked together with the episode that it adds
    to, which is looked for in `roots` and beside it. Raises GhostError where a path does not exist.
    """
    if not paths:
        return _whole(read_library(roots, builtin=builtin))
    problems: list[Problem] = []
    episodes = 0
    for typed in paths:
        path = os.path.abspath(typed)
        if not os.path.lexists(path):
            raise GhostError(f"{visible(typed)} does not exist")
        if os.path.isdir(path) and not _is_episode(path):
            found = _whole(read_library([path]))
        elif os.path.basename(path) == LIBRARY_FILE:
            library = read_library([os.path.dirname(path)])
            found = Linted([problem for problem in library.problems if problem.path == path], 0)
        else:
            found = _episode(path, roots, builtin=builtin)
        problems += found.problems
        episodes += found.episodes
    return Linted(sorted(set(problems)), episodes)


def _whole(library: Library) -> Linted:
    return Linted(sorted(set(library.problems)), len(library.episodes))


def _is_episode(path: str) -> bool:
    """Whether a folder holds notes of one episode; a library's folder holds folders."""
    if os.path.exists(os.path.join(path, LIBRARY_FILE)):
        return False
    return bool(look_into(path, []).notes)


def _episode(path: str, roots: Sequence[str], *, builtin: bool) -> Linted:
    """The problems of one episode's folder, or of one file in it."""
    is_folder = os.path.isdir(path)
    folder = path if is_folder else os.path.dirname(path)
    name = os.path.basename(folder)
    problems: list[Problem] = []
    here = look_into(folder, problems)
    if not is_folder and os.path.basename(path) not in here.notes:
        here = here._replace(notes=(*here.notes, os.path.basename(path)))
    others = find_folders([*roots, os.path.dirname(folder)], builtin=builtin, problems=[]).get(name, ())
    others = tuple(other for other in others if other.path != folder)
    bases = [other for other in others if other.is_base]
    folders: list[Folder] = [here, *others] if here.is_base or not bases else [*bases, here]
    if not is_episode_id(name):
        problems.append(Problem(folder, 0, 0, f'"{visible(name)}" can be no episode id'))
    if is_folder and not here.is_base and not bases:
        problems.append(Problem(folder, 0, 0, f"has no {EPISODE_FILE}, nor has another {visible(name)}"))
    problems += read_episode(name, folders)[1]
    mine = [
        problem
        for problem in problems
        if (problem.path.startswith(folder) if is_folder else problem.path == path)
    ]
    return Linted(mine, 1)
