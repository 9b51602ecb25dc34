from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from reference import document, match, unhurried

from ghostcli.fields import Tier
from ghostcli.search.matcher import FAR, Grade, Match
from ghostcli.search.ranking import rank_bytes, rank_key, score


def made(  # noqa: PLR0917
    ref: str = "e/quotes/1",
    missing: int = 0,
    read: int = 0,
    phrase: int = 1,
    tier: Tier = Tier.TEXT,
    nearness: int = 0,
    frequency: int = 1,
) -> Match:
    return Match(document(ref=ref), (0,), missing, read, (), phrase, tier, nearness, frequency)


MATCHES = st.builds(
    made,
    ref=st.from_regex(r"[a-z]{1,2}/[a-z]/[0-9]{1,3}", fullmatch=True),
    missing=st.integers(0, 40),
    read=st.integers(0, 40),
    phrase=st.integers(0, 40),
    tier=st.sampled_from(Tier),
    nearness=st.integers(0, FAR),
    frequency=st.integers(0, 400),
)


def test_each_criterion_outweighs_those_after_it() -> None:
    best_rest = {"phrase": 9, "tier": Tier.TITLE, "nearness": 0, "frequency": 99}
    order = [
        made(phrase=3, tier=Tier.SPEECH, nearness=FAR, frequency=1),
        made(phrase=2, tier=Tier.TITLE, nearness=9, frequency=1),
        made(phrase=2, tier=Tier.TEXT, nearness=0, frequency=9),
        made(phrase=2, tier=Tier.TEXT, nearness=1, frequency=9),
        made(phrase=2, tier=Tier.TEXT, nearness=2, frequency=3),
        made(phrase=2, tier=Tier.TEXT, nearness=2, frequency=2, ref="e/quotes/2"),
        made(phrase=2, tier=Tier.TEXT, nearness=2, frequency=2, ref="e/quotes/10"),
        made(phrase=2, tier=Tier.REST, nearness=0, frequency=9),
        made(missing=1, **best_rest),  # type: ignore[arg-type]
        made(missing=1, read=1, **best_rest),  # type: ignore[arg-type]
        made(missing=2, **best_rest),  # type: ignore[arg-type]
        made(read=1, **best_rest),  # type: ignore[arg-type]
    ]
    assert sorted(sorted(order, key=score), key=rank_key) == order
    scores = [score(one) for one in order]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(order) - 1  # the ref makes no difference


def test_scores_tell_the_grade() -> None:
    for one in (made(), made(missing=1), made(read=1), made(missing=40, read=40, phrase=0, nearness=FAR)):
        thirds = {Grade.EXACT: (2 / 3, 1), Grade.PARTIAL: (1 / 3, 2 / 3), Grade.APPROXIMATE: (0, 1 / 3)}
        low, high = thirds[one.grade]
        assert low < score(one) <= high
    assert str(made(missing=1, read=1).grade) == "partial"
    assert str(made(read=1).grade) == "approximate"


@unhurried
@given(st.lists(MATCHES))
def test_scores_fall_along_the_ranking(matches: list[Match]) -> None:
    ranked = sorted(matches, key=rank_key)
    assert all(1 >= score(one) >= score(two) > 0 for one, two in pairwise(ranked))


def test_a_real_match_can_be_ranked() -> None:
    found = [match("core", text) for text in ("", "core", "core core")]
    assert [one.frequency for one in sorted((one for one in found if one), key=rank_key)] == [2, 1]


REFS = st.from_regex(r"[a-z0-9]{1,3}[/@-][a-z0-9é-]{0,4}", fullmatch=True)


@unhurried
@given(st.lists(MATCHES | st.builds(made, ref=REFS), max_size=30))
def test_as_bytes_they_sort_the_same(matches: list[Match]) -> None:
    assert sorted(matches, key=rank_bytes) == sorted(matches, key=rank_key)
