from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import document, marked, match, places, speech, unhurried

from ghostcli.fields import Tier
from ghostcli.records.documents import Document, overhangs
from ghostcli.search.matcher import FAR, Matcher, sought
from ghostcli.search.query import Clause, Filter, Query, make_term, parse
from ghostcli.text.folded import index_words
from ghostcli.text.words import fold, words

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
        ("they're", "they’re, they're, theyre, they are", ["they’re", "they're", "theyre"]),
        ("theyre", "they’re, they re", ["they’re"]),
        ("pre-test", "Pre-test, pre test, pretest", ["Pre-test", "pre test", "pretest"]),
        ("pretraining", "pre-training pre training pretraining", ["pre-training", "pretraining"]),
        ("pre-train*", "pre-trained, pretrains, pre-tra", ["pre-trained", "pretrains"]),
        ("pretrai*", "pre-training", ["pre-training"]),
        ("naive", "Naïve", ["Naïve"]),
        ("strasse", "Straße", ["Straße"]),
        ("二度", "橋は二度測った", ["二度"]),
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
    found = Matcher(Query((Clause((term,)),))).match(document(text))
    spans = found.hits[0].spans if found else ()
    assert set(spans) <= expected
    # Places that overlap are found once.
    assert all(any(start < end_ and start_ < end for start_, end_ in spans) for start, end in expected)


@unhurried
@given(TEXTS, TERMS)
def test_what_is_found_an_index_of_words_proposes(text: str, typed: str) -> None:
    term = make_term(typed)
    if term and sought(term).places(document(text).fields[0]):
        stored = index_words(text)
        for unit in term.units:
            last = unit.parts[-1] if term.prefix else None
            apart = all(
                any(word.startswith(part) if part == last else word == part for word in stored)
                for part in unit.parts
            )
            assert apart or any(word.startswith(unit.joined) for word in stored)


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
        query = parse(" ".join(word for word, _ in phrase), exact=True)
        matcher = Matcher(query)
        found = [
            matcher.match(speech(text, overhang))
            for text, overhang in zip(texts, overhangs(texts, query.reach), strict=True)
        ]
        assert found[phrase[0][1]], phrase


def test_a_joined_word_in_a_phrase_reaches_over_a_short_passage() -> None:
    texts = ["the", "pre-training", "data"]
    query = parse('"the pretraining data"')
    assert list(overhangs(texts, query.reach)) == ["pre-training\ndata", "data", ""]
    found = Matcher(query).match(speech(texts[0], next(overhangs(texts, query.reach))))
    assert found
    assert found.hits[0].spans == ((0, 3),)


def test_without_phrases_nothing_hangs_over() -> None:
    assert list(overhangs(["a", "b"], parse("a b").reach)) == ["", ""]


@pytest.mark.parametrize("end", ["", " 二"])
def test_what_stands_only_in_the_overhang_does_not_count(end: str) -> None:
    first = speech("asked the" + end, "ferryman twice")
    assert Matcher(parse("ferryman")).match(first) is None
    assert Matcher(parse('"ferryman twice"')).match(first) is None
    assert Matcher(parse("asked -ferryman")).match(first)
    assert (Matcher(parse('"the ferryman"')).match(first) is None) is bool(end)
    assert (Matcher(parse('"二 ferryman"')).match(first) is None) is not bool(end)
    in_a_row = Matcher(parse("the ferryman")).match(first)
    assert in_a_row
    assert in_a_row.missing == 1
    assert in_a_row.phrase == 1


def test_glue_does_not_reach_over_the_end_of_a_passage() -> None:
    assert Matcher(parse("pretraining")).match(speech("pre-", "training")) is None
    assert Matcher(parse("pre-training")).match(speech("pre-", "training"))


def test_words_may_stand_in_different_fields_and_a_phrase_may_not() -> None:
    assert match("cognitive core", "cognitive", "core")
    assert match('"cognitive core"', "cognitive", "core") is None


