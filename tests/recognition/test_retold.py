"""Summaries by speaker, minutes and recaps are no speech; people who speak to each other are."""

from __future__ import annotations

import pytest

from ghostcli.recognition.base import DOUBT, NOTES, TRANSCRIPT
from ghostcli.recognition.recognise import recognise
from ghostcli.transcripts.encoding import decode


def what(text: str) -> str:
    return recognise(decode(text.encode())).what


@pytest.mark.parametrize(
    "text",
    [
        (
            "**Iris Vale:** argues that the ledgers are wet.\n\n**Otto Brandt:** later concedes it.\n\n"
            "**Iris Vale:** insists on a new attic.\n"
        ),
        "Iris Vale: Recalls the flood.\nOtto Brandt: Says that nobody came.\nPim Koster: Offers a boat.\n",
        "Clerk: The Clerk read the letters.\nWarden: The Warden thanked him.\nClerk: The Clerk went home.\n",
        "Meeting notes:\nAttic: Iris told that it leaks.\nBoat: Otto has one.\nAttic: It will be mended.\n",
        "MINUTES OF THE HARBOUR BOARD\nWarden: opened at ten.\nClerk: Letters were read.\nWarden: Closed.\n",
        (
            "Procès\nDate : 3 mai\nPrésents : Iris Vale\nOrdre du jour : le grenier\nBateau : vendu.\n"
            "Décisions : réparer.\nActions : Otto appelle.\n"
        ),
        (
            "### Attic\n- Iris: leaks\n- Otto: no boat\n### Boat\n- Iris: sold\n\n"
            "Chat with meeting transcript: https://notes.granola.ai/d/q\n"
        ),
        (
            'Quotes from the talk\n\nIris Vale (00:04): "The attic leaks."\nOtto Brandt (00:30): "It does."\n'
            'Iris Vale (04:10): "Buy a boat."\n'
        ),
    ],
    ids=["argues", "says", "the clerk", "meeting notes", "minutes", "labels", "granola", "quotes"],
)
def test_what_tells_of_speech_is_notes(text: str) -> None:
    assert what(text) == NOTES


def test_two_such_lines_leave_it_in_doubt() -> None:
    text = "**Iris:** commented on 9 May\nThe attic leaks.\n**Otto:** commented on 10 May\nIt does.\n"
    assert what(text) == DOUBT


@pytest.mark.parametrize(
    "text",
    [
        "Iris: Says who?\nOtto: Agreed.\nIris: I think the attic leaks.\nOtto: Says you!\n",
        "MINUTES OF EVIDENCE\nChair: I welcome you.\nIris: Thank you.\nChair: Will you begin?\nIris: I will.\n",
        "Meeting notes\nIris: I see that we are all here.\nOtto: Are you sure?\nIris: I am.\nOtto: We start.\n",
        "Iris: The Iris of this garden is blue, I say.\nOtto: You say so.\nIris: I do.\n",
    ],
    ids=["elliptic", "evidence", "addressed", "own name"],
)
def test_what_people_say_to_each_other_is_a_transcript(text: str) -> None:
    assert what(text) == TRANSCRIPT
