"""Reads episodes and records from the tables, each built at its first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from ghostcli.errors import ERROR, Problem
from ghostcli.index.packing import DamagedError, unpack, unpack_lines
from ghostcli.index.schema import all_shelves, chunk, kind_numbered, unrow
from ghostcli.model import EPISODES, Episode, Record, TranscriptFile

if TYPE_CHECKING:
    from ghostcli.index.index import Index

KEPT = 32
"""The number of episodes that stay in memory."""


def head_of(name: str, number: int, packed: bytes) -> Record:
    """The record of an episode, from its packed row."""
    values, path, line, _, _ = unpack(packed)
    return Record(EPISODES, name, number, values, path, line, values)


def records_of(head: Record, kind: int, packed: Iterable[bytes]) -> tuple[Record, ...]:
    """An episode's records of one kind, from all their rows."""
    return tuple(record_of(head, kind, row) for some in packed for row in unpack(some))


def record_of(head: Record, kind: int, row: tuple[Any, ...]) -> Record:
    """One record, from its values in a row."""
    number, own, path, line, used_by = row
    return Record(kind_numbered(kind), head.episode, number, own, path, line, head.values, used_by)


def read_episode(connection: Connection, name: str) -> Episode:
    """The episode with that id. Raises KeyError if there is none."""
    if not (isinstance(name, str) and name.isascii()):
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
        all_shelves(position),
    )
    records: dict[str, tuple[Record, ...]] = {}
    for kind, some in groupby(rows, key=lambda row: unrow(row[0])[1]):
        records[kind_numbered(kind).name] = records_of(head, kind, (data for _, data in some))
    return Episode(head, records, tuple(folders), tuple(TranscriptFile(*one) for one in transcripts))


def dictionary(connection: Connection) -> bytes:
    """The compression dictionary of passages; empty if there is none."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()
    return found[0] if found else b""


def read_passages(connection: Connection, position: int) -> list[tuple[Any, ...]]:
    """All passages of an episode; each is its text, the arguments of `passage_of`, marks and cue starts."""
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


def required(row: Any) -> Any:
    """The row. Raises DamagedError if it is None."""
    if row is None:
        raise DamagedError("a row is missing")
    return row


class StoredEpisodes(Mapping[str, Episode]):
    """All episodes by id, in the order of their ids; the last few used stay in memory.

    `index` answers most questions about them without reading whole episodes.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._run = index.connection.execute
        self._read = lru_cache(maxsize=KEPT)(partial(read_episode, index.connection))

    def __getitem__(self, name: str) -> Episode:
        return self._read(name)

    def __iter__(self) -> Iterator[str]:
        for (name,) in self._run("SELECT name FROM episodes ORDER BY position"):
            yield name

    def __len__(self) -> int:
        count: int = self._run("SELECT count(*) FROM episodes").fetchone()[0]
        return count

    def __contains__(self, name: object) -> bool:
        if not str(name).isascii():  # not an id, and SQLite cannot store some such texts
            return False
        return self._run("SELECT 1 FROM episodes WHERE name = ?", (str(name),)).fetchone() is not None


class Problems(Sequence[Problem]):
    """The problems in files: first of the libraries, then of each episode. `len` does not read them."""

    def __init__(self, connection: Connection) -> None:
        self._run = connection.execute
        self._read: tuple[Problem, ...] | None = None

    def __len__(self) -> int:
        count: int = self._run("SELECT count(*) FROM problems").fetchone()[0]
        return count

    @property
    def errors(self) -> int:
        """The number of problems that are errors, not warnings."""
        count: int = self._run("SELECT count(*) FROM problems WHERE level = ?", (ERROR,)).fetchone()[0]
        return count

    def __getitem__(self, place: Any) -> Any:
        if self._read is None:
            rows = self._run("SELECT packed FROM problems ORDER BY owner, rowid")
            self._read = tuple(Problem(*unpack(packed)) for (packed,) in rows)
        return self._read[place]
