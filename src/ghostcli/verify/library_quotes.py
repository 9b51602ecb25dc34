"""The quotes in the notes, found by their words."""

from __future__ import annotations

from collections.abc import Sequence

from ghostcli.index.expression import IndexTerm, Phrase, Scope
from ghostcli.index.index import Index
from ghostcli.index.schema import kind_number, unrow
from ghostcli.model import QUOTE_KINDS, Record
from ghostcli.text.words import fold

"""The kinds that are quotes."""

_BEGUN = 6  # words; a row of more takes longer to look up, and finds no fewer


def noted(index: Index, text: str, names: Sequence[str] | None) -> Record | None:
    """The first quote that has these words and no others, else one that has others too.

    `names` are the episodes that are looked at, None for all.
    """
    folded = fold(text)
    if not folded:
        return None
    begun = tuple(folded.split(" ", _BEGUN)[:_BEGUN])
    within = None if names is None else tuple(map(index.position, names))
    scope = Scope(kinds=tuple(map(kind_number, QUOTE_KINDS)), positions=within)
    containing: Record | None = None
    for key in index.words.in_order(Phrase(begun) if len(begun) > 1 else IndexTerm(begun[0]), scope):
        record = index.record(*unrow(key))
        said = fold(record.label)
        if said == folded:
            return record
        if containing is None and f" {folded} " in f" {said} ":
            containing = record
    return containing
