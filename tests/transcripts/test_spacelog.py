from __future__ import annotations

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.formats import write

TEC = """[-00:00:00:03]
_page : 148
_tape : 
CC: 3, 2, 1, 0

[00:00:00:03]
P:  Roger. The [glossary:clock] is at [time:01:02:03:04|03:04]
     and running, T<sub>R</sub> [sic].

[01:00:01:07]
# a remark
CC : How do you read [glossary:MAX Q|max. Q]?
P: Loud: and clear.
[01:00:02:00]
stray words
"""  # noqa: W291


def test_reads_times_in_days_and_codes() -> None:
    found = read(TEC.encode())
    assert found.format == "spacelog"
    assert [(cue.start, cue.end, cue.speaker, cue.text) for cue in found.cues] == [
        (0, 6, "CC", "3, 2, 1, 0"),
        (6, 86470, "P", "Roger. The clock is at 03:04 and running, TR [sic]."),
        (86470, 86470, "CC", "How do you read max. Q?"),
        (86470, 86523, "P", "Loud: and clear."),
        (86523, 86524, None, "stray words"),
    ]
    assert found.offset == 3
    assert [str(remark) for remark in found.remarks] == [
        "line 15: there is no speaker above “stray words”: kept without one",
        "3 lines on pages, tapes and notes are not speech",
        "times begin below zero: all are shifted by 3 s",
    ]


@pytest.mark.parametrize("name", ["vtt", "srt", "podcasting", "text", "markdown"])
def test_what_nobody_says_is_nobodys_after_an_export(name: str) -> None:
    tec = b"[00:00:00:01]\n_page : 1\nnobody: speaks here\n\n[00:00:00:05]\nCC: Roger.\n\n[00:00:00:09]\nwords, and more\n"
    first = read(tec)
    again = read(write(first.cues, name, sure=True).encode())
    assert [(cue.speaker, cue.text) for cue in again.cues] == [(cue.speaker, cue.text) for cue in first.cues]
    assert [cue.speaker for cue in again.cues] == [None, "CC", None]
