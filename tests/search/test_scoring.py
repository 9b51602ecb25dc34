from __future__ import annotations

import pytest
from reference import Known, document, plan

from ghostcli.search.matching import Matcher
from ghostcli.search.plan import compile_query
from ghostcli.search.query import parse
from ghostcli.search.scoring import score
from ghostcli.search.typos import correct

TEXTS = ("the narrow gauge railway over the hill", "a railway", "narrow hills", "straws", "a straw", "ghosts")


def scored(query: str, *texts: str) -> float:
    known = Known(*TEXTS)
    found = Matcher(compile_query(correct(parse(query), known).query, known)).match(document(*texts), "en")
    return score(found, 5.0) if found else 0.0


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("narrow railway", "a narrow railway", "the railway"),  # more of the query
        ("narrow gauge railway", "narrow gauge railway", "railway gauge narrow"),  # neighbours kept
        ("railway", "railway railway", "railway hill"),  # more often
        ("railway", "a railway", "a railway " + "and much else " * 30),  # in less
        ("the railway over", "the railway over", "over railway the"),  # function words count for order
        ("ghosts the", "ghosts", "the"),  # what is rare tells more
    ],
)
def test_what_ranks_first(query: str, better: str, worse: str) -> None:
    assert scored(query, "", better) > scored(query, "", worse) >= 0


def test_a_title_counts_twice() -> None:
    assert scored("railway", "a railway", "") > scored("railway", "", "a railway")


def test_a_word_that_was_read_as_another_counts_less() -> None:
    assert scored("ghostss", "", "ghosts") == pytest.approx(0.8**1.5 * scored("ghosts", "", "ghosts"))


def test_what_lacks_its_sign_counts_half() -> None:
    with_sign, without = (
        score(found, 5.0)
        for text in ("C++", "C")
        if (found := Matcher(plan("C++", "C++", "C", "x")).match(document("", text), "en"))
    )
    assert without == pytest.approx(0.5**1.5 * with_sign)  # once in the root, and once in the share


def test_what_no_word_met_scores_nothing() -> None:
    found = Matcher(plan("-zebra", "straw")).match(document("straw"), "en")
    assert found
    assert score(found, 5.0) == 0


def test_a_place_counts_once_however_many_ways_meet_it() -> None:
    """`pre-training` is met in a text as its parts, and as what they make together."""
    assert scored("pre-training", "", "pre-training") == scored("pre-training", "", "pre training")


def test_two_words_that_one_makes_together_are_neighbours() -> None:
    known = Known("narrowgauge", "narrow", "gauge")
    matcher = Matcher(compile_query(parse("narrow gauge"), known))
    together, apart = matcher.match(document("narrowgauge")), matcher.match(document("narrow the gauge"))
    assert together
    assert apart
    alike = apart._replace(length=together.length)
    assert score(together, 5.0) > 2.5 * score(alike, 5.0)


def test_the_best_of_its_places_tells_what_a_word_counts() -> None:
    """One C++ is worth no less for a C beside it."""
    matcher = Matcher(plan("C++", "C++", "C", "x"))
    both, one = matcher.match(document("", "C++, C")), matcher.match(document("", "C++, D"))
    assert both
    assert one
    assert score(both, 5.0) >= score(one, 5.0)
