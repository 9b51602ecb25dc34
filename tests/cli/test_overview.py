"""`ghost` alone: an overview of what is here."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Ghost, write_episode


def test_the_overview_of_many_episodes(here: Path, ghost: Ghost) -> None:
    for number in range(12):
        write_episode(here, f"talk-{number:02}", "title: T\n")
    lines = ghost().lines
    assert lines[0] == f"12 episodes in {here}"
    assert lines[10:] == [
        "  talk-09  T",
        "  and 2 more: ghost episodes --sort published -r",
        "",
        "Try:",
        "  ghost --builtin",
        "  ghost help query",
        "  ghost --help",
    ]


def test_the_newest_come_first_and_stand_in_columns(here: Path, ghost: Ghost) -> None:
    """An episode that was imported without a title has its id as title, which is not told twice."""
    write_episode(here, "a", "title: a\n")
    write_episode(here, "old-talk", "title: Old\npublished: 2019\n")
    write_episode(here, "new", "title: New\nshow: Works\npublished: 2026-05-04\nduration: 1:00:05\n")
    assert ghost().lines[1:4] == [
        "  new       2026-05-04  New  Works  1:00:05",
        "  old-talk  2019        Old",
        "  a",
    ]


def test_the_overview_names_a_word_to_look_for(here: Path, ghost: Ghost) -> None:
    write_episode(here, "talk", "title: T\nquotes: [{text: x, tags: [bridges]}]\n")
    assert ghost().lines[-3:] == ["  ghost quotes", "  ghost quotes show 1", "  ghost search bridges"]
    write_episode(here, "talk", "title: T\nquotes: [{text: x, tags: [two words]}]\n")
    assert ghost().lines[-1] == "  ghost help query"


def test_no_episode_anywhere(here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ghostcli.library.paths.builtin_root", lambda: str(here))
    assert ghost("quotes") == (
        0,
        "",
        "no episodes yet; ghost --builtin reads the built-in library\n",
    )
    assert ghost("quotes", "-s", "x", status=1).err == "nothing found\n"
    assert ghost().lines[0] == "0 episodes"


TALK = "WEBVTT\n\n00:01.000 --> 00:04.000\nAnd then the lighthouse was dark.\n"


def test_transcripts_alone_suggest_a_search(here: Path, ghost: Ghost) -> None:
    for number in range(3):
        folder = write_episode(here, f"talk-{number}", "title: Ta\npublished: 2026-05-04\n")
        (folder if folder.is_dir() else folder.parent).joinpath("transcript.vtt").write_text(TALK)
    assert ghost().lines[1] == "  talk-0  2026-05-04  Ta"
    assert ghost().lines[-3:] == [
        "  ghost search lighthouse",
        "  ghost transcript talk-0",
        "  ghost episodes --sort published -r",
    ]


def test_an_empty_library_is_yours_and_nothing_else_is_counted(here: Path, ghost: Ghost) -> None:
    (here / "ghost.yaml").write_text("version: 1\n")
    assert ghost().lines[0] == f"no episode yet in {here}: it is yours, and empty"
    assert "  ghost import FILE" in ghost().lines
    assert ghost("lint") == (0, "", "no problem in 0 episodes\n")
    ran = ghost("verify", status=2)
    assert ran.out == ""
    assert "there is no episode of yours yet" in ran.err
    assert ghost("--builtin").lines[0].startswith("1 episode")
    assert ghost("verify", "--builtin", status=1).out
    (here / "draft.md").write_text("")
    for looked_up in ("--draft", "--drafts", "--quotes"):
        assert "there is no episode of yours yet" in ghost("verify", looked_up, "draft.md", status=2).err
    assert ghost("lint", "--names").err == "no suggestions in 0 episodes\n"


def test_import_leaves_an_index_that_is_up_to_date(
    here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "ghost.yaml").write_text("version: 1\n")
    (here / "talk.vtt").write_text(TALK)
    ghost("import", "talk.vtt")
    monkeypatch.setattr("ghostcli.index.entries.prepare", lambda *_: pytest.fail("read again"))
    assert ghost("search", "lighthouse", "-o", "ref").lines == ["talk@0:00:01-0:00:04"]


def test_the_builtin_library_is_named_and_not_verified_unasked(here: Path, ghost: Ghost) -> None:
    del here
    assert ghost().lines[0] == "1 episode in the built-in library; yours begins with ghost import FILE"
    assert "there is no episode of yours yet" in ghost("verify", status=2).err
    assert ghost("verify", "--builtin", status=1).out
    assert ghost("verify", "karpathy-ghosts/quotes/1", status=1).out
    assert ghost("lint").err == "no problem in 0 episodes\n"


def test_a_command_on_one_episode_suggests_those_with_the_words(here: Path, ghost: Ghost) -> None:
    write_episode(here, "rust-in-space-s01e04", "title: Rust in space\n")
    write_episode(here, "bridge", "title: Bridge number 77\n")
    for typed, meant in (("space", "rust-in-space-s01e04"), ("bridge number 77", "bridge")):
        for command in ("coverage", "transcript", "show"):
            assert meant in ghost(command, typed, status=2).err
