"""What transcripts say of quotes: computed when it is first asked for, and kept in the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ghostcli.catalog.catalog import Catalog
from ghostcli.model import Record, with_verdicts

if TYPE_CHECKING:  # reads transcripts: most commands find what they said in the catalog
    from ghostcli.verify.verifier import Verifier

Verdicts = Mapping[tuple[str, int], tuple[str, ...]]
"""By the name of the kind and the number of a record: the verdicts of the transcripts that were asked."""


class Judge:
    """Knows the verdicts of every quote in a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._judged = lru_cache(maxsize=64)(self._of_episode)

    def effective(self, record: Record) -> Record:
        """The record with its computed verdicts in the place of the recorded ones, where there are any."""
        if not record.is_quote:
            return record
        verdicts = self._judged(record.episode).get((record.kind.name, record.number))
        return with_verdicts(record, verdicts) if verdicts else record

    def _of_episode(self, name: str) -> Verdicts:
        position = next(self._catalog.positions([name]))
        kept: Verdicts | None = self._catalog.verdicts(position)
        if kept is None:
            kept = self._catalog.found_out(position, lambda: self._verifier.judge(name))
        return kept

    @cached_property
    def _verifier(self) -> Verifier:
        from ghostcli.verify.verifier import Verifier

        return Verifier(self._catalog.episodes)
