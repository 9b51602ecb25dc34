from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.model import KINDS
from ghostcli.suggest import did_you_mean, nearest_name

unhurried = settings(deadline=None)  # a busy machine is no failure

NAMES = ("chapters", "people", "quotes", "questions", "themes", "to", "Ünder")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("quotes", "quotes"),
        ("qoutes", "quotes"),
        ("QUOTES", "quotes"),
        ("quote", "quotes"),
        ("quo", "quotes"),
        ("que", "questions"),
        ("questons", "questions"),
        ("qu", None),  # begins two of them, and is near to none
        ("pepole", "people"),
        ("theme", "themes"),
        ("tehems", "themes"),
        ("ünder", "Ünder"),
        ("tp", "to"),
        ("t", None),
        ("", None),
        ("zebra", None),
        ("theory", None),
        ("x" * 10_000, None),
        ("\x1b[31m", None),
    ],
)
def test_the_nearest_name(typed: str, near: str | None) -> None:
    assert nearest_name(typed, NAMES) == near
    assert did_you_mean(typed, NAMES) == (f'; did you mean "{near}"?' if near else "")


def test_without_names_none_is_near() -> None:
    assert nearest_name("quotes", []) is None
    assert did_you_mean("quotes", iter(())) == ""


def test_the_beginning_of_two_means_the_nearer_one() -> None:
    assert nearest_name("them", ["themes-and-more", "theme"]) == "theme"
    assert nearest_name("them", ["themes-and-more", "thematic"]) is None


def test_of_names_equally_near_the_first_in_the_alphabet_is_taken() -> None:
    assert nearest_name("cat", ["rat", "bat"]) == "bat"


@unhurried
@given(st.sampled_from(list(KINDS)), st.integers(0, 30), st.characters(exclude_categories=["Cs"]))
def test_one_letter_too_many_is_forgiven(name: str, at: int, letter: str) -> None:
    typed = name[:at] + letter + name[at:]
    assert nearest_name(typed, [name]) == name or len(letter.casefold()) > 1
    assert nearest_name(typed, KINDS) is not None or len(letter.casefold()) > 1


@unhurried
@given(st.text(max_size=20), st.lists(st.text(max_size=20)))
def test_only_a_known_name_is_suggested(typed: str, known: list[str]) -> None:
    assert nearest_name(typed, known) in {None, *known}
