"""Effective verdicts of quotes: computed at their first use, and cached in the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ghostcli.index.index import Index
from ghostcli.model import Record, with_verdicts

if TYPE_CHECKING:  # reads transcripts: most commands find what they said in the index
    from ghostcli.fidelity.clock_offset import Clock
    from ghostcli.verify.verifier import Verifier

MANY = 8
"""From this number of episodes on, verdicts are computed in parallel processes."""

ByRecord = Mapping[str, tuple[str, ...]]
"""Texts for each record of an episode, by `_key` (a string, since the index stores JSON)."""

Judged = tuple[ByRecord, tuple[tuple[float, float, float], ...], ByRecord]
"""The cached results of an episode: the computed verdicts of each quote, the pieces of its main transcript's
clock, and the words that each misleading quote leaves out."""


def judge_ahead(
    index: Index, names: Callable[[], Iterable[str]] | None, progress: Callable[[int, int], None] | None
) -> Callable[[], None] | None:
    """Compute the verdicts of these episodes, or of all, in advance. They must be requested in that order.

    Returns a function that stops it, or None if too few quotes need a verdict. `progress` is called with the
    number of quotes done and the total.
    """
    counts = index.quote_counts(unjudged=True)
    wanted = list(counts.items())
    if names and len(wanted) >= MANY:
        wanted = [(name, counts[name]) for name in dict.fromkeys(names()) if name in counts]
    if len(wanted) < MANY:
        return None
    from ghostcli.verify.prefetch import Ahead, on_all_cores  # for those who ask for many verdicts

    ahead = Ahead(wanted, on_all_cores(index, lambda own: Judge(own).find_out), progress)
    index.ahead = ahead.of
    return ahead.close


class Judge:
    """Gives the verdicts of every quote in an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._judged = lru_cache(maxsize=64)(self._of_episode)

    def effective(self, record: Record) -> Record:
        """The record with computed verdicts in place of recorded ones, if there are any."""
        if not record.is_quote:
            return record
        verdicts = self._judged(record.episode)[0].get(_key(record))
        return with_verdicts(record, verdicts) if verdicts else record

    def left_out(self, record: Record) -> Sequence[str]:
        """The words that a misleading quote leaves out, each with the place where they are said."""
        return self._judged(record.episode)[2].get(_key(record), ())

    def clock(self, name: str) -> Clock:
        """The clock of an episode's main transcript."""
        from ghostcli.fidelity.clock_offset import Clock, ClockPiece

        return Clock(tuple(ClockPiece(*piece) for piece in self._judged(name)[1]))

    def _of_episode(self, name: str) -> Judged:
        position = self._index.position(name)
        kept: Judged | None = self._index.verdicts(position)
        if kept is not None:
            return kept
        found: tuple[Judged, bool] | None = self._index.ahead(name)
        if found is None:
            return self.find_out(name)[0]
        judged, sure = found
        return self._index.found_out(position, lambda: judged) if sure else judged

    def find_out(self, name: str) -> tuple[Judged, bool]:
        """The results of an episode, and whether its files are still those in the index."""
        position = self._index.position(name)
        found: Judged = self._index.found_out(position, lambda: self._find_out(name))
        return found, self._index.verdicts(position) is not None

    def _find_out(self, name: str) -> Judged:
        from ghostcli.verify.wording import left_out

        judged = {_key(one.record): one for one in self._verifier.judge(name)}
        verdicts = {key: one.verdicts for key, one in judged.items()}
        omitted = {
            key: tuple(left_out(one.finding))
            for key, one in judged.items()
            if one.finding and one.finding.omissions
        }
        pieces = self._verifier.clock(name).pieces
        return verdicts, tuple((piece.start, piece.shift, piece.rate) for piece in pieces), omitted

    @cached_property
    def _verifier(self) -> Verifier:
        from ghostcli.verify.verifier import Verifier

        return Verifier(self._index.episodes)


def _key(record: Record) -> str:
    return f"{record.kind.name}/{record.number}"
