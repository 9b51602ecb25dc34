from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import Known, document, marked, match, places, plan, speech, unhurried

from ghostcli.fields import Tier
from ghostcli.records.documents import Document, overhang
from ghostcli.search.matching import Matcher
from ghostcli.search.plan import compile_query
from ghostcli.search.query import Clause, Filter, Query, make_term, parse
from ghostcli.text.words import words

# Few letters, so that texts and queries meet; all glues, gaps and scripts that fold differently.
LETTERS = st.sampled_from("aAbé1ß二") | st.sampled_from("a1 \n-’_,.*—…" + "\u0301\u00ad\u0e01\u0e48")
TEXTS = st.text(LETTERS, max_size=24)
TERMS = st.text(st.sampled_from("abé1二 -’,*"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("straw", "Through a straw. A STRAW! Strawman.", ["straw", "STRAW"]),
        ("WALL-E", "the film WALL‑E", ["WALL‑E"]),
        ("walle", "the film WALL‑E", ["WALL‑E"]),
        ("they're", "they’re, they're, theyre, they are", ["they’re", "they're", "theyre", "they are"]),
        ("theyre", "they’re, they bar", ["they’re"]),
        ("ill", "I'll be ill", ["ill"]),
        ("I'll", "Ill as I am I’ll do", ["I’ll"]),
        ("pre-test", "Pre-test, pre test, pretest", ["Pre-test", "pre test", "pretest"]),
        ("pretraining", "pre-training pre training pretraining", ["pre-training", "pretraining"]),
        ("pre-train*", "pre-trained, pretrains, pre-tra", ["pre-trained", "pretrains"]),
        ("pretrai*", "pre-training", ["pre-training"]),
        ("by-the-sea*", "by them seas, by the seaside", ["by the seaside"]),  # only the last goes on
        ("naive", "Naïve", ["Naïve"]),
        ("strasse", "Straße", ["Straße"]),
        ("二度", "橋は二度測った", ["二度"]),
        ("橋 は", "橋は二度測った", ["橋", "は"]),  # neighbours are two places
        ("AC/DC", "AC/DC, AC DC, ACDC", ["AC/DC", "AC DC"]),
        ("10000", "10,000 10 000", ["10,000"]),
        ("35", "3.5, 3-5, 3,5", []),
        ('"a straw"', "a straw, a — straw, a…straw, a long straw", ["a straw", "a — straw", "a…straw"]),
        ('"the pretraining data"', "the pre-training data", ["the pre-training data"]),
        ('"begin*"', "beginning begin", ["begin"]),
        ("begin*", "beginning begin rebegin", ["beginning", "begin"]),
        ("straw OR core", "a core, a straw", ["core", "straw"]),
        ('core OR "core of"', "core of the core", ["core of", "core"]),
        ("a*", "", []),
    ],
)  # fmt: skip
def test_what_is_found(query: str, text: str, found: list[str]) -> None:
    assert marked(query, text) == found
    assert marked(query, f"{text} 二") == found  # the same where the text is folded token by token


@unhurried
@given(TEXTS, TERMS, st.booleans())
def test_agrees_with_the_plain_matcher(text: str, typed: str, quoted: bool) -> None:
    term = make_term(typed, quoted=quoted)
    if term is None:
        return
    expected = places(text, term)
    compiled = compile_query(Query((Clause((term._replace(literal=True, signs=("", "")),)),)), Known())
    found = Matcher(compiled).match(document(text))
    spans = found.hits()[0].spans if found else ()
    assert set(spans) <= expected
    # Places that overlap are found once.
    assert all(any(start < end_ and start_ < end for start_, end_ in spans) for start, end in expected)


@unhurried
@given(TEXTS)
def test_every_two_neighbouring_words_are_a_phrase(text: str) -> None:
    for pair in pairwise(words(text)):
        assert match(f'"{" ".join(pair)}"', text)


