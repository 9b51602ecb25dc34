from __future__ import annotations

import os
from pathlib import Path

from written import read, write

from ghostcli.errors import ERROR
from ghostcli.library.read_transcript import read_speech, read_transcript, voice_names

NOTES = """\
title: A
people:
- {name: Ada Lovelace, aliases: [SPEAKER_01, Countess]}
- {name: Ben}
"""
SPOKEN = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
<v speaker 01>We measured the bridge twice.

00:00:05.000 --> 00:00:06.000
<v Ben>Why?

00:00:07.000 --> 00:00:08.000
Nobody said.
"""


def test_voices_are_called_by_the_names_of_the_people(tmp_path: Path) -> None:
    episode, _ = read(write(tmp_path, {"episode.yaml": NOTES, "transcript.vtt": SPOKEN}))
    assert voice_names(episode) == {"speaker 01": "Ada Lovelace", "countess": "Ada Lovelace"}
    speech = read_speech(episode)
    assert speech
    assert speech.file == episode.transcripts[0]
    assert [(cue.start, cue.speaker, cue.text) for cue in speech.cues] == [
        (1, "Ada Lovelace", "We measured the bridge twice."),
        (5, "Ben", "Why?"),
        (7, None, "Nobody said."),
    ]
    assert speech.problems == ()


def test_voices_stay_where_nobody_has_another_name(tmp_path: Path) -> None:
    episode, _ = read(write(tmp_path, {"episode.yaml": "title: A", "transcript.vtt": SPOKEN}))
    speech = read_speech(episode)
    assert speech
    assert [cue.speaker for cue in speech.cues] == ["speaker 01", "Ben", None]


def test_only_the_main_transcript_is_what_was_said(tmp_path: Path) -> None:
    episode, _ = read(write(tmp_path, {"episode.yaml": "title: A", "transcript.other.vtt": SPOKEN}))
    assert read_speech(episode) is None
    assert len(read_transcript(episode, episode.transcripts[0]).cues) == 3


def test_a_transcript_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    write(
        tmp_path, {"episode.yaml": "title: A", "transcript.a.vtt": b"\xff\xfe\x00", "transcript.b.vtt": "{}"}
    )
    os.mkfifo(tmp_path / "transcript.vtt")
    episode, problems = read(tmp_path)
    assert problems == []
    fifo, *others = [read_transcript(episode, file) for file in episode.transcripts]
    assert [(one.path, one.message) for one in fifo.problems] == [
        (str(tmp_path / "transcript.vtt"), "is not a regular file: skipped")
    ]
    for speech in (fifo, *others):
        assert speech.cues == ()
        assert [one.path for one in speech.problems if one.level == ERROR] == [speech.file.path]
