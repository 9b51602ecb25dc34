"""Fillers and contractions of German, French and Spanish: cleaned in a transcript of that language alone."""

from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.colloquial import FILLERS
from ghostcli.fidelity.disfluencies import filler
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue

FRAMES = {
    "de": "Der Müller hat damals erzählt, dass {} und danach ist er nie wieder an den Kanal gegangen.",
    "fr": "Le meunier racontait à l'époque que {} et après cela il n'est plus jamais retourné au canal.",
    "es": "El molinero contaba entonces que {} y después de aquello nunca más volvió al canal viejo.",
    "en": "The miller told us at the time that {} and after that he never went back to the old canal.",
}
PLAIN = {
    "de": ("das Rad im Winter", "stehen blieb"),
    "fr": ("la roue en hiver", "restait immobile"),
    "es": ("la rueda en invierno", "se quedaba parada"),
}


def verdict(language: str, printed: str, said: str) -> str:
    frame = FRAMES[language]
    return ",".join(
        check(
            frame.format(printed), Reference.of([Cue(0.0, 9.0, None, frame.format(said))], language)
        ).verdicts
    )


@pytest.mark.parametrize(
    ("language", "word"), [(name, word) for name, words in FILLERS.items() for word in words]
)
def test_a_filler_of_the_language_is_cleaned(language: str, word: str) -> None:
    one, other = PLAIN[language]
    assert verdict(language, f"{one} {other}", f"{one} {word} {other}") == "near"
    assert verdict(language, f"{one} {word} {other}", f"{one} {other}") == "near"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "es dort Wasser gibt's gar nicht", "es dort Wasser gibt es gar nicht"),
        ("de", "ich hab das Rad gesehen", "ich habe das Rad gesehen"),
        ("de", "ich hab's gesehen", "ich habe es gesehen"),
        ("de", "da 'ne Mühle war", "da eine Mühle war"),
        ("de", "da nen Kahn war", "da einen Kahn war"),
        ("de", "er aufs Wehr stieg", "er auf das Wehr stieg"),
        ("fr", "j'suis tombé dedans", "je suis tombé dedans"),
        ("fr", "y'a personne au moulin", "il y a personne au moulin"),
        ("fr", "t'as vu la roue", "tu as vu la roue"),
        ("es", "iba pa' la rueda", "iba para la rueda"),
    ],
)
def test_a_contraction_of_the_language_is_cleaned(language: str, one: str, other: str) -> None:
    assert verdict(language, one, other) == "near"
    assert verdict(language, other, one) == "near"


def test_a_filler_of_another_language_is_a_word() -> None:
    assert filler(["halt"], 0, 1, "en") == filler(["halt"], 0, 1) == 0
    assert filler(["er"], 0, 1, "de") == filler(["um"], 0, 1, "de") == 0
    assert filler(["um"], 0, 1) == filler(["um"], 0, 1, "it") == filler(["halt"], 0, 1, "de") == 1
    assert verdict("en", "the wheel would stop", "the wheel would halt stop") != "verbatim"


def test_a_denial_in_short_is_one() -> None:
    assert verdict("de", "ich das gewusst habe", "ich das nich gewusst habe") == "reworded"
    assert verdict("de", "ich niemand gesehen habe", "ich niemanden gesehen habe") != "reworded"
