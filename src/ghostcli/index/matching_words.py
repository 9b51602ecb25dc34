"""Opens the word store that matches a reader's tables, even if the index is replaced meanwhile."""

from __future__ import annotations

import os
from sqlite3 import Connection

from ghostcli.index.guard import LOCK, WORDS, inode_of
from ghostcli.index.packing import DamagedError
from ghostcli.index.word_store import Words, WordStoreWriter


def words_of(connection: Connection, path: str, inode: int | None) -> Words:
    """The word store for the tables in the file `path`, which had this inode when it was opened.

    A writer cannot commit while the tables are being read, so the words do not change either. But another
    process can delete or rebuild the index, tables first. Then the words are built from the tables, which
    this reader still has open. They are also built so if tantivy can create its lock file nowhere.
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
    """The word store in a folder, which may be read-only.

    Tantivy creates a lock file even to read. If the folder is read-only, it reads a temporary folder of
    links.
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
