"""What the word store gives does not depend on the order in which it was written."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from ghostcli.index import word_store
from ghostcli.index.expression import IndexTerm, Scope
from ghostcli.index.word_store import Words, WordStoreWriter

KITE, ALL = IndexTerm("kite"), Scope()


def store(keys: Iterable[int]) -> Words:
    """One with a document of equal worth for each key, written in that order."""
    made = Words()
    writer = WordStoreWriter(made)
    for key in keys:
        fields = {"key": key, "episode": key, "kind": 1, "language": "en", "words": "a kite"}
        writer.add([json.dumps(fields)])
        if key % 5 == 0:
            writer.commit()
    writer.commit()
    writer.close()
    return made


@pytest.mark.parametrize("equal", [10, 60, 20_000])
def test_of_equal_ones_the_lowest_keys_are_chosen(equal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_store, "_EQUAL", equal)
    for keys in (range(1, 80), range(79, 0, -1), [*range(40, 80), *range(1, 40)]):
        found = store(keys).search(KITE, ALL, 3)
        assert (found.keys, found.total) == ([1, 2, 3], 79)


def test_the_pages_are_all_of_them_once() -> None:
    made = store([*range(40, 80), *range(1, 40)])
    pages = [key for offset in range(0, 90, 9) for key in made.page(KITE, ALL, 9, offset)]
    assert sorted(pages) == list(range(1, 80))
    assert made.page(KITE, ALL, 100, 0) == sorted(pages)
