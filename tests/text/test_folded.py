from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostcli.text.folded import Folded, index_words
from ghostcli.text.words import tokens, words

unhurried = settings(deadline=None)

TEXTS = st.text(st.sampled_from("abcAÉßﬁ019 -‑—'’_,.…\n二度ก็é́­"), max_size=30) | st.text(max_size=30)


def test_every_character_that_folds_one_for_one_folds_as_a_word_does() -> None:
    for code in range(sys.maxunicode + 1):
        if not 0xD800 <= code <= 0xDFFF and code < 0x3000:
            text = f"a{chr(code)}b"
            folded = Folded(text)
            assert [word for word, _ in folded.parts()] == words(text), hex(code)


@unhurried
@given(TEXTS)
def test_words_are_those_of_the_text(text: str) -> None:
    assert Folded(text).index_words()[: len(words(text))] == words(text)


@unhurried
@given(TEXTS, TEXTS)
def test_an_overhang_adds_no_words(text: str, overhang: str) -> None:
    assert Folded(text, overhang).index_words() == index_words(text)


@unhurried
@given(TEXTS, TEXTS)
def test_each_word_is_traced_to_where_it_is_written(text: str, overhang: str) -> None:
    folded = Folded(text, overhang)
    at, written = 0, []
    for word, _ in folded.parts():
        at = folded.flat.index(word, at)
        written.append(folded.written(at, at + len(word)))
        at += len(word)
    assert written == [(token.start, token.end) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Pre-training", {"pretraining"}),
        ("they’re", {"theyre"}),
        ("I’ll, she'd, we're; Who're 二", set()),  # ill, shed and were are other words
        ("snake_case", {"snakecase"}),
        ("state-of-the-art", {"stateof", "stateofthe", "stateoftheart", "ofthe", "oftheart", "theart"}),
        ("10,000 or 1,234,567", {"10000", "1234", "1234567", "234567"}),
        ("GPT‑4", {"gpt4"}),
        ("2-3, 3.5, 1,2, 2024-10-17, a--b, a, b, U.S. 二度", set()),
        ("naïve-é", {"naivee"}),
        ("二-度", {"二度"}),
    ],
)
def test_joined_words(text: str, joined: set[str]) -> None:
    assert set(index_words(text)) - set(words(text)) == joined


def test_a_long_run_of_parts_is_joined_in_linear_time() -> None:
    assert len(index_words("a-" * 20_000)) < 20_000 * 13
    assert len(index_words("a" * 100_000)) == 1
