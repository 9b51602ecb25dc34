"""The quotes in the notes, found by their words."""

from __future__ import annotations

from collections.abc import Sequence

from ghostcli.index.catalog import Catalog
from ghostcli.model import FIDELITY, KINDS, Record
from ghostcli.text.words import fold

QUOTES = tuple(kind for kind in KINDS.values() if kind.has(FIDELITY))
"""The kinds that are quotes."""

_BEGUN = 6  # words; a row of more takes longer to look up, and finds no fewer


def noted(catalog: Catalog, text: str, names: Sequence[str] | None) -> Record | None:
    """The first quote that has these words and no others, else one that has others too.

    `names` are the episodes that are looked at, None for all.
    """
    folded = fold(text)
    if not folded:
        return None
    begun = " ".join(folded.split(" ", _BEGUN)[:_BEGUN]).replace('"', '""')
    within = None if names is None else list(catalog.positions(names))
    containing: Record | None = None
    for place in catalog.noted(f'"{begun}"', QUOTES, within):
        record = catalog.record(*place)
        said = fold(record.label)
        if said == folded:
            return record
        if containing is None and f" {folded} " in f" {said} ":
            containing = record
    return containing
