"""A catalog as the rooms above read it: records by their places, and what an expression proposes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from ghostcli.errors import ERROR, Problem
from ghostcli.fields import Kind
from ghostcli.index.guard import sizes_of
from ghostcli.index.opening import Opened
from ghostcli.index.packing import DamagedError, pack, unpack, unpack_lines
from ghostcli.index.reader import Episodes, dictionary, head_of, read_texts, record_of, records_of, required
from ghostcli.index.schema import CHUNK, SPEECH, chunk, kind_number, kind_numbered, place, placed
from ghostcli.index.vocabulary import Vocabulary
from ghostcli.model import EPISODES, Record
from ghostcli.records.documents import passage_of
from ghostcli.text.words import fold

if TYPE_CHECKING:
    from ghostcli.index.sorting import Sorter
    from ghostcli.index.verdict_cache import Verdicts
    from ghostcli.index.words import Words


class State(NamedTuple):
    """How a catalog stands, and how much it holds.

    `path` is empty where it is in memory, `size` in bytes of both stores, `words_size` of the word store;
    `refreshed` in seconds since 1970.
    """

    path: str
    size: int
    words_size: int
    refreshed: float
    episodes: int
    records: int
    transcripts: int
    words: int
    problems: int


class StoredEpisodes(Episodes):
    """The episodes of a catalog, which knows a faster way to most of what is asked of them."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog.connection)
        self.catalog = catalog


