"""`ghost verify --write`: times and verdicts are filled into notes, and nothing else is changed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ghostcli.errors import GhostError
from ghostcli.library import files
from ghostcli.verify import fill as filling
from traced import BRIDGE, BUILTIN, SAMPLE, Home

# The command

HAND = """\
\ufeff# My notes, as I like them.
source:   Me    # that is all


quotes:
    # the first one
    - {id: near, text: "We measured the river twice, and trusted the first number!",   speaker: Ada Reed} # so
    -
        id: river
        text: >-
            Nobody asked the ferryman,
            and he had known for thirty years.
        speaker:\tAda Reed\t# tab
        at: 0:05:00   # far off

        fidelity:
            remark:   none of it
            verdicts:
                - absent


    # the last
    - text: What went wrong with the old bridge?
      speaker: Ben Cole
"""

FILLED = """\
\ufeff# My notes, as I like them.
source:   Me    # that is all


quotes:
    # the first one
    - {id: near, text: "We measured the river twice, and trusted the first number!",   speaker: Ada Reed, at: 0:00:05, fidelity: {verdicts: [verbatim]}} # so
    -
        id: river
        text: >-
            Nobody asked the ferryman,
            and he had known for thirty years.
        speaker:\tAda Reed\t# tab
        at: 0:00:12   # far off

        fidelity:
            remark:   none of it
            verdicts:
                [verbatim]


    # the last
    - text: What went wrong with the old bridge?
      speaker: Ben Cole
      at: 0:00:01
      fidelity: {verdicts: [verbatim]}
"""

PEOPLE = """people:
  - {name: Ada Reed, aliases: [SPEAKER_01]}
  - {name: Ben Cole, aliases: [SPEAKER_00]}
"""


@pytest.fixture
def bridge(home: Home) -> Path:
    """Hand-written notes of the bridge; its transcript and its voices are in place."""
    home.episode("bridge", PEOPLE)
    return home.note("bridge/notes.yaml", HAND)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hand_formatted_notes_are_filled_in_and_stay_as_they_are(
    home: Home, bridge: Path, newline: str
) -> None:
    bridge.write_bytes(HAND.replace("\n", newline).encode())
    bridge.chmod(0o600)
    assert home.ghost("verify", "--write").out == "bridge/notes.yaml\n"
    assert bridge.read_bytes().decode() == FILLED.replace("\n", newline)
    assert bridge.stat().st_mode & 0o777 == 0o600
    before = home.files()
    assert "nothing to write" in home.ghost("verify", "--write").err
    assert home.files() == before
    home.ghost("verify")
    home.ghost("lint")


def test_a_dry_run_prints_the_diff_and_writes_nothing(home: Home, bridge: Path) -> None:
    before = home.files()
    ran = home.ghost("verify", "--write", "--dry-run")
    alone = home.ghost("verify", "--dry-run", status=2)  # it was taken for a wish to write
    assert "--dry-run needs --write" in alone.err
    assert not alone.out
    assert home.files() == before
    assert ran.out.startswith("--- bridge/notes.yaml\n+++ bridge/notes.yaml\n@@ ")
    changed = [line for line in ran.lines if line.startswith(("+ ", "- "))]
    assert [line[0] for line in changed] == ["-", "+", "-", "+", "-", "+", "+", "+"]
    assert "-        at: 0:05:00   # far off" in ran.lines
    del bridge


def test_a_diff_is_one_that_patch_applies(home: Home, bridge: Path, tmp_path: Path) -> None:
    """Lines were cut at U+2028 and the like, so that the diff was broken."""
    bridge.write_text(HAND.replace("as I like them", "as\u2028I\u2029like\x0bthem".replace("\x0b", "")))
    diff = home.ghost("verify", "--write", "--dry-run").out
    home.ghost("verify", "--write")
    after = bridge.read_text()
    hunks = [line for line in diff.split("\n")[3:] if line and not line.startswith(("@@", "\\"))]
    assert "".join(line[1:] + "\n" for line in hunks if line[0] in "+ ") in after
    assert all(line[0] in "+- " for line in hunks)
    del tmp_path


def test_the_sample_is_filled_in_once(home: Home) -> None:
    home.ghost("init", home.folder / "own")
    notes = home.folder / "own" / SAMPLE / "notes.yaml"
    was = notes.read_text()
    home.ghost("verify", "--write", "--content", home.folder / "own")
    lines = notes.read_text().splitlines()
    assert [line for line in lines if line in was.splitlines()] == was.splitlines()
    assert sum("fidelity: {verdicts: [" in line for line in lines) == 11  # one is in another language
    before = home.files(home.folder / "own")
    home.ghost("verify", "--write", "--content", home.folder / "own")
    assert home.files(home.folder / "own") == before
    home.ghost("lint", home.folder / "own")


def test_a_single_quote_is_filled_in_alone(home: Home, bridge: Path) -> None:
    home.ghost("verify", "river", "--write")
    text = bridge.read_text(encoding="utf-8-sig")
    assert "at: 0:00:12   # far off" in text
    assert "at: 0:00:05" not in text


def test_the_builtin_library_is_never_written(home: Home) -> None:
    words = "I'm actually optimistic. I think this will work. I think it's tractable."
    text = f"WEBVTT\n\n01:55:30.000 --> 01:55:38.000\n<v Andrej Karpathy>{words}\n"
    home.note(f"{BUILTIN}/transcript.vtt", text)
    ran = home.ghost("verify", BUILTIN, "--write", "--dry-run")
    assert ran.out.startswith("--- ")
    ran = home.ghost("verify", BUILTIN, "--write")
    assert "is in the built-in library, which is read-only" in ran.err
    assert not ran.out
    root = Path(__file__).parents[2] / "content" / BUILTIN
    assert all("absent" not in path.read_text() for path in root.iterdir())


def test_a_change_in_the_meantime_is_refused(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = filling.write

    def late(filled: filling.Filled) -> None:
        bridge.write_text(HAND + "# one more thing\n")
        real(filled)

    monkeypatch.setattr(filling, "write", late)
    assert "has changed in the meantime" in home.ghost("verify", "--write", status=2).err
    assert bridge.read_text() == HAND + "# one more thing\n"


def test_a_record_that_moved_while_quotes_were_checked_is_not_taken_for_another(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records were looked for by their line alone: fields went into whichever began there by now."""
    real = files.read_bytes
    moved = HAND.replace("quotes:\n", "quotes:\n    - text: A new one, written meanwhile.\n")

    def read(path: str, limit: int) -> object:
        if path == str(bridge):
            bridge.write_text(moved)
        return real(path, limit)

    monkeypatch.setattr(filling, "read_bytes", read)
    ran = home.ghost("verify", "--write", status=2)
    assert "the record is no longer here" in ran.err
    assert bridge.read_text() == moved


