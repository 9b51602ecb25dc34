"""Importing: into which episode; and twice the same changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from imported import OTHER, facts, stored

from traced import BRIDGE, BUILTIN, Home

# Into which episode


def test_without_an_episode_a_new_one_is_made(home: Home, bridge: Path) -> None:
    ran = home.ghost("import", bridge)
    counts = "3 cues, 28 words, 2 speakers"
    assert ran.rows == [["bridge", "new", counts, "bridge/transcript.vtt", str(bridge), "0", "0"]]
    assert facts(home) == {"title": "bridge"}
    assert stored(home).startswith(
        "WEBVTT\n\nNOTE ghost\n\n00:00:01.000 --> 00:00:04.000\n<v SPEAKER_00>What"
    )
    home.ghost("lint")


def test_with_an_episode_it_is_made_or_added_to(home: Home, bridge: Path) -> None:
    assert home.ghost("import", bridge, "--episode", "river").rows[0][:2] == ["river", "new"]
    own = home.episode("lake", transcript=None)
    before = (own / "episode.yaml").read_bytes()
    assert home.ghost("import", bridge, "-e", "lake").rows[0][:2] == ["lake", "added"]
    assert (own / "episode.yaml").read_bytes() == before
    home.ghost("lint")


def test_never_by_guess_into_an_episode_that_exists(home: Home, bridge: Path) -> None:
    home.episode("bridge", transcript=None)
    before = home.files()
    ran = home.ghost("import", bridge, status=2)
    assert "the episode bridge already exists" in ran.err
    assert "--episode bridge adds the transcript to it" in ran.err
    assert home.files() == before


def test_to_a_builtin_episode_a_transcript_is_added_and_no_episode_file(home: Home, bridge: Path) -> None:
    ran = home.ghost("import", bridge, "--episode", BUILTIN, "--title", "Mine", "--language", "en")
    assert ran.rows[0][:2] == [BUILTIN, "added"]
    assert "exists: --title ignored" in ran.err
    assert [path.name for path in (home.library / BUILTIN).iterdir()] == ["transcript.vtt"]
    shown = home.ghost("transcript", BUILTIN, "-o", "json").json
    assert [cue["turn"] for cue in shown] == [1, 2, 2]


def test_a_builtin_episode_is_never_met_by_guess(home: Home) -> None:
    file = home.write(f"{BUILTIN}.vtt", BRIDGE)
    assert f"the episode {BUILTIN} already exists" in home.ghost("import", file, status=2).err


def test_an_episode_of_another_library_on_the_path_gets_its_transcript_in_the_first(
    home: Home, bridge: Path
) -> None:
    home.write("other/ghost.yaml", "version: 1\n")
    home.write("other/lake/episode.yaml", "title: Lake\n")
    both = ["--content", str(home.library), "--content", str(home.folder / "other")]
    home.ghost("import", bridge, "--episode", "lake", *both)
    assert [path.name for path in (home.library / "lake").iterdir()] == ["transcript.vtt"]
    assert home.ghost("transcript", "lake", "-o", "json", *both).json[0]["turn"] == 1


def test_a_transcript_that_would_not_count_is_not_written(home: Home, bridge: Path) -> None:
    """--force wrote one into the first library, where the other library's went on being read."""
    home.write("other/ghost.yaml", "version: 1\n")
    home.write("other/lake/episode.yaml", "title: Lake\n")
    home.write("other/lake/transcript.vtt", OTHER)
    both = ["--content", str(home.library), "--content", str(home.folder / "other")]
    ran = home.ghost("import", bridge, "--episode", "lake", "--force", *both, status=2)
    assert "takes precedence over a transcript in" in ran.err
    assert not (home.library / "lake").exists()


def test_the_users_own_library_is_made_where_there_is_none(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.folder)
    home.ghost("import", bridge)
    own = home.folder / "home/.local/share/ghost"
    assert sorted(str(path.relative_to(own)) for path in own.rglob("*") if path.is_file()) == [
        "bridge/episode.yaml",
        "bridge/transcript.vtt",
        "ghost.yaml",
    ]
    assert home.ghost("transcript", "bridge").rows[0][1] == "SPEAKER_00"