class Problems(Sequence[Problem]):
    """What is wrong in files: with the libraries, then episode by episode. Counted without reading them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: tuple[Problem, ...] | None = None

    def __len__(self) -> int:
        count: int = self._connection.execute("SELECT count(*) FROM problems").fetchone()[0]
        return count

    @property
    def errors(self) -> int:
        """How many there are beside warnings."""
        run = self._connection.execute
        count: int = run("SELECT count(*) FROM problems WHERE level = ?", (ERROR,)).fetchone()[0]
        return count

    def __getitem__(self, place: Any) -> Any:
        if self._read is None:
            rows = self._connection.execute("SELECT packed FROM problems ORDER BY owner, rowid")
            self._read = tuple(Problem(*unpack(packed)) for (packed,) in rows)
        return self._read[place]


class Catalog:
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
        self._dictionary: bytes | None = None
        # What was found out of an episode before anybody asked for it.
        self.ahead: Callable[[str], Any] = lambda _: None
        self._verdicts: dict[int, Verdicts] = {}
        self._head = lru_cache(maxsize=256)(self._read_head)
        self.language = lru_cache(maxsize=4096)(self._language)
        self._texts = lru_cache(maxsize=256)(self._read_texts)
        self._shapes = lru_cache(maxsize=64)(self._read_shapes)
        self._kind = lru_cache(maxsize=256)(self._read_kind)
        self._one = lru_cache(maxsize=1024)(self._read_one)

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

    def verdicts(self, position: int) -> Any:
        """What `found_out` has kept of the episode there, None where it has not."""
        found = self.connection.execute("SELECT packed FROM verdicts WHERE position = ?", (position,))
        row = self._verdicts.get(position) or found.fetchone()
        try:
            return unpack(row[0]) if row else None
        except DamagedError:  # it can be found out again
            return None

    def found_out(self, position: int, find: Callable[[], Any]) -> Any:
        """What `find` says of the episode there; kept for `verdicts` until a file of it changes.

        It is not kept where the files are not those that were read, or change meanwhile.
        """
        from ghostcli.index.verdict_cache import Verdicts, see  # most commands find out nothing

        rows = self.connection.execute("SELECT head, digest FROM episodes WHERE position = ?", (position,))
        head, digest = required(rows.fetchone())
        folders = unpack(head)[3]
        before = see(folders)
        found = find()
        if before and before.digest == digest and before == see(folders):
            self._verdicts[position] = Verdicts(pack(found), digest)
        return found

    def state(self) -> State:
        """What is in it, and how large and fresh it is."""
        tables, words = sizes_of(self.path) if self.path else (0, 0)
        return State(
            self.path,
            tables + words,
            words,
            self._number("SELECT value FROM meta WHERE name = 'refreshed'"),
            len(self.episodes),
            self._number("SELECT ifnull(sum(count), 0) FROM records"),
            self._number("SELECT count(*) FROM transcripts"),
            self._number("SELECT count(*) FROM terms"),
            self.problems.errors,
        )

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind, by its name."""
        rows = self.connection.execute("SELECT kind, sum(count) FROM records GROUP BY kind")
        return {kind_numbered(kind).name: count for kind, count in rows}

    def positions(self, names: Sequence[str] | None = None) -> Iterator[int]:
        """Where episodes are stored, in name order; of those ids, in theirs."""
        if names is None:
            for (position,) in self.connection.execute("SELECT position FROM episodes ORDER BY position"):
                yield position
            return
        for name in names:
            found = self.connection.execute("SELECT position FROM episodes WHERE name = ?", (name,))
            yield required(found.fetchone())[0]

    def airings(self) -> Iterator[tuple[int, str, str | None, str | None]]:
        """Position, id, show and date of each episode: what conditions on episodes are mostly about."""
        yield from self.connection.execute(
            "SELECT position, name, show, published FROM episodes ORDER BY position"
        )

    def places(self) -> dict[str, int]:
        """Where each episode is stored, by its id."""
        return dict(self.connection.execute("SELECT name, position FROM episodes ORDER BY position"))

    def head(self, position: int) -> Record:
        """The record of the episode there."""
        return self._head(position)

    def _read_head(self, position: int) -> Record:
        found = self.connection.execute(
            "SELECT name, number, head FROM episodes WHERE position = ?", (position,)
        )
        return head_of(*required(found.fetchone()))

    def records(self, position: int, kind: Kind) -> tuple[Record, ...]:
        """The records of a kind of the episode there."""
        if kind is EPISODES:
            return (self.head(position),)
        return self._kind(position, kind_number(kind))

    def _read_kind(self, position: int, kind: int) -> tuple[Record, ...]:
        found = self.connection.execute(
            "SELECT packed FROM records WHERE place = ?", (place(position, kind),)
        ).fetchone()
        return records_of(self.head(position), kind, found[0]) if found else ()

    def record(self, position: int, kind: int, number: int) -> Record:
        """The record or passage of that number."""
        if kind == SPEECH:
            return self.passage(position, number)
        if kind_numbered(kind) is EPISODES:
            return self.head(position)
        return required(self._one(position, kind, number))  # type: ignore[no-any-return]

    def _read_one(self, position: int, kind: int, number: int) -> Record | None:
        found = self.connection.execute(
            "SELECT packed FROM records WHERE place = ?", (place(position, kind),)
        ).fetchone()
        return record_of(self.head(position), kind, found[0], number) if found else None

    def _language(self, position: int) -> str:
        """The language of the episode there."""
        found = self.connection.execute("SELECT language FROM episodes WHERE position = ?", (position,))
        return required(found.fetchone())[0]  # type: ignore[no-any-return]

    def transcript(self, position: int) -> tuple[str, int]:
        """The path of the main transcript there, and how many passages it has; 0 where there is none."""
        found = self.connection.execute(
            "SELECT path, passages FROM transcripts WHERE position = ?", (position,)
        ).fetchone()
        return (os.fsdecode(found[0]), found[1]) if found else ("", 0)

    def _read_texts(self, place: int) -> list[str]:
        if self._dictionary is None:
            self._dictionary = dictionary(self.connection)
        found = self.connection.execute("SELECT texts FROM passages WHERE place = ?", (place,)).fetchone()
        return unpack_lines(found[0], self._dictionary) if found else []

    def _read_shapes(self, place: int) -> tuple[tuple[Any, ...], ...]:
        found = self.connection.execute("SELECT shapes FROM passages WHERE place = ?", (place,)).fetchone()
        some: tuple[tuple[Any, ...], ...] = unpack(found[0]) if found else ()
        return some

    def text(self, position: int, number: int) -> str:
        """The text of a passage."""
        return _at(self._texts(chunk(position, number)), number)  # type: ignore[no-any-return]

    def shape(self, position: int, number: int) -> tuple[Any, ...]:
        """What else is known of a passage: turn, speaker, start, end, chapter, marks, starts of its cues."""
        return _at(self._shapes(chunk(position, number)), number)  # type: ignore[no-any-return]

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

    def passages(self, position: int) -> Iterator[Record]:
        """All passages of the main transcript there."""
        for number in range(1, self.transcript(position)[1] + 1):
            yield self.passage(position, number)

    def said(self, position: int) -> str:
        """The texts of the passages there, a line each; empty where there is no transcript."""
        return "\n".join(read_texts(self.connection, position))

    def voices(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The positions of the episodes in whose transcripts somebody is named, with all labels there."""
        for position, packed in self.connection.execute("SELECT position, voices FROM heard"):
            yield position, unpack(packed)

    def of_kind(self, kind: Kind) -> Iterator[Record]:
        """All records of a kind, episode by episode."""
        rows = self.connection.execute(
            "SELECT place FROM records WHERE kind = ? ORDER BY place", (kind_number(kind),)
        )
        for (key,) in rows:
            yield from self._kind(*placed(key))

    def numbered(self, kind: Kind, number: int) -> Iterator[Record]:
        """The records of that number, episode by episode."""
        if kind is EPISODES:
            rows = self.connection.execute("SELECT position FROM episodes WHERE number = ?", (number,))
            for (position,) in rows.fetchall():
                yield self.head(position)
            return
        rows = self.connection.execute(
            "SELECT place FROM records WHERE kind = ? AND last >= ? ORDER BY place",
            (kind_number(kind), number),
        )
        for (key,) in rows:
            one = self._one(*placed(key), number)
            if one:
                yield one

    def named(self, kind: Kind | None, name: str, *, begun: bool = False) -> Iterator[Record]:
        """The records whose id is that name, or begins so; of any kind without one. In list order."""
        if not name.isascii():
            return
        rows = self.connection.execute(
            "SELECT position, kind, number FROM ids WHERE id >= ? AND id <= ? AND (?3 IS NULL OR kind = ?3)"
            " ORDER BY position, kind, number",
            (name, name + "\U0010ffff" if begun else name, None if kind is None else kind_number(kind)),
        )
        for found in rows.fetchall():
            yield self.record(*found)

    def ids(self, kind: Kind | None, begun: str = "") -> list[str]:
        """The ids of that kind, or of all, that begin so."""
        if not begun.isascii():
            return []
        rows = self.connection.execute(
            "SELECT DISTINCT id FROM ids WHERE id >= ?1 AND id <= ?2 AND (?3 IS NULL OR kind = ?3)",
            (begun, begun + "\U0010ffff", None if kind is None else kind_number(kind)),
        )
        return [name for (name,) in rows]

    def last_number(self, kind: Kind) -> int:
        """The highest number of a record of that kind, 0 without any."""
        if kind is EPISODES:
            return len(self.episodes)
        return int(self._number("SELECT ifnull(max(last), 0) FROM records WHERE kind = ?", kind_number(kind)))

    def values(self, field: str, begun: str) -> list[str]:
        """The values that a field has anywhere, if they begin so, whatever the case."""
        rows = self.connection.execute("SELECT value FROM facets WHERE field = ? ORDER BY value", (field,))
        return [value for (value,) in rows if value.lower().startswith(begun.lower())]

    def _number(self, query: str, *values: Any) -> Any:
        found: Any = self.connection.execute(query, values).fetchone()[0]
        return found


def _at(some: Sequence[Any], number: int) -> Any:
    """What a row holds of a passage with that number."""
    at = (number - 1) % CHUNK
    return required(some[at] if at < len(some) else None)
