"""Refreshes an index: only changed files are read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from sqlite3 import Connection
from typing import NamedTuple

from ghostcli.index import writer
from ghostcli.index.changed_folders import Touched, listed, look_again
from ghostcli.index.entries import Job, Prepared, digest, prepare, sample
from ghostcli.index.file_states import Changes, changes, look, names_in, parts, renewed, unknown, watched
from ghostcli.index.frequencies import MANY, DocumentFrequencies
from ghostcli.index.index_path import Libraries, Progress
from ghostcli.index.packing import dictionary_of, unpack
from ghostcli.index.reader import dictionary
from ghostcli.index.word_store import Words, WordStoreWriter
from ghostcli.library.files import passing_failures
from ghostcli.library.folders import Folder
from ghostcli.library.paths import LIBRARY_FILE
from ghostcli.workers import in_processes

BATCH = 5.0
"""Seconds of indexing after which the work is committed, so that an interruption does not lose it."""


class Refresh(NamedTuple):
    """One refresh, by the only process that may write.

    `keep` saves the work done so far: it commits the tables, then the words, and begins a new transaction.
    `progress` receives the progress.
    """

    connection: Connection
    words: Words
    writer: WordStoreWriter
    libraries: Libraries
    keep: Callable[[], None]
    progress: Progress | None = None

    def run(self, noticed: Changes | None = None) -> None:
        """Refresh the index, in one transaction if few files changed. The transaction is left open.

        `noticed` are the changes if they are known already.
        """
        found = noticed or changes(watched(self.connection))
        self.connection.execute("BEGIN IMMEDIATE")
        if not found.held or not self._few(found):
            self._whole(found)
        writer.set_meta(self.connection, refreshed=time.time())

    def _recover(self) -> None:
        """Write the words again of episodes that a stopped writer left pending."""
        for (position,) in self.connection.execute("SELECT position FROM pending").fetchall():
            self.writer.remove(position)
            row = self.connection.execute(
                "SELECT name FROM episodes WHERE position = ?", (position,)
            ).fetchone()
            if row:
                self.writer.add(writer.stored(self.connection, row[0]).documents())

    def _few(self, found: Changes) -> bool:
        """Read the episodes whose folders changed. False if the libraries must be scanned as a whole."""
        known = dict(self.connection.execute("SELECT name, position FROM episodes ORDER BY position"))
        failures = passing_failures()
        touched = look_again(found, self.libraries)
        if touched is None or passing_failures() > failures or not self._has_others(touched):
            return False
        gone = [name for name in touched.complaints if name in known and name not in touched.folders]
        places = writer.positions(sorted(known.keys() - set(gone) | touched.folders.keys()), known)
        if places is None:
            return False
        half = self._read([Job(name, places[name], some) for name, some in touched.folders.items()], gone)
        if places.keys() != known.keys():
            writer.number_all(self.connection)
        for name, problems in touched.complaints.items():
            writer.report(self.connection, writer.folders_of(name), problems)
        keys = {at: unknown(some) if at[1] in half else some for at, some in touched.keys.items()}
        writer.watch(self.connection, renewed(found.held, keys))
        return True

    def _has_others(self, touched: Touched) -> bool:
        """Whether the built-in library takes part as before.

        It does if it was requested. If not, it takes part only while no episode of a user's library exists.
        """
        if self.libraries.builtin:
            return True
        rows = self.connection.execute("SELECT name, head FROM episodes ORDER BY position LIMIT 99")
        return any(
            name not in touched.complaints and os.path.dirname(unpack(head)[3][0]) in self.libraries.roots
            for name, head in rows
        )

    def _known(self, name: str) -> tuple[int, tuple[str, ...]] | None:
        """The position and folders of an episode in the index, None if it is not there."""
        found = self.connection.execute("SELECT position, head FROM episodes WHERE name = ?", (name,))
        row = found.fetchone()
        return (row[0], tuple(unpack(row[1])[3])) if row else None

    def _whole(self, found: Changes) -> None:
        """Scan the libraries for new, deleted and changed episodes."""
        from ghostcli.library.paths import builtin_root, check_marker, find_folders

        bases = tuple(dict.fromkeys([*self.libraries.roots, builtin_root()]))
        failures = passing_failures()
        keys = {
            base: look(base, [".", *(listed(base) if base in self.libraries.roots else ())]) for base in bases
        }
        problems = [one for root in self.libraries.roots for one in check_marker(root)]
        joined = find_folders(self.libraries.roots, builtin=self.libraries.builtin, problems=problems)
        for base in bases:
            keys[base] |= look(base, _files_below(base, joined))
        known = dict(self.connection.execute("SELECT name, position FROM episodes ORDER BY position"))
        places = writer.positions(joined, known)
        if places is None:  # no free position between two: renumber all
            known, places = {}, writer.positions(joined, {}) or {}
            gone = [name for (name,) in self.connection.execute("SELECT name FROM episodes")]
        else:
            gone = [name for name in known if name not in joined]
        marked = {part.base for part in found.held if LIBRARY_FILE in part.names}
        # A new, deleted or changed library file may change the field `heard` of all episodes.
        same = LIBRARY_FILE not in found.episodes and marked == {
            one for one in keys if LIBRARY_FILE in keys[one]
        }
        unchanged = {name for name in known if found.held and same and name not in found.episodes}
        jobs = [
            Job(name, places[name], folders)
            for name, folders in joined.items()
            if name not in unchanged or not self._has_folders(name, folders)
        ]
        is_half = passing_failures() > failures
        half = self._read(jobs, gone)
        for some in keys.values():
            some.update(unknown(one for one in some if is_half or one.partition("/")[0] in half))
        writer.number_all(self.connection)
        writer.report_all(self.connection, problems, bases)
        self.connection.execute("DELETE FROM watched")
        writer.watch(self.connection, (part for base in bases for part in parts(base, keys[base])))

    def _has_folders(self, name: str, folders: Sequence[Folder]) -> bool:
        known = self._known(name)
        return known is not None and known[1] == tuple(folder.path for folder in folders)

    def _read(self, jobs: Sequence[Job], gone: Iterable[str]) -> set[str]:
        """Store the episodes that changed, and delete those that are gone.

        Returns the names of the episodes that must be read again, because a file could not be read.
        """
        stored = self._stored(jobs)
        lost = set(gone)
        fresh = [
            job
            for job in jobs
            if job.name not in stored
            or job.name in lost
            or stored[job.name][1:] != (job.position, digest(job.folders))
        ]
        counts = DocumentFrequencies(self.connection, len(lost) + len(fresh))
        self.writer.of_many = len(fresh) >= MANY
        made = in_processes(fresh, self._preparing(fresh))  # must fork before the writer starts threads
        self._recover()
        for name in lost:
            self._remove(name, counts)
        half: set[str] = set()
        latest = time.monotonic()
        for done, one in enumerate(made, 1):
            name, number = one.job.name, 0
            if name in stored and name not in lost:
                number = stored[name][0]
                self._remove(name, counts)
            if not one.digest:
                half.add(name)
            writer.add(self.connection, one, number)
            self.writer.add(one.indexed.documents())
            counts.add(one.indexed)
            if self.progress:
                self.progress(done, len(fresh))
            if time.monotonic() - latest > BATCH:
                counts.keep()
                self.keep()
                latest = time.monotonic()
        if counts.is_put_off:
            counts.keep()
            self.keep()
        counts.settle(self.words)
        return half

    def _preparing(self, jobs: Sequence[Job]) -> Callable[[Job], Prepared]:
        """The function that prepares episodes. The first large indexing makes the compression dictionary."""
        known = dictionary(self.connection)
        empty = self.connection.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None
        if not known and empty and len(jobs) >= MANY:
            known = dictionary_of(sample(jobs))
            writer.set_meta(self.connection, dictionary=known)
        return partial(prepare, dictionary=known)

    def _remove(self, name: str, counts: DocumentFrequencies) -> None:
        index = writer.remove(self.connection, name)
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


def _files_below(base: str, joined: Mapping[str, Sequence[Folder]]) -> list[str]:
    """The episode folders and files in a library, as names below it."""
    names = []
    for name, folders in joined.items():
        for folder in folders:
            if os.path.dirname(folder.path) == base:
                names += [name, *names_in(folder)]
    return names
