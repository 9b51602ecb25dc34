"""The words that belong to the tables of a reader, whatever others do to the files meanwhile."""

from __future__ import annotations

import os
from sqlite3 import Connection

from ghostcli.index.guard import LOCK, WORDS, inode_of
from ghostcli.index.packing import DamagedError
from ghostcli.index.word_store import Words, WordStoreWriter


def words_of(connection: Connection, path: str, inode: int | None) -> Words:
    """The word store of the tables in that file, which had that inode when they were opened.

    A writer cannot commit tables that are being read, so that the words do not change either. But an index
    may be deleted or built again from nothing, tables first. Then the words are made of the tables, which
    the reader still has; and where the engine can have its lock nowhere.
    """
    try:
        words = _opened(path + WORDS)
    except OSError:
        pass
    except DamagedError:
        if inode_of(path) == inode:
            raise
    else:
        if inode_of(path) == inode:
            return words
    return _made_of(connection)


def _opened(folder: str) -> Words:
    """The word store in that folder, whether or not anything may be written there.

    The engine takes a lock where it reads. On what is read only, it has it in a folder of links.
    """
    try:
        return Words(folder)
    except (DamagedError, OSError):
        import shutil
        from tempfile import mkdtemp
        from weakref import finalize

        links = mkdtemp(prefix="ghost-")
        try:
            for name in os.listdir(folder):
                if not name.endswith(LOCK):
                    os.symlink(os.path.abspath(os.path.join(folder, name)), os.path.join(links, name))
            words = Words(links)
        except BaseException:
            shutil.rmtree(links, ignore_errors=True)
            raise
        finalize(words, shutil.rmtree, links, ignore_errors=True)
        return words


def _made_of(connection: Connection) -> Words:
    from ghostcli.index.writer import stored

    words = Words()
    writer = WordStoreWriter(words)
    for (name,) in connection.execute("SELECT name FROM episodes ORDER BY position").fetchall():
        writer.add(stored(connection, name).documents())
    writer.commit()
    writer.close()
    words.reload()
    return words
