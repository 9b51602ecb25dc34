from __future__ import annotations

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import Cue, Metadata
from ghostcli.transcripts.formats import write


def test_writes_turns_with_heads() -> None:
    text = write(
        [
            Cue(None, None, None, "Before."),
            Cue(1, 2, "Ada *R*", "One <i>\n- two"),
            Cue(3, 4, "Ada *R*", "more"),
            Cue(None, None, "Ben", "Three."),
            Cue(3723.9, 3725, None, "Four."),
        ],
        "markdown",
        Metadata("The *bridge*"),
    )
    assert text == (
        "# The \\*bridge\\*\n\nBefore.\n\n**Ada \\*R\\*** _0:00:01_\n\nOne \\<i\\> - two more\n\n"
        "**Ben:**\n\nThree.\n\n_1:02:03_\n\nFour.\n"
    )


def test_the_title_is_read_back() -> None:
    text = write([Cue(1, 2, "Ada", "One."), Cue(3, 4, "Ben", "Two.")], "markdown", Metadata("A [title]"))
    found = read(text.encode())
    assert (found.format, found.title) == ("markdown", "A [title]")
    assert [cue[2:] for cue in found.cues] == [("Ada", "One."), ("Ben", "Two.")]
