"""Voices that look like words, and where cues stand in their file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ghostcli.errors import WARNING
from ghostcli.library.cue_places import blocks, line_of
from ghostcli.library.paths import read_library
from ghostcli.library.read_transcript import read_transcript
from ghostcli.library.suspicious_cues import FEW_WORDS, MANY_CUES, cue_warnings
from ghostcli.transcripts.base import Cue, Metadata
from ghostcli.transcripts.encoding import decode
from ghostcli.transcripts.formats import read_as, write

MANY = [
    (f"{'Ines' if place % 2 else 'Tom'}", "The lamp is turned by clockwork.")
    for place in range(2 * MANY_CUES)
]


def found(tmp_path: Path, said: Sequence[tuple[str | None, str]], people: str = "") -> list[tuple[int, str]]:
    """The doubts about a transcript of those who say something, by line."""
    cues = [Cue(float(10 * place), 10.0 * place + 5, name, text) for place, (name, text) in enumerate(said)]
    (tmp_path / "lamp").mkdir(exist_ok=True)
    (tmp_path / "lamp/episode.yaml").write_text(f"title: T\n{people}", encoding="utf-8")
    path = tmp_path / "lamp/transcript.vtt"
    path.write_text(write(cues, "vtt", Metadata()), encoding="utf-8")
    episode = read_library([str(tmp_path)]).episodes["lamp"]
    stored = read_transcript(episode, episode.transcripts[0]).cues
    problems = cue_warnings(episode, str(path), stored)
    assert all(one.level == WARNING and one.path == str(path) for one in problems)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert all("-->" in lines[one.line - 1] for one in problems)
    return [(one.line, one.message) for one in problems]


def test_a_speaker_of_one_short_cue_is_doubted(tmp_path: Path) -> None:
    told = found(tmp_path, [*MANY, ("Warning", "the oil is low.")])
    assert told == [
        (5 + 3 * len(MANY), "“Warning” speaks once, 4 words: a speaker, or words taken for a name?")
    ]


@pytest.mark.parametrize(
    "said",
    [
        [*MANY, ("Mara Lind", "word " * (FEW_WORDS + 1))],
        [*MANY, ("Mara Lind", "One."), ("Mara Lind", "Two.")],
        [*MANY, ("Audience member", "Louder!")],
        [*MANY, (None, "Louder!")],
        MANY[: MANY_CUES - 1],
        [("Tom", "Yes."), ("Ines", "No.")],
        [],
    ],
)
def test_who_is_not_doubted(tmp_path: Path, said: list[tuple[str | None, str]]) -> None:
    assert found(tmp_path, said) == []


def test_who_is_known_is_not_doubted(tmp_path: Path) -> None:
    said = [*MANY, ("Note", "the oil is low."), ("it went out. Well", "Yes " * 20)]
    assert len(found(tmp_path, said)) == 1
    assert found(tmp_path, said, "people:\n  - name: Oil\n    aliases: [Note]\n") == []


WORDS = [
    "Zum Beispiel",
    "C'est-à-dire",
    "note",
    "What we found in the end was this",
    "That is the point.",
    "Really?",
    "and so we said",
]
NAMES = [
    "Ines",
    "Dr. Ines Ferro",
    "Robert Downey Jr.",
    "Malcolm X.",
    "Ines F.",
    "ben's iPhone",
    "SPEAKER_00",
    "Emily",
    "María de los Ángeles de la Cruz",
    "the court",
    "ben cole",
    "Yahoo!Mail",
]


@pytest.mark.parametrize("name", WORDS)
def test_a_voice_that_looks_like_words(tmp_path: Path, name: str) -> None:
    told = found(tmp_path, [("Tom", "Yes."), (name, "the oil was low " * 5), (name, "again")])
    assert [line for line, _ in told] == [8]
    assert told[0][1].startswith(f"the voice “{name}” ")


@pytest.mark.parametrize("name", NAMES)
def test_a_voice_that_looks_like_a_name(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, [("Tom", "Yes."), (name, "the oil was low " * 5), (name, "again")]) == []


WRITTEN = """\
WEBVTT

NOTE 00:00:01.000 --> is no time here

1
00:01.000 --> 00:02.000 align:left
<v Tom>Yes &amp; no.

00:03.000 --> 00:04.000
<v Tom>Yes.</v> <v Ines>No.</v>

00:03.000 --> 00:04.000
<v Ines>No.

untimed-1
00:00:04.000 --> 00:00:05.000
Somewhere.
00:06.000 --> 00:07.000
Glued to it.

A stray line.

99:00.000 --> 00:00.000
"""


def test_where_cues_stand() -> None:
    cues = read_as(decode(WRITTEN.encode()), "vtt").cues
    written = blocks(WRITTEN)
    lines = {(cue.speaker, cue.text): line_of(written, cues, place) for place, cue in enumerate(cues)}
    assert lines[("Tom", "Yes & no.")] == 6
    assert lines[("Tom", "Yes.")] == 9
    numbers = [line_of(written, cues, place) for place, cue in enumerate(cues) if cue.text == "No."]
    assert numbers == [9, 12]
    assert lines[(None, "Somewhere.")] == 16
    assert lines[(None, "Glued to it.")] == 18


def test_a_clock_that_the_file_shifts_is_no_hindrance() -> None:
    text = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.000\nA.\n\n00:03.000 --> 00:04.000\nB.\n"
    cues = read_as(decode(text.encode()), "vtt").cues
    assert [cue.start for cue in cues] == [11, 13]
    assert [line_of(blocks(text), cues, place) for place in range(2)] == [4, 7]
    assert line_of([], cues, 0) == 1


def test_every_cue_of_a_written_transcript_is_found() -> None:
    cues = [
        Cue(None if n % 5 == 0 else n / 2, None, f"S{n % 3}", f"The {n % 4} lamp & <oil>") for n in range(200)
    ]
    text = write(cues, "vtt", Metadata())
    read = read_as(decode(text.encode()), "vtt").cues
    lines = [line_of(blocks(text), read, place) for place in range(len(read))]
    assert lines == sorted(set(lines))
    assert len(lines) == 200
