"""Writing: episodes into the tables and out of them, each index in step with what it indexes."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from sqlite3 import Connection
from typing import Any

from ghostcli.errors import Problem
from ghostcli.index.entries import Indexed, Prepared, indexed
from ghostcli.index.packing import pack
from ghostcli.index.reader import read_episode
from ghostcli.index.schema import GAP, place, row
from ghostcli.index.watch import Part

_NOTES = "INSERT INTO notes ({}rowid, title, body, rest, joined) VALUES ({}?, ?, ?, ?, ?)"
_VERSIONS = "INSERT INTO versions ({}rowid, words) VALUES ({}?, ?)"
_SPEECH = "INSERT INTO speech ({}rowid, words, joined) VALUES ({}?, ?, ?)"


def add(connection: Connection, one: Prepared, number: int) -> None:
    """Store an episode that is not there, under its number among all."""
    run = connection.execute
    position = one.job.position
    run(
        "INSERT INTO episodes (position, name, number, digest, head) VALUES (?, ?, ?, ?, ?)",
        (position, one.job.name, number, one.digest, one.head),
    )
    connection.executemany(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?)",
        [(place(position, kind), kind, last, count, data) for kind, last, count, data in one.records],
    )
    if one.said:
        run("INSERT INTO said VALUES (?, ?, ?)", (position, *one.said))
    if one.heard.voices or one.heard.versions:
        run("INSERT INTO heard VALUES (?, ?, ?)", (position, pack(one.heard.voices), one.heard.versions))
    report(connection, one.job.name, one.problems)
    _index(connection, position, one.indexed)


def _index(connection: Connection, position: int, index: Indexed, *, out: bool = False) -> None:
    """Put an episode into the index, or take out of it exactly what was put in."""
    notes, speech, versions = ("notes, ", "speech, ", "versions, ") if out else ("", "", "")
    delete = "'delete', " if out else ""
    connection.executemany(
        _NOTES.format(notes, delete),
        [(row(position, kind, number), *texts) for kind, number, *texts in index.notes],
    )
    if index.speech:
        connection.execute(_SPEECH.format(speech, delete), (position, *index.speech))
    if index.versions:
        connection.execute(_VERSIONS.format(versions, delete), (position, index.versions))
    if not out:
        connection.executemany(
            "INSERT OR REPLACE INTO ids VALUES (?, ?, ?, ?)",
            [(name, kind, position, number) for name, kind, number in index.ids],
        )
        return
    connection.executemany(
        "DELETE FROM ids WHERE id = ? AND kind = ? AND position = ?",
        [(name, kind, position) for name, kind, _ in index.ids],
    )


def said(connection: Connection, position: int) -> str | None:
    """What is said in the episode there, None where it has no transcript."""
    found = connection.execute("SELECT text FROM said WHERE position = ?", (position,)).fetchone()
    return found[0] if found else None


def remove(connection: Connection, name: str, *, speech: bool = True) -> Indexed:
    """Take an episode out; gives what the index held of it.

    Without `speech` what is said in it stays in the index, and is not among what is given.
    """
    position = connection.execute("SELECT position FROM episodes WHERE name = ?", (name,)).fetchone()[0]
    text = said(connection, position) if speech else None
    others = connection.execute("SELECT versions FROM heard WHERE position = ?", (position,)).fetchone()
    index = indexed(read_episode(connection, name), text, others[0] if others else "")
    _index(connection, position, index, out=True)
    for table in ("said", "heard", "verdicts", "episodes"):
        connection.execute(f"DELETE FROM {table} WHERE position = ?", (position,))  # noqa: S608
    first, last = place(position, 0), place(position + 1, 0) - 1
    connection.execute("DELETE FROM records WHERE place BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM problems WHERE owner = ?", (name,))
    return index


def folders_of(name: str) -> str:
    """The owner of the problems that an episode's folders have, beside those in its files."""
    return f"{name}/"


def report_all(connection: Connection, problems: Iterable[Problem], folders: Container[str]) -> None:
    """Replace all problems but those in the files of episodes: of libraries, and of episodes' folders."""
    connection.execute("DELETE FROM problems WHERE owner = '' OR owner LIKE '%/'")
    rows = []
    for problem in problems:
        folder = os.path.dirname(problem.path)
        owner = folders_of(os.path.basename(folder)) if folder in folders else ""
        rows.append((owner, problem.level, pack(tuple(problem))))
    connection.executemany("INSERT INTO problems VALUES (?, ?, ?)", rows)


def number_all(connection: Connection) -> None:
    """Number the episodes in the order of their names."""
    rows = connection.execute("SELECT position FROM episodes ORDER BY position").fetchall()
    connection.executemany(
        "UPDATE episodes SET number = ? WHERE position = ?",
        [(at, position) for at, (position,) in enumerate(rows, 1)],
    )


def positions(names: Iterable[str], known: Mapping[str, int]) -> dict[str, int] | None:
    """A position for every name (given in order), the known ones kept; None where there is no room."""
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
    """Stretches of new names: from the first on, up to the next known one or the end."""
    first = 0
    for at, name in enumerate(names):
        if name in known:
            yield first, at
            first = at + 1
    yield first, len(names)


def watch(connection: Connection, parts: Iterable[Part]) -> None:
    """Note the keys of files; a part of that base and number is replaced."""
    rows = [
        (os.fsencode(part.base), part.number, os.fsencode("\0".join(part.names)), part.keys) for part in parts
    ]
    connection.executemany("INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?)", rows)


def report(connection: Connection, owner: str, problems: Iterable[Problem]) -> None:
    """Replace the problems of an owner: an episode, or the libraries themselves under an empty name."""
    connection.execute("DELETE FROM problems WHERE owner = ?", (owner,))
    rows = [(owner, one.level, pack(tuple(one))) for one in problems]
    connection.executemany("INSERT INTO problems VALUES (?, ?, ?)", rows)


def set_meta(connection: Connection, **values: Any) -> None:
    """Keep values by name."""
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))
