"""What ghost prints, read back to the letter; nothing else is taken for it."""

from __future__ import annotations

import json

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, Metadata, UnreadableError
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.ghost_exports import read as read_exported
from ghostcli.transcripts.ghost_exports import sniff
from ghostcli.transcripts.markdown import write as markdown
from ghostcli.transcripts.plain_text import write as text

TALK = [
    Cue(5.2, 8.0, "Ida Marsh", "Who lent the ladder?"),
    Cue(8.0, 9.0, "Ida Marsh", "And to whom?"),
    Cue(9.9, 12.0, None, "(a bell)"),
    Cue(3672.0, 3680.0, "Tom: the baker", "Ida: it was mine. [0:30] # 1"),
    Cue(None, None, None, "Tom: nobody knows."),
]


def found(data: str) -> list[tuple[float | None, str | None, str]]:
    reading = read(data.encode())
    assert (reading.format, reading.lost) == ("ghost", ())
    return [(cue.start, cue.speaker, cue.text) for cue in reading.cues]


def test_the_sure_form_of_text() -> None:
    printed = text(TALK, Metadata(), sure=True)
    assert printed == (
        "[0:00:05] [Ida Marsh]: Who lent the ladder? And to whom?\n\n"
        "[0:00:09] –: (a bell)\n\n"
        "[1:01:12] [Tom: the baker]: Ida: it was mine. [0:30] # 1\n\n"
        "–: Tom: nobody knows.\n"
    )
    assert found(printed) == [
        (5, "Ida Marsh", "Who lent the ladder? And to whom?"),
        (9, None, "(a bell)"),
        (3672, "Tom: the baker", "Ida: it was mine. [0:30] # 1"),
        (None, None, "Tom: nobody knows."),
    ]


def test_the_sure_form_of_markdown() -> None:
    printed = markdown(TALK, Metadata("The *ladder*"), sure=True)
    assert printed == (
        "# The \\*ladder\\*\n\n"
        "**[Ida Marsh]** _0:00:05_\n\nWho lent the ladder? And to whom?\n\n"
        "**–** _0:00:09_\n\n(a bell)\n\n"
        "**[Tom: the baker]** _1:01:12_\n\nIda: it was mine. \\[0:30\\] # 1\n\n"
        "**–:**\n\nTom: nobody knows.\n"
    )
    assert found(printed) == [
        (5, "Ida Marsh", "Who lent the ladder? And to whom?"),
        (9, None, "(a bell)"),
        (3672, "Tom: the baker", "Ida: it was mine. [0:30] # 1"),
        (None, None, "Tom: nobody knows."),
    ]
    assert read(printed.encode()).title == "The *ladder*"


def test_lines_with_tabs() -> None:
    printed = "0:00:05\tIda Marsh\tWho lent the ladder?\n\t\t(a bell)\n1:01:12\t0:05\tIda\\u202e: mine.\n"
    assert found(printed) == [
        (5, "Ida Marsh", "Who lent the ladder?"),
        (None, None, "(a bell)"),
        (3672, "0:05", "Ida: mine."),
    ]


def test_numbers_that_come_back_are_speakers() -> None:
    rows = "0:00:05\t0\tWho?\n0:00:09\t1\tA bell.\n0:00:12\t0\tNobody.\n0:00:15\t1\tWell.\n"
    assert [speaker for _, speaker, _ in found(rows)] == ["0", "1", "0", "1"]


def test_arrays_and_lines_of_json() -> None:
    cues = [
        {"start": 5.2, "end": 8, "speaker": "0", "text": "Who?", "turn": 1},
        {"start": None, "end": None, "speaker": None, "text": "A bell.\nTwo.", "turn": 2},
    ]
    expected = [(5.2, "0", "Who?"), (None, None, "A bell.\nTwo.")]
    assert found(json.dumps(cues)) == expected
    assert found("\n".join(map(json.dumps, cues))) == expected
    assert found(json.dumps(cues[0])) == expected[:1]


OTHERS = {
    "a table of starts and ends": "5.0\t8.0\tWho lent the ladder?\n",
    "a table of clocks": "0:00:05\t0:00:08\tWho lent the ladder?\n0:00:09\t0:00:12\tA bell.\n",
    "a table of lengths": "0:00:05\t3\tWho?\n0:00:09\t2\tA bell.\n0:00:12\t4\tNobody.\n",
    "three tabs": "0:00:05\tIda\tWho?\tNobody.\n",
    "a line without a label": "[0:00:05] [Ida]: Who?\n\n[0:00:09] A bell.\n",
    "a sign without a name": "[0:00:05] []: Who?\n",
    "a head without a paragraph": "**[Ida]** _0:00:05_\n",
    "a paragraph of two lines": "**[Ida]** _0:00:05_\n\nWho lent\nthe ladder?\n",
    "a paragraph without a head": "**[Ida]** _0:00:05_\n\nWho?\n\nNobody.\n",
    "plain names": "**Ida** _0:00:05_\n\nWho?\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_of_the_form_throughout_is_not_taken_for_it(name: str) -> None:
    source = decode(OTHERS[name].encode())
    assert not sniff(source)
    with pytest.raises(UnreadableError):
        read_exported(source)


def test_a_broken_array_is_still_json() -> None:
    with pytest.raises(UnreadableError, match="JSON breaks off"):
        read(b'[{"start": 1, "end": 2, "text": "Who?"')
    assert found('["Bo"]: Who?\n') == [(None, '"Bo"', "Who?")]
