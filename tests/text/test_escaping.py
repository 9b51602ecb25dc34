from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.text.escaping import CONTROL, clean, defused, escape_markdown, one_line, visible

unhurried = settings(deadline=None)  # a busy machine is no failure

UNSEEN = "\x00\x07\x0b\x1b\r\x7f\x80\x85\x9b\x9f\ud800\udfff"
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("unseen", [*UNSEEN, *OVERRIDES], ids=ascii)
def test_what_is_not_to_be_seen_is_shown_as_an_escape(unseen: str) -> None:
    code = ord(unseen)
    escape = f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    text = f"a{unseen}b"
    assert visible(text) == f"a{escape}b"
    breaks = unseen in "\r\x0b\x85"
    assert defused(text) == f"a{escape}b"
    assert one_line(text) == ("a b" if breaks else f"a{escape}b")


@pytest.mark.parametrize(
    ("text", "as_visible", "as_defused", "as_line"),
    [
        ("a\tb\nc", r"a\x09b\x0ac", "a\tb\nc", "a b c"),
        ("a\r\n\tb", r"a\x0d\x0a\x09b", "a\\x0d\n\tb", "a b"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c", "a\u2028b\u2029c", "a b c"),
        ("\n a  b \t", r"\x0a a  b \x09", "\n a  b \t", "a b"),
        *((text, text, text, text) for text in ("\u200f\u200eא", "a\u00a0b", "\ufeffé", "👻", "\\x1b")),
    ],
)  # fmt: skip
def test_what_is_shown(text: str, as_visible: str, as_defused: str, as_line: str) -> None:
    assert (visible(text), defused(text), one_line(text)) == (as_visible, as_defused, as_line)


@unhurried
@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_that_a_terminal_obeys_gets_through(text: str) -> None:
    for shown in (visible(text), defused(text), one_line(text), clean(text)[0]):
        assert not CONTROL.search(shown)
    for shown in (visible(text), defused(text), one_line(text)):
        assert not set(OVERRIDES) & set(shown)
    for shown in (visible(text), one_line(text)):
        assert not set("\t\n\r\u2028\u2029") & set(shown)


@unhurried
@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"], include_characters="\t\n", exclude_characters=OVERRIDES
        )
    )
)
def test_real_text_is_left_alone(text: str) -> None:
    assert defused(text) == text
    assert clean(text) == (text, 0)


def test_controls_are_taken_out_and_counted() -> None:
    assert clean("a\x1b[31m\tb\x9bc\n\x00") == ("a\tbc\n", 3)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        (
            "a *b* _c_ `d` <e> [f](g) !h | ~i~ $j &k; \\",
            r"a \*b\* \_c\_ \`d\` \<e\> \[f\](g) \!h \| \~i\~ \$j \&k; \\",
        ),
        ("# a\n- b\n+ c\n  = d", "\\# a\n\\- b\n\\+ c\n  \\= d"),
        ("1. a\n23) b\n1.5", "1\\. a\n23\\) b\n1\\.5"),
        ("a - b # c 1. d", "a - b # c 1. d"),
        ("a\x1b[31m", r"a\\x1b\[31m"),
    ],
)
def test_markdown_is_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "left", "removed"),
    [
        ("\x1b[31mIda\x1b[0m Marsh", "Ida Marsh", 2),
        ("\x1b[38;5;200mIda", "Ida", 1),
        ("\x1b]8;;http://evil.example\x1b\\the gate\x1b]8;;\x1b\\", "the gate", 4),
        ("\x1b]0;title\x07the gate", "the gate", 2),
        ("\x1b]8;;http://evil.example", "]8;;http://evil.example", 1),
        ("\x1b[", "[", 1),
        ("\x1b]0;title\nthe gate\x07", "]0;title\nthe gate", 2),
        ("a\x9bHello \x9d b\x00", "aHello  b", 3),
    ],
    ids=ascii,
)
def test_escape_sequences_go_as_a_whole_and_their_control_characters_count(
    text: str, left: str, removed: int
) -> None:
    assert clean(text) == (left, removed)
