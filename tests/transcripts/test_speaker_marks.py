"""Marks of whisper.cpp are no speech; the ids of Webex's cues name their speakers."""

from __future__ import annotations

import json

import pytest

from ghostcli.recognition.recognise import read
from ghostcli.transcripts.base import FIELD

SAID = ("the attic leaks in every winter", "so we have to sell the boat")
CUES = f"1\n00:00:01,000 --> 00:00:03,000\n{SAID[0]} [SPEAKER_TURN]\n\n2\n00:00:03,000 --> 00:00:05,000\n{SAID[1]}\n"


@pytest.mark.parametrize("data", [CUES, "WEBVTT\n\n" + CUES.replace(",", ".")], ids=["srt", "vtt"])
def test_the_mark_of_a_turn_is_no_speech_of_a_caption(data: str) -> None:
    reading = read(data.encode())
    assert [cue.text for cue in reading.cues] == list(SAID)
    assert [remark.place for remark in reading.remarks] == [FIELD]
    assert reading.speakers == ()


def test_nor_of_whispers_json() -> None:
    parts = [
        {"offsets": {"from": n * 2000, "to": n * 2000 + 2000}, "text": f" {text} [SPEAKER_TURN]"}
        for n, text in enumerate(SAID)
    ]
    assert [cue.text for cue in read(json.dumps({"transcription": parts}).encode()).cues] == list(SAID)


def test_ids_of_webex_name_the_speaker() -> None:
    times = [f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{text}\n" for n, text in enumerate((*SAID, "Yes."))]
    ids = ('1 "Iris Vale" (1029)', '2 "Otto Brandt" (2048)', '3 "" (0)')
    text = "WEBVTT\n\n" + "\n".join(f"{one}\n{cue}" for one, cue in zip(ids, times, strict=True))
    assert [cue.speaker for cue in read(text.encode()).cues] == ["Iris Vale", "Otto Brandt", None]
