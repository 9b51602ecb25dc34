"""Importing: what is read of a file, with which speakers and times, and what becomes of many files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imported import OTHER, stored

from ghostcli.actions.gathering import gather
from ghostcli.actions.importing import ImportSettings, import_data
from ghostcli.actions.sidecar import Sidecar
from ghostcli.actions.storing import Target
from ghostcli.errors import GhostError
from ghostcli.library.paths import Library
from ghostcli.recognition.recognise import read
from running import Ghost
from traced import BRIDGE, Home

# Voices and clocks


def test_voices_are_named_on_the_way_in(home: Home, bridge: Path) -> None:
    ran = home.ghost(
        *("import", bridge, "--speaker", "SPEAKER_00=Ben Cole", "--speaker", "SPEAKER_01=Ada <Reed> & Co"),
        *("--speaker", "SPEAKER_07=Nobody"),
    )
    assert 'no speaker label is "SPEAKER_07"; labels: SPEAKER_00, SPEAKER_01' in ran.err
    speakers = {cue["speaker"] for cue in home.ghost("transcript", "bridge", "-o", "json").json}
    assert speakers == {"Ben Cole", "Ada <Reed> & Co"}


NOTED = ["Ada", "Ben"] * 4
OFFSETS = [("0:00:48", 48), ("48s", 48), ("+48s", 48), ("-1s", -1), ("-0.5s", -0.5), ("1:00:00", 3600)]


@pytest.mark.parametrize(("offset", "seconds"), OFFSETS)
def test_another_clock_is_an_offset_and_is_recorded(
    home: Home, bridge: Path, offset: str, seconds: float
) -> None:
    home.ghost("import", bridge, "--offset", offset)
    cues = home.ghost("transcript", "bridge", "-o", "json").json
    assert [cue["start"] for cue in cues] == [1 + seconds, 5 + seconds, 12 + seconds]
    assert f"NOTE ghost offset={seconds:.3f}\n" in stored(home)
    own = home.library / "bridge/transcript.vtt"
    assert home.ghost("import", own, "-e", "bridge").rows[0][1] == "unchanged"


def test_a_stored_transcript_is_known_as_one_whatever_its_offset(home: Home) -> None:
    """A negative offset hid the note: what a text says before a colon was taken for a speaker."""
    lines = [
        f"00:{place:02}.000 --> 00:{place:02}.900\n{name}: so it is.\n"
        for place, name in enumerate(NOTED, 10)
    ]
    prose = home.write("talk.vtt", "WEBVTT\n\nNOTE ghost\n\n" + "\n".join(lines))
    home.ghost("import", prose, "--offset", "-5s")
    cues = home.ghost("transcript", "talk", "-o", "json").json
    assert [cue["speaker"] for cue in cues] == [None] * 8
    assert cues[0]["text"] == "Ada: so it is."


def test_an_offset_below_zero_is_refused(home: Home, bridge: Path) -> None:
    ran = home.ghost("import", bridge, "--offset", "-48s", status=2)
    assert "negative" in ran.err
    assert not (home.library / "bridge").exists()


def test_negative_times_are_shifted_and_the_offset_is_recorded(home: Home) -> None:
    rows = [{"start": -2.5, "end": 0.5, "text": "Before."}, {"start": 1, "end": 2, "text": "After."}]
    ran = home.ghost("import", home.write("talk.json", json.dumps({"segments": rows})))
    assert "shifted by 2.5 s" in ran.err
    assert "NOTE ghost offset=2.500\n" in stored(home, "talk")
    assert [cue["start"] for cue in home.ghost("transcript", "talk", "-o", "json").json] == [0, 3.5]


# Reading what the issue names


def test_the_bridge_of_the_issue(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    notes = home.library / "bridge/episode.yaml"
    notes.write_text(notes.read_text() + "people:\n  - name: Ada Reed\n    aliases: [SPEAKER_01]\n")
    before = stored(home)
    hits = home.ghost("search", "ferryman", "--kind", "transcript", "-e", "bridge", "-o", "json").json
    assert hits[0]["speaker"] == "Ada Reed"
    assert hits[0]["ref"].startswith("bridge@0:00:")
    assert hits[0]["kind"] == "transcript"
    assert stored(home) == before
    assert "<v SPEAKER_01>" in before
    home.ghost("lint")


def test_one_alias_repairs_all_files_and_both_directions_of_case(home: Home) -> None:
    home.episode("one", "people:\n  - {name: Ada Reed, aliases: [speaker-01, '???']}\n")
    assert {row[1] for row in home.ghost("transcript", "one").rows} == {"SPEAKER_00", "Ada Reed"}
    assert home.ghost("search", "speaker:ada", "river", "-k", "transcript").rows[0][2] == "Ada Reed"


def test_two_characters_of_japanese_are_found(home: Home) -> None:
    home.ghost("import", home.write("hashi.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\n橋は二度測った\n"))
    assert home.ghost("search", "二度").rows[0][3] == "橋は二度測った"
    home.ghost("search", "度二", "--exact", status=1)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(home: Home, encoding: str) -> None:
    text = BRIDGE.replace("ferryman", "fährmännlein, für den Fährmann")
    ran = home.ghost("import", home.write("bridge.vtt", text.encode(encoding)))
    assert "fährmännlein, für den Fährmann" in stored(home)
    assert ("1252" in ran.err or "Latin" in ran.err) == (encoding in {"latin-1", "cp1252"})


def test_the_format_can_be_named(home: Home) -> None:
    prose = home.write("talk.vtt", "Nobody says who says this.\n\nNor when.\n")
    home.ghost("import", prose, status=2)
    home.ghost("import", prose, "--format", "text")
    cues = home.ghost("transcript", "talk", "-o", "json").json
    assert {(cue["start"], cue["end"], cue["speaker"]) for cue in cues} == {(None, None, None)}
    ran = home.ghost("import", prose, "--format", "vtx", status=2)
    assert "srt" in ran.err


_BITES = st.tuples(st.integers(0, len(BRIDGE)), st.integers(0, 40), st.binary(max_size=8))


@given(st.one_of(st.binary(max_size=300), st.lists(_BITES, max_size=6)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_imported_or_refused_with_a_sentence(
    data: bytes | list[tuple[int, int, bytes]],
) -> None:
    if isinstance(data, list):
        bitten = BRIDGE.encode()
        for place, length, other in data:
            bitten = bitten[:place] + other + bitten[place + length :]
        data = bitten
    target = Target(Library({}, (), ()), "/nowhere")
    try:
        done = import_data(data, "x.vtt", Sidecar({}), ImportSettings(dry_run=True), target)
    except GhostError:
        return
    stored = target.made[done.path]
    again = read(stored, "vtt")
    assert not again.lost
    assert [cue.text for cue in again.cues] == [cue.text for cue in done.reading.cues]


# Many


def test_many_files_one_of_which_fails(home: Home) -> None:
    folder = home.folder / "in"
    home.write("in/a.vtt", BRIDGE)
    home.write("in/b.srt", b"\x00\x01\x02")
    home.write("in/deep/c.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    home.write("in/notes.docx", "no")
    home.write("in/.hidden.vtt", BRIDGE)
    home.write("in/.git/x.vtt", BRIDGE)
    home.write("in/a.info.json", "{}")
    home.write("in/LICENSE", "Everybody may do everything.\n")
    home.write("in/binary", bytes(range(256)))
    ran = home.ghost("import", folder, status=2)
    assert [row[0] for row in ran.rows] == ["a", "c"]
    assert "b.srt: " in ran.err
    assert "3 files passed over: LICENSE, binary, notes.docx" in ran.err
    assert ran.err.endswith("6 files: 2 new, 3 passed over, 1 refused\n")
    assert home.ghost("import", folder / "a.vtt", folder / "deep").err == "2 files: 2 unchanged\n"


def test_a_name_without_an_ending_is_judged_by_what_is_in_it(home: Home) -> None:
    """The three files of Spacelog, which are all called TEC, were passed over."""
    text = "[00:00:00:01]\n_page : 1\nCC: Roger. Liftoff.\n\n[00:00:00:05]\nP: Roger.\n"
    home.write("in/ma6/TEC", text)
    home.write("in/LICENSE", "Everybody may do everything.\n")
    os.mkfifo(home.folder / "in/pipe")
    assert [row[0] for row in home.ghost("import", home.folder / "in").rows] == ["ma6"]


def test_folders_without_a_transcript_and_files_that_do_not_exist(home: Home, bridge: Path) -> None:
    """An empty folder was imported in silence, with exit status 0."""
    (home.folder / "empty").mkdir()
    ran = home.ghost("import", home.folder / "empty", status=2)
    assert "has no transcript" in ran.err
    assert "no such file" in home.ghost("import", "nowhere.vtt", status=2).err
    ran = home.ghost("import", "nowhere.vtt", home.folder / "empty", bridge, status=2)
    assert ran.err.endswith("3 files: 1 new, 2 refused\n")
    assert ran.rows[0][0] == "bridge"


def test_two_files_of_one_name_in_one_run_do_not_meet_by_guess(home: Home) -> None:
    one, two = home.write("x/talk.vtt", BRIDGE), home.write("y/talk.vtt", OTHER)
    for wishes in (["--dry-run"], []):
        ran = home.ghost("import", one, two, *wishes, status=2)
        assert "talk already has another transcript" in ran.err
        assert len(ran.rows) == 1
    assert "twice" in stored(home, "talk")


def test_a_file_that_could_not_be_written_is_not_taken_for_imported(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file was said to be unchanged, although the first was never written."""
    same = home.write("in/bridge.vtt", BRIDGE)
    calls: list[int] = []

    def failing(*_: object, **__: object) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise GhostError("the disk is full")

    monkeypatch.setattr("ghostcli.actions.storing.write_file", failing)
    ran = home.ghost("import", bridge, same, status=2)
    assert [row[1] for row in ran.rows] == ["new"]


