"""Finds the libraries to read, and reads them."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ghostcli.errors import GhostError, Problem
from ghostcli.fields import Field, Kind, Type
from ghostcli.library.files import leads_out, led_out, read_bytes
from ghostcli.model import EPISODES, HEARD, KINDS, TRANSCRIPT, Episode, Record, kind_named
from ghostcli.suggest import did_you_mean
from ghostcli.system import owners
from ghostcli.system.folders import data_folder
from ghostcli.system.paths import lies_in
from ghostcli.text.escaping import visible

if TYPE_CHECKING:
    from ghostcli.library.folders import Folder

LIBRARY_FILE = "ghost.yaml"
"""The file that marks a folder as a library."""

VERSION = "1"
DISTINCT = Field("distinct", Type.NAMES, "names that look alike, and of which no two are one", many=True)
"""A field of libraries: what `ghost lint --names` no longer suggests."""

MARKER = (
    Field("version", Type.TEXT, "the version of the format", required=True),
    Field("title", Type.TEXT, "what the library is called"),
    HEARD,
    DISTINCT,
)
"""The fields of `ghost.yaml`, which marks a library."""


class Library:
    """The content of libraries: episodes by id, in the order of ids; problems; library folders.

    `roots` are the library folders in order; new files are written to the first. It is empty if only the
    built-in library was read.
    """

    def __init__(
        self, episodes: Mapping[str, Episode], problems: Sequence[Problem], roots: Iterable[str]
    ) -> None:
        self.episodes = episodes
        self.problems = problems
        self.roots = tuple(roots)

    def records(self, kind: str) -> Iterator[Record]:
        """The records of a kind, given by its name, episode by episode; of `episodes`, their own record.

        Raises GhostError for an unknown kind, and for `transcript`: speech is searched, not listed.
        """
        wanted = _listed_kind(kind)
        return (record for episode in self.episodes.values() for record in episode.of(wanted))


def _listed_kind(name: str) -> Kind:
    if not isinstance(name, str):
        raise GhostError("a kind is a name such as quotes")
    found = kind_named(name)
    if found is TRANSCRIPT:
        raise GhostError("speech is searched, not listed: find searches the kind transcript")
    if found is None:
        raise GhostError(f'no kind is called "{visible(name)}"{did_you_mean(name, (*KINDS, EPISODES.name))}')
    return found


def builtin_root() -> str:
    """The folder of the built-in library."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "content")
    if os.path.isdir(installed):
        return installed
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")


def user_root(environ: Mapping[str, str]) -> str:
    """The user's own library, in the platform's data folder; empty if the user has no home."""
    return data_folder(environ)


def library_around(folder: str) -> str | None:
    """The nearest folder marked as a library, from `folder` itself upwards; None if there is none.

    In a folder that every user may write, such as /tmp, another user's library file is ignored.
    """
    while True:
        if os.path.isfile(os.path.join(folder, LIBRARY_FILE)) and not _is_marked_by_anybody(folder):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _is_marked_by_anybody(folder: str) -> bool:
    return owners.anybody_writes(folder) and owners.is_anothers(os.path.join(folder, LIBRARY_FILE))


def find_roots(
    content: Sequence[str], environ: Mapping[str, str], *, origin: str = "--content"
) -> tuple[str, ...]:
    """The libraries to read: `content`, else $GHOST_CONTENT, else the library around, else the user's own.

    Raises GhostError if a requested library is not a folder; `origin` tells the user where it was given.
    """
    asked = [os.path.abspath(root) if root else "" for root in content]
    if not asked:
        origin = "$GHOST_CONTENT"
        listed = environ.get("GHOST_CONTENT", "").split(os.pathsep)
        asked = [os.path.abspath(os.path.expanduser(root)) for root in listed if root]
    for root in asked:
        if not os.path.isdir(root):
            named = visible(root) or "an empty name"
            raise GhostError(f"{origin}: {named} is not a folder", "ghost init DIR makes a library")
    if asked:
        once: dict[str, str] = {}  # a folder under two names counts once
        for root in asked:
            once.setdefault(os.path.realpath(root), root)
        return tuple(once.values())
    try:
        around = library_around(os.getcwd())
    except OSError:  # the current directory is gone
        around = None
    if around:
        return (around,)
    own = user_root(environ)
    return (own,) if os.path.isdir(own) else ()


