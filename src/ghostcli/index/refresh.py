"""Bringing a catalog up to what the files say: only what has changed is read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from sqlite3 import Connection
from typing import NamedTuple

from ghostcli.errors import Problem
from ghostcli.index import store
from ghostcli.index.counting import MANY, Counts
from ghostcli.index.entries import Job, Prepared, digest, prepare, sample
from ghostcli.index.packing import dictionary_of, unpack
from ghostcli.index.place import Libraries, Told
from ghostcli.index.reader import dictionary
from ghostcli.index.watch import Changes, Key, Part, changes, look, names_in, parts, watched
from ghostcli.index.words import Words, Writer
from ghostcli.library.folders import Folder, look_into
from ghostcli.library.paths import LIBRARY_FILE
from ghostcli.workers import in_processes

BATCH = 5.0
"""Seconds of indexing after which what is done is kept, so that it survives an interruption."""


class Refresh(NamedTuple):
    """One bringing up to date, by the only process that may write.

    `keep` is called between transactions with what is done so far: it commits the tables, then the words,
    and begins a transaction; `told` hears of the progress.
    """

    connection: Connection
    words: Words
    writer: Writer
    libraries: Libraries
    keep: Callable[[], None]
    told: Told | None = None

    def run(self, noticed: Changes | None = None) -> None:
        """Do it, in one transaction where little has changed. It is left open.

        `noticed` is what has changed, where that is known already.
        """
        found = noticed or changes(watched(self.connection))
        self.connection.execute("BEGIN IMMEDIATE")
        if not found.held or not self._few(found):
            self._whole(found)
        store.set_meta(self.connection, refreshed=time.time())

    def _recover(self) -> None:
        """Write the words again of the episodes that a writer which was stopped has left pending."""
        for (position,) in self.connection.execute("SELECT position FROM pending").fetchall():
            self.writer.remove(position)
            row = self.connection.execute(
                "SELECT name FROM episodes WHERE position = ?", (position,)
            ).fetchone()
            if row:
                self.writer.add(store.stored(self.connection, row[0]).documents())

    def _few(self, found: Changes) -> bool:
        """Read the episodes whose files have changed; False where the libraries must be gone through."""
        jobs: list[Job] = []
        complaints: dict[str, list[Problem]] = {}
        fresh: dict[tuple[str, str], dict[str, Key]] = {}
        for name, places in sorted(found.episodes.items()):
            known = self._known(name)
            if known is None:
                return False
            position, paths = known
            if any(os.path.join(part.base, name) not in paths for part in places):
                return False  # a folder of that name that nothing was read from
            problems = complaints[name] = []
            folders = []
            for path in paths:
                base = os.path.dirname(path)
                keys = look(base, [name])  # before what is in it is looked at
                folders.append(look_into(path, problems))
                fresh[base, name] = keys | look(base, names_in(folders[-1]))
            if [one.is_base for one in folders] != [at == 0 for at in range(len(folders))]:
                return False
            if not all(one.notes or one.transcripts for one in folders):
                return False
            jobs.append(Job(name, position, tuple(folders)))
        self._read(jobs, gone=())
        for name, problems in complaints.items():
            store.report(self.connection, store.folders_of(name), problems)
        store.watch(self.connection, _renewed(found.parts, fresh))
        return True

    def _known(self, name: str) -> tuple[int, tuple[str, ...]] | None:
        """The position and folders of an episode that is stored."""
        found = self.connection.execute("SELECT position, head FROM episodes WHERE name = ?", (name,))
        row = found.fetchone()
        return (row[0], tuple(unpack(row[1])[3])) if row else None

    def _whole(self, found: Changes) -> None:
        """Go through the libraries: what is new, what is gone, what has changed."""
        from ghostcli.library.paths import builtin_root, check_marker, find_folders

        bases = tuple(dict.fromkeys([*self.libraries.roots, builtin_root()]))
        keys = {base: look(base, _listed(base, self.libraries.roots)) for base in bases}
        problems = [one for root in self.libraries.roots for one in check_marker(root)]
        joined = find_folders(self.libraries.roots, builtin=self.libraries.builtin, problems=problems)
        for base in bases:
            keys[base] |= look(base, _files_below(base, joined))
        known = dict(self.connection.execute("SELECT name, position FROM episodes ORDER BY position"))
        places = store.positions(joined, known)
        if places is None:  # no room between two: all anew
            known, places = {}, store.positions(joined, {}) or {}
            gone = [name for (name,) in self.connection.execute("SELECT name FROM episodes")]
        else:
            gone = [name for name in known if name not in joined]
        same = found.held and LIBRARY_FILE not in found.episodes  # which may say what all of them misheard
        unchanged = {name for name in known if same and name not in found.episodes}
        jobs = [
            Job(name, places[name], folders)
            for name, folders in joined.items()
            if name not in unchanged or not self._has_folders(name, folders)
        ]
        self._read(jobs, gone)
        store.number_all(self.connection)
        paths = {folder.path for folders in joined.values() for folder in folders}
        store.report_all(self.connection, problems, paths)
        self.connection.execute("DELETE FROM watched")
        store.watch(self.connection, (part for base in bases for part in parts(base, keys[base])))

    def _has_folders(self, name: str, folders: Sequence[Folder]) -> bool:
        known = self._known(name)
        return known is not None and known[1] == tuple(folder.path for folder in folders)

    def _read(self, jobs: Sequence[Job], gone: Iterable[str]) -> None:
        """Store the episodes anew that say something else than is stored, and drop those that are gone."""
        stored = self._stored(jobs)
        lost = set(gone)
        fresh = [
            job
            for job in jobs
            if job.name not in stored
            or job.name in lost
            or stored[job.name][1:] != (job.position, digest(job.folders))
        ]
        counts = Counts(self.connection, len(lost) + len(fresh))
        self.writer.of_many = len(fresh) >= MANY
        made = in_processes(fresh, self._preparing(fresh))  # forked before the writer has threads
        self._recover()
        for name in lost:
            self._remove(name, counts)
        latest = time.monotonic()
        for done, one in enumerate(made, 1):
            name, number = one.job.name, 0
            if name in stored and name not in lost:
                number = stored[name][0]
                self._remove(name, counts)
            store.add(self.connection, one, number)
            self.writer.add(one.indexed.documents())
            counts.add(one.indexed)
            if self.told:
                self.told(done, len(fresh))
            if time.monotonic() - latest > BATCH:
                counts.keep()
                self.keep()
                latest = time.monotonic()
        if counts.is_put_off:
            counts.keep()
            self.keep()
        counts.settle(self.words)

    def _preparing(self, jobs: Sequence[Job]) -> Callable[[Job], Prepared]:
        """How episodes are made ready: with the dictionary that the first large indexing makes of some."""
        known = dictionary(self.connection)
        empty = self.connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None
        if not known and empty and len(jobs) >= MANY:
            known = dictionary_of(sample(jobs))
            store.set_meta(self.connection, dictionary=known)
        return partial(prepare, dictionary=known)

    def _remove(self, name: str, counts: Counts) -> None:
        index = store.remove(self.connection, name)
        self.writer.remove(index.position)
        counts.add(index, sign=-1)

    def _stored(self, jobs: Iterable[Job]) -> dict[str, tuple[int, int, bytes]]:
        found = {}
        for job in jobs:
            row = self.connection.execute(
                "SELECT number, position, digest FROM episodes WHERE name = ?", (job.name,)
            ).fetchone()
            if row:
                found[job.name] = row
        return found


def _listed(base: str, roots: Sequence[str]) -> list[str]:
    """What tells of new and lost episodes below a library: itself, its folders, its marker."""
    names = ["."]
    if base not in roots:
        return names
    try:
        with os.scandir(base) as entries:
            names += [entry.name for entry in entries if _matters(entry)]
    except OSError:
        pass
    return names


def _matters(entry: os.DirEntry[str]) -> bool:
    if entry.name == LIBRARY_FILE:
        return True
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir() or entry.is_symlink()
    except OSError:
        return True


def _files_below(base: str, joined: Mapping[str, Sequence[Folder]]) -> list[str]:
    """The folders and files of the episodes that lie in that library, as names below it."""
    names = []
    for name, folders in joined.items():
        for folder in folders:
            if os.path.dirname(folder.path) == base:
                names += [name, *names_in(folder)]
    return names


def _renewed(changed: Iterable[Part], fresh: Mapping[tuple[str, str], dict[str, Key]]) -> Iterator[Part]:
    """The parts that have changed; of the folders in `fresh`, by library and name, with what is there now."""
    for part in changed:
        keys = {name: key for name, key in part.items() if (part.base, name.partition("/")[0]) not in fresh}
        for (base, name), now in fresh.items():
            if base == part.base and name in part.names:
                keys |= now
        yield part.with_keys(keys)
