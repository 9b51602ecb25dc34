"""Opens the index of some libraries: a refreshed one in the cache folder, or an equal one in memory."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, nullcontext, suppress
from typing import TYPE_CHECKING, NamedTuple

from ghostcli.index import guard
from ghostcli.index.connections import (
    connect,
    connect_apart,
    is_locked,
    is_no_fault,
    stop_where_locked,
)
from ghostcli.index.file_states import Changes, changes, watched
from ghostcli.index.index_path import Libraries, Progress, path_of
from ghostcli.index.packing import DamagedError
from ghostcli.index.schema import fingerprint, has_tables, make_tables
from ghostcli.library.paths import builtin_root

if TYPE_CHECKING:  # what writes is loaded when something has changed
    from weakref import finalize

    from ghostcli.index.word_store import Words

SMALL = 100
"""If the index file cannot be updated, up to this number of episodes are indexed in memory instead."""


class Opened(NamedTuple):
    """An open index inside a read transaction, so that its content does not change for the reader.

    `path` is its file, empty in memory. `inode` is the file's inode, by which the word store is matched to
    it. `words` is the word store if it is open already. `remark` is a message for the user. `stale` says that
    the files may have changed since. `kept` deletes temporary files when the index is closed.
    """

    connection: sqlite3.Connection
    path: str
    inode: int | None = None
    words: Words | None = None
    remark: str = ""
    stale: bool = False
    kept: finalize[..., Words] | None = None


class _NotFreshError(Exception):
    """The index is out of date: `changes` are the changed files, `key` is the state of the index's files."""

    def __init__(self, changes: Changes, key: str | None) -> None:
        super().__init__()
        self.changes = changes
        self.key = key


def open_index(
    libraries: Libraries,
    environ: Mapping[str, str],
    progress: Callable[[], Progress | None],
) -> Opened:
    """The index, up to date with the files. It gives the same answers even if the index file is unusable.

    `progress` is called as soon as a file must be read; it returns a progress callback or None.
    """
    path = path_of(libraries, environ)
    opening = _Opening(path, _mark(libraries), libraries, progress)
    noticed: _NotFreshError | None = None
    try:
        return opening.fresh()
    except _NotFreshError as error:
        noticed = error
    except (DamagedError, sqlite3.Error, OSError):
        pass
    try:
        with guard.writing(path):
            return opening.renewed(noticed)
    except (DamagedError, sqlite3.Error, OSError) as error:
        return opening.without(error)


def open_in_memory(libraries: Libraries) -> Opened:
    """An index in memory of the libraries as they are now."""
    opening = _Opening(":memory:", _mark(libraries), libraries, lambda: None)
    return opening.brought_up()._replace(path="")


