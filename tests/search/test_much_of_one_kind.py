"""Many hits in one kind of one episode, or by turns in many: what is opened for them grows as they do."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from ghostcli.index import packing
from running import Ghost, write_episode
from thinned import thinned

EPISODES, FEW = 40, 80
"""More episodes than stay in memory, with more quotes than stand in a row."""

TWICE = 2.6


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all that is opened."""
    real: object = packing._value
    assert callable(real)
    found: list[int] = []

    def value(data: bytes) -> object:
        some = real(data)
        found.append(len(some))
        return some

    monkeypatch.setattr(packing, "_value", value)
    return found


@pytest.mark.parametrize("count", [50, 400])
def test_records_are_opened_together(count: int, here: Path, ghost: Ghost, opened: list[int]) -> None:
    """A stranger's 20,000 quotes with one word in them took hours to search."""
    notes = "".join(f"- {{text: The river {number}}}\n" for number in range(count))
    write_episode(here, "long", f"title: Rivers\nquotes:\n{notes}")
    ghost("episodes")
    opened.clear()
    assert len(ghost("search", "river", "--kind", "quotes", "-o", "ref").lines) == count
    assert sum(opened) < 4 * count


@pytest.mark.parametrize(
    ("words", "chained"),
    thinned(
        product(
            [
                "search river --kind quotes",
                "search river --kind quotes --sort text",
                "quotes --sort text",
                "quotes --reverse",
            ],
            [False, True],
        ),
        5,
    ),
)
def test_hits_that_come_by_turns(
    words: str, chained: bool, tmp_path: Path, ghost: Ghost, opened: list[int]
) -> None:
    """Each hit was in another episode than the one before, and all quotes of that were opened for it."""

    def work(count: int) -> int:
        root = tmp_path / str(count)
        root.mkdir()
        for at in range(EPISODES):
            quotes = [
                f"- {{id: e{at}-{one}, text: {one * 7919 % count:04} The river, so wide{' that it goes on' * (one % 5)}"
                + (f", same_as: e{at}-{(one + 1) % count}}}" if chained else "}")
                for one in range(count)
            ]
            write_episode(root, f"e{at}", "title: Rivers\nquotes:\n" + "\n".join(quotes) + "\n")
        ghost("--content", str(root), "index")
        opened.clear()
        lines = ghost("--content", str(root), *words.split(), "--limit", "0", "-o", "ref").lines
        assert len(lines) == count * EPISODES
        return sum(opened)

    few = work(FEW)
    assert work(2 * FEW) < TWICE * few
