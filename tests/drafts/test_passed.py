"""What of a draft is passed over, where, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.drafts.quotations import read_draft

FIVE, OTHER = "one two three four five", "six seven eight nine ten"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("He said “a few words” there", [(1, 9, "a few words", "short")]),
        ("> too short", [(1, 3, "too short", "short")]),
        ("“a b,” she said, “c d”", [(1, 1, "a b,", "short"), (1, 18, "c d", "short")]),
        ('an empty "" or “—”', []),
        (f"x “{FIVE}", [(1, 3, f"“{FIVE}", "unpaired")]),
        (f"x\n\n{FIVE}” y", [(3, 24, f"{FIVE}”", "unpaired")]),
        (f"“{FIVE} ‘a’ b” <!-- ghost: ignore -->", [(1, 1, f"{FIVE} ‘a’ b", "ignored")]),
        (f"<!-- ghost: ignore -->\n\n> {FIVE}", [(3, 3, FIVE, "ignored")]),
        ("“a few” <!-- ghost: ignore -->", []),
        (f"x\n\n```\nprint(“{FIVE}”)\nprint('a')\n```\n", [(4, 7, FIVE, "ignored")]),
        (f"x `print(“{FIVE}”)` and\ny “{OTHER}”", [(1, 10, FIVE, "ignored")]),
        (f"x <!-- “{FIVE}” --> y", [(1, 8, FIVE, "ignored")]),
        (f"<p>x</p>\n<pre>\na “{FIVE}”</pre>", [(3, 3, FIVE, "ignored")]),
        (f"<script>“{FIVE}”</script>", []),
        (f"\\emph{{x}}\n\\begin{{verbatim}}\n“{FIVE}”\\end{{verbatim}}", [(3, 1, FIVE, "ignored")]),
        ("It's 5\" wide, the bakers' own.", []),
    ],
)
def test_what_is_passed_over(draft: str, expected: list[tuple[int, int, str, str]]) -> None:
    found = read_draft(draft).passed
    assert [(one.line, one.column, one.text, one.reason) for one in found] == expected
    assert all(one.place is None for one in found)


def test_it_is_in_order() -> None:
    draft = f"“a b”\n\n`“{FIVE}”` “c d” and “e\n\n<!-- “{OTHER}” -->\n\n> short"
    assert [one.reason for one in read_draft(draft).passed] == [
        "short",
        "ignored",
        "short",
        "unpaired",
        "ignored",
        "short",
    ]


_MARKS = st.sampled_from(
    [
        *"“”\"'`>-# \na",
        "<!--",
        "-->",
        "ghost: ignore",
        "```",
        "~~~",
        "---\n",
        "one two",
        "<pre>",
        "</pre>",
        "<<",
    ]
)


@given(st.lists(_MARKS).map("".join))
def test_whatever_is_passed_over_has_a_place(draft: str) -> None:
    lines = draft.split("\n")
    for one in read_draft(draft, 2).passed:
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1


@pytest.mark.parametrize(
    "piece", ["“a b” ", "`“a b c”` ", "<!-- “a b c” -->\n", "```\n“a b c”\n```\n", "<pre>“a</pre>"]
)
def test_much_of_it_is_passed_over_in_time(piece: str) -> None:
    read_draft(piece * (60_000 // len(piece)))
