"""Names that a file has taught, known again with a typo."""

from __future__ import annotations

import pytest

from ghostcli.transcripts.known_names import KnownNames

KNOWN = KnownNames(["Ida", "Edith", "Ida Moss", "Rolf Ashe"], {})


@pytest.mark.parametrize(("name", "near"), [
    ("Idi", False), ("Ada", False),  # of three letters any change makes another name
    ("Edith", True), ("Edyth", True), ("Adyth", False),  # of five to eight one
    ("Ida Mosk", True), ("Ide Mosk", False),
    ("Rolf Asha", True), ("Ralf Asha", True), ("Ralf Aska", False),  # of nine two
])  # fmt: skip
def test_a_name_is_near_by_a_letter_or_two(name: str, near: bool) -> None:
    assert KNOWN.near(name) == near
