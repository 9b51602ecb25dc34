"""Writes episodes to the tables and deletes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection
from typing import Any

from ghostcli.errors import Problem
from ghostcli.index.entries import Indexed, Prepared, indexed
from ghostcli.index.file_states import FolderStates
from ghostcli.index.packing import pack, unpack
from ghostcli.index.reader import read_episode, read_passages
from ghostcli.index.schema import GAP, all_shelves, chunk


def add(connection: Connection, one: Prepared, number: int) -> None:
    """Store a new episode with its number in the list of all. Its words become pending."""
    run, run_many = connection.execute, connection.executemany
    position = one.job.position
    show, published, head = one.head
    run(
        "INSERT INTO episodes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (position, one.job.name, number, one.digest, one.indexed.language, show, published, head),
    )
    run_many(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?)",
        one.records,
    )
    if one.passages:
        run("INSERT INTO transcripts VALUES (?, ?, ?)", (position, os.fsencode(one.path), one.passages))
        run_many(
            "INSERT INTO passages VALUES (?, ?, ?)",
            [(chunk(position, 1) + at, *packed) for at, packed in enumerate(one.chunks)],
        )
    if one.heard.voices or one.heard.versions:
        heard = pack(one.heard.voices), pack(one.heard.versions) if one.heard.versions else b""
        run("INSERT INTO heard VALUES (?, ?, ?)", (position, *heard))
    report(connection, one.job.name, one.problems)
    run_many(
        "INSERT OR REPLACE INTO ids VALUES (?, ?, ?, ?)",
        [(name, kind, position, number) for name, kind, number in one.indexed.ids],
    )
    run("INSERT OR REPLACE INTO pending VALUES (?)", (position,))


def stored(connection: Connection, name: str) -> Indexed:
    """The index entry of a stored episode."""
    position, language = connection.execute(
        "SELECT position, language FROM episodes WHERE name = ?", (name,)
    ).fetchone()
    found = connection.execute("SELECT versions FROM heard WHERE position = ?", (position,)).fetchone()
    versions = unpack(found[0]) if found and found[0] else ""
    rows = read_passages(connection, position)
    return indexed(read_episode(connection, name), position, rows, versions, language)


def remove(connection: Connection, name: str) -> Indexed:
    """Delete an episode; returns its index entry. Its words become pending."""
    index = stored(connection, name)
    run, position = connection.execute, index.position
    connection.executemany(
        "DELETE FROM ids WHERE id = ? AND kind = ? AND position = ?",
        [(one, kind, position) for one, kind, _ in index.ids],
    )
    for table in ("transcripts", "heard", "verdicts", "episodes"):
        run(f"DELETE FROM {table} WHERE position = ?", (position,))  # noqa: S608
    run("DELETE FROM records WHERE place BETWEEN ? AND ?", all_shelves(position))
    first, last = chunk(position, 1), chunk(position + 1, 1) - 1
    run("DELETE FROM passages WHERE place BETWEEN ? AND ?", (first, last))
    run("DELETE FROM problems WHERE owner = ?", (name,))
    run("INSERT OR REPLACE INTO pending VALUES (?)", (position,))
    return index


def folders_of(name: str) -> str:
    """The owner name for problems of an episode's folders, as opposed to its files.

    The name of a folder that is not an episode may not be valid text.
    """
    return os.fsencode(name).decode(errors="replace") + "/"


def report_all(connection: Connection, problems: Iterable[Problem], bases: Iterable[str]) -> None:
    """Replace the problems of libraries and folders; those in the files of episodes stay."""
    connection.execute("DELETE FROM problems WHERE owner = '' OR owner LIKE '%/'")
    heads = [os.path.join(base, "") for base in bases]
    for problem in problems:
        below = [problem.path[len(base) :] for base in heads if problem.path.startswith(base)]
        _note(connection, folders_of(below[0].split(os.sep)[0]) if below else "", [problem])


def report(connection: Connection, owner: str, problems: Iterable[Problem]) -> None:
    """Replace the problems of one owner: an episode's files, or its folders."""
    connection.execute("DELETE FROM problems WHERE owner = ?", (owner,))
    _note(connection, owner, problems)


def _note(connection: Connection, owner: str, problems: Iterable[Problem]) -> None:
    rows = [(owner, one.level, pack(tuple(one))) for one in problems]
    connection.executemany("INSERT INTO problems VALUES (?, ?, ?)", rows)


def number_all(connection: Connection) -> None:
    """Renumber the episodes in the order of their ids; only wrong numbers are written."""
    connection.execute(
        "UPDATE episodes SET number = place FROM"
        " (SELECT position AS at, row_number() OVER (ORDER BY position) AS place FROM episodes)"
        " WHERE position = at AND number <> place"
    )


def positions(names: Iterable[str], known: Mapping[str, int]) -> dict[str, int] | None:
    """A position for every name (given in order); known ones are kept. None if a gap is too small."""
    names = list(names)
    found: dict[str, int] = {}
    before = 0
    for first, last in _gaps(names, known):
        room = known[names[last]] if last < len(names) else before + GAP * (last - first + 1)
        step = (room - before) // (last - first + 1)
        if last > first and step < 1:
            return None
        for at in range(first, last):
            found[names[at]] = before + step * (at - first + 1)
        if last < len(names):
            found[names[last]] = before = room
    return found


def _gaps(names: list[str], known: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Runs of new names: the index of the first, and of the next known name or the end."""
    first = 0
    for at, name in enumerate(names):
        if name in known:
            yield first, at
            first = at + 1
    yield first, len(names)


def watch(connection: Connection, parts: Iterable[FolderStates]) -> None:
    """Store the keys of files; a part with the same base and number is replaced, without names deleted."""
    parts = list(parts)
    rows = [
        (os.fsencode(part.base), part.number, os.fsencode("\0".join(part.names)), part.keys)
        for part in parts
        if part.names
    ]
    gone = [(os.fsencode(part.base), part.number) for part in parts if not part.names]
    connection.executemany("INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?)", rows)
    connection.executemany("DELETE FROM watched WHERE base = ? AND part = ?", gone)


def set_meta(connection: Connection, **values: Any) -> None:
    """Store values in the table `meta` by name."""
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))
