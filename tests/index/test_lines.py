"""The line of a passage in the word store is as `docs/search.md` shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from ghostcli.index.entries import _speech


def lines(*texts: str) -> list[str]:
    rows: Sequence[tuple[Any, ...]] = [(text, 1, None) for text in texts]
    return [line.words for line in _speech(rows, 1)]


@pytest.mark.parametrize(
    ("following", "marked"),
    [
        (["Wet grass of the bank, by the pre-trained."], "+wet +grass +of +the"),
        (["Wet.", "Grass of", "the bank"], "+wet +grass +of +the"),
        (["Wet.", "Grass."], "+wet +grass"),
        ([], ""),
    ],
)
def test_four_words_of_what_follows_stand_in_it(following: list[str], marked: str) -> None:
    assert lines("The hull lay on the long", *following)[0] == f"the hull lay on the long {marked}".strip()


def test_what_glued_parts_make_together_stands_behind_a_break() -> None:
    assert lines("It lay pre-trained.", "Wet")[0] == "it lay pre trained +wet | =pretrained"
