from __future__ import annotations

from collections import Counter

import pytest

from ghostcli.transcripts.base import Cue, Remarks
from ghostcli.transcripts.cue_names import named
from ghostcli.transcripts.head_names import names_alone, names_beside
from ghostcli.transcripts.layout import is_slow
from ghostcli.transcripts.line_survey import LineSurvey
from ghostcli.transcripts.names import accepted, looks_named


@pytest.mark.parametrize(
    "name",
    [
        "Ada", "Ada Reed", "José Valim", "Mohammed S. Al Sahaf", "Marc-Antoine Ruel", "James O'Beirne",
        "Dr. Ada Reed", "Aaron van Wirdum", "Speaker 0", "SPEAKER_00", "S-1", "NVK", "Ada Reed, Jr.",
        "Ada (host)", "host", "Ada & Ben", "田中さん", "Q", "Ada Reed | Small Works", "Ada Reed (she/her)",
        "Audience Member", "Sprecher 2", "Intervenante 3", "Ада Рид",
    ],
)  # fmt: skip
def test_written_as_names_are(name: str) -> None:
    assert looks_named(name)


@pytest.mark.parametrize(
    "text",
    [
        "so he said", "Note", "The truth is", "Zum Beispiel", "C'est-à-dire", "Deuxièmement", "Primero",
        "a b c d e f g", "and", "The rule", "En d'autres termes", "Finalmente", "例えば", "Во-первых",
    ],
)  # fmt: skip
def test_written_otherwise(text: str) -> None:
    assert not looks_named(text)


@pytest.mark.parametrize(
    ("labels", "text", "names"),
    [
        ([], [], set()),
        ([None] * 9, [], set()),
        (["Ada", None, "Ben", None, "Ada"], [], {"Ada", "Ben"}),
        (["Ada", None, None, "Ben", None], [], {"Ada", "Ben"}),
        (["Ada", "Ada", "Ada"], [], {"Ada"}),
        # One name, seldom: a colon in speech.
        (["Question", None, None, None, "Question"], [], set()),
        # Names, but far into the text.
        ([None] * 30 + ["Rule", "Law", "Rule"], [], set()),
        # In half of the places, whatever they are; in fewer they come back.
        ([None, "Ada Reed", None, "Ben Cole"], [], {"Ada Reed", "Ben Cole"}),
        ([None, "Ada Reed", None, "Ben Cole", None], [], set()),
        # Several that never come back, and not at the beginning.
        ([None, "Ada", None, "Ben", None, "Eve", None], [], set()),
        # A word of the text that stands before a colon once.
        (["Ada", "Ben", "Ada", "Ben", "Ferry"], ["we took the ferry"], {"Ada", "Ben"}),
        (["Ada", "Ben", "Ada", "Ben", "Eve"], ["we took the ferry"], {"Ada", "Ben", "Eve"}),
    ],
)
def test_names_count_where_the_file_is_consistent(
    labels: list[str | None], text: list[str], names: set[str]
) -> None:
    assert accepted(labels, lambda: text) == names


@pytest.mark.parametrize(("heads", "kept"), [(7, True), (8, True), (9, False)])
def test_of_eight_heads_at_most_a_single_word_once_is_a_name(heads: int, kept: bool) -> None:
    """Among whole names; of more heads it would come back, or be addressed."""
    labels = ["Ada Reed", "Ben Cole"] * ((heads - 1) // 2) + ["Ada Reed"] * ((heads - 1) % 2) + ["Eve"]
    assert len(labels) == heads
    assert ("Eve" in accepted(labels, lambda: ["we took the ferry"])) == kept
    assert "Eve" in accepted(labels, lambda: ["and then Eve took the ferry"])


@pytest.mark.parametrize(("names", "places", "any_line"), [(7, 10, False), (8, 10, True), (9, 10, True)])
def test_where_four_fifths_of_the_times_have_a_line_beside_them_each_is_a_name(
    names: int, places: int, any_line: bool
) -> None:
    survey = LineSurvey()
    survey.stamps = places
    survey.below = Counter({"Ada Reed": names - 1, "the man at the door": 1})
    above, below = names_beside(survey)
    assert above == frozenset()
    assert "Ada Reed" in below
    assert ("the man at the door" in below) == any_line


def cues(*texts: str) -> list[Cue]:
    return [Cue(float(number), number + 1.0, None, text) for number, text in enumerate(texts)]


def test_a_name_counts_until_the_next() -> None:
    remarks = Remarks()
    found = named(cues("Ada: One.", "two", "Ben: Three.\nAda: four", "five"), remarks)
    assert [cue[2:] for cue in found] == [
        ("Ada", "One."),
        ("Ada", "two"),
        ("Ben", "Three."),
        ("Ada", "four"),
        ("Ada", "five"),
    ]
    assert remarks.listed()[0].message == "speakers are read from names before a colon: “Ada, Ben”"


def test_where_every_cue_has_its_name_one_without_is_nobodys() -> None:
    found = named(cues("Ada: One.", "Ada: two", "Ben: Three.", "Ben: four", "five"), Remarks())
    assert [cue.speaker for cue in found] == ["Ada", "Ada", "Ben", "Ben", None]


def test_text_above_the_first_name_is_nobodys() -> None:
    found = named(cues("(a bell)", "Ada: One.", "Ben: Two.", "Ada: Three."), Remarks())
    assert [cue.speaker for cue in found] == [None, "Ada", "Ben", "Ada"]


def test_colons_in_speech_are_left_alone() -> None:
    said = cues("We learnt this: ask.", "The rule: measure.", "Then: nothing.", "And so on.")
    assert named(said, Remarks()) == said


@pytest.mark.parametrize(("ada", "ben", "once", "found"), [
    (3, 2, 0, False), (3, 3, 0, True), (4, 3, 0, True),  # six heads at least
    (6, 0, 0, False),  # of two names
    (4, 4, 2, True), (4, 4, 3, False),  # four of five lines that stand alone
])  # fmt: skip
def test_names_on_lines_of_their_own_come_back_and_often(ada: int, ben: int, once: int, found: bool) -> None:
    survey = LineSurvey()
    survey.alone = +Counter(
        {"Ada Reed": ada, "Ben Cole": ben, **{f"the road {'so ' * at}": 1 for at in range(once)}}
    )
    assert names_alone(survey) == (frozenset({"Ada Reed", "Ben Cole"}) if found else frozenset())


@pytest.mark.parametrize(("clock", "words", "slow"), [
    ("1:00", 10, False), ("1:01", 10, True),  # a minute or less tells nothing
    ("1:40", 29, True), ("1:40", 30, False), ("1:40", 31, False),  # 0.3 words a second
])  # fmt: skip
def test_times_too_far_apart_for_speech(clock: str, words: int, slow: bool) -> None:
    survey = LineSurvey()
    survey.clocks, survey.words = ["0:00", clock], words
    assert is_slow(survey) == slow
