from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.fidelity.language import code, differ, language_of, language_of_words, other_language, sample
from ghostcli.fidelity.reference import Reference
from ghostcli.transcripts.base import Cue
from talk import TALK, said, verdicts

SENTENCES = {
    "en": "I told them that the gate was open and that we had to wait for the tide.",
    "de": "Ich habe ihnen gesagt, dass das Tor offen war und wir auf die Flut warten mussten.",
    "fr": "Je leur ai dit que la porte était ouverte et que nous devions attendre la marée.",
    "es": "Les dije que la puerta estaba abierta y que teníamos que esperar a la marea con los demás.",
    "it": "Ho detto loro che il cancello era aperto e che dovevamo aspettare la marea con gli altri.",
    "pt": "Eu disse que o portão estava aberto e que nós não podíamos esperar a maré com os outros.",
    "nl": "Ik heb gezegd dat het hek open was en dat we op het tij moesten wachten, maar hij was er niet.",
    "sv": "Jag sa att grinden var öppen och att vi inte kunde vänta på det som skulle komma.",
    "fi": "Sanoin että portti oli auki ja että me emme voi odottaa, mutta hän ei ole nyt se joka tulee.",
    "pl": "Powiedziałem, że brama jest otwarta i że nie może tak być, bo to jest tylko dla nich.",
    "cs": "Řekl jsem, že brána je otevřená a že to není pro nás, ale že jsme tam byli jen proto.",
    "ro": "Am spus că poarta este deschisă și că nu sunt de aici, dar ce au fost mai au de la noi.",
    "hu": "Azt mondtam, hogy a kapu nyitva van, és nem lehet már csak várni, mert ez volt az egy.",
    "tr": "Kapının açık olduğunu ve bu kadar çok bir şey için gibi daha ne var ama o değil dedim.",
    "ru": "Я сказал им, что ворота были открыты и мы должны ждать.",
    "uk": "Я сказав їм, що ворота були відчинені і ми мусимо чекати.",
    "el": "Τους είπα ότι η πύλη ήταν ανοιχτή.",
    "ja": "門は開いていたと彼らに言いました。",
    "zh": "我告诉他们大门是开着的，我们得等潮水。",
    "ko": "나는 문이 열려 있다고 그들에게 말했습니다.",
    "th": "ฉันบอกพวกเขาว่าประตูเปิดอยู่",
    "he": "אמרתי להם שהשער היה פתוח ואנחנו צריכים לחכות.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert language_of(SENTENCES[language]) == language


@pytest.mark.parametrize("language", ["da", "no"])
def test_danish_and_norwegian_are_not_taken_for_others(language: str) -> None:
    text = {
        "da": "Jeg sagde, at porten var åben, og at vi ikke havde hørt noget af det efter det blev sagt.",
        "no": "Jeg sa at porten var åpen, og at vi ikke hadde hørt noe av det etter at det ble sagt.",
    }[language]
    assert language_of(text) == language
    assert not other_language(
        text, said(f"Jeg ved ikke hvad han har sagt, men det er ikke os der skulle. {text}", text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the of and to a",  # seven words tell nothing for certain
        "Reed, Cole, Dunn, Okoro, Lindqvist, Marchetti, Alvarez, Novak, Tanaka",
        "I said to them that it was so, das ist nicht wahr und wir sind",
        "π ≈ 3.14159 2.71828 1.41421 1.61803",
        "мен сізге айттым қақпа ашық болды деп",  # Kazakh: letters that no list here has
        "そうだ",
    ],
)
def test_what_is_not_certain_has_no_language(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("pt_BR", "pt"),
        ("eng", "en"),
        ("German", "de"),
        ("français", "fr"),
        ("nb-NO", "no"),
        ("und", None),
        ("", None),
        (None, None),
        ("gsw", "gsw"),
    ],
)
def test_the_code_of_a_language(written: str | None, expected: str | None) -> None:
    assert code(written) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("en", "de", True),
        ("en-GB", "eng", False),
        ("English", "de", True),
        ("en", "klingon", False),
        ("en", None, False),
    ],
)
def test_when_recorded_languages_differ(one: str | None, other: str | None, *, expected: bool) -> None:
    assert differ(one, other) is expected


def test_a_transcript_has_the_language_that_is_recorded_or_else_its_own() -> None:
    cues = [Cue(0.0, 9.0, None, SENTENCES["de"])]
    assert Reference.of(cues).language == "de"
    assert Reference.of(cues, "fr-CA").language == "fr"
    assert Reference.of([Cue(0.0, 9.0, None, "Yes.")]).language is None
    assert TALK.language == "en"


def test_a_quote_in_another_language_is_known_and_one_in_the_same_is_not() -> None:
    assert other_language(SENTENCES["de"], TALK)
    assert not other_language(SENTENCES["en"], TALK)
    assert not other_language("Ja.", TALK)
    assert not other_language(SENTENCES["de"], said("Yes."))
    # What is recorded of a transcript may be wrong; what it says of itself counts more.
    assert not other_language(SENTENCES["en"], Reference(TALK.cues, TALK.words, TALK.begins, "de"))


def test_a_quote_in_another_language_that_is_said_so_is_found() -> None:
    reference = said(*(cue.text for cue in TALK.cues), SENTENCES["de"])
    assert verdicts(SENTENCES["de"], reference) == ("verbatim",)


def test_a_sample_is_of_all_of_a_transcript() -> None:
    words = [str(number) for number in range(50_000)]
    found = sample(words)
    assert len(found) == 400
    assert found[0] == "0"
    assert found[-1] == "43799"
    assert sample(words[:400]) == words[:400]


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert language_of(text) in {None, *SENTENCES, "da", "no", "sk", "hr", "id", "vi", "ca", "be"}


def test_the_words_of_a_transcript_tell_as_its_text_does() -> None:
    assert language_of_words(TALK.words) == "en"
