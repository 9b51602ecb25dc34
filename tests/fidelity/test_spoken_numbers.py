"""Numbers of every size in the words of four languages, made by small generators of these tests' own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

FRAMES = {
    "en": "They told us in the spring that there were {} crates of it on the quay, and nobody laughed.",
    "de": "Man hat uns im Frühling gesagt, dass dort {} Kisten davon am Kai standen, und es hat keiner gelacht.",
    "fr": "On nous a dit au printemps qu'il y avait {} caisses de ça sur le quai, et personne ne riait.",
    "es": "Nos dijeron en la primavera que había {} cajas de eso en el muelle, y nadie se reía de ello.",
}

ENGLISH_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen  seventeen eighteen nineteen
"""
ENGLISH_TENS = """
    x x twenty thirty forty fifty sixty seventy eighty ninety
"""
GERMAN_ONES = """
    null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn  siebzehn achtzehn neunzehn
"""
GERMAN_TENS = """
    x x zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
"""
FRENCH_ONES = """
    zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
    dix-sept  dix-huit dix-neuf
"""
FRENCH_TENS = """
    x x vingt trente quarante cinquante soixante
"""
SPANISH_ONES = """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis  diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro
    veinticinco veintiséis  veintisiete veintiocho veintinueve
"""
SPANISH_TENS = """
    x x x treinta cuarenta cincuenta sesenta setenta ochenta noventa
"""
SPANISH_HUNDREDS = """
    x ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
    novecientos
"""


def english(n: int) -> str:
    ones = ENGLISH_ONES.split()
    tens = ENGLISH_TENS.split()
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f"-{ones[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ones[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    rest = n % 1000
    behind = f" and {english(rest)}" if 0 < rest < 100 else f" {english(rest)}" if rest else ""
    return f"{english(n // 1000)} thousand{behind}"


def german(n: int, *, last: bool = True) -> str:
    ones = GERMAN_ONES.split()
    tens = GERMAN_TENS.split()
    if n == 1 and last:
        return "eins"
    if n < 20:
        return ones[n]
    if n < 100:
        return (f"{ones[n % 10]}und" if n % 10 else "") + tens[n // 10]
    if n < 1000:
        return f"{ones[n // 100]}hundert" + (german(n % 100, last=last) if n % 100 else "")
    return f"{german(n // 1000, last=False)}tausend" + (german(n % 1000, last=last) if n % 1000 else "")


def french(n: int, *, plural: bool = True) -> str:
    ones = FRENCH_ONES.split()
    if n < 20:
        return ones[n]
    if n < 70:
        ten = FRENCH_TENS.split()[n // 10]
        return ten + {0: "", 1: " et un"}.get(n % 10, f"-{ones[n % 10]}")
    if n < 80:
        return "soixante" + (" et onze" if n == 71 else f"-{ones[n - 60]}")
    if n < 100:
        return f"quatre-vingt-{ones[n - 80]}" if n > 80 else "quatre-vingt" + "s" * plural
    if n < 1000:
        head = "cent" if n < 200 else f"{ones[n // 100]} cent" + "s" * (plural and n % 100 == 0)
        return head + (f" {french(n % 100, plural=plural)}" if n % 100 else "")
    head = "mille" if n < 2000 else f"{french(n // 1000, plural=False)} mille"
    return head + (f" {french(n % 1000)}" if n % 1000 else "")


def spanish(n: int) -> str:
    ones = SPANISH_ONES.split()
    tens = SPANISH_TENS.split()
    hundreds = SPANISH_HUNDREDS.split()
    if n < 30:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f" y {ones[n % 10]}" if n % 10 else "")
    if n < 1000:
        return "cien" if n == 100 else hundreds[n // 100] + (f" {spanish(n % 100)}" if n % 100 else "")
    many = spanish(n // 1000)
    many = {"veintiuno": "veintiún"}.get(
        many, many.removesuffix("uno") + "un" if many.endswith("uno") else many
    )
    head = "mil" if n < 2000 else f"{many} mil"
    return head + (f" {spanish(n % 1000)}" if n % 1000 else "")


WORDS = {"en": english, "de": german, "fr": french, "es": spanish}
numbers = st.one_of(st.integers(0, 120), st.integers(0, 2100), st.integers(0, 999_999))


def verdict(language: str, printed: str, said: str) -> tuple[str, ...]:
    frame = FRAMES[language]
    return check(
        frame.format(printed), Reference.of([Cue(0.0, 9.0, None, frame.format(said))], language)
    ).verdicts


@pytest.mark.parametrize("language", WORDS)
@given(number=numbers)
def test_a_number_in_words_is_the_number_in_figures(language: str, number: int) -> None:
    words = WORDS[language](number)
    point = "," if language == "en" else "."
    for figures in {str(number), f"{number:,}".replace(",", point)}:
        assert verdict(language, figures, words) == ("verbatim",), words
        assert verdict(language, words, figures) == ("verbatim",), words


@pytest.mark.parametrize("language", WORDS)
@given(number=numbers, other=numbers)
def test_another_number_is_never_the_same(language: str, number: int, other: int) -> None:
    if number == other:
        return
    for printed in (str(other), WORDS[language](other)):
        assert "verbatim" not in verdict(language, printed, WORDS[language](number))
        assert "near" not in verdict(language, printed, WORDS[language](number))
    assert set(verdict(language, WORDS[language](other), str(number))).isdisjoint({"verbatim", "near"})
