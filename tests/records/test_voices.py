"""Who spoke how much: words, seconds and share of each voice, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghostcli.model import SHARE_FIELDS, Record
from ghostcli.records.voices import PEOPLE, Voice, voices_of, with_share
from ghostcli.transcripts.base import Cue


def person(number: int, name: str, *aliases: str) -> Record:
    return Record(PEOPLE, "talk", number, {"name": name, "aliases": aliases}, "", 1, {})


ADA, MARA, TOM = person(1, "Ada Reed", "SPEAKER_01", "A. R."), person(2, "Mara Lind"), person(3, "Tom")
CUES = [
    Cue(1, 4, "Mara Lind", "What went wrong with it?"),
    Cue(5, 11, "speaker_01", "We measured the river twice."),
    Cue(12, 19, "SPEAKER_02", "Nobody asked the ferryman."),
    Cue(20, None, None, "Music plays."),
    Cue(22, 25, "Mara Lind", "Why not?"),
    Cue(26, None, "Ada Reed", "Ask him."),
]


def test_the_voices_of_a_transcript() -> None:
    assert voices_of(CUES, [ADA, MARA, TOM]) == [
        Voice("Mara Lind", 7, 6, 7 / 20, (MARA,)),
        Voice("speaker_01", 5, 6, 5 / 20, (ADA,)),
        Voice("SPEAKER_02", 4, 7, 4 / 20),
        Voice("Ada Reed", 2, None, 2 / 20, (ADA,)),
        Voice(None, 2, 2, 2 / 20),
    ]


def share(one: Record, cues: list[Cue], *people: Record) -> tuple[object, ...]:
    values = with_share(one, voices_of(cues, people)).values
    return tuple(values.get(name, "unknown") for name in SHARE_FIELDS)


def test_a_person_has_the_sum_of_their_voices() -> None:
    assert share(ADA, CUES, ADA, MARA, TOM) == (7, 6, 0.35)
    assert share(MARA, CUES, ADA, MARA, TOM) == (7, 6, 0.35)


def test_a_person_without_a_voice_is_not_said_to_be_silent() -> None:
    """A voice that nobody claims may be theirs."""
    assert share(TOM, CUES, ADA, MARA, TOM) == (None, None, None)


def test_labels_may_be_replaced_by_the_name_of_another_record() -> None:
    """Two sources name one person: reading replaces the label by the last of the names."""
    other = person(4, "Dr. Reed", "SPEAKER_01")
    cues = [Cue(0, 2, "Dr. Reed", "Yes, twice.")]
    assert share(ADA, cues, ADA, other) == share(other, cues, ADA, other) == (2, 2, 1.0)


def test_without_labels_nothing_is_known() -> None:
    assert share(ADA, [Cue(0, 1, None, "Yes.")], ADA) == ("unknown",) * 3
    assert share(ADA, [], ADA) == ("unknown",) * 3


@pytest.mark.parametrize(
    ("cues", "seconds"),
    [
        ([Cue(0, 4, "a", "x"), Cue(2, 6, "a", "x")], 6),
        ([Cue(0, 9, "a", "x"), Cue(2, 6, "a", "x")], 9),
        ([Cue(0, 4, "a", "x"), Cue(2, 6, "b", "x")], 4),
        ([Cue(5, None, "a", "x"), Cue(7.5, 9, "b", "x")], 2.5),
        ([Cue(5, None, "a", "x"), Cue(2, 3, "b", "x")], 0),
        ([Cue(None, None, "a", "x")], None),
    ],
)
def test_seconds(cues: list[Cue], seconds: float | None) -> None:
    assert voices_of(cues, [])[0].seconds == seconds


TIMES = st.none() | st.integers(0, 50)


@given(st.lists(st.builds(Cue, TIMES, TIMES, st.sampled_from(["a", "b", "", None]), st.text(max_size=9))))
def test_the_parts_are_the_whole(cues: list[Cue]) -> None:
    voices = voices_of(cues, [person(1, "a"), person(2, "", "???")])
    assert {voice.label for voice in voices} == {cue.speaker for cue in cues}
    assert (
        not voices
        or sum(voice.share for voice in voices) == pytest.approx(1)
        or not any(voice.words for voice in voices)
    )
    assert all(voice.seconds is None or 0 <= voice.seconds <= 50 for voice in voices)
    assert all(voice.people == () or voice.label == "a" for voice in voices)
