"""Saved chats of meetings are refused; what ghost prints with tabs is not."""

from __future__ import annotations

import pytest

from ghostcli.errors import GhostError
from ghostcli.recognition.recognise import read

SAVED = "00:01:05\tIris Vale:\tDoes the attic leak?\n00:01:09\tOtto Brandt:\tyes\n"


@pytest.mark.parametrize(
    "text",
    [
        SAVED,
        SAVED + "a second line of it\n",
        'Iris Vale: The attic leaks.\nOtto Brandt: Reacted to "The attic leaks." with 👍\n',
        'Iris Vale: The attic leaks.\nOtto Brandt: Replying to "The attic leaks."\n\nIt does.\n',
    ],
)
def test_a_saved_chat_is_named(text: str) -> None:
    with pytest.raises(GhostError, match="a chat, written and not spoken"):
        read(text.encode())


def test_what_ghost_prints_is_read() -> None:
    reading = read(b"0:01:05\tIris Vale\tDoes the attic leak?\n0:01:09\tOtto Brandt\tyes\n")
    assert (reading.format, len(reading.cues)) == ("ghost", 2)


def test_someone_who_speaks_of_a_reaction_is_speech() -> None:
    text = "Iris: He reacted to the news with joy.\nOtto: I reacted with tears.\nIris: Why?\nOtto: So.\n"
    assert len(read(text.encode()).cues) == 4


def test_avid_captions_are_named() -> None:
    text = "@ made by a caption tool\n\n<begin subtitles>\n\n00:00:02:00 00:00:05:10\nThe attic leaks.\n"
    with pytest.raises(GhostError, match="Avid DS captions"):
        read(f"{text}\n<end subtitles>\n".encode())
