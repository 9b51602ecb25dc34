"""Signs, words glued by signs, possessives, and words of another language: what they find, and how many."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import asked, grades, library

from ghostcli.search import candidates
from ghostcli.search.answers import Partial

C_SHARP = "A compiler for C# came first."
OTHERS = [f"The letter C has number {number}." for number in range(14)]


@pytest.mark.parametrize("lacking", [Partial.FEW, Partial.ANY, Partial.NONE])
def test_a_literal_sign_is_counted_as_it_is_listed(lacking: Partial, tmp_path: Path) -> None:
    episodes = library(tmp_path, C_SHARP, *OTHERS)
    assert list(grades(episodes, "C#", lacking, exact=True)) == [C_SHARP]
    assert asked(episodes, "C#", lacking, exact=True, limit=1).total == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("use C++ here", ["We use C++ here."]),
        ("use C here", ["We use C++ here.", "We use C here."]),  # a sign that is not typed may be there
        ("paid $5, and", ["He paid $5, and left."]),
    ],
)
def test_an_exact_query_takes_the_signs_within_literally(
    query: str, found: list[str], tmp_path: Path
) -> None:
    episodes = library(tmp_path, "We use C++ here.", "We use C here.", "He paid $5, and left.", "paid 5 and")
    assert sorted(grades(episodes, query, Partial.NONE, exact=True)) == sorted(found)


def test_what_has_the_sign_comes_first_of_many_that_have_the_word(tmp_path: Path) -> None:
    signed = "After a long talk about the old mill and its wheel the miller sold it, and took $5 for it."
    episodes = library(tmp_path, *(f"5 and 5 and 5, day {number}." for number in range(300)), signed)
    assert next(iter(grades(episodes, "$5", limit=1))) == signed


@pytest.mark.parametrize("many", [4, 5, 6, 100])
def test_however_many_have_the_word_all_are_listed(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "RANKED", 2)
    monkeypatch.setattr(candidates, "_SIGNED", 5)
    said = [f"We use C++ on day {number}." for number in range(many)]
    episodes = library(tmp_path, *said)
    for query in ("C++", "use"):
        assert sorted(grades(episodes, query, Partial.NONE)) == sorted(said)


@pytest.mark.parametrize("query", ["hull/river", "hull&river"])
def test_words_glued_by_other_signs_are_looked_for_one_by_one(query: str, tmp_path: Path) -> None:
    episodes = library(tmp_path, "The river took the hull.", "A mill.")
    assert grades(episodes, query) == {"The river took the hull.": "partial"}
    assert grades(episodes, query, Partial.NONE) == {}


def test_a_word_of_a_phrase_may_be_a_possessive(tmp_path: Path) -> None:
    episodes = library(tmp_path, "It was the miller's boat.", "The boat of a miller.")
    found = grades(episodes, '"miller boat"', Partial.NONE)
    assert list(found) == ["It was the miller's boat."]


def test_a_word_typed_twice_is_no_neighbour_of_itself(tmp_path: Path) -> None:
    both, one = "Paint the grass.", "Paint and only paint."
    episodes = library(tmp_path, both, one, *(f"Stone {number}" for number in range(20)))
    assert next(iter(grades(episodes, "grass paint paint"))) == both


@pytest.mark.parametrize(("english", "found"), [(5, False), (4, True)])
def test_function_words_of_a_rare_language_tell_in_the_others(
    english: int, found: bool, tmp_path: Path
) -> None:
    """Rare is less than a fifth: there is one more English episode, and one German."""
    for number in range(english):
        (tmp_path / f"e{number}").mkdir()
        text = f"title: T\nlanguage: en\nquotes: [{{text: The hull had number {number}.}}]\n"
        (tmp_path / f"e{number}" / "episode.yaml").write_text(text)
    episodes = library(tmp_path, "Nothing.", de=["Der Krieg war lang."])
    assert bool(grades(episodes, "hull war", Partial.NONE)) == found  # "war" is "was" in German