def test_nothing_to_import(home: Home) -> None:
    assert "import needs a file" in home.ghost("import", status=2).err


def test_a_progress_bar_is_on_a_terminal_alone(home: Home, terminal: Ghost) -> None:
    for number in range(5):
        home.write(f"in/talk{number}.vtt", BRIDGE)
    ran = home.ghost("import", home.folder / "in")
    assert ran.err == "5 files: 5 new\n"
    shown = terminal("import", str(home.folder / "in")).out
    assert "importing" in shown
    assert shown.count("  unchanged  ") == 5
    assert "importing" not in terminal("import", str(home.folder / "in/talk1.vtt")).out


def test_the_order_of_a_folder_is_that_of_its_names(tmp_path: Path) -> None:
    for name in ("b/z.vtt", "a/y.vtt", "c.vtt", "A.SRT", "x.json3", "page.HTM"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    groups = gather([str(tmp_path), "-"]).groups
    found = [os.path.relpath(one.path, tmp_path) for talk in groups for one in talk]
    assert found[:-1] == ["A.SRT", "c.vtt", "page.HTM", "x.json3", "a/y.vtt", "b/z.vtt"]


def test_remarks_name_the_line(home: Home) -> None:
    text = BRIDGE + "\nno time stands above this\n\nno time --> 00:01.000\nnor here\n"
    ran = home.ghost("import", home.write("bridge.vtt", text))
    assert "not understood:\n    line 14: " in ran.err
    assert "nor here" in ran.err
    assert not home.ghost("import", home.folder / "bridge.vtt", "-q").err


def test_control_characters_are_reported_and_removed(home: Home) -> None:
    text = BRIDGE.replace("SPEAKER_00", "\x1b[31mEvil").replace("ferryman", "ferry\x9bman\x07")
    ran = home.ghost("import", home.write("bridge.vtt", text))
    assert "control character" in ran.err
    assert "\x1b" not in ran.out + ran.err + stored(home)
    assert "\x9b" not in stored(home)
