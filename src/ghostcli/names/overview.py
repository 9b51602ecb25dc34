"""The kinds of an overview of names, and its rows: one for each name, from all records that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ghostcli.fields import Field, Kind, Type
from ghostcli.model import KINDS
from ghostcli.names.joining import Entry
from ghostcli.names.keys import without_brackets
from ghostcli.text.words import fold

SPEAKING = ("host", "guest")
"""The roles of people who speak in the episode."""

_EPISODES = Field("episodes", Type.SECONDS, "in how many episodes it is named")
_INFERRED = Field("inferred_in", Type.SECONDS, "in how many episodes it is only inferred, never said")
_LATEST = Field("latest", Type.DATE, "when the latest of these episodes was published")
_ROLES = Field("roles", Type.TEXT, "all parts that the person has", many=True)
_SPELLINGS = Field("spellings", Type.TEXT, "all spellings in the notes, the most frequent first", many=True)
_RECORDS = Field("records", Type.TEXT, "the refs of all its records", many=True)


def _overview(name: str, *fields: Field, columns: tuple[str, ...]) -> Kind:
    kind = KINDS[name]
    return kind._replace(fields=(*kind.fields, *fields), columns=columns)


OVERVIEWS: Mapping[str, Kind] = {
    "people": _overview(
        "people",
        _EPISODES,
        _LATEST,
        _ROLES,
        _SPELLINGS,
        _RECORDS,
        columns=("episodes", "latest", "roles"),
    ),
    "companies": _overview(
        "companies",
        _EPISODES,
        _INFERRED,
        _LATEST,
        _SPELLINGS,
        _RECORDS,
        columns=("episodes", "inferred_in", "latest"),
    ),
}
"""By the name of a kind: the same kind with the fields that only an overview has."""

ADDED = frozenset(field.name for field in (_EPISODES, _INFERRED, _LATEST, _ROLES, _SPELLINGS, _RECORDS))
"""The names of the fields that only an overview has."""


class Named(NamedTuple):
    """One record that has a name: the position of its episode, its number and id, and what an overview tells.

    `published` is the date of its episode, empty if unknown.
    """

    episode: int
    number: int
    id: str | None
    name: str
    role: str
    inferred: bool
    published: str


class Row(NamedTuple):
    """A row of an overview: the name as most records spell it, the record that stands for it, its values.

    `values` are those of the fields that only an overview has, without the refs of its records.
    """

    name: str
    example: Named
    records: tuple[Named, ...]
    values: Mapping[str, Any]

    @property
    def rank(self) -> tuple[Any, ...]:
        """The key of the usual order: the name in most episodes first, then the latest one."""
        latest = self.values.get("latest", "")
        count, inferred = self.values["episodes"], self.values.get("inferred_in", 0)
        newest_first = tuple(-ord(sign) for sign in latest)
        return -count, -inferred, not latest, newest_first, fold(self.name), self.example[:2]


def entry_of(episode: int, values: Mapping[str, Any]) -> Entry:
    """The entry of a person's or company's record, from its values."""
    aliases = tuple(map(str, values.get("aliases", ())))
    return Entry(episode, str(values.get("name", "")), aliases, values.get("role") in SPEAKING)


def row_of(records: Iterable[tuple[Named, str]]) -> Row:
    """The row of some records; each comes with the name by which it belongs to the row.

    That is a part of the record's name if this is several names.
    """
    some = sorted(records, key=lambda one: (one[0].published, one[0].episode, -one[0].number))
    counts = Counter(spelling for spelling, _ in {(name, one.episode) for one, name in some})
    spellings = sorted(counts, key=lambda text: (-counts[text], *_plainness(text)))
    best = spellings[0]
    example = max(enumerate(some), key=lambda at: (at[1][1] == best, at[1][0].name == best, at[0]))[1][0]
    named = {one.episode for one, _ in some if not one.inferred}
    inferred = {one.episode for one, _ in some} - named
    roles = Counter(one.role for one, _ in some if one.role)
    values: dict[str, Any] = {
        "episodes": len(named),
        "spellings": tuple(spellings),
        "roles": tuple(sorted(roles, key=lambda role: (-roles[role], role))),
    }
    if inferred:
        values["inferred_in"] = len(inferred)
    if some[-1][0].published:
        values["latest"] = some[-1][0].published
    in_order = dict.fromkeys(sorted(one for one, _ in some))
    return Row(best, example, tuple(in_order), values)


def _plainness(text: str) -> tuple[bool, int, str]:
    """Of equally frequent spellings: without a bracket, with most accents, then by the alphabet."""
    return text != without_brackets(text), sum(sign < "\x80" for sign in text) - len(text), text
