"""Single number words of German, French, Spanish and Japanese."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.numbers import grammar, japanese
from ghostcli.fidelity.numbers.german import figure


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("einundzwanzig", "21"),
        ("hunderteins", "101"),
        ("zweihundertundfunf", "205"),
        ("neunzehnhundertvierundachtzig", "1984"),
        ("zwolftausenddreihundert", "12300"),
        ("hunderttausend", "100000"),
        ("zweieinhalb", "2p5"),
        ("erste", "1st"),
        ("zweiten", "2nd"),
        ("dritter", "3rd"),
        ("siebtes", "7th"),
        ("achtem", "8th"),
        ("elfte", "11th"),
        ("zwanzigsten", "20th"),
        ("einundzwanzigste", "21st"),
        ("hundertste", "100th"),
        ("hundertfunfte", "105th"),
        ("zweitausenddritten", "2003rd"),
        ("neunziger", "90s"),
        ("neunzehnhundertneunziger", "1990s"),
        ("90er", "90s"),
        ("1990er", "1990s"),
        ("25er", None),
        ("ein", None),
        ("einige", None),
        ("einhalb", None),
        ("dreitest", None),
        ("vierteste", None),
        ("funfhundertxte", None),
        ("einste", None),
        ("tausendfuss", None),
        ("hundertprozentig", None),
        ("achtung", None),
        ("achtete", None),
        ("elfen", None),
        ("zweifelte", None),
    ],
)
def test_german_words(word: str, expected: str | None) -> None:
    assert figure(word) == expected


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("fr", "1er", "1st"),
        ("fr", "1re", "1st"),
        ("fr", "20e", "20th"),
        ("fr", "quatrieme", "4th"),
        ("fr", "neuve", "neuve"),
        ("es", "1o", "1st"),
        ("es", "3er", "3rd"),
        ("es", "5a", "5th"),
        ("es", "novecientas", "900"),
        ("es", "1p200", "1200"),
        ("de", "1p200p000", "1200000"),
        ("de", "3p5", "3p5"),
        ("de", "billion", "trillion"),
        ("ja", "円", "yen"),
        ("en", "1p200", "1p200"),
        (None, "elf", "elf"),
    ],
)
def test_words_of_other_languages(language: str | None, word: str, expected: str) -> None:
    assert grammar(language).key(word) == expected


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("二十一", 3, "21"),
        ("百", 1, "100"),
        ("一万二千", 4, "12000"),
        ("三億五千万", 5, "350000000"),
        ("二〇二四", 4, "2024"),
        ("九千九百九十九", 7, "9999"),
        ("十百", 2, None),
        ("万", 1, None),
        ("二三十", 3, None),  # two or three tens
        ("万一", 2, None),
        ("人", 0, None),
    ],
)
def test_japanese_characters(text: str, size: int, expected: str | None) -> None:
    assert japanese.run(list(text)) == size
    assert not size or japanese.value(list(text)) == expected


@pytest.mark.parametrize(
    ("words", "size", "expected"), [(["2", "万"], 2, "20000"), (["3", "億", "5000", "万"], 4, "350000000")]
)
def test_figures_with_a_japanese_scale(words: list[str], size: int, expected: str) -> None:
    assert japanese.run(words) == size
    assert japanese.value(words) == expected
