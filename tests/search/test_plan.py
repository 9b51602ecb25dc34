from __future__ import annotations

import pytest
from reference import Known, plan

from ghostcli.index.expression import Several
from ghostcli.search.plan import FUNCTION_WEIGHT, Closeness, compile_query, loosened
from ghostcli.search.query import parse


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("What did Pieter say about signature aggregation?", "Pieter say signature aggregation"),
        ("how is it", "how is it"),
        ("where's the straw", "straw"),
        ("don't can't straw", "straw"),
        ('"to be or not to be" hamlet', '"to be or not to be" hamlet'),
        ("the OR straw", "the OR straw"),
        ("the OR a straw", "straw"),
        ("the* straw", "the* straw"),
        ("the C++", "C++"),
        ("straw -the", "straw"),
        ("the -straw", "the"),
        ("who speaker:reed", "who"),
    ],
)
def test_what_of_a_query_tells_something(query: str, told: str) -> None:
    compiled = compile_query(parse(query, fields=["speaker"]), Known())
    assert " ".join(str(part.clause) for part in compiled.telling) == told


def test_a_function_word_weighs_a_part_of_its_rarity() -> None:
    texts = ["the straw", "a core", "ghosts"]
    alone = plan("the", *texts).parts[0].weight
    assert plan("the straw", *texts).parts[0].weight == pytest.approx(alone * FUNCTION_WEIGHT)


@pytest.mark.parametrize(
    ("query", "ranked"),
    [("the oil", True), ("the lamp oil burns", True), ("the lamp oil burns badly", False)],
)
def test_beside_more_than_three_telling_words_function_words_rank_nothing(
    *, query: str, ranked: bool
) -> None:
    some = plan(query).some_of()
    assert isinstance(some, Several)
    assert (some.should == (plan(query).parts[0].expression,)) is ranked


@pytest.mark.parametrize(
    ("word", "text", "forms"), [("ax", "axs", []), ("oar", "oars", ["oars"]), ("sail", "sails", ["sails"])]
)
def test_words_of_three_letters_or_more_have_forms(word: str, text: str, forms: list[str]) -> None:
    (part,) = plan(word, word, text).parts
    assert [way.words[0] for way in part.ways if way.closeness is Closeness.FORM] == forms


@pytest.mark.parametrize(("size", "possessive"), [(1, False), (2, True), (5, True), (6, False)])
def test_each_word_of_a_phrase_of_up_to_five_may_be_a_possessive(*, size: int, possessive: bool) -> None:
    said = ["miller", "boat", "wheel", "harbour", "lamp", "oil"][:size]
    (part,) = plan(f'"{" ".join(said)}"').parts
    rows = {(*said[:at], "s", *said[at:]) for at in range(1, size)}
    assert ({way.words for way in part.ways} & {*rows, (*said, "s")} == rows != set()) is possessive


def test_a_word_is_as_rare_as_all_its_forms_together() -> None:
    texts = ["attack", "attacks", "attacked", "straw", "core"]
    (attack,), (straw,) = plan("attack", *texts).parts, plan("straw", *texts).parts
    assert attack.weight < straw.weight


def test_a_phrase_weighs_as_its_words() -> None:
    texts = ["narrow gauge railway", "x", "y"]
    (phrase,) = plan('"narrow gauge"', *texts).parts
    assert phrase.weight == pytest.approx(sum(part.weight for part in plan("narrow gauge", *texts).parts))


@pytest.mark.parametrize("query", ['railway OR "narrow gauge"', '"narrow gauge" OR railway'])
def test_of_alternatives_the_one_of_most_words_tells_the_weight(query: str) -> None:
    texts = ["narrow gauge railway", "railway", "y"]
    (part,), (phrase,) = plan(query, *texts).parts, plan('"narrow gauge"', *texts).parts
    assert (part.weight, part.inner) == (phrase.weight, phrase.inner)


def test_a_loosened_phrase_is_its_words_which_are_not_read_as_others() -> None:
    query = parse('"strw core" ghosts')
    loose = loosened(query, query.clauses[:1])
    assert str(loose) == "strw core ghosts"
    assert [term.plain for clause in loose.clauses for term in clause.terms] == [False, False, True]
