"""The speech in an index: transcripts and their passages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from sqlite3 import Connection
from typing import Any

from ghostcli.index.packing import frozen, unpack, unpack_lines, unpack_rows
from ghostcli.index.reader import dictionary, required
from ghostcli.index.schema import CHUNK, chunk
from ghostcli.model import Record
from ghostcli.records.documents import passage_of
from ghostcli.text.words import fold


class StoredSpeech:
    """The passages of the main transcripts in an index, by an episode's position and a number from 1."""

    def __init__(self, connection: Connection, head: Callable[[int], Record]) -> None:
        self._connection = connection
        self._head = head
        self._texts = lru_cache(maxsize=256)(self._read_texts)
        self._shapes = lru_cache(maxsize=64)(self._read_shapes)

    def _row(self, query: str, *values: Any) -> Any:
        return self._connection.execute(query, values).fetchone()

    @property
    def count(self) -> int:
        """The number of episodes with a transcript."""
        return int(self._row("SELECT count(*) FROM transcripts")[0])

    @property
    def has_versions(self) -> bool:
        """Whether any episode has an additional transcript."""
        return self._row("SELECT 1 FROM heard WHERE versions <> x'' LIMIT 1") is not None

    def transcript(self, position: int) -> tuple[str, int]:
        """The path of an episode's main transcript and its number of passages; empty and 0 without one."""
        row = self._row("SELECT path, passages FROM transcripts WHERE position = ?", position)
        return (os.fsdecode(row[0]), row[1]) if row else ("", 0)

    def numbers(self, position: int) -> range:
        """The numbers of an episode's passages."""
        return range(1, self.transcript(position)[1] + 1)

    @cached_property
    def _dictionary(self) -> bytes:
        return dictionary(self._connection)

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
        """A passage's other values: turn, speaker, start, end, chapter, marks, start times of its cues."""
        return frozen(_at(self._shapes(chunk(position, number)), number))  # type: ignore[no-any-return]

    def following(self, position: int, number: int, words: int) -> str:
        """The texts of the passages that follow, until they have at least `words` words."""
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
        return passage_of(self._head(position), path, number, self.text(position, number), known)

    def passages(self, position: int) -> Iterator[Record]:
        """The passages of an episode as records."""
        return (self.passage(position, number) for number in self.numbers(position))

    def said(self, position: int) -> str:
        """The texts of an episode's passages, one line each; empty without a transcript."""
        return "\n".join(self.text(position, number) for number in self.numbers(position))

    def voices(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The positions of episodes whose transcripts name speakers, each with all its speaker labels."""
        for position, packed in self._connection.execute("SELECT position, voices FROM heard"):
            yield position, unpack(packed)


def _at(some: Sequence[Any], number: int) -> Any:
    """The value of the passage with that number in its row."""
    at = (number - 1) % CHUNK
    return required(some[at] if at < len(some) else None)
