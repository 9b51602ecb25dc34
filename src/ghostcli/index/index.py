"""An index as the rooms above read it: records by their places, and what an expression proposes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

from ghostcli.fields import Kind
from ghostcli.index.connections import connect_apart
from ghostcli.index.guard import inode_of, sizes_of
from ghostcli.index.opening import Opened
from ghostcli.index.packing import DamagedError, frozen, numbered, pack, unpack, unpack_lines, unpack_rows
from ghostcli.index.reader import (
    Problems,
    StoredEpisodes,
    dictionary,
    head_of,
    record_of,
    records_of,
    required,
)
from ghostcli.index.schema import (
    CHUNK,
    SPEECH,
    chunk,
    kind_number,
    kind_numbered,
    shelf,
    shelves,
    unrow,
)
from ghostcli.index.vocabulary import Vocabulary
from ghostcli.model import EPISODES, QUOTE_KINDS, TRANSCRIPT, Record
from ghostcli.records.documents import passage_of
from ghostcli.text.words import fold

if TYPE_CHECKING:
    from ghostcli.index.sorting import Sorter
    from ghostcli.index.verdict_cache import Verdicts
    from ghostcli.index.word_store import Words


_LAST = "\U0010ffff"


class Index:
    """What is stored of the libraries, as of one moment."""

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
        # What was found out of an episode before anybody asked for it.
        self.ahead: Callable[[str], Any] = lambda _: None
        self._verdicts: dict[int, Verdicts] = {}
        self.head = lru_cache(maxsize=2048)(self._head)
        self.language = lru_cache(maxsize=4096)(self._language)
        self._texts = lru_cache(maxsize=256)(self._read_texts)
        self._shapes = lru_cache(maxsize=64)(self._read_shapes)
        self._kind = lru_cache(maxsize=256)(self._read_kind)
        self._one = lru_cache(maxsize=1024)(self._read_one)
        self._rows = lru_cache(maxsize=128)(self._read_rows)

    @property
    def words(self) -> Words:
        """The word store; opened when it is first asked."""
        if self._words is None:
            from ghostcli.index.pairing import words_of  # tantivy: 8 ms, only where words are asked for

            self._words = words_of(self.connection, self.path, self._inode)
        return self._words

    def sorter(self) -> Sorter:
        """What puts places in order."""
        from ghostcli.index.sorting import Sorter

        return Sorter(self.connection)

    @property
    def file(self) -> str:
        """What another process can read; empty where it is in memory, or a copy for this process."""
        return self.path if self._inode is not None else ""

    def opened_apart(self) -> Index:
        """The same by stores of its own, for a process that was forked.

        It takes no locks: the process it was forked from holds one as long as it lasts, so that nobody
        writes. Raises DamagedError where another index lies there by now, which somebody may be writing.
        """
        connection = connect_apart(self.path)
        if inode_of(self.path) != self._inode:
            connection.close()
            raise DamagedError("another process has just built it again")
        return Index(Opened(connection, self.path, self._inode))

    def close(self) -> None:
        """Let go of the file, once what was found out meanwhile is written down."""
        self.connection.close()
        if self._kept is not None:
            self._words = None
            self._kept()
        if self._verdicts and self.path and not self.stale:
            from ghostcli.index.verdict_cache import write_verdicts

            write_verdicts(self.path, self._verdicts)
        self._verdicts.clear()

    def _row(self, query: str, *values: Any) -> Any:
        """The first row, None where there is none."""
        return self.connection.execute(query, values).fetchone()

    def _number(self, query: str, *values: Any) -> Any:
        return self._row(query, *values)[0]

    def verdicts(self, position: int) -> Any:
        """What `found_out` has kept of the episode there, None where it has not."""
        row = self._verdicts.get(position) or self._row(
            "SELECT packed FROM verdicts WHERE position = ?", position
        )
        try:
            return unpack(row[0]) if row else None
        except DamagedError:  # it can be found out again
            return None

    def found_out(self, position: int, find: Callable[[], Any]) -> Any:
        """What `find` says of the episode there; kept for `verdicts` until a file of it changes.

        It is not kept where the files are not those that were read, or change meanwhile.
        """
        from ghostcli.index.verdict_cache import Verdicts, see  # most commands find out nothing

        head, digest = required(self._row("SELECT head, digest FROM episodes WHERE position = ?", position))
        folders = unpack(head)[3]
        before = see(folders)
        found = find()
        if before and before.digest == digest and before == see(folders):
            self._verdicts[position] = Verdicts(pack(found), digest)
        return found

    @property
    def sizes(self) -> tuple[int, int]:
        """The bytes of its tables and of its words on the disk."""
        return sizes_of(self.path) if self.path else (0, 0)

    @property
    def refreshed(self) -> float:
        """When it was last brought up to date, in seconds since 1970."""
        return float(self._number("SELECT value FROM meta WHERE name = 'refreshed'"))

    @property
    def transcripts(self) -> int:
        """How many episodes have a transcript."""
        return int(self._number("SELECT count(*) FROM transcripts"))

    @property
    def has_versions(self) -> bool:
        """Whether an episode has another transcript beside its main one."""
        return self._row("SELECT 1 FROM heard WHERE versions <> x'' LIMIT 1") is not None

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind, by its name."""
        rows = self.connection.execute("SELECT kind, sum(count) FROM records GROUP BY kind")
        return {kind_numbered(kind).name: count for kind, count in rows}

    def quote_counts(self, *, unjudged: bool = False) -> dict[str, int]:
        """How many quotes each episode has that has any, by its id and in list order.

        `unjudged` leaves out the episodes whose verdicts are kept.
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
        """Where the episode of that id is stored."""
        return required(self._row("SELECT position FROM episodes WHERE name = ?", name))[0]  # type: ignore[no-any-return]

    def positions(self) -> Iterator[int]:
        """Where episodes are stored, in name order."""
        for (position,) in self.connection.execute("SELECT position FROM episodes ORDER BY position"):
            yield position

    def name(self, position: int) -> str:
        """The id of the episode there."""
        return required(self._row("SELECT name FROM episodes WHERE position = ?", position))[0]  # type: ignore[no-any-return]

    def airings(self) -> Iterator[tuple[int, str, str | None, str | None]]:
        """Position, id, show and date of each episode: what conditions on episodes are mostly about."""
        yield from self.connection.execute(
            "SELECT position, name, show, published FROM episodes ORDER BY position"
        )

    def places(self) -> dict[str, int]:
        """Where each episode is stored, by its id."""
        return dict(self.connection.execute("SELECT name, position FROM episodes ORDER BY position"))

    def _head(self, position: int) -> Record:
        """The record of the episode there."""
        row = self._row("SELECT name, number, head FROM episodes WHERE position = ?", position)
        return head_of(*required(row))

    def records(self, position: int, kind: Kind) -> Iterable[Record]:
        """The records of a kind of the episode there; of TRANSCRIPT, the passages."""
        if kind is EPISODES:
            return (self.head(position),)
        if kind is TRANSCRIPT:
            return (self.passage(position, number) for number in self._passages(position))
        return self._kind(position, kind_number(kind))

    def _read_kind(self, position: int, kind: int) -> tuple[Record, ...]:
        rows = self.connection.execute(
            "SELECT packed FROM records WHERE place BETWEEN ? AND ? ORDER BY place", shelves(position, kind)
        )
        return records_of(self.head(position), kind, (packed for (packed,) in rows.fetchall()))

    def record(self, position: int, kind: int, number: int) -> Record:
        """The record or passage of that number."""
        if kind == SPEECH:
            return self.passage(position, number)
        if kind_numbered(kind) is EPISODES:
            return self.head(position)
        return required(self._one(position, kind, number))  # type: ignore[no-any-return]

    def _read_one(self, position: int, kind: int, number: int) -> Record | None:
        row = self._rows(shelf(position, kind, number)).get(number)
        return record_of(self.head(position), kind, frozen(row)) if row else None

    def _read_rows(self, key: int) -> dict[int, Any]:
        """What is packed of the records in that row, by their numbers."""
        row = self._row("SELECT packed FROM records WHERE place = ?", key)
        return numbered(row[0]) if row else {}

    def _language(self, position: int) -> str:
        """The language of the episode there."""
        return required(self._row("SELECT language FROM episodes WHERE position = ?", position))[0]  # type: ignore[no-any-return]

    def transcript(self, position: int) -> tuple[str, int]:
        """The path of the main transcript there, and how many passages it has; 0 where there is none."""
        row = self._row("SELECT path, passages FROM transcripts WHERE position = ?", position)
        return (os.fsdecode(row[0]), row[1]) if row else ("", 0)

    def _passages(self, position: int) -> range:
        """The numbers of the passages there."""
        return range(1, self.transcript(position)[1] + 1)

    @cached_property
    def _dictionary(self) -> bytes:
        return dictionary(self.connection)

    def _read_texts(self, place: int) -> list[str]:
        row = self._row("SELECT texts FROM passages WHERE place = ?", place)
        return unpack_lines(row[0], self._dictionary) if row else []

    def _read_shapes(self, place: int) -> list[Any]:
        row = self._row("SELECT shapes FROM passages WHERE place = ?", place)
        return unpack_rows(row[0]) if row else []

    def text(self, position: int, number: int) -> str:
        """The text of a passage."""
        return _at(self._texts(chunk(position, number)), number)  # type: ignore[no-any-return]

    def shape(self, position: int, number: int) -> tuple[Any, ...]:
        """What else is known of a passage: turn, speaker, start, end, chapter, marks, starts of its cues."""
        return frozen(_at(self._shapes(chunk(position, number)), number))  # type: ignore[no-any-return]

    def following(self, position: int, number: int, words: int) -> str:
        """What follows a passage: the texts of the next ones, until they have so many words."""
        if not words:
            return ""
        texts: list[str] = []
        last = self.transcript(position)[1]
        while words > 0 and number < last:
            number += 1
            texts.append(self.text(position, number))
            words -= len(fold(texts[-1]).split(" "))
        return "\n".join(texts)

    def passage(self, position: int, number: int) -> Record:
        """A passage as a record."""
        path, known = self.transcript(position)[0], self.shape(position, number)[:5]
        return passage_of(self.head(position), path, number, self.text(position, number), known)

    def said(self, position: int) -> str:
        """The texts of the passages there, a line each; empty where there is no transcript."""
        return "\n".join(self.text(position, number) for number in self._passages(position))

    def voices(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The positions of the episodes in whose transcripts somebody is named, with all labels there."""
        for position, packed in self.connection.execute("SELECT position, voices FROM heard"):
            yield position, unpack(packed)

    def of_kind(self, kind: Kind) -> Iterator[Record]:
        """All records of a kind, episode by episode."""
        rows = self.connection.execute(
            "SELECT place FROM records WHERE kind = ? ORDER BY place", (kind_number(kind),)
        )
        for position, _ in groupby(unrow(key)[0] for (key,) in rows):
            yield from self._kind(position, kind_number(kind))

    def numbered(self, kind: Kind, number: int) -> Iterator[Record]:
        """The records of that number, episode by episode."""
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
        """The records whose id is that name, or begins so; of any kind without one. In list order."""
        found = self._ids("position, kind, number", kind, name, name + _LAST if begun else name)
        for one in sorted(found):
            yield self.record(*one)

    def ids(self, kind: Kind | None, begun: str = "") -> list[str]:
        """The ids of that kind, or of all, that begin so."""
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
        """The highest number of a record of that kind, 0 without any."""
        if kind is EPISODES:
            return len(self.episodes)
        return int(self._number("SELECT ifnull(max(last), 0) FROM records WHERE kind = ?", kind_number(kind)))

    def values(self, field: str, begun: str) -> list[str]:
        """The values that a field has anywhere, if they begin so, whatever the case."""
        rows = self.connection.execute("SELECT value FROM facets WHERE field = ? ORDER BY value", (field,))
        return [value for (value,) in rows if value.lower().startswith(begun.lower())]


def _at(some: Sequence[Any], number: int) -> Any:
    """What a row holds of a passage with that number."""
    at = (number - 1) % CHUNK
    return required(some[at] if at < len(some) else None)
