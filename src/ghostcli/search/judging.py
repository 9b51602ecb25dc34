"""What transcripts say of quotes: computed when it is first asked for, and kept in the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ghostcli.catalog.catalog import Catalog
from ghostcli.model import FIDELITY, Record

if TYPE_CHECKING:  # reads transcripts: most commands find what they said in the catalog
    from ghostcli.search.verdicts import Verifier

Verdicts = Mapping[tuple[str, int], tuple[str, ...]]
"""By the name of the kind and the number of a record: the verdicts of the transcripts that were asked."""


def has_fidelity(record: Record) -> bool:
    """Whether a record can be held against a transcript."""
    return record.kind.field(FIDELITY.name) is FIDELITY


def with_verdicts(record: Record, verdicts: tuple[str, ...] | None) -> Record:
    """The record with these verdicts in the place of the recorded ones; None leaves it as it is."""
    if verdicts is None:
        return record
    fidelity = {**record.values.get(FIDELITY.name, {}), "verdicts": verdicts}
    return replace(record, values={**record.values, FIDELITY.name: fidelity})


class Judge:
    """Knows the verdicts of every quote in a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._judged = lru_cache(maxsize=64)(self._of_episode)

    def effective(self, record: Record) -> Record:
        """The record with its computed verdicts in the place of the recorded ones, where there are any."""
        if not has_fidelity(record):
            return record
        verdicts = self._judged(record.episode)
        return with_verdicts(record, verdicts.get((record.kind.name, record.number)))

    def _of_episode(self, name: str) -> Verdicts:
        position = next(self._catalog.positions([name]))
        kept: Verdicts | None = self._catalog.verdicts(position)
        if kept is None:
            kept = self._verifier.judge(name)
            self._catalog.keep_verdicts(position, kept)
        return kept

    @cached_property
    def _verifier(self) -> Verifier:
        from ghostcli.search.verdicts import Verifier

        return Verifier(self._catalog.episodes)
