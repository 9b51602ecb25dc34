"""Finds the episode folders of a library and their files, and joins the folders of one episode."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ghostcli.errors import WARNING, Problem
from ghostcli.library.files import leads_out, led_out, unread
from ghostcli.library.paths import is_shipped
from ghostcli.model import TranscriptFile
from ghostcli.system.paths import is_device, is_portable
from ghostcli.text.escaping import visible

EPISODE_FILE = "episode.yaml"

_ID = re.compile(r"[a-z][a-z0-9-]{0,79}")
_TRANSCRIPT = re.compile(r"transcript(?:\.([^.]+))?\.vtt")


class Folder(NamedTuple):
    """A folder with files of an episode: the names of its notes in order, and its transcripts."""

    path: str
    notes: tuple[str, ...]
    transcripts: tuple[TranscriptFile, ...]

    @property
    def is_base(self) -> bool:
        """Whether it has `episode.yaml`, so that it is the base folder of an episode."""
        return EPISODE_FILE in self.notes


def is_episode_id(name: str) -> bool:
    """Whether a folder name is a valid episode id: `[a-z0-9-]`, a letter first, not a device name."""
    return bool(_ID.fullmatch(name)) and not is_device(name)


def look_into(path: str, problems: list[Problem]) -> Folder:
    """The notes and transcripts in a folder; `episode.yaml` comes first, the rest in name order.

    Links out of the library are left out, with a problem if they would have been read.
    """
    if not is_out(path, os.path.dirname(path)):
        return _listed(path, problems)
    there = _listed(path, [])
    if there.notes or there.transcripts:
        problems.append(led_out(path))
    return Folder(path, (), ())


def is_out(path: str, root: str) -> bool:
    """Whether a path is a link out of the library `root`; never for the built-in library.

    Some installers install all files as links.
    """
    return leads_out(path, root) and not is_shipped(root)


def _listed(path: str, problems: list[Problem]) -> Folder:
    notes, transcripts = [], []
    root = os.path.dirname(path)
    try:
        with os.scandir(path) as entries:
            links = {entry.name: entry.is_symlink() for entry in entries}
    except OSError as error:
        problems.append(unread(path, error))
        links = {}
    for name in sorted(links):
        if name.startswith("."):
            continue
        matters = name.endswith(".yaml") or _TRANSCRIPT.fullmatch(name)
        if links[name] and matters and is_out(os.path.join(path, name), root):
            problems.append(led_out(os.path.join(path, name)))
        elif name.endswith(".yaml"):
            notes.append(name)
        elif name.endswith(".yml"):
            problem = f"is not read: notes are named *.yaml; rename it to {visible(name[:-4])}.yaml"
            problems.append(Problem(os.path.join(path, name), 0, 0, problem))
        elif found := _TRANSCRIPT.fullmatch(name):
            transcripts.append(TranscriptFile(found[1] or "", os.path.join(path, name)))
        if matters and not is_portable(name):
            message = "has a name that Windows refuses: there it cannot be kept"
            problems.append(Problem(os.path.join(path, name), 0, 0, message, WARNING))
    notes.sort(key=lambda name: (name != EPISODE_FILE, name))
    return Folder(path, tuple(notes), tuple(sorted(transcripts)))


def look_over(root: str, problems: list[Problem]) -> dict[str, Folder]:
    """The folders of a library with files of an episode, by episode id."""
    found = {}
    try:
        with os.scandir(root) as entries:
            names = sorted(entry.name for entry in entries if _is_folder(entry, problems))
    except OSError as error:
        problems.append(unread(root, error))
        names = []
    for name in names:
        path = os.path.join(root, name)
        folder = look_into(path, problems)
        if not folder.notes and not folder.transcripts:
            continue
        if is_episode_id(name):
            found[name] = folder
        else:
            expected = "a to z, digits and hyphens, a letter first, at most 80, and no device of Windows"
            message = f'is not read: "{visible(name)}" is not a valid episode id ({expected})'
            problems.append(Problem(path, 0, 0, message))
    return found


def _is_folder(entry: os.DirEntry[str], problems: list[Problem]) -> bool:
    try:
        return not entry.name.startswith(".") and entry.is_dir()
    except OSError as error:
        problems.append(unread(entry.path, error))
        return False


def join_folders(
    libraries: Iterable[Mapping[str, Folder]], problems: list[Problem]
) -> dict[str, tuple[Folder, ...]]:
    """Join the folders of several libraries by episode id: the base folder first.

    A second base folder is a problem and is left out; without a base folder there is no episode.
    """
    by_id: dict[str, list[Folder]] = {}
    for library in libraries:
        for name, folder in library.items():
            by_id.setdefault(name, []).append(folder)
    joined = {}
    for name in sorted(by_id):
        bases = [folder for folder in by_id[name] if folder.is_base]
        others = [folder for folder in by_id[name] if not folder.is_base]
        if bases:
            joined[name] = (bases[0], *others)
        else:
            problems.extend(
                Problem(folder.path, 0, 0, f"is not read: it has no {EPISODE_FILE}, nor has another {name}")
                for folder in others
            )
        for second in bases[1:]:
            message = f"is not read: {name} is already the episode in {visible(bases[0].path)}"
            problems.append(Problem(os.path.join(second.path, EPISODE_FILE), 0, 0, message))
    return joined
