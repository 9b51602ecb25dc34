"""Finds quotes of the notes by their words."""

from __future__ import annotations

from collections.abc import Sequence

from ghostcli.index.expression import IndexTerm, Phrase, Scope
from ghostcli.index.index import Index
from ghostcli.index.schema import kind_number, unrow
from ghostcli.model import QUOTE_KINDS, Record
from ghostcli.text.words import fold

_BEGUN = 6  # words looked up; more would be slower and not more selective


def noted(index: Index, text: str, names: Sequence[str] | None) -> Record | None:
    """The first quote with exactly these words, else the first that contains them.

    `names` are the ids of the episodes to search, None for all.
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