@unhurried
@given(st.lists(TEXTS, max_size=5), st.integers(2, 4))
def test_a_phrase_is_found_across_passages_where_it_begins(texts: list[str], size: int) -> None:
    spoken = [(word, at) for at, text in enumerate(texts) for word in words(text)]
    for first in range(len(spoken) - size + 1):
        phrase = spoken[first : first + size]
        compiled = plan(" ".join(word for word, _ in phrase), exact=True)
        matcher = Matcher(compiled)
        found = [
            matcher.match(speech(text, overhang(texts, at, compiled.reach))) for at, text in enumerate(texts)
        ]
        assert found[phrase[0][1]], phrase


def test_a_joined_word_in_a_phrase_reaches_over_a_short_passage() -> None:
    texts = ["the", "pre-training", "data"]
    compiled = plan('"the pretraining data"')
    assert [overhang(texts, at, compiled.reach) for at in range(3)] == ["pre-training\ndata", "data", ""]
    found = Matcher(compiled).match(speech(texts[0], overhang(texts, 0, compiled.reach)))
    assert found
    assert found.hits()[0].spans == ((0, 3),)


def test_without_phrases_nothing_hangs_over() -> None:
    assert plan("a b").reach == 0
    assert overhang(["a", "b"], 0, 0) == ""


@pytest.mark.parametrize("end", ["", " 二"])
def test_what_stands_only_in_the_overhang_does_not_count(end: str) -> None:
    first = speech("asked the" + end, "ferryman twice")
    assert Matcher(plan("ferryman")).match(first) is None
    assert Matcher(plan('"ferryman twice"')).match(first) is None
    assert Matcher(plan("asked -ferryman")).match(first)
    assert (Matcher(plan('"the ferryman"')).match(first) is None) is bool(end)
    assert (Matcher(plan('"二 ferryman"')).match(first) is None) is not bool(end)
    in_a_row = Matcher(plan("the ferryman")).match(first)
    assert in_a_row
    assert in_a_row.missing == 1


def test_glue_does_not_reach_over_the_end_of_a_passage() -> None:
    assert Matcher(plan("pretraining")).match(speech("pre-", "training")) is None
    assert Matcher(plan("pre-training")).match(speech("pre-", "training"))


def test_words_may_stand_in_different_fields_and_a_phrase_may_not() -> None:
    assert match("cognitive core", "cognitive", "core")
    assert match('"cognitive core"', "cognitive", "core") is None


def test_a_match_counts_what_is_missing() -> None:
    found = match("straw core ghosts", "a straw", "a ghost; ghosts")
    assert found
    assert (found.held, found.missing, str(found.grade)) == ((True, False, True), 1, "partial")
    assert match("zebra core", "a straw") is None


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("straw -core", False),
        ("straw -zebra", True),
        ('straw -"a core"', False),
        ('straw -"core a"', True),
        ("straw -cor*", False),
        ("-straw", False),
        ("-zebra", True),
        ("zebra OR -straw", False),
        ("zebra OR -ghost", True),
        ("-zebra OR -straw", True),
        ("-core OR -straw", False),
    ],
)
def test_exclusion_holds_of_the_whole_document(query: str, holds: bool) -> None:
    assert bool(match(query, "a straw", "a core")) is holds


def test_a_query_of_exclusions_finds_the_rest() -> None:
    found = match("-zebra", "a straw")
    assert found
    assert (found.hits(), found.missing, str(found.grade)) == ([], 0, "exact")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("straw speaker:ada", True),
        ("straw speaker:bob", False),
        ("straw -speaker:bob", True),
        ("zebra OR speaker:ada", True),
        ("zebra OR speaker:bob", False),
        ("zebra OR -speaker:bob", True),
        ("speaker:bob OR speaker:ada", True),
        ("speaker:bob", False),
    ],
)
def test_filters_are_decided_by_the_caller(query: str, found: bool) -> None:
    def holds(asked: Filter, _: Document) -> bool:
        return (asked.field, asked.value) == ("speaker", "ada")

    parsed = parse(query, fields=["speaker"])
    assert (
        bool(
            Matcher(compile_query(parsed, Known()), lambda one: holds(one, document())).match(
                document("a straw")
            )
        )
        is found
    )


