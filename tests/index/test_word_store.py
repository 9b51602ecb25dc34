"""What the word store gives does not depend on the order in which it was written."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from ghostcli.index import word_store
from ghostcli.index.expression import IndexTerm, Phrase, Scope
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


def lines(*some: str) -> Words:
    """A store with a document for each line of words."""
    made = Words()
    writer = WordStoreWriter(made)
    for key, words in enumerate(some):
        writer.add([json.dumps({"key": key, "episode": key, "kind": 1, "language": "en", "words": words})])
    writer.commit()
    writer.close()
    return made


@pytest.mark.parametrize(("words", "exact"), [("a b c d e", True), ("a b c d e f", False), ("a bc", False)])
def test_the_engine_knows_phrases_of_five_words_none_of_which_is_glued(words: str, exact: bool) -> None:
    made = lines("a b c d e f g | =bc")
    assert made.search(Phrase(tuple(words.split())), ALL, 3).exact is exact


@pytest.mark.parametrize("line", ["pre training", "pre +training", "pre | =training"])
def test_a_row_that_may_go_on_is_proposed_across_the_end_of_a_passage_and_for_glued_words(line: str) -> None:
    assert lines(line, "pre other").search(Phrase(("pre", "train"), open=True), ALL, 3).keys == [0]


def test_a_word_that_stands_glued_and_in_one_piece_in_a_document_counts_once() -> None:
    made = lines("prelit | =prelit", "a | =prelit", "prelit")
    assert dict(made.terms())["prelit"] == 3


@pytest.mark.parametrize(
    ("other", "alike"), [(1.2344, True), (1.2336, True), (1.2346, False), (1.2334, False)]
)
def test_what_differs_by_less_than_three_decimals_is_alike(other: float, alike: bool) -> None:
    (one, _), (two, _) = word_store._rounded([(1.234, None), (other, None)])
    assert (one == two) is alike
