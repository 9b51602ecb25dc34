"""The index as a source of records, and what is found out of them: verdicts, clocks, cues."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ghostcli.fields import Kind
from ghostcli.index.catalog import Catalog
from ghostcli.index.schema import VOICE, kind_number
from ghostcli.model import EPISODES, FIDELITY, HEARD, KINDS, TRANSCRIPT, Record
from ghostcli.search.order import Order
from ghostcli.text.words import fold, words
from ghostcli.verify.effective import Judge

if TYPE_CHECKING:  # these read files; most commands read none
    from ghostcli.fidelity.clock import Clock
    from ghostcli.records.passages import Spoken

_QUOTES = tuple(kind for kind in KINDS.values() if kind.has(FIDELITY))
_FIRST, _ABOUT = 5, 6.0  # words of a quote, and seconds, by which it is looked for at its time


class Source:
    """The index as a source of records, with what is found out of them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.episodes = catalog.episodes
        self._judge = Judge(catalog)
        self.clock = lru_cache(maxsize=64)(self._clock)

    def ordered(self, records: Iterable[Record], order: Order) -> Iterator[Record]:
        """The records in that order, each read again when its turn comes."""
        from ghostcli.index.sorting import Place

        sorter, position = self.catalog.sorter(), lru_cache(maxsize=16)(self._position)
        for number, record in enumerate(records):
            value = order.value(record) if order.value else None
            place = Place(position(record.episode), kind_number(record.kind), record.number)
            sorter.add(place, number.to_bytes(8, "big"), value=value)
        for place in sorter.in_order(reverse=order.reverse, by_value=order.value is not None):
            yield self.catalog.record(*place)

    def _position(self, name: str) -> int:
        return next(self.catalog.positions([name]))

    def records(self, kinds: Iterable[Kind], names: Iterable[str]) -> Iterator[Record]:
        """The records of those kinds in those episodes; of TRANSCRIPT, the passages."""
        kinds = tuple(kinds)
        chosen = None if names is self.episodes else list(names)
        for position in self.catalog.positions(chosen):
            yield from self.records_at(position, kinds)

    def count(self, kinds: Iterable[Kind]) -> int | None:
        """How many records of those kinds there are, None where they would have to be gone through."""
        if TRANSCRIPT in kinds:
            return None
        counts = {**self.catalog.counts(), EPISODES.name: len(self.episodes)}
        return sum(counts.get(kind.name, 0) for kind in kinds)

    def records_at(self, position: int, kinds: Iterable[Kind]) -> Iterator[Record]:
        """The records of those kinds in the episode there."""
        for kind in kinds:
            if kind is TRANSCRIPT:
                yield from self.catalog.passages(position)
            else:
                yield from self.catalog.records(position, kind)

    def head(self, name: str) -> Record:
        """The record of an episode itself."""
        return self.catalog.head(self._position(name))

    def spoken(self, name: str) -> Spoken | None:
        """What was said in that episode, as its file has it."""
        from ghostcli.records.passages import spoken_of

        return spoken_of(self.episodes[name])

    def effective(self, record: Record) -> Record:
        """The record with its computed verdicts in the place of the recorded ones, where there are any."""
        return self._judge.effective(record)

    def left_out(self, record: Record) -> Sequence[str]:
        """The words that a misleading quote leaves out, each with where they are said."""
        return self._judge.left_out(record)

    def begun(self, record: Record, offset: int) -> float | None:
        """When the cue begins in which the character at `offset` of a passage stands."""
        position = self._position(record.episode)
        *_, marks, starts = self.catalog.shape(position, record.number)
        start: float | None = starts[max(bisect_right(marks, offset) - 1, 0)]
        return start

    def _clock(self, name: str) -> Clock | None:
        """The clock of an episode's transcript, None where its quotes are said at their times."""
        position = self._position(name)
        from ghostcli.fidelity.finding import AGREE

        quotes = [
            record for kind in _QUOTES for record in self.catalog.records(position, kind) if record.times
        ]
        if len(quotes) < AGREE:
            return None
        times, texts = self._cues(position)
        missed = sum(not _is_said_about_then(record, times, texts) for record in quotes)
        clock = self._judge.clock(name) if times and missed >= AGREE else None
        return None if clock is None or clock.is_same else clock

    def _cues(self, position: int) -> tuple[list[float], list[str]]:
        """When the cues of a transcript begin, and what is said in each; nothing where some have no time."""
        times: list[float] = []
        texts: list[str] = []
        for number in range(1, self.catalog.transcript(position)[1] + 1):
            text, (*_, marks, starts) = (
                self.catalog.text(position, number),
                self.catalog.shape(position, number),
            )
            if None in starts:
                return [], []
            times += starts
            texts += (text[begin:end] for begin, end in pairwise((*marks, len(text))))
        return times, texts

    def speakers(self, contained: str) -> frozenset[str]:
        """The folded names of those who speak, in notes or transcripts, that contain a folded text."""
        values = (value for field in ("speaker", VOICE) for value in self.catalog.values(field, ""))
        return frozenset(name for name in map(fold, values) if contained in name)

    def heard(self) -> list[tuple[str, str]]:
        """What transcripts have where something else was meant, and that."""
        pairs = (value.partition("\t") for value in self.catalog.values(HEARD.name, ""))
        return [(heard, meant) for heard, _, meant in pairs]


def _is_said_about_then(record: Record, times: list[float], texts: list[str]) -> bool:
    """Whether the first words of a quote are said at one of its times: a quick look."""
    wanted = " ".join(words(record.label)[:_FIRST])
    for start, _ in record.times:
        first, last = bisect_right(times, start - _ABOUT) - 1, bisect_right(times, start + _ABOUT)
        if f" {wanted} " in f" {fold(' '.join(texts[max(first, 0) : last + 2]))} ":
            return True
    return False
