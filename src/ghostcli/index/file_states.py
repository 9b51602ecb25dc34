"""Detects whether files changed since they were read, by their stored times, sizes and inodes."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.system.file_status import NUMBER, statuses

if TYPE_CHECKING:
    from ghostcli.library.folders import Folder

PART = 1024
"""The approximate number of names in a row. One changed file makes one row be written again."""

MANY = 8
"""From this number of parts on, all cores check files: one core needs 50 ms for 20,000 files."""

UNSETTLED = 2.0
"""Seconds. A file that changed this shortly before it was read can change again with the same time stamp."""

Key = tuple[int, int, int, int]
"""Modification time in ns, size in bytes, inode, status change time in ns; all zero for a missing file."""

NONE: Key = (0, 0, 0, 0)
UNKNOWN: Key = (-1, -1, -1, -1)
"""The key of a file that changed a moment ago. It equals no real key, so the file is read again."""


class FolderStates(NamedTuple):
    """One part of the watched files: names below one folder, with their keys when they were read."""

    base: str
    number: int
    names: tuple[str, ...]
    keys: bytes

    def changed(self) -> list[str]:
        """The names whose keys have changed. It is fast if none has."""
        now = _keys(self.base, self.names)
        if now.tobytes() == self.keys:
            return []
        if 8 * len(now) != len(self.keys):
            return list(self.names)
        before = [key for _, key in self.items()]
        return [name for name, key, held in zip(self.names, _fours(now), before, strict=True) if key != held]

    def items(self) -> Iterator[tuple[str, Key]]:
        """Each name with its stored key."""
        return zip(self.names, _fours(array("q", self.keys)), strict=False)

    def with_keys(self, keys: dict[str, Key]) -> FolderStates:
        """The same part with other names and keys."""
        names = tuple(sorted(keys))
        flat = array("q", chain.from_iterable(keys[name] for name in names))
        return self._replace(names=names, keys=flat.tobytes())


def _keys(base: str, names: Iterable[str]) -> array[int]:
    """The keys of names below a folder, in one flat array of four numbers a key."""
    found = array("q")
    add, names = found.extend, tuple(names)
    try:
        for one in statuses(base, names):
            if one is None:
                add(NONE)
            else:
                add((one.st_mtime_ns, one.st_size, one.st_ino & NUMBER, one.st_ctime_ns))
    except OSError:  # the folder does not exist
        add(NONE * len(names))
    return found


def _fours(keys: array[int]) -> Iterator[Key]:
    """The keys of a flat array."""
    numbers = iter(keys)
    return zip(numbers, numbers, numbers, numbers, strict=True)


def look(base: str, names: Iterable[str]) -> dict[str, Key]:
    """The key of each name, to be taken before reading it; `UNKNOWN` for a file that just changed."""
    names = tuple(names)
    now = time.time_ns()
    latest = now - int(UNSETTLED * 1e9)
    keys = {}
    for name, key in zip(names, _fours(_keys(base, names)), strict=True):
        settled = key[3] < latest and not latest <= key[0] <= now  # a future time was set by hand
        keys[name] = key if key == NONE or settled else UNKNOWN
    return keys


def unknown(names: Iterable[str]) -> dict[str, Key]:
    """Keys for names that must be read again in any case."""
    return dict.fromkeys(names, UNKNOWN)


def names_in(folder: Folder) -> list[str]:
    """The notes and transcripts in an episode's folder, as names below its library."""
    name = os.path.basename(folder.path)
    files = [*folder.notes, *(os.path.basename(one.path) for one in folder.transcripts)]
    return [f"{name}/{file}" for file in files]


def parts(base: str, keys: dict[str, Key]) -> Iterator[FolderStates]:
    """The names and keys, divided into rows. A folder and its files are always in the same row."""
    some: dict[str, Key] = {}
    number = 0
    for _, names in groupby(sorted(keys, key=lambda name: name.split("/")), lambda name: name.split("/")[0]):
        some |= {name: keys[name] for name in names}
        if len(some) >= PART:
            yield FolderStates(base, number, (), b"").with_keys(some)
            some, number = {}, number + 1
    if some:
        yield FolderStates(base, number, (), b"").with_keys(some)


def renewed(
    held: Sequence[FolderStates], fresh: Mapping[tuple[str, str], Mapping[str, Key]]
) -> Iterator[FolderStates]:
    """The stored parts that change when some names get new keys; `fresh` is by (library folder, name)."""
    by_base: dict[str, dict[str, Mapping[str, Key]]] = {}
    for (base, name), keys in fresh.items():
        by_base.setdefault(base, {})[name] = keys
    for base, names in by_base.items():
        own = [part for part in held if part.base == base] or [FolderStates(base, 0, (), b"")]
        places: dict[int, list[str]] = {}
        for name in names:
            after = (at for at, part in enumerate(own) if part.names and part.names[0] <= name)
            there = (at for at, part in enumerate(own) if name in part.names)
            places.setdefault(next(there, max(after, default=0)), []).append(name)
        for at, some in places.items():
            kept = {name: key for name, key in own[at].items() if name.partition("/")[0] not in some}
            for name in some:
                kept |= names[name]
            if kept or own[at].names:
                yield own[at].with_keys(kept)


def watched(connection: Connection) -> list[FolderStates]:
    """All watched files with their stored keys."""
    rows = connection.execute("SELECT base, part, names, keys FROM watched ORDER BY base, part")
    return [
        FolderStates(os.fsdecode(base), number, tuple(os.fsdecode(names).split("\0")), keys)
        for base, number, names, keys in rows
    ]


class Changes(NamedTuple):
    """All watched parts, and what changed.

    `parts` are the parts with a changed name. `episodes` maps the first path component of each changed name
    to the parts that contain such names.
    """

    held: Sequence[FolderStates]
    parts: Sequence[FolderStates]
    episodes: Mapping[str, Sequence[FolderStates]]


def _looked_at(held: Sequence[FolderStates]) -> Iterator[list[str]]:
    if len(held) < MANY:
        return map(FolderStates.changed, held)
    from ghostcli.workers import in_processes  # 1 ms, and most libraries are small

    return in_processes(held, FolderStates.changed, fewest=MANY, group=2)


def changes(held: Sequence[FolderStates]) -> Changes:
    """What has changed since the files were read."""
    found: list[FolderStates] = []
    episodes: dict[str, list[FolderStates]] = {}
    for part, names in zip(held, _looked_at(held), strict=True):
        if names:
            found.append(part)
        for name in {name.partition("/")[0] for name in names}:
            episodes.setdefault(name, []).append(part)
    return Changes(held, found, episodes)
