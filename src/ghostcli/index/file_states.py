"""Whether files have changed since they were read: what the file system says of each, in one row a part."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.system.looking import NUMBER, look_up

if TYPE_CHECKING:
    from ghostcli.library.folders import Folder

PART = 1024
"""About how many names a row holds: one changed file writes one row anew."""

MANY = 8
"""Parts from which on all cores look: 20,000 files take one of them 50 ms."""

UNSETTLED = 2.0
"""Seconds: what has changed so shortly before it was read may change again without a trace."""

Key = tuple[int, int, int, int]
"""Time of change in ns, size, inode, time of the last change of status in ns; zeros for none."""

NONE: Key = (0, 0, 0, 0)
UNKNOWN: Key = (-1, -1, -1, -1)
"""The key of what has only just changed: it is no other's."""


class FolderStates(NamedTuple):
    """Names below one folder, and the keys they had."""

    base: str
    number: int
    names: tuple[str, ...]
    keys: bytes

    def changed(self) -> list[str]:
        """The names whose keys are others now; empty in the twinkling of an eye where none is."""
        now = _keys(self.base, self.names)
        if now.tobytes() == self.keys:
            return []
        if 8 * len(now) != len(self.keys):
            return list(self.names)
        before = [key for _, key in self.items()]
        return [name for name, key, held in zip(self.names, _fours(now), before, strict=True) if key != held]

    def items(self) -> Iterator[tuple[str, Key]]:
        """Each name with the key it had."""
        return zip(self.names, _fours(array("q", self.keys)), strict=False)

    def with_keys(self, keys: dict[str, Key]) -> FolderStates:
        """The same part with those names and keys."""
        names = tuple(sorted(keys))
        flat = array("q", chain.from_iterable(keys[name] for name in names))
        return self._replace(names=names, keys=flat.tobytes())


def _keys(base: str, names: Iterable[str]) -> array[int]:
    """The keys of names below a folder, one behind the other."""
    found = array("q")
    add, names = found.extend, tuple(names)
    try:
        for one in look_up(base, names):
            if one is None:
                add(NONE)
            else:
                add((one.st_mtime_ns, one.st_size, one.st_ino & NUMBER, one.st_ctime_ns))
    except OSError:  # there is no such folder
        add(NONE * len(names))
    return found


def _fours(keys: array[int]) -> Iterator[Key]:
    """The keys that stand one behind the other."""
    numbers = iter(keys)
    return zip(numbers, numbers, numbers, numbers, strict=True)


def look(base: str, names: Iterable[str]) -> dict[str, Key]:
    """The key of each name, to be taken before it is read; zeros for what has only just changed."""
    names = tuple(names)
    now = time.time_ns()
    latest = now - int(UNSETTLED * 1e9)
    keys = {}
    for name, key in zip(names, _fours(_keys(base, names)), strict=True):
        settled = key[3] < latest and not latest <= key[0] <= now  # a time to come was set by hand
        keys[name] = key if key == NONE or settled else UNKNOWN
    return keys


def unknown(names: Iterable[str]) -> dict[str, Key]:
    """Keys of what is to be read again, whatever becomes of it."""
    return dict.fromkeys(names, UNKNOWN)


def names_in(folder: Folder) -> list[str]:
    """The files that are read of an episode's folder, by their names below its library."""
    name = os.path.basename(folder.path)
    files = [*folder.notes, *(os.path.basename(one.path) for one in folder.transcripts)]
    return [f"{name}/{file}" for file in files]


def parts(base: str, keys: dict[str, Key]) -> Iterator[FolderStates]:
    """Those names and keys as rows; a folder and what is in it are never apart."""
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
    """The parts that are others with what is there now of some names, by library and name."""
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
    """The files that were read, and the keys they had."""
    rows = connection.execute("SELECT base, part, names, keys FROM watched ORDER BY base, part")
    return [
        FolderStates(os.fsdecode(base), number, tuple(os.fsdecode(names).split("\0")), keys)
        for base, number, names, keys in rows
    ]


class Changes(NamedTuple):
    """What is watched, and what of it has changed.

    `parts` are those in which a name has changed; `episodes` has, by the first part of such names,
    those of the parts in which they are.
    """

    held: Sequence[FolderStates]
    parts: Sequence[FolderStates]
    episodes: Mapping[str, Sequence[FolderStates]]


def _looked_at(held: Sequence[FolderStates]) -> Iterator[list[str]]:
    if len(held) < MANY:
        return map(FolderStates.changed, held)
    from ghostcli.workers import in_processes  # a millisecond, where most libraries are small

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
