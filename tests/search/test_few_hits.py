"""Which hits are given: all that have all words, the best others up to ten, or as it is asked."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from made import asked, library

from ghostcli.index.reader import StoredEpisodes
from ghostcli.records.natural_order import natural
from ghostcli.search import answers
from ghostcli.search.answers import ENOUGH, Partial

FULL = [f"The lamp and the oil, number {number}" for number in range(3)]
HALF = [f"The lamp of house {number}" for number in range(12)] + [f"Oil for {number}" for number in range(2)]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    return library(tmp_path_factory.mktemp("few"), *FULL, *HALF, "Nothing of the kind")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> StoredEpisodes:
    return library(tmp_path_factory.mktemp("many"), *FULL * 4, *HALF)


def test_fewer_than_ten_are_filled_up_with_partial_ones(few: StoredEpisodes) -> None:
    answer = asked(few, "lamp oil")
    found = [hit.match for hit in answer.hits]
    assert (answer.total, found.count("exact"), found.count("partial")) == (ENOUGH, 3, 7)


@pytest.mark.parametrize(("full", "partial"), [(0, 10), (1, 9), (9, 1), (10, 0), (11, 0)])
def test_partial_ones_join_up_to_ten(full: int, partial: int, tmp_path: Path) -> None:
    both = [f"The lamp and the oil, number {number}" for number in range(full)]
    answer = asked(library(tmp_path, *both, *HALF), "lamp oil")
    found = [hit.match for hit in answer.hits]
    assert (found.count("exact"), found.count("partial"), answer.total) == (full, partial, full + partial)


def test_ten_are_enough(many: StoredEpisodes) -> None:
    answer = asked(many, "lamp oil")
    assert [hit.match for hit in answer.hits] == ["exact"] * 12
    assert answer.total == 12


@pytest.mark.parametrize(("lacking", "total"), [(Partial.ANY, 17), (Partial.NONE, 3), (Partial.MOST, 3)])
def test_every_partial_one_or_none(few: StoredEpisodes, lacking: Partial, total: int) -> None:
    answer = asked(few, "lamp oil", lacking)
    assert len(list(answer.hits)) == answer.total == total


def test_a_filter_gives_what_has_the_most_only_where_nothing_has_all(few: StoredEpisodes) -> None:
    assert {hit.match for hit in asked(few, "lamp oil", Partial.MOST).hits} == {"exact"}
    found = list(asked(few, "lamp oil qqqzzz", Partial.MOST).hits)
    assert [hit.match for hit in found] == ["partial"] * 3
    assert {hit.record.label for hit in found} == set(FULL)


@pytest.mark.parametrize("query", ["lamp oil", '"oil lamp"', "lamp oil OR speaker:nobody", "lamp -oil"])
@pytest.mark.parametrize("lacking", Partial)
def test_the_order_does_not_change_what_is_found(few: StoredEpisodes, query: str, lacking: Partial) -> None:
    ranked = {hit.record.ref for hit in asked(few, query, lacking).hits}
    for more in ({"sort": "text"}, {"reverse": True}, {"sort": "number", "reverse": True}):
        answer = asked(few, query, lacking, **more)
        assert {hit.record.ref for hit in answer.hits} == ranked
        assert answer.total == len(ranked)


def test_the_other_way_round_turns_the_ranking_round(few: StoredEpisodes) -> None:
    ranked = [hit.record.ref for hit in asked(few, "lamp oil").hits]
    assert [hit.record.ref for hit in asked(few, "lamp oil", reverse=True).hits] == ranked[::-1]


def test_sorted_by_a_field(few: StoredEpisodes) -> None:
    texts = [hit.record.label for hit in asked(few, "lamp", Partial.NONE, sort="text").hits]
    assert texts == sorted(texts, key=natural)


@pytest.mark.parametrize(
    "query", ["lamp oil", "lamp", '"oil lamp"', "lmap oil", "lamp -oil", "lamp house OR speaker:x"]
)
@pytest.mark.parametrize("lacking", Partial)
def test_scores_fall_along_the_list(few: StoredEpisodes, query: str, lacking: Partial) -> None:
    scores = [hit.score for hit in asked(few, query, lacking).hits]
    assert all(one is not None and two is not None and one >= two > 0 for one, two in pairwise(scores))


@pytest.mark.parametrize("limit", [1, 3, 10, 99])
@pytest.mark.parametrize(
    "query", ["lamp oil", "lamp", '"the lamp"', "hous*", "-lamp", "-lam*", '-"the lamp"']
)
def test_a_limit_leaves_the_first_and_counts_all(few: StoredEpisodes, query: str, limit: int) -> None:
    every = [hit.record.ref for hit in asked(few, query).hits]
    answer = asked(few, query, limit=limit)
    assert [hit.record.ref for hit in answer.hits] == every[:limit]
    assert answer.total == len(every)


@pytest.mark.parametrize(("many", "more"), [(5, False), (6, False), (7, True)])
def test_more_than_are_looked_at_are_at_least_so_many(
    *, many: int, more: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the engine cannot say how many there are, as with an excluded phrase; all without a limit."""
    monkeypatch.setattr(answers, "_COUNTED", 6)
    episodes = library(tmp_path, *(f"The lamp of house {number}" for number in range(many)))
    for limit, least in ((1, more), (0, False)):
        answer = asked(episodes, 'lamp -"of oil"', Partial.NONE, limit=limit)
        assert answer.more is least
        assert answer.total == many
