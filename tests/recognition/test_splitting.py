"""A file with notes and a transcript is split: the speech is read, and the rest is named."""

from __future__ import annotations

import pytest
from ledgers import NAMES, PLAIN, SAID, TOLD, refused, said, turns

from ghostcli.recognition.notes import (
    PLAIN_WORDS,
)
from ghostcli.recognition.recognise import read, recognise
from ghostcli.transcripts import base
from ghostcli.transcripts.base import FIELD, UnreadableError
from ghostcli.transcripts.encoding import decode

BOTH = f"# Ledgers\n\n{TOLD}\n\n## Summary\n## Key Points\n- {TOLD}\n\n## Transcript\n\n{turns(4)}\n"


def test_what_is_left_out_is_one_remark_with_its_place() -> None:
    reading = read(BOTH.encode())
    assert (reading.title, len(reading.cues), reading.speakers) == ("Ledgers", 4, NAMES)
    first = reading.remarks[0]
    assert (first.line, first.message, first.place) == (
        3,
        "4 lines of notes (Summary, Key Points), lines 3 to 7, are no speech",
        base.NOTES,
    )
    assert not first.lost
    assert recognise(decode(BOTH.encode())).lines == ((10, 18),)


def test_what_is_left_out_above_and_below_is_named_by_its_lines() -> None:
    text = f"## Summary\n\n{TOLD}\n\n## Transcript\n\n{turns(4)}\n\n## Links\n\n- https://x.example\n"
    message = read(text.encode()).remarks[0].message
    assert message == "4 lines of notes (Summary, Links), lines 1 to 3 and 15 to 17, are no speech"


def test_line_numbers_of_remarks_stay_those_of_the_file() -> None:
    text = f"# Ledgers\n\n## Summary\n\n{TOLD}\n\n## Transcript\n\n{turns(4)}\n\nTranscribed by https://otter.ai\n"
    reading = read(text.encode())
    line = text.split("\n").index("Transcribed by https://otter.ai") + 1
    assert any(remark.line == line for remark in reading.remarks)


def test_lines_beside_a_transcript_that_are_no_notes_are_fields() -> None:
    text = f"# Ledgers\n\nIris and Otto talk.\n\n## Transcript\n\n{turns(4)}\n"
    first = read(text.encode()).remarks[0]
    assert (first.line, first.message, first.place) == (
        3,
        "line 3 is beside the transcript: no speech",
        FIELD,
    )


def test_a_transcript_ends_at_the_next_heading_of_notes() -> None:
    text = f"## Transcript\n\n{turns(4)}\n\n## Action Items\n\n- {TOLD}\n\n## Later\n\n{TOLD}\n"
    reading = read(text.encode())
    assert TOLD not in said(reading)
    assert len(reading.cues) == 4
    deeper = (
        f"## Summary\n\n{TOLD}\n\n## Transcript\n\n### Part 1\n\n{turns(4)}\n\n### Part 2\n\n{turns(4)}\n"
    )
    assert len(read(deeper.encode()).cues) == 8


def test_chapters_of_the_transcripts_own_level_belong_to_it_as_long_as_turns_follow() -> None:
    text = f"## Summary\n\n{TOLD}\n\n## Transcript\n\n{turns(4)}\n\n## Q&A\n\n{turns(4)}\n\n## The end\n\n{turns(2)}\n"
    assert len(read(text.encode()).cues) == 10


def test_plain_paragraphs_below_the_heading_are_speech_of_nobody() -> None:
    reading = read(f"## Summary\n\n{TOLD}\n\n## Transcript\n\n{PLAIN}\n\n{PLAIN}\n".encode())
    assert (said(reading), reading.speakers) == (f"{PLAIN} {PLAIN}", ())
    assert len(PLAIN.split()) > PLAIN_WORDS
    few = " ".join(PLAIN.split()[: PLAIN_WORDS - 1])
    assert "these are notes" in refused(f"## Summary\n\n{TOLD}\n\n## Transcript\n\n{few}\n")
    assert said(read(f"# Ledgers\n\n## 文字稿\n\n{PLAIN}\n".encode())) == PLAIN


@pytest.mark.parametrize(
    "below",
    [
        "[View the transcript](https://x.example/t)",
        "![[ledgers.vtt]]",
        "Install the app for the full transcript.\n\n" + PLAIN,
        "Transcript will be available soon.",
        "\n".join(f"- {one}" for one in (*SAID, *SAID)),
        f"```\n{PLAIN}\n```\n\n| a | b |\n| c | d |\n\n{PLAIN}",
        "",
    ],
)
def test_below_the_heading_may_stand_no_transcript(below: str) -> None:
    assert "these are notes" in refused(f"# Ledgers\n\n## Summary\n\n{TOLD}\n\n## Transcript\n\n{below}\n")


def test_a_section_of_a_document_on_transcripts_is_no_transcript() -> None:
    with pytest.raises(UnreadableError):
        read(f"# Tool\n\n{(TOLD + ' ') * 12}\n\n## Transcript\n\n{PLAIN}\n".encode())


def test_pieces_of_transcripts_are_no_transcript() -> None:
    pieces = "\n\n".join(
        f"## Memo {n}\n\n### Summary\n\n{TOLD}\n\n### Transcript\n\n{turns(2)}" for n in range(2)
    )
    assert "pieces of several transcripts" in refused(pieces)
    clipped = f"- [A](https://share.snipd.com/snip/1)\n- [B](https://share.snipd.com/snip/2)\n\n#### 📚 Transcript\n\n{turns(4)}\n"
    assert "Snipd" in refused(clipped)
    whole = clipped.replace("#### 📚 Transcript", "## Full episode transcript")
    assert len(read(whole.encode()).cues) == 4


def test_notes_around_a_talk_without_a_heading_of_its_own_are_left_out() -> None:
    text = f"# Ledgers\n\n## Show Notes\n\n- [a](https://x.example)\n\n{turns(8)}\n\n## Links\n\n- [b](https://x.example)\n"
    reading = read(text.encode())
    assert (len(reading.cues), reading.title) == (8, "Ledgers")
    assert "x.example" not in said(reading)
    assert "Show Notes, Links" in reading.remarks[0].message
