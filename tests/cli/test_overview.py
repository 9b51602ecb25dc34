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
        "  and 2 more: ghost episodes",
        "",
        "Try:",
        "  ghost --builtin",
        "  ghost help query",
        "  ghost --help",
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