def test_one_record_that_cannot_be_filled_in_hides_no_other(home: Home, bridge: Path) -> None:
    """The first one ended the command, and nothing was written."""
    text = HAND.replace(
        "                - absent\n", "                - absent # says he\n                - distant\n"
    )
    bridge.write_text(text)
    ran = home.ghost("verify", "--write", status=2)
    assert "notes.yaml:9: there is a comment within verdicts; edit it by hand" in ran.err
    now = bridge.read_text()
    assert "- absent # says he" in now
    assert now.count("fidelity: {verdicts: [verbatim]}") == 2
    home.ghost("verify", "--write", "--dry-run", status=2)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"quotes:\n  - {{\n", None])
def test_notes_that_were_spoilt_while_quotes_were_checked(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | None
) -> None:
    real = files.read_bytes

    def read(path: str, limit: int) -> object:
        bridge.write_bytes(data) if data else bridge.unlink()
        return real(path, limit)

    monkeypatch.setattr(filling, "read_bytes", read)
    ran = home.ghost("verify", "--write", status=2)
    assert str(bridge) in ran.err
    assert not ran.out


def test_a_time_below_zero_is_not_filled_in(home: Home) -> None:
    """The transcript begins before the episode does."""
    cold = "WEBVTT\n\n00:00.000 --> 00:00.900\n<v SPEAKER_00>A word of our sponsor, the toll company.\n"
    later = re.sub(r"00:(\d\d)\.", lambda found: f"01:{found[1]}.", BRIDGE)
    said = "And that was that, said the man with the hat"
    notes = SHIFTED.replace("0:01:", "0:00:").replace(said, "A word of our sponsor")
    home.episode("bridge", notes, later.replace("WEBVTT\n", cold))
    home.ghost("verify", "--write")
    lines = (home.library / "bridge/episode.yaml").read_text().splitlines()
    assert [line.count("at: ") for line in lines if "{id: " in line] == [1, 1, 1, 0]
    assert lines[-1].endswith("fidelity: {verdicts: [verbatim]}}")


def test_notes_that_are_a_link_stay_one(home: Home, bridge: Path) -> None:
    """The link was replaced by a file, and the notes it led to were left as they were."""
    target = home.note(".kept/notes.yaml", HAND)
    target.chmod(0o600)
    bridge.unlink()
    bridge.symlink_to(target)
    home.ghost("verify", "--write")
    assert bridge.is_symlink()
    assert target.read_text() == FILLED
    assert target.stat().st_mode & 0o777 == 0o600


def test_notes_that_lead_out_of_the_library_are_neither_read_nor_written(home: Home, bridge: Path) -> None:
    target = home.write("elsewhere/notes.yaml", HAND)
    bridge.unlink()
    bridge.symlink_to(target)
    for wished in ((), ("--dry-run",)):
        ran = home.ghost("verify", "--write", *wished)
        assert "old bridge" not in ran.out + ran.err
    assert (bridge.is_symlink(), target.read_text()) == (True, HAND)


