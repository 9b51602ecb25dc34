from __future__ import annotations

import pytest

from ghostcli.fidelity.check import check
from ghostcli.fidelity.reference import Reference, occurrences
from ghostcli.transcripts.base import Cue
from talk import ADA, BEN, CUES, TALK, said


def test_words_know_their_cue_and_speaker() -> None:
    place = TALK.words.index("ferryman")
    assert TALK.cue(place) == 4
    assert TALK.cues[TALK.cue(place)].speaker == ADA
    assert TALK.speakers == {ADA, BEN}
    assert len(TALK) == len(TALK.codes) == sum(len(Reference.of([cue])) for cue in CUES)


def test_cues_without_words_are_passed_over() -> None:
    reference = Reference.of(
        [Cue(0, 1, None, "…"), Cue(1, 2, None, "one two"), Cue(2, 3, None, ""), Cue(3, 4, None, "three")]
    )
    assert [reference.cue(place) for place in range(3)] == [1, 1, 3]
    assert reference.text(reference.written(0, 3)) == "one two three"


def test_a_cues_time_is_shared_out_among_its_words() -> None:
    reference = Reference.of(
        [
            Cue(10, 20, None, "one two three four five"),
            Cue(30, None, None, "six seven"),
            Cue(None, None, None, "eight"),
        ]
    )
    assert [reference.moment(place) for place in (0, 1, 4, 5, 6, 7)] == [10, 12, 18, 30, 30, None]


def test_text_is_as_the_transcript_spells_it_over_cues_and_lines() -> None:
    reference = said("It cost\n$2.5 million, [laughs] they say", "— in 1984!")
    assert reference.text(reference.written(1, 9)) == "cost $2.5 million, [laughs] they say in 1984"
    assert reference.text(reference.written(3, 3)) == ""
    told = said("So it ended.", "(Nobody asked.)", ">> Was it dear?", "It was.")
    # The stops between two cues were left out, which made one sentence of two.
    assert told.text(told.written(0, 9)) == "So it ended. (Nobody asked.) Was it dear? It"


def test_rare_words_tell_more_and_strange_ones_nothing() -> None:
    code = TALK.encode(["the", "ferryman", "zebra", "zebra", "okapi"])
    assert TALK.bits(code[1]) > TALK.bits(code[0]) > 0
    assert TALK.bits(code[2]) == 0
    assert code[2] == code[3] != code[4]
    assert TALK.places(code[1]) == [TALK.words.index("ferryman")]
    assert TALK.places(code[2]) == []


def test_number_words_have_the_code_of_their_figure() -> None:
    both = said("twenty and 20 and thirty")
    assert both.codes[0] == both.codes[2] != both.codes[4]
    assert both.encode(["20", "30"]) == both.codes[0] + both.codes[4]
    assert both.keys(0, 3) == ["20", "and", "20"]


def test_words_and_beginnings_can_be_kept() -> None:
    again = Reference(CUES, list(TALK.words), list(TALK.begins))
    assert check(CUES[3].text, again) == check(CUES[3].text, TALK)


@pytest.mark.parametrize(
    ("text", "wanted", "places"), [("abcabc", "abc", [0, 3]), ("aaa", "aa", [0, 1]), ("a", "b", [])]
)
def test_occurrences(text: str, wanted: str, places: list[int]) -> None:
    assert occurrences(text, wanted) == places


def test_a_vocabulary_beyond_the_surrogates() -> None:
    words = [f"w{number}" for number in range(60_000)]
    reference = Reference.of([Cue(0, 1, None, " ".join(words))])
    assert check("w59990 w59991 w59992", reference).verdicts == ("verbatim",)