class _Opening(NamedTuple):
    """The ways to open an index: its file, its required fingerprint, its libraries, the progress callback."""

    path: str
    mark: str
    libraries: Libraries
    progress: Callable[[], Progress | None]

    @property
    def is_kept(self) -> bool:
        """Whether the index is in the cache folder, not in memory or in a copy for this process."""
        return self.path not in {"", ":memory:"}

    def fresh(self, *, locked: bool = False, stale: bool = False) -> Opened:
        """The index if its file is sound and up to date. Raises the reason if it is not.

        `locked` ignores the locks of other processes. This is safe because the stamp shows that no process is
        writing. `stale` does not check whether files have changed.
        """
        key, inode = guard.key_of(self.path), guard.inode_of(self.path)
        if not guard.is_sound(self.path):
            raise DamagedError("another program changed the index file")
        connection = connect_apart(self.path) if locked else connect(self.path)
        try:
            connection.execute("BEGIN")
            self._check(connection, key, inode, stale=stale)
            _read.add(self.path)
        except BaseException:
            connection.close()
            raise
        return Opened(connection, self.path, inode)

    def _check(
        self, connection: sqlite3.Connection, key: str | None, inode: int | None, *, stale: bool
    ) -> None:
        found = connection.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
        if found is None or found[0] != self.mark:
            raise DamagedError("it was written by another version of ghost")
        held = watched(connection)
        found = changes([] if stale else held)
        if connection.execute("SELECT 1 FROM pending LIMIT 1").fetchone():
            raise DamagedError("its words are not all written")
        if not held or found.parts:
            raise _NotFreshError(found, key)
        if guard.inode_of(self.path) != inode:
            raise DamagedError("another process has just built it again")

    def renewed(self, noticed: _NotFreshError | None) -> Opened:
        """Refresh the index, by the only process that may write it."""
        if not (noticed and guard.is_sound(self.path) and guard.key_of(self.path) == noticed.key):
            noticed = None
            try:
                return self.fresh()  # another process may have refreshed it
            except _NotFreshError as error:
                noticed = error
            except (DamagedError, sqlite3.Error, OSError) as error:
                if is_no_fault(error):
                    raise
                if not _is_whole(self.path):
                    guard.discard(self.path)
        try:
            return self.brought_up(noticed.changes if noticed else None)
        except (DamagedError, sqlite3.Error) as error:
            if is_no_fault(error):
                raise
            guard.discard(self.path)
            return self.brought_up()

    def brought_up(self, noticed: Changes | None = None) -> Opened:
        """Refresh the index: read the changed files again."""
        from ghostcli.index.cleanup import sweep
        from ghostcli.index.word_store import Words, make_store

        folder = self.path + guard.WORDS
        connection = connect(self.path)
        words = None
        _read.add(self.path)
        try:
            if self.path == ":memory:":
                words = Words()
            elif not has_tables(connection):
                guard.remove(folder)
                os.makedirs(folder)
                make_store(folder)
            words = words or Words(folder)
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            is_new = make_tables(connection, self.mark, self.libraries.roots)
            if self.is_kept:
                sweep(self.path, whole=is_new)
            if is_new:
                connection.execute("PRAGMA cache_size = -64000")
            else:
                # Other processes may be reading. A writer blocks them only when it commits, so it keeps its
                # changes in memory. A smaller cache would be searched for every page.
                connection.execute("PRAGMA cache_size = -2000000")
                connection.execute("PRAGMA cache_spill = OFF")
            try:
                self.write(connection, words, noticed)
            except sqlite3.OperationalError as error:
                # A slow reader blocks the commit. Answer from a copy; a later command writes the changes.
                # While this transaction lasts, no other process can read.
                if not is_locked(error):
                    raise
                return self.on_a_copy(connection)
            connection.execute("PRAGMA cache_size = -8000")
            connection.execute("PRAGMA shrink_memory")
            connection.execute("BEGIN")
            has_tables(connection)  # begins the read: no one commits from here on
        except BaseException:
            connection.close()
            raise
        return Opened(connection, self.path, guard.inode_of(self.path), words)

    def write(self, connection: sqlite3.Connection, words: Words, noticed: Changes | None) -> None:
        """Refresh both stores: the tables are committed first, then the word store.

        An open reader blocks the commit of the tables, so its words always match its tables. If this process
        is stopped in between, the table `pending` names the words to write again.
        """
        from ghostcli.index.refresh import Refresh  # needed only if a file changed
        from ghostcli.index.word_store import WordStoreWriter

        writer = WordStoreWriter(words)

        def keep() -> None:
            connection.execute("COMMIT")
            writer.commit()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM pending")

        with guard.changing(self.path) if self.is_kept else nullcontext():
            try:
                Refresh(connection, words, writer, self.libraries, keep, self.progress()).run(noticed)
                keep()
                connection.execute("COMMIT")
            except BaseException:
                with suppress(DamagedError, OSError):  # the first error says what went wrong
                    writer.close(whole=False)
                raise
            writer.close()
        words.reload()

    def on_a_copy(self, connection: sqlite3.Connection) -> Opened:
        """Refresh a copy of the index. The copy is deleted with its connection."""
        import shutil
        from tempfile import mkdtemp
        from weakref import finalize

        from ghostcli.index.cleanup import COPY
        from ghostcli.index.word_store import Words

        # Beside the index: if this process is killed, the next writer deletes it.
        where = os.path.dirname(self.path)
        prefix = f"{os.path.basename(self.path)}{COPY}{os.getpid()}."
        folder = mkdtemp(prefix=prefix, dir=where)
        copy = connect("")
        try:
            connection.rollback()
            connection.backup(copy, progress=stop_where_locked)
            connection.close()
            words = shutil.copytree(self.path + guard.WORDS, os.path.join(folder, "words"))
            copied = Words(words)
            self._replace(path="", progress=lambda: None).write(copy, copied, None)
            copy.execute("BEGIN")
        except BaseException:
            copy.close()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        # The copy is deleted when its reader closes it or is garbage collected.
        removed = finalize(copied, shutil.rmtree, folder, ignore_errors=True)
        return Opened(copy, self.path, None, copied, kept=removed)

    def without(self, error: Exception) -> Opened:
        """The fallback if the file cannot be opened or written; `error` says why."""
        reason = getattr(error, "strerror", None) or str(error)
        for stale in (False, True):
            try:
                found = self.fresh(locked=True, stale=stale)
            except (_NotFreshError, DamagedError, sqlite3.Error, OSError):
                continue
            if not stale:
                return found
            count = found.connection.execute("SELECT count(*) FROM episodes").fetchone()[0]
            if count > SMALL:
                remark = f"cannot update the index ({reason}): showing older data"
                return found._replace(remark=remark, stale=True)
            found.connection.close()
        opened = self._replace(path=":memory:").brought_up()
        return opened._replace(
            path="", remark=f"cannot write the index ({reason}): reading all files instead"
        )


def _mark(libraries: Libraries) -> str:
    return fingerprint((*libraries.roots, str(libraries.builtin), builtin_root()))


def damage(error: BaseException) -> DamagedError | None:
    """The error to report for a failure while the index was read; None for any other error.

    It deletes the stamps of all indexes that this process opened, so that the next command rebuilds them.
    """
    if not isinstance(error, (DamagedError, sqlite3.DatabaseError)):
        return None
    for path in _read:
        guard.distrust(path)
    return error if isinstance(error, DamagedError) else DamagedError(str(error))


_read: set[str] = set()


def _is_whole(path: str) -> bool:
    """Whether an index without a final stamp is complete and can be refreshed."""
    if not guard.is_unfinished(path) or guard.key_of(path) is None:
        return False
    try:
        with closing(connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