@pytest.mark.parametrize("again", ["talk", "bridge", "copy"])
def test_a_marker_that_is_missing_is_written_by_the_next_import(
    home: Home, bridge: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    """The first import was killed before the marker was in place: no later one ever wrote it."""
    monkeypatch.chdir(home.folder)
    home.ghost("import", bridge)
    own = home.folder / "home/.local/share/ghost"
    (own / "ghost.yaml").unlink()
    for left in (own / ".ghost-abcd1234.tmp", own / "bridge/.ghost-abcd1234.tmp"):
        left.write_text("half a fi")
    file = home.write("talk.vtt", OTHER) if again == "talk" else bridge
    if again == "copy":
        file = home.write("copy.vtt", BRIDGE + "\n")
    home.ghost("import", file, "--episode", again.replace("copy", "bridge"), "--dry-run")
    assert not (own / "ghost.yaml").exists()
    home.ghost("import", file, "--episode", again.replace("copy", "bridge"))
    assert (own / "ghost.yaml").read_text().startswith("version: 1\n")
    assert not list(own.rglob(".ghost-*"))
    monkeypatch.chdir(own / "bridge")
    assert "no problem in" in home.ghost("lint").err


def test_no_marker_is_written_into_a_folder_that_was_named(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge, "--content", home.write("other/thesis.txt", "mine").parent)
    assert not (home.folder / "other/ghost.yaml").exists()


# Twice, and another


def test_twice_the_same_changes_nothing_and_says_so(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    before = home.files()
    for wishes in ([], ["--episode", "bridge"], ["--force"], ["--episode", "bridge", "--dry-run"]):
        assert home.ghost("import", bridge, *wishes).rows[0][:2] == ["bridge", "unchanged"]
    assert home.files() == before


def test_another_transcript_replaces_one_only_by_force(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    bridge.write_text(OTHER)
    before = home.files()
    for wishes in ([], ["--episode", "bridge"], ["--dry-run"]):
        ran = home.ghost("import", bridge, *wishes, status=2)
        assert "bridge already has another transcript" in ran.err
        assert "--force" in ran.err
        assert home.files() == before
    assert home.ghost("import", bridge, "--force", "--dry-run").rows[0][1] == "would be replaced"
    assert home.files() == before
    assert home.ghost("import", bridge, "--force").rows[0][1] == "replaced"
    assert "three times" in stored(home)


def test_a_second_transcript_has_a_name_and_is_for_verifying_alone(home: Home, bridge: Path) -> None:
    home.ghost("import", bridge)
    captions = home.write("captions.vtt", OTHER)
    wishes = ["--episode", "bridge", "--as", "captions"]
    assert home.ghost("import", captions, *wishes).rows[0][1:4:2] == [
        "added",
        "bridge/transcript.captions.vtt",
    ]
    assert home.ghost("import", captions, *wishes).rows[0][1] == "unchanged"
    assert "three times" in stored(home, name="transcript.captions.vtt")
    assert "twice" in home.ghost("transcript", "bridge").out
    home.ghost("search", "three times", "--exact", "--kind", "transcript", status=1)
    captions.write_text(BRIDGE)
    home.ghost("import", captions, *wishes, status=2)


def test_a_dry_run_writes_nothing_and_says_what_would_be(home: Home, bridge: Path) -> None:
    before = home.files()
    home.episode("lake", transcript=None)
    before = home.files()
    assert home.ghost("import", bridge, "--dry-run").rows[0][1] == "would be new"
    assert home.ghost("import", bridge, "--dry-run", "-e", "lake").rows[0][1] == "would be added"
    assert home.files() == before
    assert not (home.library / "bridge").exists()


def test_what_an_interrupted_import_left_is_made_whole(home: Home, bridge: Path) -> None:
    """A transcript without its episode.yaml was called unchanged, although an episode was made of it."""
    home.ghost("import", bridge)
    (home.library / "bridge/episode.yaml").unlink()
    assert home.ghost("import", bridge).rows[0][1] == "new"
    assert facts(home) == {"title": "bridge"}


@pytest.mark.parametrize("broken", ["title: [\n", "", "titel: The Bridge\n"])
def test_what_is_wrong_with_the_episode_that_gets_a_transcript_is_said(
    home: Home, bridge: Path, broken: str
) -> None:
    """The transcript was added, and it was not said that nothing is known of its episode."""
    home.note("bridge/episode.yaml", broken)
    (problem,) = [line for line in home.ghost("lint", status=1).lines if "episode.yaml" in line][:1]
    said = " ".join(home.ghost("import", bridge, "-e", "bridge").err.split())
    assert problem.partition("episode.yaml")[2] in said


def test_a_link_out_of_the_library_is_not_followed(home: Home, bridge: Path) -> None:
    (home.folder / "elsewhere").mkdir()
    (home.library / "bridge").symlink_to(home.folder / "elsewhere")
    assert "leads out of the library" in home.ghost("import", bridge, status=2).err
    assert not list((home.folder / "elsewhere").iterdir())


@pytest.mark.parametrize("name", ["transcript.vtt", "episode.yaml"])
@pytest.mark.parametrize("there", [True, False])
def test_a_file_that_leads_out_of_the_library_is_neither_read_nor_replaced(
    home: Home, bridge: Path, name: str, there: bool
) -> None:
    target = home.folder / "precious"
    if there:
        target.write_text("title: PRECIOUS")
    link = home.library / "bridge" / name
    link.parent.mkdir()
    link.symlink_to(target)
    before = home.files(home.folder)
    for wishes in (("--force",), ("--force", "--dry-run"), ()):
        ran = home.ghost("import", bridge, "-e", "bridge", *wishes, status=2)
        assert f"{name} leads out of the library" in ran.err
        assert "PRECIOUS" not in ran.out + ran.err
    assert (link.is_symlink(), target.exists()) == (True, there)
    assert home.files(home.folder) == before


def test_a_transcript_that_is_a_link_is_replaced_and_its_target_stays(home: Home, bridge: Path) -> None:
    target = home.note(".kept/precious.vtt", OTHER)
    home.episode("bridge", transcript=None)
    (home.library / "bridge/transcript.vtt").symlink_to(target)
    home.ghost("import", bridge, "-e", "bridge", "--force")
    assert target.read_text() == OTHER
    assert "twice" in stored(home)


@pytest.mark.parametrize("thing", ["fifo", "folder"])
def test_something_else_in_the_transcripts_place_is_no_hang(home: Home, bridge: Path, thing: str) -> None:
    episode = home.episode("bridge", transcript=None)
    place = episode / "transcript.vtt"
    os.mkfifo(place) if thing == "fifo" else place.mkdir()
    ran = home.ghost("import", bridge, "-e", "bridge", "--force", status=2)
    assert "not a regular file" in ran.err