def test_a_match_counts_what_is_missing() -> None:
    found = match("straw core ghosts", "a straw", "a ghost; ghosts")
    assert found
    assert (found.found, found.missing, str(found.grade)) == ((0, 2), 1, "partial")
    assert match("zebra core", "a straw") is None


def test_a_match_may_be_asked_to_lack_little() -> None:
    matcher = Matcher(parse("straw core"))
    assert matcher.match(document("a straw"), most_missing=0) is None
    assert matcher.match(document("a straw, a core"), most_missing=0)


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
    assert (found.hits, found.missing, str(found.grade)) == ((), 0, "exact")


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
    assert bool(Matcher(parsed, holds).match(document("a straw"))) is found


def test_without_a_judge_filters_alone_are_left_and_as_alternatives_do_not_hold() -> None:
    parsed = parse("straw speaker:bob zebra OR speaker:ada", fields=["speaker"])
    found = Matcher(parsed).match(document("a straw"))
    assert found
    assert found.missing == 1


def test_the_best_field_has_most_of_the_words_then_the_highest_tier() -> None:
    found = match("core small", "core", "a small core", "small")
    assert found
    assert [hit.name for hit in found.hits] == ["text", "title", "note"]
    assert found.tier is Tier.TITLE
    assert found.frequency == 4
    found = match("core", "", "core", "core core")
    assert found
    assert [(hit.place, hit.name, hit.tier) for hit in found.hits] == [
        (1, "text", Tier.TEXT),
        (2, "note", Tier.REST),
    ]


@pytest.mark.parametrize(
    ("query", "text", "nearness"),
    [
        ("a", "x a y a", 0),
        ("a b", "a b", 0),
        ("a b", "b - a", 0),
        ("a b", "a x x b x a", 1),
        ("a b c", "a b x c b y y a", 1),
        ('"a b" c', "a b x x c", 2),
        ("b* bee", "bee", 0),
        ("a OR z b", "z x x a x b", 1),
    ],
)
def test_nearness_counts_the_words_between(query: str, text: str, nearness: int) -> None:
    for shown in (text, f"{text} 二"):
        found = match(query, shown)
        assert found
        assert found.nearness == nearness


def test_words_that_no_field_holds_together_are_far() -> None:
    found = match("a b", "a", "b")
    assert found
    assert found.nearness == FAR


@pytest.mark.parametrize(
    ("query", "text", "phrase"),
    [
        ("core", "core", 1),
        ("cognitive core", "core cognitive", 1),
        ("cognitive core", "the cognitive — core", 2),
        ("cogn* core OR kernel is", "cognitive kernel is", 3),
        ('"cognitive core" small', "small cognitive core", 2),
        ('"cognitive core" small', "cognitive core: small", 3),
        ('"cognitive core" zebra', "cognitive core", 2),
        ("cognitive -core", "cognitive", 1),
    ],
)
def test_phrase_counts_the_words_that_stand_in_a_row_as_in_the_query(
    query: str, text: str, phrase: int
) -> None:
    found = match(query, text)
    assert found
    assert found.phrase == phrase


@unhurried
@given(TEXTS, st.lists(TERMS, min_size=2, max_size=3))
def test_all_words_are_found_where_each_alone_is(text: str, typed: list[str]) -> None:
    typed = [one for one in (fold(word.strip("*-")) for word in typed) if one and " " not in one]
    query = parse(" ".join(typed))
    found = Matcher(query).match(document(text))
    alone = [word for word in dict.fromkeys(typed) if match(word, text)]
    assert (len(found.found) if found else 0) == len(alone)
    if found and not found.missing and query.clauses:
        assert found.nearness <= len(words(text))


def test_a_hostile_query_takes_no_time() -> None:
    query = parse("a " * 400 + "b*")
    assert Matcher(query).match(document("a-" * 50_000)) is not None
    assert Matcher(parse("a" * 1000)).match(document("a-" * 5_000)) is not None
    assert Matcher(parse('"' + "a " * 499)).match(document("a" * 100_000)) is None