def test_notes_that_become_a_link_meanwhile_are_not_written(home: Home, bridge: Path) -> None:
    target = home.write("elsewhere/notes.yaml", HAND)
    before = bridge.read_bytes()
    bridge.unlink()
    bridge.symlink_to(target)
    with pytest.raises(GhostError, match="leads out of the library"):
        filling.write(filling.Filled(str(bridge), before, b"quotes: []\n"))
    assert target.read_text() == HAND


def test_nothing_is_filled_in_without_a_transcript(home: Home) -> None:
    home.episode("lake", "quotes:\n  - text: What went wrong with the old bridge?\n", transcript=None)
    before = home.files()
    assert "nothing to write" in home.ghost("verify", "--write").err
    assert home.files() == before


SHIFTED = """quotes:
  - {id: a, text: "What went wrong with the old bridge?", at: 0:01:01}
  - {id: b, text: "We measured the river twice and trusted the first number.", at: 0:01:05}
  - {id: c, text: "Nobody asked the ferryman, and he had known for thirty years.", at: 0:01:12}
  - {id: d, text: "And that was that, said the man with the hat."}
"""


def test_times_are_filled_in_on_the_episodes_clock(home: Home) -> None:
    """The transcript begins a minute later than the episode."""
    transcript = (
        BRIDGE + "\n00:25.000 --> 00:29.000\n<v SPEAKER_00>And that was that, said the man with the hat.\n"
    )
    home.episode("bridge", SHIFTED, transcript)
    home.ghost("verify", "--write")
    text = (home.library / "bridge/episode.yaml").read_text()
    assert "at: 0:01:25" in text
    assert [f"at: 0:01:{second:02}" in text for second in (1, 5, 12)] == [True] * 3
    before = home.files()
    home.ghost("verify", "--write")
    assert home.files() == before


def test_paths_are_shown_as_seen_from_here(home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bridge.parent)
    assert home.ghost("verify", "--write").out == "notes.yaml\n"
    assert os.getcwd() == str(bridge.parent)


# Times


WALL = """WEBVTT

01:00.000 --> 02:00.000
<v Ada Reed>That winter we carried every stone uphill again, and my aunt, who kept the blue book, gave each of them a name.

02:00.000 --> 03:00.000
<v Ben Cole>Then the council drew a map of a valley that nobody had seen, and they had it signed by the ferryman of all people.

03:00.000 --> 04:00.000
<v Ada Reed>Children sing it in the wrong order, first the fall and after that the building, and no teacher has ever minded it.

04:00.000 --> 05:00.000
<v Ben Cole>We had a baker here who paid his rent in loaves.
"""
STONES = """quotes:
  - {id: a, text: "who kept the blue book, gave each of them a name", at: 0:01:00}
  - {id: b, text: "they had it signed by the ferryman of all people", at: 0:02:00}
  - {id: c, text: "and after that the building, and no teacher has ever minded it", at: 0:03:00}
  - {id: d, text: "We had a baker here who paid his rent", at: 0:04:00}
  - {id: e, text: "Children sing it in the wrong order"}
"""


def test_a_time_in_the_cue_is_never_rewritten(home: Home) -> None:
    """The words of three begin half a minute into their cues: that was taken for another clock."""
    home.episode("wall", STONES, WALL)
    ran = home.ghost("verify", "-o", "json")
    assert [row["clock_offset"] for row in ran.json] == [0] * 5
    assert "clock" not in ran.err
    diff = home.ghost("verify", "--write", "--dry-run").lines
    assert [line for line in diff if line.startswith("-  ")] == [
        f"-{line}" for line in STONES.splitlines()[1:]
    ]
    assert [re.findall(r"at: ([\d:]+)", line) for line in diff if line.startswith("+  ")] == [
        ["0:01:00"],
        ["0:02:00"],
        ["0:03:00"],
        ["0:04:00"],
        ["0:03:00"],
    ]


def test_what_is_replaced_of_the_notes_is_said(home: Home, bridge: Path) -> None:
    del bridge
    told = [
        "bridge/notes.yaml: bridge/quotes/river: at: 0:05:00 -> 0:00:12",
        "bridge/notes.yaml: bridge/quotes/river: fidelity.verdicts: absent -> verbatim",
    ]
    assert home.ghost("verify", "--write", "--dry-run").err.splitlines() == told
    assert home.ghost("verify", "--write").err.splitlines() == told
    assert home.ghost("verify", "--write").err.splitlines() == ["nothing to write"]


def test_what_is_refused_is_not_said_to_be_replaced(home: Home) -> None:
    note = "quotes:\n  - text: Nobody asked the ferryman\n    at: 0:05:00\n    at: 0:05:00\n"
    home.episode()
    home.note("bridge/notes.yaml", note)
    ran = home.ghost("verify", "--write", status=2)
    assert "->" not in ran.err
    assert "by hand" in ran.err
