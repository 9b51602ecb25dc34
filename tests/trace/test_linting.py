"""`ghost lint` lists the recorded verdicts that a transcript contradicts, and transcripts it cannot read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from traced import BRIDGE, SAMPLE, Home

NOTES = """\
people:
  - {name: Ada Reed, aliases: [SPEAKER_01]}
  - {name: Ben Cole, aliases: [SPEAKER_00]}
quotes:
  - id: right
    text: We measured the river twice and trusted the first number.
    fidelity: {verdicts: [verbatim]}
  - id: wrong
    text: Nobody asked the ferryman about the tides, and he had known them for thirty years.
    speaker: Ada Reed
    fidelity:
      verdicts: [verbatim]
  - id: unrecorded
    text: A committee of nine experts weighed every volume twice.
  - id: german
    language: de
    text: Niemand fragte den Fährmann.
    fidelity: {verdicts: [near]}
  - id: both
    text: What went wrong with the old bridge?
    speaker: Ada Reed
    fidelity: {verdicts: [misattributed, verbatim]}
"""


@pytest.fixture
def bridge(home: Home) -> Path:
    """An episode with recorded verdicts, one of which is wrong."""
    return home.episode("bridge", "language: en\n" + NOTES)


WHERE = [
    [],
    ["."],
    ["bridge"],
    ["bridge/episode.yaml"],
]


@pytest.mark.parametrize("paths", WHERE)
def test_a_recorded_verdict_that_the_transcript_contradicts_is_a_problem(
    home: Home, bridge: Path, paths: list[str]
) -> None:
    ran = home.ghost("lint", *paths, status=1)
    expected = "bridge/episode.yaml:10:1: recorded as verbatim, but the transcript says reworded\n"
    assert ran.out == expected
    assert ran.err == "1 problem in 1 file\n"
    del bridge


def test_it_is_a_problem_for_programs_too(home: Home, bridge: Path) -> None:
    assert home.ghost("lint", "-o", "json", status=1).json == [
        {
            "path": str(bridge / "episode.yaml"),
            "line": 10,
            "column": 1,
            "message": "recorded as verbatim, but the transcript says reworded",
            "level": "error",
        }
    ]
    github = home.ghost("lint", "-o", "github", status=1).out
    assert github.startswith("::error file=bridge/episode.yaml,line=10,col=1::recorded as verbatim, but")


def test_once_written_there_is_no_problem(home: Home, bridge: Path) -> None:
    home.ghost("verify", "--write")
    home.ghost("lint")
    del bridge


def test_without_a_transcript_nothing_is_contradicted(home: Home, bridge: Path) -> None:
    (bridge / "transcript.vtt").unlink()
    home.ghost("lint")


def test_the_transcript_of_another_library_counts(home: Home, bridge: Path) -> None:
    (bridge / "transcript.vtt").unlink()
    home.write("other/ghost.yaml", "version: 1\n")
    home.write("other/bridge/transcript.vtt", BRIDGE)
    both = ["--content", str(home.library), "--content", str(home.folder / "other")]
    assert "recorded as verbatim" in home.ghost("lint", *both, status=1).out
    assert "recorded as verbatim" in home.ghost("lint", str(home.library), *both, status=1).out
    assert not home.ghost("lint", str(home.folder / "other"), *both).out


def test_what_is_wrong_with_a_transcript_that_was_asked_is_a_problem(home: Home, bridge: Path) -> None:
    home.note("bridge/transcript.vtt", BRIDGE + "\n00:99.000 --> 00:30.000\nNobody hears this.\n")
    lines = home.ghost("lint", status=1).lines
    assert [line.split(": ")[0] for line in lines] == [
        "bridge/episode.yaml:10:1",
        "bridge/transcript.vtt:12:1",
    ]
    (bridge / "transcript.vtt").write_bytes(bytes(range(256)))
    assert "bridge/transcript.vtt:" in home.ghost("lint", status=1).out


def test_a_file_beside_it_is_not_blamed(home: Home, bridge: Path) -> None:
    home.note("bridge/more.yaml", "takeaways:\n  - title: x\n")
    home.ghost("lint", bridge / "more.yaml")


def test_the_sample_is_sound(home: Home) -> None:
    home.ghost("init", home.folder / "own")
    home.ghost("lint", home.folder / "own" / SAMPLE)


def test_the_alignment_is_not_imported_for_nothing(home: Home, bridge: Path) -> None:
    (bridge / "transcript.vtt").unlink()
    code = "import sys; from ghostcli.cli.app import run; run(['lint']); print('rapidfuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
    home.ghost("lint")


def test_control_characters_in_a_path_stay_escapes(home: Home, bridge: Path) -> None:
    """JSON gave them raw: C1 and directional marks are no control characters to it."""
    bridge.rename(home.library / "bad\x9b\u202ename")
    ran = home.ghost("lint", "-o", "json", status=1)
    assert not {"\x9b", "\u202e"} & set(ran.out)
    assert "bad\x9b\u202ename" in ran.json[0]["path"]
