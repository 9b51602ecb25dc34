"""The words that belong to the tables of a reader, whatever others do to the files meanwhile."""

from __future__ import annotations

from sqlite3 import Connection

from ghostcli.index.guard import WORDS, inode_of
from ghostcli.index.packing import DamagedError
from ghostcli.index.words import Words, Writer


def words_of(connection: Connection, path: str, inode: int | None) -> Words:
    """The word store of the tables in that file, which had that inode when they were opened.

    A writer cannot commit tables that are being read, so that the words do not change either. But an index
    may be deleted or built again from nothing, tables first. Then the words are made of the tables, which
    the reader still has.
    """
    try:
        words = Words(path + WORDS)
    except (DamagedError, OSError):
        if inode_of(path) == inode:
            raise
    else:
        if inode_of(path) == inode:
            return words
    return _made_of(connection)


def _made_of(connection: Connection) -> Words:
    from ghostcli.index.store import stored

    words = Words()
    writer = Writer(words)
    for (name,) in connection.execute("SELECT name FROM episodes ORDER BY position").fetchall():
        writer.add(stored(connection, name).documents())
    writer.commit()
    writer.close()
    words.reload()
    return words
