"""An index for some libraries: the one in the cache folder, fresh, or one in memory that says the same."""

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
from ghostcli.index.packing import DamagedError
from ghostcli.index.place import Libraries, Told, path_of
from ghostcli.index.schema import fingerprint, has_tables, make_tables
from ghostcli.library.paths import builtin_root

if TYPE_CHECKING:  # what writes is loaded when something has changed
    from weakref import finalize

    from ghostcli.index.word_store import Words

SMALL = 100
"""Episodes up to which an index that cannot be had is made in memory."""


class Opened(NamedTuple):
    """An index, in the middle of a transaction: what it holds does not change under its reader.

    `path` is its file, empty where it is in memory; `inode` is which file that is, by which its words are
    known; `words` is the word store where it is open already; `remark` is what a person should know;
    `stale` that files may say something else by now; `kept` is what goes with it when it is closed.
    """

    connection: sqlite3.Connection
    path: str
    inode: int | None = None
    words: Words | None = None
    remark: str = ""
    stale: bool = False
    kept: finalize[..., Words] | None = None


class _NotFreshError(Exception):
    """What the files say is no longer what the index holds; `key` is that of its file."""

    def __init__(self, changes: Changes, key: str | None) -> None:
        super().__init__()
        self.changes = changes
        self.key = key


def open_index(
    libraries: Libraries,
    environ: Mapping[str, str],
    told: Callable[[], Told | None],
) -> Opened:
    """The index, as fresh as the files. Whatever has become of its file, what it answers is the same.

    `told` is called once something must be read, and gives what hears of the progress.
    """
    path = path_of(libraries, environ)
    opening = _Opening(path, _mark(libraries), libraries, told)
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
    """The index of these libraries as they are now, in memory."""
    opening = _Opening(":memory:", _mark(libraries), libraries, lambda: None)
    return opening.brought_up()._replace(path="")


class _Opening(NamedTuple):
    """How an index is had: its file, the mark it must bear, what it is of, what hears of the progress."""

    path: str
    mark: str
    libraries: Libraries
    told: Callable[[], Told | None]

    @property
    def is_kept(self) -> bool:
        """Whether it lies in the cache folder, and not in memory or in a copy for one process."""
        return self.path not in {"", ":memory:"}

    def fresh(self, *, locked: bool = False, stale: bool = False) -> Opened:
        """The index if it is sound and fresh. Raises what stands in the way.

        `locked` reads past the locks of others: the file is as ghost left it, so that nobody is in the
        midst of writing. `stale` takes it as it is.
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
        """The index brought up to date, by the one process that may write it."""
        if not (noticed and guard.is_sound(self.path) and guard.key_of(self.path) == noticed.key):
            noticed = None
            try:
                return self.fresh()  # another process has done it meanwhile
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
        """The index after what has changed was read again."""
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
                # Others read: a writer is in nobody's way until it commits, so it keeps in memory what it
                # writes; a cache that is too small for that would be searched through for every page.
                connection.execute("PRAGMA cache_size = -2000000")
                connection.execute("PRAGMA cache_spill = OFF")
            try:
                self.write(connection, words, noticed)
            except sqlite3.OperationalError as error:
                # A reader that takes its time is in the way: the answer comes from a copy, and a later
                # command writes it down. While this transaction lasts nobody else can even read.
                if not is_locked(error):
                    raise
                return self.on_a_copy(connection)
            connection.execute("PRAGMA cache_size = -8000")
            connection.execute("PRAGMA shrink_memory")
            connection.execute("BEGIN")
            has_tables(connection)  # from here on nobody else commits: the words stay those of the tables
        except BaseException:
            connection.close()
            raise
        return Opened(connection, self.path, guard.inode_of(self.path), words)

    def write(self, connection: sqlite3.Connection, words: Words, noticed: Changes | None) -> None:
        """Bring both stores up to date: first the tables are committed, then the words.

        A reader keeps the tables from being committed, so that the words are those of its tables. What is
        pending in the tables is written again if this process is stopped in between.
        """
        from ghostcli.index.refresh import Refresh  # what reads files is loaded when one has changed
        from ghostcli.index.word_store import WordStoreWriter

        writer = WordStoreWriter(words)

        def keep() -> None:
            connection.execute("COMMIT")
            writer.commit()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM pending")

        with guard.changing(self.path) if self.is_kept else nullcontext():
            try:
                Refresh(connection, words, writer, self.libraries, keep, self.told()).run(noticed)
                keep()
                connection.execute("COMMIT")
            except BaseException:
                with suppress(DamagedError, OSError):  # what has gone wrong is told by the first error
                    writer.close(whole=False)
                raise
            writer.close()
        words.reload()

    def on_a_copy(self, connection: sqlite3.Connection) -> Opened:
        """The index brought up to date in a copy that goes with the connection."""
        import shutil
        from tempfile import mkdtemp
        from weakref import finalize

        from ghostcli.index.cleanup import COPY
        from ghostcli.index.word_store import Words

        # Beside the index: if this process is killed, the next writer sweeps it.
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
            self._replace(path="", told=lambda: None).write(copy, copied, None)
            copy.execute("BEGIN")
        except BaseException:
            copy.close()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        # It goes with who reads it, whether that one closes it or is gone.
        removed = finalize(copied, shutil.rmtree, folder, ignore_errors=True)
        return Opened(copy, self.path, None, copied, kept=removed)

    def without(self, error: Exception) -> Opened:
        """What to read where the file cannot be had or written, which that error tells."""
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
    """What is to be said of an error that came up while an index was read; None for any other.

    All stamps of this process are taken away, so that the next command makes its index anew.
    """
    if not isinstance(error, (DamagedError, sqlite3.DatabaseError)):
        return None
    for path in _read:
        guard.distrust(path)
    return error if isinstance(error, DamagedError) else DamagedError(str(error))


_read: set[str] = set()


def _is_whole(path: str) -> bool:
    """Whether an index that nobody has noted the end of writing of can be gone on with."""
    if not guard.is_unfinished(path) or guard.key_of(path) is None:
        return False
    try:
        with closing(connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
