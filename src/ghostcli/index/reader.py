"""Reading: episodes and records from the tables, each built when it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from sqlite3 import Connection
from typing import Any

from ghostcli.index.packing import DamagedError, unpack, unpack_lines, unpack_one
from ghostcli.index.schema import chunk, kind_numbered, place, placed
from ghostcli.model import EPISODES, Episode, Record, TranscriptFile

KEPT = 32
"""Episodes that stay in memory."""


def head_of(name: str, number: int, packed: bytes) -> Record:
    """The record of an episode itself."""
    values, path, line, _, _ = unpack(packed)
    return Record(EPISODES, name, number, values, path, line, values)


def records_of(head: Record, kind: int, packed: bytes) -> tuple[Record, ...]:
    """An episode's records of the kind of that number."""
    declared = kind_numbered(kind)
    name, values = head.episode, head.values
    return tuple(
        Record(declared, name, number, own, path, line, values, used_by)
        for number, own, path, line, used_by in unpack(packed)
    )


def record_of(head: Record, kind: int, packed: bytes, number: int) -> Record | None:
    """The one of them with that number."""
    row = unpack_one(packed, number)
    if row is None:
        return None
    _, own, path, line, used_by = row
    return Record(kind_numbered(kind), head.episode, number, own, path, line, head.values, used_by)


def read_episode(connection: Connection, name: str) -> Episode:
    """The episode of that id. Raises KeyError."""
    if not name.isascii():
        raise KeyError(name)
    found = connection.execute(
        "SELECT position, number, head FROM episodes WHERE name = ?", (name,)
    ).fetchone()
    if found is None:
        raise KeyError(name)
    position, number, packed = found
    head = head_of(name, number, packed)
    _, _, _, folders, transcripts = unpack(packed)
    rows = connection.execute(
        "SELECT place, packed FROM records WHERE place BETWEEN ? AND ? ORDER BY place",
        (place(position, 0), place(position + 1, 0) - 1),
    )
    records = {}
    for key, data in rows:
        kind = placed(key)[1]
        records[kind_numbered(kind).name] = records_of(head, kind, data)
    return Episode(head, records, tuple(folders), tuple(TranscriptFile(*one) for one in transcripts))


def dictionary(connection: Connection) -> bytes:
    """What passages are packed with; empty where they are packed without."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()
    return found[0] if found else b""


def read_passages(connection: Connection, position: int) -> list[tuple[Any, ...]]:
    """All passages of the episode there: text, what `passage_of` takes, marks and starts of each."""
    known = dictionary(connection)
    bounds = chunk(position, 1), chunk(position + 1, 1) - 1
    rows = connection.execute(
        "SELECT texts, shapes FROM passages WHERE place BETWEEN ? AND ? ORDER BY place", bounds
    )
    return [
        (text, *shape)
        for texts, shapes in rows
        for text, shape in zip(unpack_lines(texts, known), unpack(shapes), strict=True)
    ]


def read_texts(connection: Connection, position: int) -> list[str]:
    """The texts of these passages."""
    known = dictionary(connection)
    bounds = chunk(position, 1), chunk(position + 1, 1) - 1
    rows = connection.execute("SELECT texts FROM passages WHERE place BETWEEN ? AND ? ORDER BY place", bounds)
    return [text for (texts,) in rows for text in unpack_lines(texts, known)]


class Episodes(Mapping[str, Episode]):
    """All episodes by id, in name order; the last few asked for stay in memory."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: OrderedDict[str, Episode] = OrderedDict()

    def __getitem__(self, name: str) -> Episode:
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        episode = self._kept[name] = read_episode(self._connection, name)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return episode

    def __iter__(self) -> Iterator[str]:
        for (name,) in self._connection.execute("SELECT name FROM episodes ORDER BY position"):
            yield name

    def __len__(self) -> int:
        count: int = self._connection.execute("SELECT count(*) FROM episodes").fetchone()[0]
        return count

    def __contains__(self, name: object) -> bool:
        if name in self._kept:
            return True
        if not str(name).isascii():  # no id; and it may be what no text in SQLite can be
            return False
        found = self._connection.execute("SELECT 1 FROM episodes WHERE name = ?", (str(name),))
        return found.fetchone() is not None


def required(row: Any) -> Any:
    """A row that cannot lack. Raises DamagedError."""
    if row is None:
        raise DamagedError("a row is missing")
    return row
