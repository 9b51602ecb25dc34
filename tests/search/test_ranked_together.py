"""How many of what the engine ranks first are put in order by ghost's own score."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import asked, library

from ghostcli.search.answers import Partial

BEST = "The lamp oil, which they had to carry over the hills in winter, came late that year, and burnt badly."
"""It alone has both words as neighbours; the engine, which does not see that, ranks it last: it is long."""


@pytest.mark.parametrize(("others", "first"), [(198, True), (199, True), (200, False)])
def test_the_first_two_hundred_of_the_engine_are_put_in_order(
    others: int, first: bool, tmp_path: Path
) -> None:
    episodes = library(tmp_path, BEST, *["oil, lamp"] * others)
    best = next(iter(asked(episodes, "lamp oil", Partial.NONE, limit=1).hits))
    assert (best.record.label == BEST) is first


@pytest.mark.parametrize(("others", "first"), [(999, True), (1000, False)])
def test_the_first_thousand_are_where_a_word_has_a_sign(others: int, first: bool, tmp_path: Path) -> None:
    """The engine, which knows no signs, ranks it last."""
    signed = "The miller took $5 for the old wheel of his mill, after a long talk by the river."
    episodes = library(tmp_path, signed, *["5 and 5"] * others)
    best = next(iter(asked(episodes, "$5", Partial.NONE, limit=1).hits))
    assert (best.record.label == signed) is first
