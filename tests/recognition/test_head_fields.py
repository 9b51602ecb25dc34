"""Fields above an interview that name its people are no speech; turns by role are."""

from __future__ import annotations

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import FIELD

TALK = "IV: Does the attic leak?\nOB: In every winter.\nIV: And the boat?\nOB: Sold, I am sorry to say.\n"


def test_names_of_roles_above_a_talk_are_fields() -> None:
    reading = read(f"INTERVIEWEE: Otto Brandt\nINTERVIEWER: Iris Vale\nDATE: May 3\n\n{TALK}".encode())
    assert reading.speakers == ("IV", "OB")
    assert len(reading.cues) == 4
    assert {remark.place for remark in reading.remarks} == {FIELD}


def test_without_a_date_and_below_a_title_too() -> None:
    reading = read(
        f"Voices of the Harbour\n\nNarrator: Otto Brandt\nInterviewer: Iris Vale\n\n{TALK}".encode()
    )
    assert reading.speakers == ("IV", "OB")


def test_where_the_role_speaks_below_a_date_tells_fields() -> None:
    talk = TALK.replace("IV:", "Interviewer:")
    reading = read(f"Interviewer: Iris Vale\nPlace: Harbour\n\n{talk}".encode())
    assert [cue.speaker for cue in reading.cues] == ["Interviewer", "OB"] * 2


def test_turns_by_role_are_speech() -> None:
    text = "Host: Welcome, Otto.\nGuest: Thank You\n\nHost: Does the attic leak?\nGuest: In every winter.\n"
    assert len(read(text.encode()).cues) == 4
