from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghostcli.text import (
    APOSTROPHES,
    CONTROL,
    HYPHENS,
    clean,
    defused,
    escape_markdown,
    fold,
    fold_word,
    one_line,
    tokens,
    visible,
    words,
)

unhurried = settings(deadline=None)  # a busy machine is no failure

EVERY = [chr(code) for code in range(0x30000) if not 0xD800 <= code <= 0xDFFF]
FOLDED = [char for char in EVERY if unicodedata.normalize("NFKD", char.casefold()) != char]
UNSEEN = "\x00\x07\x0b\x1b\r\x7f\x80\x85\x9b\x9f\ud800\udfff"
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
        ("Łódź", "łodz"),
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
    assert clean("a\x1b[31m\tb\x9bc\n\x00") == ("a[31m\tbc\n", 3)


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
