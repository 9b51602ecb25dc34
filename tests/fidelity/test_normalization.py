from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.fidelity.normalization import (
    comparison_words,
    extents,
    heard,
    plain_words,
    plain_words_of,
    spelled,
)
from talk import said, verdicts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s “fine” — really…", "it s fine really"),
        ("Café, NAÏVE", "cafe naive"),
        ("$2.5 million & 50%", "dollars 2p5 million and 50 percent"),
        ("20,000,000 people", "20000000 people"),
        ("1,5 and 12,34 and 1,234.5", "1 5 and 12 34 and 1234p5"),
        (".5 percent, so...5 people", "0p5 percent so 5 people"),
        ("Python 3.11.2", "python 3p11p2"),
        ("twenty-five first", "20 5 1st"),
        ("yes [laughs] no (laughter) maybe [inaudible 00:12:13] [00:12:13]", "yes no maybe"),
        ("a (with music) b (she laughs) c", "a b c"),
        ("a (the music of the spheres that we hear) b", "a the music of the spheres that we hear b"),
        ("£5 ¥6 €7", "pounds 5 yen 6 euros 7"),
        ("橋は二度", "橋 は 二 度"),
        ("", ""),
    ],
)
def test_the_words_of_a_text(text: str, expected: str) -> None:
    assert " ".join(comparison_words(text)) == expected


def test_every_word_knows_where_it_is_written() -> None:
    text = "We paid $2.5 million [laughs] to 20,000 people, .5% — don’t"
    assert [(word.word, text[word.start : word.end]) for word in spelled(text)] == [
        ("we", "We"),
        ("paid", "paid"),
        ("dollars", "$"),
        ("2p5", "2.5"),
        ("million", "million"),
        ("to", "to"),
        ("20000", "20,000"),
        ("people", "people"),
        ("0p5", ".5"),
        ("percent", "%"),
        ("don", "don"),
        ("t", "t"),
    ]


_PIECES = st.sampled_from([*"ab12,.%$ &-'[]()é橋²٣\n", "20,000", "1.5", "...", "[laughs]", "st"])


@given(st.lists(_PIECES).map("".join))
def test_the_quick_way_gives_the_same_words(text: str) -> None:
    found = spelled(text)
    assert [word.word for word in found] == comparison_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    if found:
        assert list(extents(text, plain_words(text))) == [(word.start, word.end) for word in found]


@given(st.lists(st.lists(_PIECES).map("".join) | st.text(max_size=20), max_size=4))
def test_many_texts_have_the_words_of_each(texts: list[str]) -> None:
    assert plain_words_of(texts) == [plain_words(text) for text in texts]


@given(st.text())
def test_noises_are_blanked_in_place(text: str) -> None:
    assert len(heard(text)) == len(text)


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        ("the pre-training of it took a year", "the pretraining of it took a year"),
        ("the pre training of it took a year", "the pre-training of it took a year"),
        ("the pretraining of it took a year", "the pre training of it took a year"),
        ("they can not say why it fell", "they cannot say why it fell"),
        ("it was a one-time thing for us", "it was a onetime thing for us"),
        ("the A.I. of the U.S. is here", "the AI of the US is here"),
        ("that's what its makers say", "thats what it's makers say"),
        ("O'Brien said so at the time", "OBrien said so at the time"),
    ],
)
def test_joined_hyphenated_and_split_are_equal(reference: str, quote: str) -> None:
    assert verdicts(quote, said(f"As I said, {reference}, if you ask me.")) == ("verbatim",)


@pytest.mark.parametrize(
    ("reference", "quote"),
    [
        (
            "we're ready to go there whenever you are my dear old friend",
            "were ready to go there whenever you are my dear old friend",
        ),
        (
            "he was notable to go there whenever you were my dear old friend",
            "he was not able to go there whenever you were my dear old friend",
        ),
    ],
)
def test_what_is_another_word_when_joined_is_not_equal(reference: str, quote: str) -> None:
    assert verdicts(quote, said(f"As I said, {reference}."))[0] in {"near", "reworded"}
