"""What transcripts say of quotes: computed when it is first asked for, and kept in the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ghostcli.index.catalog import Catalog
from ghostcli.model import Record, with_verdicts

if TYPE_CHECKING:  # reads transcripts: most commands find what they said in the catalog
    from ghostcli.fidelity.clock import Clock
    from ghostcli.verify.verifier import Verifier

ByRecord = Mapping[str, tuple[str, ...]]
"""Some words on each record of an episode, by `_key`: names of JSON, since the index keeps no others."""

Judged = tuple[ByRecord, tuple[tuple[float, float, float], ...], ByRecord]
"""What the index keeps of an episode: the verdicts of its transcripts on each quote, the pieces of its main
transcript's clock, and what each misleading quote leaves out."""


class Judge:
    """Knows the verdicts of every quote in a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._judged = lru_cache(maxsize=64)(self._of_episode)

    def effective(self, record: Record) -> Record:
        """The record with its computed verdicts in the place of the recorded ones, where there are any."""
        if not record.is_quote:
            return record
        verdicts = self._judged(record.episode)[0].get(_key(record))
        return with_verdicts(record, verdicts) if verdicts else record

    def left_out(self, record: Record) -> Sequence[str]:
        """The words that a misleading quote leaves out, each with where they are said."""
        return self._judged(record.episode)[2].get(_key(record), ())

    def clock(self, name: str) -> Clock:
        """The clock of an episode's main transcript."""
        from ghostcli.fidelity.clock import Clock, Piece

        return Clock(tuple(Piece(*piece) for piece in self._judged(name)[1]))

    def _of_episode(self, name: str) -> Judged:
        position = next(self._catalog.positions([name]))
        kept: Judged | None = self._catalog.verdicts(position)
        if kept is None:
            kept = self._catalog.found_out(position, lambda: self._find_out(name))
        return kept

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

        return Verifier(self._catalog.episodes)


def _key(record: Record) -> str:
    return f"{record.kind.name}/{record.number}"
