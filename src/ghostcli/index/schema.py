"""The tables, and the fingerprint by which a catalog of another version or another model is known."""

from __future__ import annotations

import os
import sys
from binascii import crc32

from ghostcli import __version__
from ghostcli.fields import Kind
from ghostcli.model import EPISODES, KINDS

VERSION = 5

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE watched (base BLOB, part INTEGER, names BLOB, keys BLOB);
CREATE UNIQUE INDEX watched_part ON watched (base, part);
CREATE TABLE problems (owner TEXT, level TEXT, packed BLOB);
CREATE INDEX problems_owner ON problems (owner);
CREATE TABLE episodes (
  position INTEGER PRIMARY KEY, name TEXT UNIQUE, number INTEGER, digest BLOB, head BLOB
);
CREATE TABLE records (
  place INTEGER PRIMARY KEY, kind INTEGER, last INTEGER, count INTEGER, packed BLOB
);
CREATE INDEX records_kind ON records (kind, last, count);
CREATE TABLE ids (
  id TEXT, kind INTEGER, position INTEGER, number INTEGER, PRIMARY KEY (id, kind, position)
) WITHOUT ROWID;
CREATE TABLE said (position INTEGER PRIMARY KEY, text TEXT, shape BLOB);
CREATE TABLE heard (position INTEGER PRIMARY KEY, voices BLOB, versions TEXT);
CREATE TABLE verdicts (position INTEGER PRIMARY KEY, packed BLOB);
CREATE TABLE terms (length INTEGER, term TEXT, count INTEGER, PRIMARY KEY (length, term)) WITHOUT ROWID;
CREATE TABLE turned (length INTEGER, turned TEXT, PRIMARY KEY (length, turned)) WITHOUT ROWID;
CREATE TABLE facets (field TEXT, value TEXT, count INTEGER, PRIMARY KEY (field, value)) WITHOUT ROWID;
CREATE VIRTUAL TABLE notes USING fts5 (title, body, rest, joined, content='', tokenize='ascii');
CREATE VIRTUAL TABLE speech USING fts5 (words, joined, content='', tokenize='ascii');
CREATE VIRTUAL TABLE versions USING fts5 (words, content='', tokenize='ascii');
"""
"""All tables.

`episodes.position` ascends with the names, with room between; a row of `records` holds those of one
kind in one episode, under `place(position, kind)`; `notes` is found by `row(position, kind, number)`
and `speech`, an episode a row, by position. So is `versions`, what an episode's other transcripts say:
only quotes are held against them. The tokenizer `ascii` cuts a folded text (`Folded.flat`) exactly into
its words.
"""

_EPISODES = 31


def kind_number(kind: Kind) -> int:
    """The number of a kind in the tables: its place among KINDS."""
    return _EPISODES if kind is EPISODES else list(KINDS).index(kind.name)


def kind_numbered(number: int) -> Kind:
    """The kind of that number."""
    return EPISODES if number == _EPISODES else tuple(KINDS.values())[number]


_KINDS_BITS, _NUMBER_BITS = 5, 24
GAP = 1 << 12
"""Between the positions of neighbours, so that an episode that comes later fits in between."""


def place(position: int, kind: int) -> int:
    """The key of an episode's records of a kind."""
    return position << _KINDS_BITS | kind


def placed(found: int) -> tuple[int, int]:
    """The position and kind of that key."""
    return found >> _KINDS_BITS, found & (1 << _KINDS_BITS) - 1


def row(position: int, kind: int, number: int) -> int:
    """The key of a record in `notes`; ascends as lists do."""
    return place(position, kind) << _NUMBER_BITS | number


def unrow(found: int) -> tuple[int, int, int]:
    """The position, kind and number of that key."""
    return *placed(found >> _NUMBER_BITS), found & (1 << _NUMBER_BITS) - 1


def fingerprint(paths: tuple[str, ...]) -> str:
    """What must be equal for a catalog to be read: versions, the model, Python and the libraries."""
    model = crc32(repr((KINDS, EPISODES)).encode())
    return repr((VERSION, __version__, model, _code(), sys.hexversion, paths))


_ROOMS = (
    "", "text", "library", "recognition", "transcripts", "fidelity", "fidelity/numbers", "index",
    "records", "verify", "search",
)  # fmt: skip


def _code() -> int:
    """What the file system says of the code that reads and folds: a checkout changes without a version."""
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
