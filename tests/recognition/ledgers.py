"""Turns of a small talk on ledgers, and what becomes of a text with them."""

from __future__ import annotations

import pytest

from ghostcli.recognition.base import Recognised
from ghostcli.recognition.notes import (
    recognise_notes,
)
from ghostcli.recognition.recognise import read, recognise
from ghostcli.transcripts.base import ParsedTranscript, UnreadableError
from ghostcli.transcripts.encoding import decode

SAID = (
    "I think we lost the second ledger in the flood.",
    "You found it in the attic, did you not?",
    "We did, and my brother would not believe me.",
    "So what did you do with the figures then?",
    "I wrote them down again from memory, all of them.",
    "That must have taken you a whole winter.",
)
TOLD = "The harbour keeps two ledgers, and one of them was wrong."
PLAIN = " ".join(SAID)
NAMES = ("Iris Vale", "Otto Brandt")


def turns(number: int = 6, layout: str = "**{name}:** {said}", names: tuple[str, ...] = NAMES) -> str:
    return "\n\n".join(
        layout.format(name=names[n % len(names)], said=SAID[n % len(SAID)], at=f"0:{6 * n % 60:02}")
        for n in range(number)
    )


def what(text: str) -> Recognised:
    return recognise(decode(text.encode()))


def signs_of(text: str) -> Recognised | None:
    return recognise_notes(decode(text.encode()))


def refused(text: str) -> str:
    with pytest.raises(UnreadableError) as error:
        read(text.encode())
    return str(error.value)


def said(reading: ParsedTranscript) -> str:
    return " ".join(cue.text for cue in reading.cues)
