from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import unhurried

from ghostcli.search.snippet import snippet

TEXT = (
    "You're sucking supervision through a straw, and all of that is broadcast across the entire trajectory."
)


def marks(text: str, *parts: str) -> list[tuple[int, int]]:
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("parts", "width", "expected"),
    [
        (["straw"], 40, "…through a straw, and all of that…"),
        (["You're"], 30, "You're sucking supervision…"),
        (["trajectory"], 30, "…across the entire trajectory."),
        ([], 30, "You're sucking supervision…"),
        (["straw", "broadcast", "across"], 40, "…of that is broadcast across the entire…"),
        (["supervision through a straw"], 20, "…supervision throug…"),
        (["straw"], 1000, TEXT),
        (["straw"], 1, "…s…"),
    ],
)
def test_snippet(parts: list[str], width: int, expected: str) -> None:
    assert snippet(TEXT, marks(TEXT, *parts), width)[0] == expected


def test_the_places_move_with_the_text() -> None:
    shown, spans = snippet(TEXT, marks(TEXT, "straw", "broadcast", "across"), 40)
    assert [shown[start:end] for start, end in spans] == ["broadcast", "across"]


def test_different_words_weigh_more_than_one_word_often() -> None:
    text = "the the the the " + "x " * 20 + "a core of the"
    shown, _ = snippet(text, [(0, 3), (4, 7), (8, 11), (58, 62), (66, 69)], 20)
    assert shown == "…x x x a core of the"


def test_it_is_on_one_line() -> None:
    assert snippet("a\tstraw\n\u2028b", [(2, 7)], 40) == ("a straw  b", ((2, 7),))


def test_a_script_without_blanks_is_cut_anywhere_but_within_a_character() -> None:
    text = "橋は二度測った" * 9
    shown, spans = snippet(text, [(30, 32)], 12)
    assert len(shown) == 12
    assert shown[spans[0][0] : spans[0][1]] == text[30:32]
    shown, _ = snippet("e\u0301" * 40, [(40, 42)], 11)
    assert shown.strip("…").startswith("e")
    assert shown.strip("…").endswith("\u0301")


@unhurried
@given(st.data())
def test_it_fits_and_marks_what_the_text_marks(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab \n\u0301二…"), max_size=120))
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    width = data.draw(st.integers(3, 60))
    shown, moved = snippet(text, spans, width)
    assert len(shown) <= width
    flat = text.replace("\n", " ")
    assert shown.removeprefix("…").removesuffix("…") in flat
    for start, end in moved:
        assert 0 <= start < end <= len(shown)
        assert any(shown[start:end] in flat[one:other] for one, other in spans)
    assert bool(moved) is bool(spans)
