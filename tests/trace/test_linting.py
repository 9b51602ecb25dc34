"""`ghost lint` lists the recorded verdicts that a transcript contradicts, and transcripts it cannot read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from running import Ghost
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
    home.note("bridge/transcript.vtt", BRIDGE + "\nno time --> at all\nNobody hears this.\n")
    ran = home.ghost("lint", status=1)
    assert [line.split(": ")[0] for line in ran.lines] == [
        "bridge/episode.yaml:10:1",
        "bridge/transcript.vtt:12:1",
    ]
    assert ran.err == "2 problems in 2 files\n"
    home.note("bridge/transcript.vtt", BRIDGE + "\nNobody says when this is said.\n")
    shown = home.ghost("lint", status=1).lines[1]
    assert shown.startswith("bridge/transcript.vtt:12:1: warning: there is no time")
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


# Warnings


TALK = "WEBVTT\n\n" + "\n\n".join(
    f"00:{place:02}:01.000 --> 00:{place:02}:04.000\n<v {name}>{text}"
    for place, (name, text) in enumerate(
        [("Ines", "The clockwork turns the lamp."), ("Tom", "And nobody winds it.")] * 10
        + [("Zum Beispiel", "im Winter ohne Öl.")]
    )
)


def test_a_warning_is_printed_and_fails_nothing(home: Home) -> None:
    home.episode("lamp", "show: Small Works #2\n", transcript=TALK)
    doubt = "lamp/transcript.vtt:63:1: warning: “Zum Beispiel” speaks once, 4 words:"
    cut = "lamp/episode.yaml:2:19: warning: text after # is a comment: put the value in quotes"
    ran = home.ghost("lint")
    assert ran.lines[0] == cut
    assert ran.lines[1].startswith(doubt)
    assert ran.err == "no problem in 1 episode, 2 warnings\n"
    for paths in (["lamp"], ["."]):
        assert home.ghost("lint", *paths).out == ran.out
    assert home.ghost("lint", "lamp/transcript.vtt").lines == ran.lines[1:]
    assert home.ghost("lint", "--strict", status=1).out == ran.out
    assert [one["level"] for one in home.ghost("lint", "-o", "json").json] == ["warning", "warning"]
    assert all(line.startswith("::warning file=lamp/") for line in home.ghost("lint", "-o", "github").lines)


def test_warnings_beside_a_problem(home: Home, bridge: Path) -> None:
    home.episode("lamp", transcript=TALK)
    assert home.ghost("lint", status=1).err == "1 problem in 1 file, 1 warning\n"
    del bridge


def test_a_second_transcript_is_looked_at_too(home: Home) -> None:
    home.episode("lamp")
    home.note("lamp/transcript.captions.vtt", TALK)
    for paths in ([], ["lamp"]):
        assert [line.split(":")[0] for line in home.ghost("lint", *paths).lines] == [
            "lamp/transcript.captions.vtt"
        ]


def test_a_warning_is_no_reason_to_mention_problems(home: Home, terminal: Ghost) -> None:
    home.episode("lamp", "show: Small Works #2\n", transcript=TALK)
    assert "ghost lint" not in terminal("episodes").out
    home.note("lamp/more.yaml", "zebras: []\n")
    assert "1 problem in the library; ghost lint lists them" in terminal("episodes").out
    assert "problems\t1" in home.ghost("index").out


# Mending


@pytest.fixture
def editor(home: Home, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes down what it is called with; gives the file in which it does."""
    called = home.folder / "called"
    script = home.write("editor", f'#!/bin/sh\necho "$@" >> {called}\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    return called


MOMENTS = [
    ("bridge@0:00:01", 3),
    ("bridge@0:00:00", 3),
    ("bridge@0:00:04", 3),
    ("bridge@0:00:05", 6),
    ("bridge@0:00:11", 6),
    ("bridge@0:00:12-0:00:19", 9),
    ("bridge@0:00:05-0:00:19", 6),
    ("bridge@1:00:00", 9),
    ("bridge@turn1", 3),
    ("bridge@turn2", 6),
]


@pytest.mark.parametrize(("moment", "line"), MOMENTS)
def test_a_moment_is_opened_at_its_cue(home: Home, editor: Path, moment: str, line: int) -> None:
    """The editor was sent to line 0 of the transcript."""
    episode = home.episode()
    assert not home.ghost("edit", moment).out
    assert editor.read_text() == f"+{line} {episode / 'transcript.vtt'}\n"


def test_what_is_mended_is_looked_at_afterwards(
    home: Home, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    episode = home.episode("lamp", transcript=TALK)
    assert "“Zum Beispiel” speaks once" in home.ghost("edit", "lamp@0:20:02").out
    assert editor.read_text() == f"+63 {episode / 'transcript.vtt'}\n"
    mend = home.write("mend", "#!/bin/sh\nsed -i 's/<v Zum Beispiel>/<v Tom>Zum Beispiel: /' \"$2\"\n")
    mend.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(mend))
    assert not home.ghost("edit", "lamp@0:20:02").out
    home.ghost("lint")
    spoil = home.write("spoil", '#!/bin/sh\necho "no time --> here\nlost" >> "$2"\n')
    spoil.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(spoil))
    assert "lamp/transcript.vtt:" in home.ghost("edit", "lamp@turn1", status=1).out


def test_moments_that_cannot_be_opened(home: Home, editor: Path) -> None:
    home.episode("silent", transcript=None)
    assert "silent has no transcript" in home.ghost("edit", "silent@0:00:01", status=2).err
    home.ghost("import", home.write("talk.txt", "Ines: One.\n\nTom: Two.\n\nInes: Three.\n\nTom: Four.\n"))
    ran = home.ghost("edit", "talk@0:00:01", status=2)
    assert "the transcript of talk has no times\n  talk@turn1 is its first turn" in ran.err
    assert not editor.exists()
    home.ghost("edit", "talk@turn3")
    text = (home.library / "talk/transcript.vtt").read_text().split("\n")
    line = int(editor.read_text().split()[0].removeprefix("+"))
    assert text[line].endswith("Three.")


@pytest.mark.parametrize("paths", [[], ["."], ["bridge"]])
def test_half_a_file_that_was_left_is_a_warning(home: Home, paths: list[str]) -> None:
    """A command that was killed left it, and no command ever named it."""
    home.episode("bridge")
    home.note("bridge/.ghost-abcd1234.tmp", "WEBV")
    ran = home.ghost("lint", *paths)
    told = "warning: is an incomplete file of an interrupted ghost command; the next import into this library deletes it"
    assert ran.lines == [f"bridge/.ghost-abcd1234.tmp:0:0: {told}"]
    home.ghost("import", home.write("again.vtt", BRIDGE), "--episode", "bridge")
    assert home.ghost("lint", *paths).out == ""


def test_half_an_episode_is_named(home: Home) -> None:
    home.note("bridge/transcript.vtt", BRIDGE)
    assert "has no episode.yaml" in home.ghost("lint", status=1).out
