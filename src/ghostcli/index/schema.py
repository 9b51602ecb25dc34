"""The tables, their keys, and the fingerprint that detects an index of another version or model."""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Sequence
from sqlite3 import Connection

from ghostcli import __version__
from ghostcli.fields import Kind
from ghostcli.index.packing import DamagedError, pack
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT

FORMAT = 9

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE watched (base BLOB, part INTEGER, names BLOB, keys BLOB);
CREATE UNIQUE INDEX watched_part ON watched (base, part);
CREATE TABLE problems (owner TEXT, level TEXT, packed BLOB);
CREATE INDEX problems_owner ON problems (owner);
CREATE TABLE episodes (
  position INTEGER PRIMARY KEY, name TEXT UNIQUE, number INTEGER, digest BLOB, language TEXT,
  show TEXT, published TEXT, head BLOB
);
CREATE TABLE records (
  place INTEGER PRIMARY KEY, kind INTEGER, last INTEGER, count INTEGER, packed BLOB
);
CREATE INDEX records_kind ON records (kind, last, count);
CREATE TABLE ids (
  id TEXT, kind INTEGER, position INTEGER, number INTEGER, PRIMARY KEY (id, kind, position)
) WITHOUT ROWID;
CREATE TABLE transcripts (position INTEGER PRIMARY KEY, path BLOB, passages INTEGER);
CREATE TABLE passages (place INTEGER PRIMARY KEY, texts BLOB, shapes BLOB);
CREATE TABLE heard (position INTEGER PRIMARY KEY, voices BLOB, versions BLOB);
CREATE TABLE verdicts (position INTEGER PRIMARY KEY, packed BLOB);
CREATE TABLE terms (length INTEGER, term TEXT, count INTEGER, PRIMARY KEY (length, term)) WITHOUT ROWID;
CREATE TABLE turned (length INTEGER, turned TEXT, PRIMARY KEY (length, turned)) WITHOUT ROWID;
CREATE TABLE stems (
  language TEXT, stem TEXT, term TEXT, count INTEGER, PRIMARY KEY (language, stem, term)
) WITHOUT ROWID;
CREATE TABLE languages (language TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE TABLE facets (field TEXT, value TEXT, count INTEGER, PRIMARY KEY (field, value)) WITHOUT ROWID;
CREATE TABLE pending (position INTEGER PRIMARY KEY);
"""
"""All tables.

`episodes.position` ascends with the ids, with gaps for new ones. A row of `records` holds up to `SHELF`
records of one kind in one episode; its key is `shelf(position, kind, number)`. A row of `passages` holds up
to `CHUNK` passages; its key is `chunk(position, number)`. The words of each record and passage are in the
word store under `row(position, kind, number)`. `pending` lists the episodes whose words in the word store may
not match the tables; they are written again before anything is read.
"""

SPEECH, VERSION = 30, 29
"""Kind numbers beside those of KINDS: passages, and the text of an episode's additional transcripts."""

VOICE = "voice"
"""The facet that counts, for each speaker label of main transcripts, the episodes that have it."""

CHUNK = 16
"""Passages in a row. More would make a search slower; fewer would need more space."""

SHELF = 64
"""Records in a row. A hit reads only its row, so its cost does not grow with the episode."""

_EPISODES = 31

KIND_NUMBERS = 32
"""All kind numbers are below this one."""


def kind_number(kind: Kind) -> int:
    """The number of a kind in the tables: its index in KINDS."""
    if kind is TRANSCRIPT:
        return SPEECH
    return _EPISODES if kind is EPISODES else list(KINDS).index(kind.name)


def kind_numbered(number: int) -> Kind:
    """The kind with that number."""
    if number == SPEECH:
        return TRANSCRIPT
    return EPISODES if number == _EPISODES else tuple(KINDS.values())[number]


_KINDS_BITS, _NUMBER_BITS = 5, 24
GAP = 1 << 12
"""The gap between the positions of two episodes, so that new episodes fit in between."""


def shelf(position: int, kind: int, number: int) -> int:
    """The key of the row that holds a record, numbered from 1."""
    return row(position, kind, (number - 1) // SHELF)


def shelves(position: int, kind: int) -> tuple[int, int]:
    """The lowest and highest possible key of an episode's rows of one kind."""
    return row(position, kind, 0), row(position, kind, (1 << _NUMBER_BITS) - 1)


def all_shelves(position: int) -> tuple[int, int]:
    """The lowest and highest possible key of an episode's rows of all kinds."""
    return row(position, 0, 0), row(position + 1, 0, 0) - 1


def chunk(position: int, number: int) -> int:
    """The key of the row that holds a passage, numbered from 1."""
    return position << _NUMBER_BITS | (number - 1) // CHUNK


def row(position: int, kind: int, number: int) -> int:
    """The key of a record or passage in the word store. Keys ascend in list order."""
    return (position << _KINDS_BITS | kind) << _NUMBER_BITS | number


def unrow(found: int) -> tuple[int, int, int]:
    """The position, kind and number of a key: the inverse of `row`."""
    place = found >> _NUMBER_BITS
    return place >> _KINDS_BITS, place & (1 << _KINDS_BITS) - 1, found & (1 << _NUMBER_BITS) - 1


def has_tables(connection: Connection) -> bool:
    """Whether the database has tables."""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def make_tables(connection: Connection, mark: str, roots: Sequence[str]) -> bool:
    """Create missing tables; whether they are empty. Raises DamagedError for another fingerprint.

    `mark` is the fingerprint. `roots` are the library folders; they are stored to detect their deletion
    later.
    """
    run = connection.execute
    if not has_tables(connection):
        run("BEGIN IMMEDIATE")
        for statement in TABLES.split(";\n"):
            if statement.strip():
                run(statement)
        run("INSERT INTO meta VALUES ('fingerprint', ?), ('roots', ?)", (mark, pack(roots)))
        run("COMMIT")
    found = run("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
    if found is None or found[0] != mark:
        raise DamagedError("it was written by another version of ghost")
    return run("SELECT 1 FROM watched LIMIT 1").fetchone() is None


def fingerprint(paths: tuple[str, ...]) -> str:
    """The fingerprint, which must match to read an index: versions, model, code, Python, library folders."""
    model = crc32(repr((KINDS, EPISODES)).encode())
    return repr((FORMAT, __version__, model, _code(), sys.hexversion, paths))


_ROOMS = (
    "", "system", "text", "library", "recognition", "notes", "transcripts", "fidelity", "fidelity/numbers",
    "index", "records", "verify", "search",
)  # fmt: skip


def _code() -> int:
    """A checksum of the times and sizes of the code files: a checkout changes without a new version."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    key = 0
    for room in _ROOMS:
        try:
            with os.scandir(os.path.join(package, room)) as entries:
                files = sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
        except OSError:  # in a zip
            continue
        for name, found in files:
            key = crc32(f"{name} {found.st_mtime_ns} {found.st_size}".encode(), key)
    return key