def find_folders(
    roots: Sequence[str], *, builtin: bool, problems: list[Problem]
) -> dict[str, tuple[Folder, ...]]:
    """The folders of every episode in these libraries, by id.

    The built-in library takes part if requested, or if no library has an episode of its own. One of its
    episodes also takes part if a library has a folder with its id.
    """
    from ghostcli.library.folders import join_folders, look_over  # most commands scan no library

    shipped = builtin_root()
    libraries = [look_over(root, problems) for root in roots]
    present = {name for library in libraries for name in library}
    has_own = any(folder.is_base for library in libraries for folder in library.values())
    if any(map(is_shipped, roots)):
        return join_folders(libraries, problems)
    if builtin or not has_own:
        libraries.append(look_over(shipped, problems))
    elif any(os.path.isdir(os.path.join(shipped, name)) for name in present):
        joined = look_over(shipped, problems)
        libraries.append({name: folder for name, folder in joined.items() if name in present})
    return join_folders(libraries, problems)


def is_shipped(root: str) -> bool:
    """Whether a folder is the built-in library."""
    return os.path.realpath(root) == os.path.realpath(builtin_root())


def read_marker(root: str, limit: int) -> bytes | Problem:
    """The bytes of a library's `ghost.yaml`, or the problem with it."""
    path = os.path.join(root, LIBRARY_FILE)
    if leads_out(path, root) and not is_shipped(root):
        return led_out(path)
    return read_bytes(path, limit)


def check_marker(root: str) -> list[Problem]:
    """The problems of a library's `ghost.yaml`; a library without this file is valid."""
    path = os.path.join(root, LIBRARY_FILE)
    if not os.path.lexists(path):
        return []
    # yaml takes 14 ms; a command with an up-to-date index reads no file.
    from ghostcli.library.convert import Converter
    from ghostcli.library.parse_yaml import LIMIT, parse, shown

    data = read_marker(root, LIMIT)
    if isinstance(data, Problem):
        return [data]
    node, problems = parse(data, path)
    if node is None:
        return problems or [Problem(path, 1, 1, "is empty, expected version: 1")]
    converter = Converter(path, problems)
    version = converter.fields(node, MARKER, "a library").get("version")
    if version not in {None, VERSION} and isinstance(node.value, dict):
        message = f"version {shown(version)}: this ghost reads version {VERSION}; a newer ghost may read it"
        converter.problem(node.value["version"][1], message)
    return problems


def read_library(roots: Sequence[str], *, builtin: bool = False) -> Library:
    """Read all libraries; problems are collected, never raised."""
    from ghostcli.library.load import read_episode  # imports yaml, as above

    problems: list[Problem] = []
    episodes: dict[str, Episode] = {}
    collecting = gc.isenabled()
    gc.disable()  # there is no garbage yet; without it, reading is twice as fast
    try:
        for root in roots:
            problems += check_marker(root)
        for name, folders in find_folders(roots, builtin=builtin, problems=problems).items():
            episodes[name], found = read_episode(name, folders, len(episodes) + 1)
            problems += found
    finally:
        if collecting:
            gc.enable()
    return Library(episodes, tuple(problems), roots)


def is_builtin(path: str, roots: Sequence[str]) -> bool:
    """Whether a file belongs to the built-in library, unless that is in `roots`."""
    if any(is_shipped(root) for root in roots):
        return False
    shipped = os.path.realpath(builtin_root())
    return lies_in(os.path.realpath(path), shipped)
