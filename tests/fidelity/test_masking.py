from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.masking import MASKED, hides, mask
from talk import said, shown

SPOKEN = said(
    "It was a damned ugly loaf, you know, and the fucking bakers laughed at it.",
    "That shit was vitamin C and nothing else, and I let it be. Bloody hell, he did not say a million.",
)


@pytest.mark.parametrize(
    "quote",
    [
        "It was a d----d ugly loaf",
        "It was a d***d ugly loaf",
        "It was a d\\*\\*\\*d ugly loaf",
        "It was a d—d ugly loaf",
        "It was a d#@! ugly loaf",
        "and the f***ing bakers laughed at it",
        "and the f—ing bakers laughed at it",
        "and the f----- bakers laughed at it",
        "That s--t was vitamin C—and nothing else, and I—let it be",
        "That sh*t was vitamin C and nothing else",
        "B----y hell, he did not say a million",
    ],
)
def test_a_masked_word_is_cleaned(quote: str) -> None:
    found = check(quote, SPOKEN)
    assert (found.verdicts, found.share) == (("near",), 1.0), shown(found)


def test_the_diff_shows_what_stands_for_what() -> None:
    assert shown(check("It was a d----d ugly loaf", SPOKEN)) == "It was a [~d----d|damned] ugly loaf"


@pytest.mark.parametrize(
    "quote",
    [
        "It was a b----d ugly loaf",
        "Bloody hell, he did n-- say a million",
        "Bloody hell, he did not say a m------",
    ],
)
def test_what_stands_for_another_word_a_denial_or_a_number_is_not(quote: str) -> None:
    assert check(quote, SPOKEN).verdicts[0] in {"reworded", "unclear", "absent"}


@pytest.mark.parametrize(
    "text", ["well-known", "so--well", "**bold**", "a*", "I—we", "5*3", "C", "snake_case", "- a"]
)
def test_marks_and_dashes_of_other_kinds_hide_nothing(text: str) -> None:
    reference = said(f"Let us say {text} once more, and then the bakers all went home again.")
    assert check(f"say {text} once more, and then the bakers all went home", reference).verdicts == (
        "verbatim",
    )


def test_what_a_mask_may_hide() -> None:
    assert mask("D----d") == "d*d"
    assert hides("d*d", "damned")
    assert not hides("d*d", "dd")
    assert not hides("damned", "damned")
    assert not hides("n*", "not")
    assert [match[0] for match in MASKED.finditer("a d---d, f*** and wor***")] == ["d---d", "f***", "wor***"]
