from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.text.escaping import escape_markdown
from ghostcli.transcripts.markdown_syntax import front_matter, looks_marked, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no marks", "no marks"),
        ("*so* **very** ***much*** _so_ __very__", "so very much so very"),
        ("**[a link](https://example.org/a_(b)) in bold**", "a link in bold"),
        ("`OP_VAULT` and OP_VAULT and snake_case_word", "OP_VAULT and OP_VAULT and snake_case_word"),
        (r"s\*\*t, C\#, \[laughter\], a \\ b", "s**t, C#, [laughter], a \\ b"),
        ("f*cking and f*ck", "f*cking and f*ck"),
        ("2 * 3 * 4 and a_ _b", "2 * 3 * 4 and a_ _b"),
        ("![a picture](x.png) <https://example.org>", "a picture https://example.org"),
        ("[not a link] and [neither](", "[not a link] and [neither]("),
    ],
)
def test_marks_are_taken_off(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(alphabet="ab *_`[]()<>\\#+-.!|~1:", max_size=30))
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    assert plain(escape_markdown(text)) == text


def test_front_matter() -> None:
    text = (
        "---\ntitle: 'It''s a bridge: twice'\ndate: 2024-05-01\nmedia: \"https://example.org\"\n"
        "tags:\n  - a\nsummary: |-\n  no: this is nested\ntitle: another\n---\nAda: One.\n"
    )
    facts, end = front_matter(text)
    assert facts == {
        "title": "It's a bridge: twice",
        "date": "2024-05-01",
        "media": "https://example.org",
        "summary": "|-",
    }
    assert text[end:] == "Ada: One.\n"
    for other in ("Ada: One.", "---\nAda: One.", "---\na: b\n----\n"):
        assert front_matter(other) == ({}, 0)
    assert front_matter("---\na: b\n---") == ({"a": "b"}, 12)


def test_what_looks_like_markdown() -> None:
    for text in (
        "---\na: b",
        r"so \[laughter\]",
        "**Ada:** yes",
        "## One",
        "[a](https://b)",
        "a\n__Ada__: b",
    ):
        assert looks_marked(text)
    for text in ("Ada: yes", "2 ** 3", "#one", "[0:01] Ada"):
        assert not looks_marked(text)
