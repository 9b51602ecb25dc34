from __future__ import annotations

import os
from pathlib import Path

import pytest
from written import write

from ghostcli.errors import Problem
from ghostcli.library.folders import is_episode_id, look_into, look_over

NO_ID = (
    'is not read: "{}" can be no episode id '
    "(a to z, digits and hyphens, a letter first, at most 80, and no device of Windows)"
)


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("a", True),
        ("karpathy-ghosts", True),
        ("a2-", True),
        ("a" * 80, True),
        ("com", True),
        ("console", True),
        ("com10", True),
        ("", False),
        ("a" * 81, False),
        ("2a", False),
        ("-a", False),
        ("A", False),
        ("a_b", False),
        ("a b", False),
        ("a.b", False),
        ("a\n", False),
        ("é", False),
        ("а", False),  # Cyrillic
        ("con", False),
        ("nul", False),
        ("com1", False),
        ("lpt9", False),
    ],
)
def test_what_can_be_an_episode_id(name: str, fits: bool) -> None:
    assert is_episode_id(name) is fits


@pytest.mark.parametrize("name", ["A", "2025", "a b", "con", "a" * 81, "..a", "é", "a\x1b[31m"])
def test_a_folder_that_can_be_no_episode_is_a_problem(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"{name}/episode.yaml": "title: A", "good/episode.yaml": "title: B"})
    problems: list[Problem] = []
    found = look_over(str(tmp_path), problems)
    hidden = name.startswith(".")
    assert list(found) == ["good"]
    shown = name.replace("\x1b", r"\x1b")
    expected = [] if hidden else [Problem(str(tmp_path / name), 0, 0, NO_ID.format(shown))]
    assert problems == expected


def test_what_is_no_folder_of_notes_is_passed_over(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.yaml": "{", "Docs/read.txt": "", ".git/x.yaml": "{", "good/transcript.vtt": "", "ghost.yaml": ""},
    )
    problems: list[Problem] = []
    assert list(look_over(str(tmp_path), problems)) == ["good"]
    assert problems == []


def test_a_folder_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "far", {"episode.yaml": "title: A"})
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "near").symlink_to(tmp_path / "far")
    problems: list[Problem] = []
    assert list(look_over(str(tmp_path / "here"), problems)) == ["near"]
    assert problems == []


def test_a_loop_of_links_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"good/episode.yaml": "title: A"})
    (tmp_path / "loop").symlink_to("loop")
    problems: list[Problem] = []
    assert list(look_over(str(tmp_path), problems)) == ["good"]
    assert [(one.path, one.message) for one in problems] == [
        (str(tmp_path / "loop"), "cannot be read: too many levels of symbolic links")
    ]


def test_a_library_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert look_over(str(tmp_path / "gone"), problems) == {}
    assert look_into(str(tmp_path / "gone"), problems).notes == ()
    gone = Problem(str(tmp_path / "gone"), 0, 0, "cannot be read: no such file or directory")
    assert problems == [gone, gone]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_is_shut_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"good/episode.yaml": "title: A", "shut/episode.yaml": "title: A"})
    (tmp_path / "shut").chmod(0)
    problems: list[Problem] = []
    assert list(look_over(str(tmp_path), problems)) == ["good"]
    assert problems == [Problem(str(tmp_path / "shut"), 0, 0, "cannot be read: permission denied")]
    (tmp_path / "shut").chmod(0o700)


def test_names_of_other_encodings_are_told_visibly(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(raw)
    with open(raw + b"/episode.yaml", "wb") as file:
        file.write(b"title: A")
    problems: list[Problem] = []
    assert look_over(str(tmp_path), problems) == {}
    assert r'"caf\udce9" can be no episode id' in problems[0].message
