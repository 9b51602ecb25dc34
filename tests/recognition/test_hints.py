"""A text without turns is told what a transcript looks like; only prose is told of --format text."""

from __future__ import annotations

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read

PROSE = "The attic leaks in every winter, and the ledgers are wet. One thing: the boat has to go.\n"


def hint_of(text: str) -> str:
    with pytest.raises(GhostError) as error:
        read(text.encode())
    assert "vtt, podcasting" not in str(error.value.hint)
    return str(error.value.hint)


@pytest.mark.parametrize("text", [PROSE, PROSE.replace(":", ""), f"{PROSE}\n{PROSE}"])
def test_prose(text: str) -> None:
    hint = hint_of(text)
    assert "`[0:05] Name: text`" in hint
    assert "--format text" in hint


@pytest.mark.parametrize(
    "text",
    [
        'Mark,Name,Moment\n"The attic leaks in every winter",Iris Vale,0:00:09\n',
        " 1      Q.  Does it leak: yes or no?\n 2      A.  It does.\n 3      Q.  Since when?\n",
        "a b\nc d\n",
    ],
    ids=["table", "numbered lines", "words"],
)
def test_anything_else(text: str) -> None:
    hint = hint_of(text)
    assert "`[0:05] Name: text`" in hint
    assert "--format" not in hint


def test_a_list_of_edits_is_named() -> None:
    text = (
        "TITLE: ATTIC\nFCM: NON-DROP FRAME\n001  AX  V  C  00:00:02:00 00:00:06:10 01:00:00:00 01:00:04:10\n"
    )
    assert hint_of(text) == "it names parts of recordings, without the words"
