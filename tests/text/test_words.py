from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghostcli.text.words import APOSTROPHES, HYPHENS, fold, fold_word, tokens, words

unhurried = settings(deadline=None)  # a busy machine is no failure

EVERY = [chr(code) for code in range(0x30000) if not 0xD800 <= code <= 0xDFFF]
FOLDED = [char for char in EVERY if unicodedata.normalize("NFKD", char.casefold()) != char]
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = st.text(st.sampled_from("aÉß1ก่ำあが゙이 -’_.,\t\n¼⑴ﬁǅ­‍\u200b़क्" + OVERRIDES)) | st.text(
    st.characters(exclude_categories=[])
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("WALL‑E", "wall e"),  # U+2011, as the content prints it
        ("WALL-E", "wall e"),
        ("they’re they're they`re", "they re they re they re"),
        ("Straße STRASSE", "strasse strasse"),
        ("École ÉCOLE E\u0301cole", "ecole ecole ecole"),
        ("Łódź", "lodz"),
        ("Sørensen Ærø œuvre", "sorensen aero oeuvre"),
        ("İstanbul Ångström", "istanbul angstrom"),
        ("ΟΔΟΣ οδός ὁδός", "οδοσ οδοσ οδοσ"),
        ("ﬁne ﬂow ﬃ ĳ ǆ", "fine flow ffi ij dz"),
        ("ＦＵＬＬ ｗｉｄｔｈ ①②", "full width 12"),
        ("x² H₂O ªº", "x2 h2o ao"),
        ("co\u00adoperate Rock\u200d’n", "cooperate rock n"),
        ("snake_case", "snake case"),
        ("U.S.A. AT&T C++ 3.5 10,000", "u s a at t c 3 5 10 000"),
        ("¿Qué? «Sí»…", "que si"),
        ("", ""),
        (" … — !", ""),
        ("ภาษาไทย", "ภ า ษ า ไ ท ย"),
        ("ก็ ก่ำ น้ำ", "ก็ ก่ ำ น้ ำ"),
        ("日本語テスト", "日 本 語 テ ス ト"),
        ("がか\u3099ｶﾞ", "が が ガ"),
        ("ﾊﾟｲ", "パ イ"),
        ("한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8", "한국어 한국"),
        ("ဗမာ", "ဗ မာ"),
        ("ខ្មែរ", "ខ្ មែ រ"),
        ("हिन्दी हिन्दि।", "हिन्दी हिन्दि"),
        ("தமிழ் বাংলা", "தமிழ் বাংলা"),
        ("क\u093c\u0958", "क\u093cक\u093c"),
        ("שָׁלוֹם", unicodedata.normalize("NFC", unicodedata.normalize("NFKD", "שָׁלוֹם"))),
        ("بِسْمِ", "بِسْمِ"),
        ("བོད་ཡིག", "བོད ཡིག"),  # its vowels were left out, so that other words were the same
        ("ދިވެހި", "ދިވެހި"),
        ("ߒߞߏ ߡߊ߲߬", "ߒߞߏ ߡߊ߲߬"),
        ("𞤀𞤣𞤤𞤢𞤥", "𞤢𞤣𞤤𞤢𞤥"),
        ("½ cup, 1½, ⑴ ㈠", "½ cup 1½ ⑴ ㈠"),  # these came apart: the fold of a fold was another
        ("ŉ Ŀ ﷺ", "ŉ ŀ ﷺ"),
        ("👻 boo", "boo"),
    ],
)
def test_what_counts_as_the_same_word(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded
    assert words(text) == folded.split()
    assert [token.word for token in tokens(text)] == folded.split()


@pytest.mark.parametrize("frame", ["%s", "a%sb", "ก%s一"])
def test_every_character_folds_for_good(frame: str) -> None:
    changed = [text for text in (frame % char for char in FOLDED) if fold(fold(text)) != fold(text)]
    assert changed == []


def test_every_mark_belongs_to_its_word() -> None:
    marks = [char for char in EVERY if ord(char) < 0x10000 and unicodedata.category(char)[0] == "M"]
    apart = [mark for mark in marks if len(tokens(f"a{mark}b")) > 1 and tokens(f"ก{mark}")[0].end == 1]
    assert list(map(ascii, apart)) == []


@unhurried
@given(TEXTS)
@example("ก\u0e33")
@example("\u0345a")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@unhurried
@given(st.text(st.characters(categories=["L", "N", "P", "Z"]) | st.sampled_from("\u0301\u0308\u0323")))
def test_texts_that_are_written_otherwise_fold_to_the_same(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(text.replace("'", "’").replace("-", "‑")) == fold(text)


@unhurried
@given(TEXTS)
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens(text)
    assert [token.word for token in found] == words(text)
    end = 0
    for token in found:
        assert end <= token.start < token.end <= len(text)
        assert token.word == fold_word(text[token.start : token.end])
        assert not token.glued or (end and text[end : token.start] in {*HYPHENS, *APOSTROPHES, *"_.,"})
        end = token.end


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("WALL‑E", ["E"]),
        ("they’re", ["re"]),
        ("state-of-the-art", ["of", "the", "art"]),
        ("snake_case", ["case"]),
        ("3.5 10,000", ["5", "000"]),
        ("a.b a,b 1.b a - b a--b a/b", []),
        ("-a 'b _c", []),
        ("é-è", ["è"]),
    ],
)
def test_what_glues_words(text: str, glued: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text) if token.glued] == glued