def test_without_a_judge_filters_alone_are_left_and_as_alternatives_do_not_hold() -> None:
    parsed = parse("straw speaker:bob zebra OR speaker:ada", fields=["speaker"])
    found = Matcher(compile_query(parsed, Known())).match(document("a straw"))
    assert found
    assert found.missing == 1


def test_the_best_field_has_most_of_the_words_then_the_highest_tier() -> None:
    found = match("core small", "core", "a small core", "small")
    assert found
    assert [hit.name for hit in found.hits()] == ["text", "title", "note"]
    found = match("core", "", "core", "core core")
    assert found
    assert [(hit.place, hit.name, hit.tier) for hit in found.hits()] == [
        (1, "text", Tier.TEXT),
        (2, "note", Tier.REST),
    ]


@pytest.mark.parametrize(
    ("query", "text", "found", "grade"),
    [
        ("attack", "the attacks", ["attacks"], "inflected"),
        ("attacks", "they attacked", ["attacked"], "inflected"),
        ("attack", "an attack, attacks", ["attack", "attacks"], "exact"),
        ('"an attack"', "an attacks", [], ""),
        ("they're", "they are here", ["they are"], "exact"),
        ('"they are here"', "they’re here", ["they’re here"], "exact"),
        ('"they\'re here"', "they are here", ["they are here"], "exact"),
        ('"do not go"', "don't go", ["don't go"], "exact"),
        ('"cannot go"', "can't go; can not go", ["can't go", "can not go"], "exact"),
        ("20B", "twenty billion, 20 billion, 20,000,000,000", ["twenty billion", "20 billion", "20,000,000,000"],
         "exact"),
        ("twenty billion", "20B", ["20B"], "exact"),
        ('"twenty billion stars"', "20 billion stars", ["20 billion stars"], "exact"),
        ("two thousand", "2000 and 2,000", ["2000", "2,000"], "exact"),
        ("Jony's", "the design of Jony", ["Jony"], "exact"),
        ("supply chain", "the supply-chain", ["supply-chain"], "exact"),
        ("C++", "C++, C, C+", ["C", "C", "C"], "exact"),
        ("C++", "vitamin C", ["C"], "approximate"),
        ("C#", "C#", ["C"], "exact"),
        ("C+", "C++", ["C"], "approximate"),  # more of the same sign is another
        ("C#", "C##", ["C"], "approximate"),
        ("#12", "##12", ["12"], "approximate"),
        (".NET", "the net", ["net"], "approximate"),
        (".NET", "a .NET app", ["NET"], "exact"),
        ("$5", "$5 each", ["5"], "exact"),
        ("$5", "5 of us", ["5"], "approximate"),
        ("#12", "issue #12", ["12"], "exact"),
    ],
)  # fmt: skip
def test_what_is_the_same_word(query: str, text: str, found: list[str], grade: str) -> None:
    assert marked(query, text) == found
    matched = match(query, text)
    assert (str(matched.grade) if matched else "") == grade


def test_forms_are_those_of_the_language() -> None:
    assert marked("Haus", "die Hauses", language="de") == ["Hauses"]
    assert marked("running", "er lauft, run", language="de") == []
    assert marked("running", "we run", language="en") == ["run"]


def test_an_exact_query_takes_signs_literally() -> None:
    matcher = Matcher(plan("C#", exact=True))
    assert matcher.match(document("I prefer C# to all"))
    assert matcher.match(document("I write C plus plus, or C")) is None


def test_a_hostile_query_takes_no_time() -> None:
    assert Matcher(plan("a " * 400 + "b*")).match(document("a-" * 50_000)) is not None
    assert Matcher(plan("a" * 1000)).match(document("a-" * 5_000)) is None
    assert Matcher(plan("a" * 12)).match(document("a-" * 5_000)) is not None
    assert Matcher(plan('"' + "a " * 499)).match(document("a" * 100_000)) is None
