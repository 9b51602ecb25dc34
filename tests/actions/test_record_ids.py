"""Ids of records, made from their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.actions.record_ids import LONGEST, record_id
from ghostcli.library.convert import ID


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We measured the river twice and trusted the first number.", "we-measured-the-river-twice-and"),
        ("It's — not that “anybody” lied.", "its-not-that-anybody-lied"),
        ("It’s Ødegård's café", "its-odegards-cafe"),
        ("2.5 million dollars, and more than that", "record-2-5-million-dollars-and"),
        ("橋は約束です", "record"),
        ("", "record"),
        ("... 'tis so", "tis-so"),
        ("x" * 80 + " and more", "x" * 60),
        ("one " + "y" * 57 + " three", "one"),
        ("one " + "y" * 56 + " three", "one-" + "y" * 56),
        ("snake_case: a#b/c", "snake-case-a-b-c"),
    ],
)
def test_an_id_has_the_first_words(text: str, wanted: str) -> None:
    assert record_id(text, ()) == wanted


def test_a_number_is_appended_to_a_taken_id() -> None:
    assert record_id("The river", {"the"}) == "the-river"
    assert record_id("The river", {"the-river"}) == "the-river-2"
    assert record_id("The river", {"the-river", "the-river-2", "the-river-4"}) == "the-river-3"


@given(st.text(max_size=200), st.integers(0, 3))
def test_every_text_has_a_valid_id_of_its_own(text: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times + 1):
        made = record_id(text, taken)
        assert ID.fullmatch(made)
        assert len(made) <= LONGEST + 2
        assert made not in taken
        assert made == record_id(text, taken)
        taken.add(made)
