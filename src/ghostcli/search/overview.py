"""The overview of names: one row for each person or company of a library, whatever its spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ghostcli.fields import Kind
from ghostcli.index.index import Index
from ghostcli.index.reader import StoredEpisodes
from ghostcli.index.schema import kind_number
from ghostcli.model import KINDS, QUOTE_KINDS, Record
from ghostcli.names.joining import Entry, Line, Names
from ghostcli.names.overview import ADDED, Named, Row, entry_of, row_of
from ghostcli.records.filters import sort_key
from ghostcli.search.find import Answer, Question, find
from ghostcli.search.hit import Hit

_OF_ROWS = ADDED | {"name", "published"}
"""Fields whose values a row has, so that its example need not be read to sort by them."""


class StoredNames:
    """All names of one kind in a library, and which of them are one; `about` is that of `Names`."""

    def __init__(self, index: Index, kind: str, about: str | None = None) -> None:
        self.kind = KINDS[kind]
        self._index = index
        airings = {position: (name, published or "") for position, name, _, published in index.airings()}
        self.episodes = {position: name for position, (name, _) in airings.items()}
        self.records: list[Named] = []
        entries: set[Entry] = set()
        texts: dict[str, str] = {}  # one object for equal names, which halves the memory
        for position, (number, values, *_) in index.rows_of(self.kind):
            name = texts.setdefault(str(values.get("name", "")), str(values.get("name", "")))
            entries.add(entry_of(position, {**values, "name": name}))
            role, inferred = values.get("role", ""), bool(values.get("inferred"))
            found = Named(position, number, values.get("id"), name, role, inferred, airings[position][1])
            self.records.append(found)
        self._labels: Mapping[int, tuple[str, ...]] | None = None
        self.names = Names(entries, persons=kind == "people", speakers=self._speakers, about=about)

    def rows(self, kept: Iterable[Named]) -> dict[Line, Row]:
        """The rows of some of the records, by line."""
        groups: dict[Line, list[tuple[Named, str]]] = defaultdict(list)
        for one in kept:
            for name in self.names.parts(one.name):
                for line in self.names.lines(one.episode, name):
                    groups[line].append((one, name))
        return {line: row_of(some) for line, some in groups.items()}

    def ref(self, one: Named) -> str:
        """The ref of a record."""
        return f"{self.episodes[one.episode]}/{self.kind.name}/{one.id or one.number}"

    def record(self, one: Named) -> Record:
        """The record itself."""
        return self._index.record(one.episode, kind_number(self.kind), one.number)

    def _speakers(self, position: int) -> Iterator[str]:
        if self._labels is None:
            self._labels = dict(self._index.speech.voices())
        yield from self._labels.get(position, ())
        for kind in QUOTE_KINDS:
            for _, (_, values, *_) in self._index.rows_of(kind, position):
                yield str(values.get("speaker", ""))


def overview(episodes: StoredEpisodes, question: Question) -> Answer:
    """The names that satisfy the question, each once; its one kind is one of `OVERVIEWS`.

    Conditions on fields of a record choose the records; those on fields that only an overview has choose
    the names. Raises GhostError if the question is not valid.
    """
    (kind,) = question.kinds
    stored = StoredNames(episodes.index, kind.name)
    rows: Iterable[Row] = stored.rows(_kept(episodes, stored, question)).values()
    for one in question.conditions:
        if one.field.name in ADDED:
            rows = [row for row in rows if one.holds(_summary(row, kind))]
    ordered = _ordered(list(rows), stored, question)
    shown = ordered[: question.limit] if question.limit else ordered
    return Answer((Hit(_record(stored, row, kind)) for row in shown), len(ordered), episodes)


def _kept(episodes: StoredEpisodes, stored: StoredNames, question: Question) -> Iterable[Named]:
    """The records that satisfy the conditions on records."""
    conditions = tuple(one for one in question.conditions if one.field.name not in ADDED)
    if not conditions and not question.episodes:
        return stored.records
    asked = Question((stored.kind,), conditions=conditions, episodes=question.episodes, judged=False)
    kept = {(hit.record.episode, hit.record.number) for hit in find(episodes, asked).hits}
    return [one for one in stored.records if (stored.episodes[one.episode], one.number) in kept]


def _ordered(rows: list[Row], stored: StoredNames, question: Question) -> list[Row]:
    """The rows in the requested order; those without a value come last."""
    kind, name = question.kinds[0], question.sort
    ranked = sorted(rows, key=lambda row: row.rank)
    if name is None:
        return ranked[::-1] if question.reverse else ranked
    key = sort_key(name, question.kinds, lambda record: record)
    short = name in _OF_ROWS
    values = [key(_summary(row, kind) if short else _record(stored, row, kind)) for row in ranked]
    with_value = [(value, row) for value, row in zip(values, ranked, strict=True) if value is not None]
    with_value.sort(key=lambda one: one[0], reverse=question.reverse)
    without = [row for value, row in zip(values, ranked, strict=True) if value is None]
    return [row for _, row in with_value] + without


def _summary(row: Row, kind: Kind) -> Record:
    """What a row says without its example: enough for conditions on its own fields, and their order."""
    values = {"name": row.name, **row.values}
    return Record(kind, "", 0, values, "", 0, {"published": row.values.get("latest")})


def _record(stored: StoredNames, row: Row, kind: Kind) -> Record:
    """The example of a row, with the values of the row."""
    record = stored.record(row.example)
    values = {**record.values, **row.values, "name": row.name}
    values["records"] = tuple(map(stored.ref, row.records))
    if "inferred_in" in row.values:
        values["inferred"] = not row.values["episodes"]
    return replace(record, kind=kind, values=values)
