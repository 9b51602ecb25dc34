"""Chats, letters and plays are told from transcripts, and transcripts that resemble them are not taken for such."""

from __future__ import annotations

import pytest

from ghostcli.recognition.base import NOTES, OTHER, TRANSCRIPT
from ghostcli.recognition.recognise import recognise
from ghostcli.recognition.unsaid import is_letter, is_play, is_written
from ghostcli.transcripts.encoding import SourceText, decode

SAID = "We found the ledger in the attic."
CHATS = {
    "WhatsApp": "[12.03.26, 14:05:33] Iris: {said}\n[12.03.26, 14:06:01] Otto: {said}\n",
    "WhatsApp of Android": "12/03/26, 14:05 - Iris: {said}\n12/03/26, 14:06 - Otto: {said}\n",
    "Telegram": "Iris, [12.03.2026 14:05]\n{said}\n\nOtto, [12.03.2026 14:06]\n{said}\n",
    "Discord": "[12/03/2026 2:05 PM] iris\n{said}\n\n[12/03/2026 2:06 PM] otto\n{said}\n",
    "Discord, copied": "iris — 12/03/2026 2:05 PM\n{said}\notto — Today at 2:06 PM\n{said}\n",
    "Slack, copied": "Iris  [2:05 PM]\n{said} :smile:\n\nOtto  [2:06 PM]\n{said} :tada:\n",
    "IRC": "[14:05] <iris> {said}\n[14:06] <@otto> {said}\n",
    "Zoom's chat": "14:05:33 From Iris Vale to Everyone: {said}\n14:06:01 From Otto to Everyone: {said}\n",
    "a language model": "## User\n\n{said}\n\n## Assistant\n\n{said}\n",
    "ChatGPT": "**You:** {said}\n\n**ChatGPT:** {said}\n",
    "a model with its version": "# Ledgers\n\n### 👤 You\n\n{said}\n\n### 🤖 Claude Sonnet 4.5\n\n{said}\n",
    "turns below a heading": "## Ledgers\n\n### Prompt:\n\n{said}\n\n### Gemini (12:03)\n\n{said}\n\n### Prompt:\n",
    "a log of prompts": "User: {said}\nAssistant: {said}\nUser: {said}\n",
}


def source(text: str) -> SourceText:
    return decode(text.format(said=SAID).encode())


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS)
def test_what_was_written_to_each_other_is_a_chat(text: str) -> None:
    assert is_written(source(text))
    assert recognise(source(text)).what == OTHER


LETTERS = (
    "From: Iris <i@x.example>\nTo: Otto\nSubject: Ledgers\n\n{said}\n",
    "**Von:** Iris\n**Gesendet:** Montag\n**An:** Otto\n**Betreff:** Bücher\n\n{said}\n",
    "Received: from x.example\n  by y.example\nMessage-ID: <1@x.example>\nDate: Mon\n\n{said}\n",
)


@pytest.mark.parametrize("text", LETTERS)
def test_what_has_the_head_of_a_letter_is_one(text: str) -> None:
    assert is_letter(source(text))
    assert recognise(source(text)).name == "an e-mail"


PLAYS = (
    "ACT II\n\nSCENE 3. An attic.\n\nIRIS: {said}\n\nOTTO: {said}\n",
    "Szene 1\n\n(Iris tritt auf)\n\nVorhang\n\nIRIS: {said}\n",
    "INT. ATTIC - NIGHT\n\nIRIS\n{said}\n\nEXT. HARBOUR - DAY\n\nOTTO\n{said}\n",
)


@pytest.mark.parametrize("text", PLAYS)
def test_what_has_acts_and_scenes_is_a_play(text: str) -> None:
    assert is_play(source(text))
    assert recognise(source(text)).name == "a play or a screenplay"


NOTES_ABOUT_MODELS = (
    '## Key Takeaways\n\n### "Claude forgot the nails"\n\n- {said}\n\n### "You are the smith"\n\n- {said}\n',
    "## Key Takeaways\n\n### Claude forgot the nails\n\n- {said}\n\n### You are the smith\n\n- {said}\n",
    "## Key Takeaways\n\n- **Claude forgot the nails:** {said}\n- **You are the smith:** {said}\n",
    "## Summary\n\n{said}\n\n## Key Takeaways\n\n### Prompt\n\n- {said}\n\n### Claude\n\n- {said}\n",
)


@pytest.mark.parametrize("text", NOTES_ABOUT_MODELS)
def test_titles_with_the_name_of_a_model_are_no_turns_of_a_chat(text: str) -> None:
    assert not is_written(source(text))
    assert recognise(source(text)).what == NOTES


TALKS = {
    "a time of day": "2:05 PM Iris Vale: {said}\n2:06 PM Otto Brandt: {said}\n",
    "a date above": "12/03/2026, 14:05\n\nIris Vale: {said}\n\nOtto Brandt: {said}\n",
    "captions with such words": "0:01\nyou\n0:02\nclaude\n0:03\nuser\n0:04\nassistant\n0:05\nact\n0:06\nscene\n",
    "a guest called Claude": "Host: {said}\n\nClaude: {said}\n\nHost: {said}\n\nClaude: {said}\n",
    "facts": "Date: July 9th\nSpeaker: Iris Vale\nVideo: https://x.example\n\nIris: {said}\n\nOtto: {said}\n\nIris: {said}\n",
    "acts of a show": "Iris: {said}\n\nAct One. The ledger.\n\nOtto: {said}\n\nAct Two. The attic.\n\nIris: {said}\n",
    "words of the stage": "Iris: {said}\n\nEnter the attic, they told us.\n\nOtto: Scene by scene we read it.\n\nIris: {said}\n",
}


@pytest.mark.parametrize("text", TALKS.values(), ids=TALKS)
def test_what_was_said_is_none_of_these(text: str) -> None:
    assert not is_written(source(text))
    assert not is_letter(source(text))
    assert not is_play(source(text))
    assert recognise(source(text)).what == TRANSCRIPT
