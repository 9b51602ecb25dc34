"""Words before a colon: those that introduce what follows, and those that stand for a name."""

from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.colon_words import is_field, is_machine, is_opener, is_role

OPENERS = """
    note, remember, warning, caution, example, for example, for instance, in other words, that is, tip, step,
    one, two, six, seven, music, applause, laughter, first, secondly, finally, next, now, then, also, so, and,
    but, well, okay, yes, no, right, look, listen, again, because, actually, basically, meaning, namely,
    in conclusion, in short, in summary, bottom line, result, reason, problem, solution, fact, myth, update,
    important, today, tomorrow, yesterday, the point, my question, one thing, the thing is, exactly,
    c'est-à-dire, par exemple, premièrement, bref, zum Beispiel, das heißt, erstens, möglicherweise, Achtung,
    por ejemplo, es decir, primero, per esempio, cioè, por exemplo, ou seja, bijvoorbeeld, till exempel,
    for eksempel, na przykład, например, örneğin, 例えば, 例如
"""
ROLES = """
    host, co-host, guest, interviewer, interviewee, narrator, moderator, speaker, audience, operator, announcer,
    reporter, caller, voiceover, unknown speaker, crowd, Q, A, the court, the witness, Sprecher, Moderatorin,
    Gast, intervenante, animateur, journaliste, entrevistador, invitada, locutora
"""
FIELDS = """
    title, author, date, time, duration, episode, podcast, url, source, language, transcript, transcribed by,
    keywords, location, speakers, participants, guests, description, summary, copyright, music by, subject,
    question, answer, Datum, Teilnehmer, durée, título, participantes
"""
MACHINES = (
    "SPEAKER_01, Speaker 2, speaker B, S2, spk_0, Sprecher 3, Hablante 1, Ida's iPhone, Galaxy, Zoom User"
)
NAMES = "Ida Moss, Rolf Ashe, Emily, Kelly, Note Taker, Hosta, Dr. Reed"


def listed(words: str) -> list[str]:
    return [" ".join(one.split()) for one in words.split(",")]


@pytest.mark.parametrize("word", listed(OPENERS))
def test_what_introduces_what_follows(word: str) -> None:
    assert is_opener(word)
    assert is_opener(word.capitalize())


@pytest.mark.parametrize("word", listed(ROLES))
def test_what_stands_for_a_name(word: str) -> None:
    assert is_role(word)


@pytest.mark.parametrize("word", listed(FIELDS))
def test_what_a_file_says_of_itself(word: str) -> None:
    assert is_field(word)


@pytest.mark.parametrize("word", listed(MACHINES))
def test_labels_of_recognisers_and_devices(word: str) -> None:
    assert is_machine(word)


@pytest.mark.parametrize("name", listed(NAMES))
def test_names_are_none_of_these(name: str) -> None:
    assert not any(is_so(name) for is_so in (is_machine, is_role, is_field, is_opener))


@pytest.mark.parametrize("name", ["Emily", "Sally", "Kelly", "Clement", "Martens"])
def test_who_is_called_as_an_adverb_ends_speaks_for_themselves(name: str) -> None:
    said = (
        "The oven was cold that morning.",
        "We lit it before anybody came.",
        "Nobody had asked for bread.",
    )
    text = "".join(f"{name}: {line}\n\nRolf: {line}\n\n" for line in said)
    assert [cue.speaker for cue in read(text.encode()).cues] == [name, "Rolf"] * 3
