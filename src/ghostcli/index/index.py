"""Read access to an index for the rest of the program: records by position, kind and number, and search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from ghostcli.fields import Kind
from ghostcli.index.connections import connect_apart
from ghostcli.index.guard import inode_of, sizes_of
from ghostcli.index.opening import Opened
from ghostcli.index.packing import DamagedError, frozen, numbered, pack, unpack, unpack_rows
from ghostcli.index.reader import (
    Problems,
    StoredEpisodes,
    head_of,
    record_of,
    records_of,
    required,
)
from ghostcli.index.schema import (
    SPEECH,
    kind_number,
    kind_numbered,
    shelf,
    shelves,
    unrow,
)
from ghostcli.index.speech import StoredSpeech
from ghostcli.index.vocabulary import Vocabulary
from ghostcli.model import EPISODES, QUOTE_KINDS, TRANSCRIPT, Record

if TYPE_CHECKING:
    from ghostcli.index.sorting import Sorter
    from ghostcli.index.verdict_cache import Verdicts
    from ghostcli.index.word_store import Words


_LAST = "\U0010ffff"


class Index:
    """A read snapshot of an index.

    `position` is an episode's key in the tables; `number` counts records and passages from 1.
    """

    def __init__(self, opened: Opened) -> None:
        self.connection: Connection = opened.connection
        self.path = opened.path
        self.remark = opened.remark
        self.stale = opened.stale
        self.episodes = StoredEpisodes(self)
        self.problems = Problems(self.connection)
        self.vocabulary = Vocabulary(self.connection)
        self._words = opened.words
        self._inode = opened.inode
        self._kept = opened.kept
        # Gives what was computed in advance for an episode id, or None: set by `judge_ahead`.
        self.ahead: Callable[[str], Any] = lambda _: None
        self._verdicts: dict[int, Verdicts] = {}
        self.head = lru_cache(maxsize=2048)(self._head)
        self.language = lru_cache(maxsize=4096)(self._language)
        self._kind = lru_cache(maxsize=256)(self._read_kind)
        self._one = lru_cache(maxsize=1024)(self._read_one)
        self._rows = lru_cache(maxsize=128)(self._read_rows)
        self.speech = StoredSpeech(self.connection, self.head)

    @property
    def words(self) -> Words:
        """The word store, opened at its first use."""
        if self._words is None:
            from ghostcli.index.matching_words import (
                words_of,  # tantivy takes 8 ms, and not all commands need it
            )

            self._words = words_of(self.connection, self.path, self._inode)
        return self._words

    def sorter(self) -> Sorter:
        """A new sorter for records and passages."""
        from ghostcli.index.sorting import Sorter

        return Sorter(self.connection)

    @property
    def file(self) -> str:
        """The path of the SQLite file, empty if the index is in memory or a copy for this process."""
        return self.path if self._inode is not None else ""

    def opened_apart(self) -> Index:
        """The same snapshot with its own connections, for a forked process.

        It takes no locks: the parent process holds one while it runs, so that no process writes. Raises
        DamagedError if the index was rebuilt meanwhile, since another process may be writing the new one.
        """
        connection = connect_apart(self.path)
        if inode_of(self.path) != self._inode:
            connection.close()
            raise DamagedError("another process has just built it again")
        return Index(Opened(connection, self.path, self._inode))

    def close(self) -> None:
        """Close the index, and store the verdicts that were computed with it."""
        self.connection.close()
        if self._kept is not None:
            self._words = None
            self._kept()
        if self._verdicts and self.path and not self.stale:
            from ghostcli.index.verdict_cache import write_verdicts

            write_verdicts(self.path, self._verdicts)
        self._verdicts.clear()

    def _row(self, query: str, *values: Any) -> Any:
        """The first row of a query, None if there is none."""
        return self.connection.execute(query, values).fetchone()

    def _number(self, query: str, *values: Any) -> Any:
        return self._row(query, *values)[0]

    def verdicts(self, position: int) -> Any:
        """The cached result of `found_out` for the episode at this position, None if there is none."""
        row = self._verdicts.get(position) or self._row(
            "SELECT packed FROM verdicts WHERE position = ?", position
        )
        try:
            return unpack(row[0]) if row else None
        except DamagedError:  # it can be computed again
            return None

    def found_out(self, position: int, find: Callable[[], Any]) -> Any:
        """The result of `find` for the episode at this position; cached until one of its files changes.

        It is not cached if the files differ from those in the index, or change meanwhile.
        """
        from ghostcli.index.verdict_cache import Verdicts, see  # most commands compute no verdicts

        head, digest = required(self._row("SELECT head, digest FROM episodes WHERE position = ?", position))
        folders = unpack(head)[3]
        before = see(folders)
        found = find()
        if before and before.digest == digest and before == see(folders):
            self._verdicts[position] = Verdicts(pack(found), digest)
        return found

    @property
    def sizes(self) -> tuple[int, int]:
        """The sizes in bytes of the SQLite file and of the word store; zeros in memory."""
        return sizes_of(self.path) if self.path else (0, 0)

    @property
    def refreshed(self) -> float:
        """The time of the last refresh, in seconds since 1970."""
        return float(self._number("SELECT value FROM meta WHERE name = 'refreshed'"))

    def counts(self) -> dict[str, int]:
        """The number of records of each kind, by the kind's name."""
        rows = self.connection.execute("SELECT kind, sum(count) FROM records GROUP BY kind")
        return {kind_numbered(kind).name: count for kind, count in rows}

    def quote_counts(self, *, unjudged: bool = False) -> dict[str, int]:
        """The number of quotes of each episode with quotes, by episode id, in list order.

        `unjudged` leaves out episodes with cached verdicts.
        """
        kinds = ", ".join(str(kind_number(kind)) for kind in QUOTE_KINDS)
        counts: Counter[int] = Counter()
        for key, count in self.connection.execute(
            f"SELECT place, count FROM records WHERE kind IN ({kinds})"  # noqa: S608
        ):
            counts[unrow(key)[0]] += count
        if unjudged:
            for (position,) in self.connection.execute("SELECT position FROM verdicts"):
                counts.pop(position, None)
        if not counts:
            return {}
        return {name: counts[position] for name, position in self.places().items() if position in counts}

    def position(self, name: str) -> int:
        """The position of the episode with that id."""
        return required(self._row("SELECT position FROM episodes WHERE name = ?", name))[0]  # type: ignore[no-any-return]

    def positions(self) -> Iterator[int]:
        """The positions of all episodes, in the order of their ids."""
        for (position,) in self.connection.execute("SELECT position FROM episodes ORDER BY position"):
            yield position

    def name(self, position: int) -> str:
        """The id of the episode at a position."""
        return required(self._row("SELECT name FROM episodes WHERE position = ?", position))[0]  # type: ignore[no-any-return]

    def airings(self) -> Iterator[tuple[int, str, str | None, str | None]]:
        """Position, id, show and date of each episode: most filters on episodes need only these."""
        yield from self.connection.execute(
            "SELECT position, name, show, published FROM episodes ORDER BY position"
        )

    def places(self) -> dict[str, int]:
        """The position of each episode, by id."""
        return dict(self.connection.execute("SELECT name, position FROM episodes ORDER BY position"))

    def _head(self, position: int) -> Record:
        """The record of the episode at a position."""
        row = self._row("SELECT name, number, head FROM episodes WHERE position = ?", position)
        return head_of(*required(row))

    def records(self, position: int, kind: Kind) -> Iterable[Record]:
        """An episode's records of one kind; for TRANSCRIPT, its passages."""
        if kind is EPISODES:
            return (self.head(position),)
        if kind is TRANSCRIPT:
            return self.speech.passages(position)
        return self._kind(position, kind_number(kind))

    def _read_kind(self, position: int, kind: int) -> tuple[Record, ...]:
        rows = self.connection.execute(
            "SELECT packed FROM records WHERE place BETWEEN ? AND ? ORDER BY place", shelves(position, kind)
        )
        return records_of(self.head(position), kind, (packed for (packed,) in rows.fetchall()))

    def record(self, position: int, kind: int, number: int) -> Record:
        """One record or passage."""
        if kind == SPEECH:
            return self.speech.passage(position, number)
        if kind_numbered(kind) is EPISODES:
            return self.head(position)
        return required(self._one(position, kind, number))  # type: ignore[no-any-return]

    def _read_one(self, position: int, kind: int, number: int) -> Record | None:
        row = self._rows(shelf(position, kind, number)).get(number)
        return record_of(self.head(position), kind, frozen(row)) if row else None

    def _read_rows(self, key: int) -> dict[int, Any]:
        """The records in one row, not yet built, by their numbers."""
        row = self._row("SELECT packed FROM records WHERE place = ?", key)
        return numbered(row[0]) if row else {}

    def _language(self, position: int) -> str:
        """The language code of the episode at a position."""
        return required(self._row("SELECT language FROM episodes WHERE position = ?", position))[0]  # type: ignore[no-any-return]

    def of_kind(self, kind: Kind) -> Iterator[Record]:
        """All records of one kind, episode by episode."""
        rows = self.connection.execute(
            "SELECT place FROM records WHERE kind = ? ORDER BY place", (kind_number(kind),)
        )
        for position, _ in groupby(unrow(key)[0] for (key,) in rows):
            yield from self._kind(position, kind_number(kind))

    def rows_of(self, kind: Kind, position: int | None = None) -> Iterator[tuple[int, Any]]:
        """All records of one kind, or those of one episode, not yet built: the position, and the row.

        A row is a list of number, values, path, line and the refs of the records that link to it.
        """
        if position is None:
            query, values = "kind = ?", [kind_number(kind)]
        else:
            query, values = "place BETWEEN ? AND ?", [*shelves(position, kind_number(kind))]
        rows = self.connection.execute(
            f"SELECT place, packed FROM records WHERE {query} ORDER BY place",  # noqa: S608
            values,
        )
        for key, packed in rows:
            position = unrow(key)[0]
            for one in unpack_rows(packed):
                yield position, one

    def numbered(self, kind: Kind, number: int) -> Iterator[Record]:
        """The records of one kind with that number, episode by episode."""
        run = self.connection.execute
        if kind is EPISODES:
            rows = run("SELECT position FROM episodes WHERE number = ?", (number,))
            yield from (self.head(position) for (position,) in rows.fetchall())
            return
        rows = run(
            "SELECT place FROM records WHERE kind = ? AND last >= ? ORDER BY place",
            (kind_number(kind), number),
        )
        for position, _ in groupby(unrow(key)[0] for (key,) in rows):
            if one := self._one(position, kind_number(kind), number):
                yield one

    def named(self, kind: Kind | None, name: str, *, begun: bool = False) -> Iterator[Record]:
        """The records with that id, or with `begun`, whose id begins so; in list order. None: of any kind."""
        found = self._ids("position, kind, number", kind, name, name + _LAST if begun else name)
        for one in sorted(found):
            yield self.record(*one)

    def ids(self, kind: Kind | None, begun: str = "") -> list[str]:
        """The record ids that begin with `begun`, of one kind or of all."""
        return [name for (name,) in self._ids("DISTINCT id", kind, begun, begun + _LAST)]

    def _ids(self, columns: str, kind: Kind | None, first: str, last: str) -> list[tuple[Any, ...]]:
        if not first.isascii():  # no id is
            return []
        number = None if kind is None else kind_number(kind)
        return self.connection.execute(
            f"SELECT {columns} FROM ids WHERE id >= ? AND id <= ? AND (? IS NULL OR kind = ?)",  # noqa: S608
            (first, last, number, number),
        ).fetchall()

    def last_number(self, kind: Kind) -> int:
        """The highest record number of that kind, 0 if there is none."""
        if kind is EPISODES:
            return len(self.episodes)
        return int(self._number("SELECT ifnull(max(last), 0) FROM records WHERE kind = ?", kind_number(kind)))

    def values(self, field: str, begun: str) -> list[str]:
        """All values of a field that begin with `begun`; case does not matter."""
        rows = self.connection.execute("SELECT value FROM facets WHERE field = ? ORDER BY value", (field,))
        return [value for (value,) in rows if value.lower().startswith(begun.lower())]
