"""Finds names of a library that may be one person or company, and suggests aliases for the notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

from ghostcli.model import Episode, Record
from ghostcli.names.joining import Line, Names
from ghostcli.names.overview import OVERVIEWS, Named, Row, entry_of, row_of
from ghostcli.names.similar import similar


class LikeAlias(NamedTuple):
    """Two names that may be one, and the line that would join them.

    `ratio` is their similarity in percent, None for names equal without a suffix. `episodes` and
    `other_episodes` are the episodes with each name. `path` and `line` are the place of the record to which
    `aliases` belongs, all that it should have then; `has_aliases` says that it has some already.
    """

    kind: str
    name: str
    other: str
    ratio: float | None
    episodes: tuple[str, ...]
    other_episodes: tuple[str, ...]
    ref: str
    path: str
    line: int
    aliases: tuple[str, ...]
    has_aliases: bool


def like_aliases(
    episodes: Iterable[Episode], distinct: Collection[tuple[str, str]] = ()
) -> Iterator[LikeAlias]:
    """Yield pairs of names that are not one yet but may be: similar, or equal without a suffix or title.

    Those in `distinct` are left out, in all their spellings and with their aliases.
    """
    some = list(episodes)
    for kind in OVERVIEWS:
        yield from _of_kind(some, kind, distinct)


def _of_kind(
    episodes: list[Episode], kind: str, distinct: Collection[tuple[str, str]]
) -> Iterator[LikeAlias]:
    records = [(at, one) for at, episode in enumerate(episodes) for one in episode.records.get(kind, ())]
    if len(records) < 2:
        return
    entries = [entry_of(at, one.values) for at, one in records]
    names = Names(entries, persons=kind == "people", speakers=lambda at: _speakers(episodes[at]))
    groups: dict[Line, list[tuple[Named, str]]] = defaultdict(list)
    for at, one in records:
        for part in names.parts(one.label):
            for line in names.lines(at, part):
                if names.is_of_library(line):
                    groups[line].append((_named(at, one), part))
    rows = {line: row_of(own) for line, own in groups.items()}
    by_name: dict[str, list[Line]] = defaultdict(list)
    for line, row in rows.items():
        for spelling in row.values["spellings"]:
            by_name[spelling].append(line)
    told = {frozenset(map(names.everywhere, pair)) for pair in distinct}
    for pair in similar(by_name, persons=kind == "people"):
        for line, other in product(by_name[pair.name], by_name[pair.other]):
            if line != other and frozenset((line, other)) not in told:
                told.add(frozenset((line, other)))
                yield _suggestion(episodes, kind, (rows[line], rows[other]), pair.ratio)


def _suggestion(episodes: list[Episode], kind: str, both: tuple[Row, Row], ratio: float | None) -> LikeAlias:
    """The suggestion to make the rarer name an alias of the more frequent one."""
    row, other = sorted(both, key=lambda one: one.rank)
    example = row.example
    record = episodes[example.episode].records[kind][example.number - 1]
    known = tuple(map(str, record.values.get("aliases", ())))
    return LikeAlias(
        kind,
        row.name,
        other.name,
        ratio,
        _episodes(episodes, row),
        _episodes(episodes, other),
        record.ref,
        record.path,
        record.line,
        (*known, other.name),
        bool(known),
    )


def _episodes(episodes: list[Episode], row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(episodes[one.episode].id for one in row.records))


def _named(at: int, record: Record) -> Named:
    values: Any = record.values
    published = str(record.head.get("published") or "")
    role, inferred = values.get("role", ""), bool(values.get("inferred"))
    return Named(at, record.number, record.id, record.label, role, inferred, published)


def _speakers(episode: Episode) -> Iterator[str]:
    for record in episode:
        if record.is_quote:
            yield str(record.values.get("speaker", ""))
