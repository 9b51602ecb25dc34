"""What counts as the same word, and as another form of it: what a search promises, a few texts a promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import asked, grades, library

from ghostcli.search.answers import Partial
from ghostcli.search.equivalents import ways
from ghostcli.search.plan import compile_query
from ghostcli.search.query import parse

EXACT, FORM, READ, PART = "exact", "inflected", "approximate", "partial"


def test_other_forms_of_a_word_are_found_and_marked(tmp_path: Path) -> None:
    episodes = library(tmp_path, "The boat leaks", "A leak was found", "It leaked all night", "No sail")
    assert grades(episodes, "leak") == {
        "A leak was found": EXACT,
        "The boat leaks": FORM,
        "It leaked all night": FORM,
    }
    assert grades(episodes, "leaks")["The boat leaks"] == EXACT


def test_forms_are_those_of_the_language_of_the_episode(tmp_path: Path) -> None:
    german = ["Die Brücken sind alt", "Eine Brücke aus Holz", "Der Running Gag"]
    episodes = library(tmp_path, "We run home", "Running water", de=german)
    assert grades(episodes, "Brücke") == {german[1]: EXACT, german[0]: FORM}
    assert grades(episodes, "run") == {"We run home": EXACT, "Running water": FORM}  # in German it is no form


def test_what_is_quoted_or_begins_so_has_no_other_form(tmp_path: Path) -> None:
    episodes = library(tmp_path, "The boats leak", "A boat")
    assert grades(episodes, '"boat"') == {"A boat": EXACT}
    assert grades(episodes, "boats", exact=True) == {"The boats leak": EXACT}


def test_an_exclusion_excludes_every_form(tmp_path: Path) -> None:
    episodes = library(tmp_path, "The boat leaks", "A leak", "A dry boat")
    assert list(grades(episodes, "-leak")) == ["A dry boat"]
    assert list(grades(episodes, "boat -leak")) == ["A dry boat"]
    assert asked(episodes, "-leak").total == 1


CONTRACTED = [
    ("We’re late again", "we are late"),
    ("We are late again", "we're late"),
    ("They do not sail", "they don't sail"),
    ("They don’t sail", "they do not sail"),
    ("He cannot swim", "he can't swim"),
    ("He can't swim", "he can not swim"),
    ("I will come back", "I'll come back"),
]


@pytest.mark.parametrize(("text", "query"), CONTRACTED)
def test_a_contraction_and_its_words_are_one(tmp_path: Path, text: str, query: str) -> None:
    episodes = library(tmp_path, text, "Nothing of the kind")
    assert grades(episodes, query, Partial.NONE) == {text: EXACT}
    assert grades(episodes, f'"{query}"', Partial.NONE) == {text: EXACT}


def test_a_contraction_without_its_apostrophe_is_a_function_word_and_no_form(tmp_path: Path) -> None:
    yours, mine = "Your lantern burns", "You’re late"
    episodes = library(tmp_path, yours, mine, "The lantern will go out")
    assert grades(episodes, "youre", Partial.NONE) == {mine: EXACT}
    assert grades(episodes, "your", Partial.NONE) == {yours: EXACT}
    assert set(grades(episodes, "whats lantern", Partial.NONE)) == {yours, "The lantern will go out"}
    assert grades(episodes, "going out", Partial.NONE) == {"The lantern will go out": FORM}


NUMBERS = [
    ("About 20 billion grains", "twenty billion"),
    ("About twenty billion grains", "20B"),
    ("About 20B grains", "twenty billion"),
    ("It has seven doors", "7 doors"),
    ("It has 7 doors", "seven doors"),
    ("It cost 10,000 crowns", "10000 crowns"),
]


@pytest.mark.parametrize(("text", "query"), NUMBERS)
def test_a_number_is_found_in_words_and_figures(tmp_path: Path, text: str, query: str) -> None:
    episodes = library(tmp_path, text, "Nothing of the kind")
    assert grades(episodes, query, Partial.NONE) == {text: EXACT}
    assert grades(episodes, f'"{query}"', Partial.NONE) == {text: EXACT}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The tide table hangs there", "tidetable"),
        ("The tidetable hangs there", "tide table"),
        ("The tide-table hangs there", "tidetable"),
        ("The tide-table hangs there", "tide table"),
        ("The tide table hangs there", "tide-table"),
        ("The tidetable hangs there", "tide-table"),
        ("The miller's wheel", "miller wheel"),
        ("The miller wheel", "miller's wheel"),
        ("GPT-4 came out", "gpt4"),
        ("GPT4 came out", "GPT-4"),
        ("A café at Łódź", "cafe lodz"),
        ("A cafe at Lodz", "Café Łódź"),
        ("Sørensen said no", "sorensen"),
        ("Soren said no", "Søren"),
    ],
)
def test_one_word_in_another_spelling(tmp_path: Path, text: str, query: str) -> None:
    episodes = library(tmp_path, text, "A table", "A wheel", "Nothing of the kind")
    answer = asked(episodes, query, Partial.NONE)
    assert answer.read_as == {}
    assert [(hit.record.label, hit.match) for hit in answer.hits] == [(text, EXACT)]


SIGNED = [
    ("C++", "C++ is quick", ["C# is young", "Vitamin C is good"]),
    ("C#", "C# is young", ["C++ is quick", "Vitamin C is good"]),
    (".NET", ".NET came out", ["A net of fish"]),
    ("#12", "See item #12 there", ["Twelve eggs: 12"]),
    ("$5", "It costs $5 now", ["There were 5 of us", "Only 5% said so"]),
    ("F#", "F# is a key", ["F is a key"]),
]


@pytest.mark.parametrize(("query", "first", "others"), SIGNED)
def test_a_sign_that_belongs_to_a_word_ranks_what_has_it_first(
    tmp_path: Path, query: str, first: str, others: list[str]
) -> None:
    episodes = library(tmp_path, *others, first, "Something else")
    found = grades(episodes, query)
    assert next(iter(found)) == first
    assert found == {first: EXACT, **dict.fromkeys(others, READ)}
    assert grades(episodes, query, exact=True) == {first: EXACT}
    assert grades(episodes, f"-{query}").keys() == {*others, "Something else"}


def test_function_words_need_not_be_there(tmp_path: Path) -> None:
    episodes = library(tmp_path, "Lanterns burn whale oil", "Of what did they speak", "Which of the two")
    assert grades(episodes, "what did they say about the lantern oil")["Lanterns burn whale oil"] == PART
    assert grades(episodes, "what is in the lanterns", Partial.NONE) == {"Lanterns burn whale oil": EXACT}
    assert asked(episodes, "why should they whale").read_as == {}
    assert grades(episodes, "of what") == {"Of what did they speak": EXACT, "Which of the two": PART}


def test_a_word_that_occurs_nowhere_is_read_as_the_nearest(tmp_path: Path) -> None:
    episodes = library(tmp_path, "Johnny lit the lanterns", "Nothing of the kind")
    for typed, meant in (("lantrens", "lanterns"), ("Jony", "johnny")):
        answer = asked(episodes, typed)
        assert answer.read_as == {typed: (meant,)}
        assert [hit.match for hit in answer.hits] == [READ]
    assert asked(episodes, "lantern").read_as == {}  # a form of what occurs
    assert not asked(episodes, "qqqzzzz").found


def test_a_misspelt_word_is_no_form_of_another_that_has_its_stem(tmp_path: Path) -> None:
    meant, other = "It is definitely dry", "They define it"
    episodes = library(tmp_path, meant, other, "Attaching a sail", "An attack came")
    assert grades(episodes, "definately") == {meant: READ}
    assert asked(episodes, "definately").read_as == {"definately": ("definitely",)}
    assert grades(episodes, "attacking") == {"An attack came": FORM}  # though "attaching" is near


def test_a_word_in_two_stands_side_by_side_or_nowhere(tmp_path: Path) -> None:
    pump, sail = "We have a bilge pump", "Built for Linden 7 in May"
    episodes = library(tmp_path, pump, sail, "A pump by the sail, and a door", "Page 7")
    assert grades(episodes, "bilgepump") == {pump: EXACT}
    assert grades(episodes, "linden7") == {sail: EXACT}
    for nonsense in ("saildoor", "linden9", "pump7", "7pump"):
        assert not grades(episodes, nonsense)


def test_figures_side_by_side_are_no_other_number(tmp_path: Path) -> None:
    apart = "At 2, or 30 past"
    episodes = library(tmp_path, "In house 230", apart, "Nothing of the kind")
    assert grades(episodes, "2 30") == {apart: EXACT}


def test_a_short_word_with_several_near_ones_is_offered(tmp_path: Path) -> None:
    episodes = library(tmp_path, "A bolt", "A bold one", "Nothing")
    answer = asked(episodes, "bolk")
    assert (list(answer.hits), answer.read_as) == ([], {})
    assert {word: set(near) for word, near in answer.offered.items()} == {"bolk": {"bolt", "bold"}}


def test_a_short_word_finds_the_longer_ones_that_it_begins(tmp_path: Path) -> None:
    first, second = "A library", "The liberty"
    episodes = library(tmp_path, first, second, "Nothing of the kind")
    answer = asked(episodes, "lib")
    assert ({hit.match for hit in answer.hits}, answer.read_as) == ({"approximate"}, {"lib": ("lib*",)})
    assert set(grades(episodes, "lib")) == {first, second}


def test_what_is_typed_in_one_piece_and_stands_nowhere_is_looked_for_by_its_words(tmp_path: Path) -> None:
    other, most = "A boat that lies dry", "Long boats on the river"
    episodes = library(tmp_path, other, most, "Nothing of the kind")
    assert grades(episodes, "long-boat") == dict.fromkeys((most, other), PART)
    assert grades(episodes, "river-boats") == dict.fromkeys((most, other), PART)
    assert grades(episodes, "long-boats") == {most: EXACT}
    assert not grades(episodes, "long-boat", Partial.NONE)
    assert not grades(episodes, "long-boat", exact=True)


def test_a_phrase_that_stands_nowhere_is_loosened(tmp_path: Path) -> None:
    text = "Harbour, we have had trouble here"
    episodes = library(tmp_path, text, "We have a boat", "The harbour")
    found = grades(episodes, '"harbour, we have a trouble here"')
    assert next(iter(found)) == text
    assert set(found.values()) == {PART}
    assert grades(episodes, '"have had trouble"') == {text: EXACT}
    for lacking, more in ((Partial.NONE, {}), (Partial.FEW, {"exact": True})):
        assert grades(episodes, '"trouble had"', lacking, **more) == {}
    assert asked(episodes, '"hxrbour qqqzzz"').read_as == {}


def test_a_long_phrase_asks_the_engine_no_more_than_it_must(tmp_path: Path) -> None:
    said = " ".join(f"they're at twenty buoy{number}" for number in range(40))
    episodes = library(tmp_path, said)
    vocabulary = episodes.index.vocabulary
    for parts in (10, 40, 160):
        query = '"' + " ".join(said.split()[:parts]) + '"'
        (part,) = compile_query(parse(query), vocabulary).parts
        assert sum(len(way.words) for way in part.ways) <= 1000
        assert list(grades(episodes, query, Partial.NONE)) == [said]


@pytest.mark.parametrize("text", ["We are seven here", "We're seven here", "We are 7 here", "We're 7 here"])
def test_a_phrase_is_found_with_two_of_its_words_in_another_spelling(text: str, tmp_path: Path) -> None:
    episodes = library(tmp_path, text, "Nothing of the kind")
    assert grades(episodes, '"we are 7 here"', Partial.NONE) == {text: EXACT}


@pytest.mark.parametrize(("contracted", "most"), [(1, 3), (2, 9), (3, 24), (9, 24)])
def test_no_more_than_24_spellings_of_a_row_are_looked_for_single_changes_first(
    contracted: int, most: int
) -> None:
    row = ("do", "not", "paint") * contracted
    found = ways(row)
    assert len(set(found)) == len(found) == most
    assert found[0] == row
    singles = {(*row[: 3 * at], "don", "t", *row[3 * at + 2 :]) for at in range(contracted)}
    assert singles <= set(found)
