"""Records and items that are appended to notes files, whoever has written them and however."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.library.append_yaml import RecordPlace, with_item, with_record
from ghostcli.library.convert import Converter
from ghostcli.library.edit_yaml import AmendError
from ghostcli.library.parse_yaml import parse
from ghostcli.model import KINDS
from ghostcli.text.escaping import CONTROL

ITEM = {"id": "x", "text": "He said: 'no' # \"1\"", "tags": ["a: b", "yes"]}
SHOWN = """- id: x
  text: 'He said: ''no'' # "1"'
  tags:
  - 'a: b'
  - 'yes'
"""


def added(text: str, values: dict[str, Any] | None = None) -> str:
    return with_record(text, "quotes", ITEM if values is None else values, "kept.yaml", source="you")


def indented(by: int) -> str:
    return "".join(" " * by + line for line in SHOWN.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "source: you\nquotes:\n" + SHOWN),
        ("# mine\n", "# mine\nsource: you\nquotes:\n" + SHOWN),
        ("# mine", "# mine\nsource: you\nquotes:\n" + SHOWN),
        ("themes: []\n", "themes: []\nquotes:\n" + SHOWN),
        ("note: x", "note: x\nquotes:\n" + SHOWN),
        ("quotes:\n", "quotes:\n" + SHOWN),
        ("quotes: # none\nnote: x\n", "quotes: # none\n" + SHOWN + "note: x\n"),
        (
            "quotes:\n- text: a # why\n# end\nnote: x\n",
            "quotes:\n- text: a # why\n" + SHOWN + "# end\nnote: x\n",
        ),
        (
            "quotes:\n    # one\n    -   text: >\n          a\n          b\n\n\nnote: x",
            "quotes:\n    # one\n    -   text: >\n          a\n          b\n\n\n" + indented(4) + "note: x",
        ),
        ("quotes:\n  - {text: a}", "quotes:\n  - {text: a}\n" + indented(2)),
        ("quotes:\n- text: |+\n    a\n\n\n", "quotes:\n- text: |+\n    a\n\n\n" + SHOWN),
        ("quotes:\r\n- text: a\r\n", ("quotes:\n- text: a\n" + SHOWN).replace("\n", "\r\n")),
    ],
)
def test_a_record_stands_behind_the_others_and_the_rest_stays(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("quotes: []\n", "quotes is not written as a list with hyphens"),
        ("quotes: [{text: a}]\n", "quotes is not written as a list with hyphens"),
        ("quotes: ~\n", "quotes is not written as a list with hyphens"),
        ("quotes: a\n", "quotes is not written as a list with hyphens"),
        ("quotes: {a: b}\n", "quotes is not written as a list with hyphens"),
        ("{note: x}\n", "the file is not written as a list with hyphens"),
        ("- a\n", "is not a mapping of kinds"),
        ("note: x\n...\n", "cannot be added to in place"),
        ("quotes: [\n", "is not valid YAML"),
        ("quotes: &a\n- text: b\n", "an anchor"),
        ("quotes:\n- text: a\nquotes:\n- text: b\n", "cannot be added to in place"),
    ],
)
def test_what_would_be_rewritten_is_refused(text: str, told: str) -> None:
    with pytest.raises(AmendError, match=told):
        added(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  quotes:\n  - a # one\n  # two\n  lead: x\n",
            "  quotes:\n  - a # one\n  - new\n  # two\n  lead: x\n",
        ),
        ("  quotes:\n  -   a\n  -   b", "  quotes:\n  -   a\n  -   b\n  - new\n"),
        ("  quotes:\n      - a\n", "  quotes:\n      - a\n      - new\n"),
        ("  lead: x\n", "  lead: x\n  quotes: [new]\n"),
        ("  quotes: a # one\n", "  quotes: [a, new] # one\n"),
        ("  quotes: [a, # one\n    b ]\n", "  quotes: [a, # one\n    b, new ]\n"),
        ("  quotes: [] # none\n", "  quotes: [new] # none\n"),
    ],
)
def test_an_item_is_added_in_the_style_of_the_list(before: str, after: str) -> None:
    head = "themes:\n- title: A\n"
    place = RecordPlace("themes", 2, "title", "A")
    assert with_item(head + before, place, "quotes", "new", "n.yaml") == head + after


def test_an_item_finds_its_record_by_its_text() -> None:
    text = "themes: [{title: A, tags: [x]}, {title: B}]\n"
    found = with_item(text, RecordPlace("themes", 1, "title", "B"), "tags", "y, z", "n.yaml")
    assert found == "themes: [{title: A, tags: [x]}, {title: B, tags: ['y, z']}]\n"
    for place in (RecordPlace("themes", 2, "title", "A"), RecordPlace("quotes", 1, "title", "A")):
        with pytest.raises(AmendError, match=r"no longer here; nothing was written"):
            with_item(text, place, "tags", "y", "n.yaml")


TEXTS = st.text(
    st.one_of(st.sampled_from("ab :#'\"-[]{},&*?|>!%@`\\\n\t\u2028\u2029 ünï橋"), st.characters(exclude_categories=["Cs"])),
    min_size=1,
    max_size=150,
)  # fmt: skip


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["", "# mine\n", "quotes:\n   - text: a\n"]))
def test_every_text_reads_back_or_is_refused(texts: list[str], start: str) -> None:
    file, kept = start, ["a"] if start.startswith("quotes") else []
    for text in texts:
        try:
            file = added(file, {"text": text, "note": text})
            kept.append(text)
        except AmendError:
            unfit = CONTROL.search(text) or any(one in text for one in "\ufdd0\ufdd1\ufffe\uffff\ufeff\\")
            assert unfit, repr(text)
    tree, problems = parse(file.encode(), "kept.yaml")
    assert not problems
    if tree is not None and not tree.empty and kept:
        assert isinstance(tree.value, dict)
        records = tree.value["quotes"][1].value
        assert isinstance(records, list)
        found = [Converter("kept.yaml", []).fields(one, KINDS["quotes"].fields, "a quote") for one in records]
        assert [one.get("text") for one in found] == [
            text.rstrip("\n") if text.strip() else None for text in kept
        ]
