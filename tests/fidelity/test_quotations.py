from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talk import CUES, TALK, verdicts

from ghostcli.fidelity.draft import quotations


def texts(draft: str, min_words: int = 5) -> list[str]:
    return [quotation.text for quotation in quotations(draft, min_words)]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ('She said "one two three four five" then.', ["one two three four five"]),
        ("She said “one two three four five” then.", ["one two three four five"]),
        ("Sie sagte: „eins zwei drei vier fünf“.", ["eins zwei drei vier fünf"]),
        ("Powiedziała: „raz dwa trzy cztery pięć”.", ["raz dwa trzy cztery pięć"]),
        ("Elle dit « un deux trois quatre cinq ».", ["un deux trois quatre cinq"]),
        ("Sie sagte »eins zwei drei vier fünf«.", ["eins zwei drei vier fünf"]),
        ("She said ‘one two don’t four five.’ So.", ["one two don’t four five."]),
        ("She said ‘it is the dogs’ own house.’ So.", ["it is the dogs’ own house."]),
        (
            "So ‘one two three four five’ and ‘six seven eight nine ten’.",
            ["one two three four five", "six seven eight nine ten"],
        ),
        ("So ‘never closed, and ‘six seven eight nine ten’.", ["six seven eight nine ten"]),
        ('A "scare quote" and a 5" pipe, and "four words are few"', []),
        ('one "two three\nfour five\n  six seven" eight', ["two three four five six seven"]),
        ("“She said ‘yes’ and “no” and left” them", ["She said ‘yes’ and “no” and left"]),
        ('"She said "yes" and then left" them', ['She said "yes" and then left']),
        ("“one “two three four five” six", ["one “two three four five"]),
        ('He wrote ("one two three four five")', ["one two three four five"]),
        ('It is "**one** two [three](http://a.b/c_(d)) four[^1] five"', ["**one** two three four five"]),
        ('"one two three four five', []),
        (
            '"one two three four five\n\n"six seven eight nine ten"',
            ["one two three four five", "six seven eight nine ten"],
        ),
        ('and "one two three four five\n\nsix seven eight nine ten"', []),
        ("> one two three\n> four five\n> — Ada Reed", ["one two three four five"]),
        (
            "> one two three four five\n>\n> six seven eight nine ten",
            ["one two three four five", "six seven eight nine ten"],
        ),
        (">> one two three four five", ["one two three four five"]),
        ("> — a dash begins the only line", ["— a dash begins the only line"]),
        ("before\n> one two three four five\nafter", ["one two three four five"]),
        ("> too short", []),
        ("```\n“one two three four five”\n```\n“six seven eight nine ten”", ["six seven eight nine ten"]),
        (
            "~~~~ x\n“one two three four five”\n~~~\n~~~~\n“six seven eight nine ten”",
            ["six seven eight nine ten"],
        ),
        ("So `x = “one two three four five”` is code, ``a ` b`` too", []),
        ("a lone ` and “six seven eight nine ten” here", ["six seven eight nine ten"]),
        (
            "---\ntitle: “one two three four five”\n---\n“six seven eight nine ten”",
            ["six seven eight nine ten"],
        ),
        ("---\n“six seven eight nine ten”", ["six seven eight nine ten"]),
        ("<!-- “one two three four five” --> x", []),
        ("<!-- “one two three four five” is never closed", []),
        ("- “one two three four five\n- “six seven eight nine ten”", ["six seven eight nine ten"]),
        (
            "# “one two three four five”\nand “six seven eight nine ten”",
            ["one two three four five", "six seven eight nine ten"],
        ),
        ("“one two three\r\nfour five”", ["one two three four five"]),
        ("", []),
    ],
)
def test_what_is_quoted(draft: str, expected: list[str]) -> None:
    assert texts(draft) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("“one two three four five” <!-- ghost: ignore -->", []),
        ("“one two three four five”\n<!-- Ghost:ignore, my own interview -->\nmore", []),
        (
            "<!-- ghost: ignore -->\n\n“one two three four five”\n\n“six seven eight nine ten”",
            ["six seven eight nine ten"],
        ),
        ("<!-- ghost: ignore -->\n\n> one two three four five", []),
        ("<!-- ghost: ignored -->\n\n“one two three four five”", ["one two three four five"]),
        ("<!-- ghost:\nignore -->“one two three four five”", []),
    ],
)
def test_a_comment_exempts_a_paragraph(draft: str, expected: list[str]) -> None:
    assert texts(draft) == expected


def test_how_many_words_are_enough() -> None:
    assert texts("“one two three” and “four five”", 3) == ["one two three"]
    assert texts("“one two three” and “four five”", 1) == ["one two three", "four five"]


def test_where_it_stands_and_what_is_linked_beside_it() -> None:
    draft = (
        "# On bridges\n"
        "\n"
        "She said, at https://example.org/a?t=5), that “we measured\n"
        "the river twice”; and “nobody asked the ferryman”.\n"
        "\n"
        "> and he had known for\n"
        "> thirty years <https://example.org/b>.\n"
        "\n"
        "“this one is bound to nothing”\n"
    )
    assert [
        (found.line, found.column, found.paragraph, found.addresses) for found in quotations(draft, 4)
    ] == [
        (3, 47, 2, ("https://example.org/a?t=5",)),
        (4, 23, 2, ("https://example.org/a?t=5",)),
        (6, 3, 3, ("https://example.org/b", "https://example.org/a?t=5")),
        (9, 1, 4, ()),
    ]


def test_a_draft_about_the_bridge() -> None:
    two, three = CUES[3].text, CUES[4].text
    draft = f"“{two}”\n\n“{three} {two}”\n\n“The mayor signed every page without reading one.”\n"
    found = quotations(draft)
    assert [(quotation.line, verdicts(quotation.text, TALK)) for quotation in found] == [
        (1, ("verbatim",)),
        (3, ("reordered",)),
        (5, ("absent",)),
    ]


_MARKS = st.sampled_from(
    [*"“”„«»\"'‘’`>-# \n.a", "<!--", "-->", "ghost: ignore", "```", "one two three", "http://a.b"]
)


@given(st.lists(_MARKS).map("".join))
def test_any_text_is_taken(draft: str) -> None:
    lines = draft.split("\n")
    for found in quotations(draft, 1):
        assert lines[found.line - 1][found.column - 1 :]


@pytest.mark.parametrize("piece", ["“", '"a ', "`", "``` `", "<!--", "«a", "[a](", "> ", "‘a’"])
def test_many_marks_without_end_are_read_in_time(piece: str) -> None:
    quotations(piece * (20_000 // len(piece)))
