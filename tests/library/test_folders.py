from __future__ import annotations

import os
from pathlib import Path

import pytest
from written import write

from ghostcli.errors import Problem
from ghostcli.library.folders import is_episode_id, look_into, look_over
from ghostcli.library.paths import read_marker

NO_ID = (
    'is not read: "{}" is not a valid episode id '
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


OUT = "leads out of the library, so it is not read"


@pytest.mark.parametrize("root", ["here", "another name of it"])
def test_a_link_within_the_library_is_followed(tmp_path: Path, root: str) -> None:
    here = tmp_path / "here"
    write(here, {"a/episode.yaml": "title: A", ".kept/notes.yaml": ""})
    (tmp_path / "another name of it").symlink_to("here")
    (here / "b").symlink_to("a")
    (here / "a/notes.yaml").symlink_to("../.kept/notes.yaml")
    (here / "a/transcript.vtt").symlink_to(here / ".kept/transcript.vtt")  # which is not there
    problems: list[Problem] = []
    found = look_over(str(tmp_path / root), problems)
    assert [(name, one.notes, len(one.transcripts)) for name, one in found.items()] == [
        ("a", ("episode.yaml", "notes.yaml"), 1),
        ("b", ("episode.yaml", "notes.yaml"), 1),
    ]
    assert problems == []


@pytest.mark.parametrize("name", ["notes.yaml", "episode.yaml", "transcript.vtt", "transcript.de.vtt"])
@pytest.mark.parametrize("far", ["far/x", "far/gone", "here-too/x", "."])
def test_a_file_that_leads_out_of_the_library_is_a_problem(tmp_path: Path, name: str, far: str) -> None:
    write(tmp_path, {"here/a/z.yaml": "", "far/x": "", "here-too/x": ""})
    link = tmp_path / "here/a" / name
    link.symlink_to(tmp_path / far)
    problems: list[Problem] = []
    found = look_over(str(tmp_path / "here"), problems)
    assert (found["a"].notes, found["a"].transcripts) == (("z.yaml",), ())
    assert problems == [Problem(str(link), 0, 0, OUT)]


def test_a_folder_that_leads_out_of_the_library_is_a_problem_if_it_would_be_read(tmp_path: Path) -> None:
    write(tmp_path, {"far/episode.yaml": "title: A", "sounds/a.wav": "", "here/ghost.yaml": ""})
    for name in ("far", "sounds"):
        (tmp_path / "here" / name).symlink_to(tmp_path / name)
    problems: list[Problem] = []
    assert look_over(str(tmp_path / "here"), problems) == {}
    assert problems == [Problem(str(tmp_path / "here/far"), 0, 0, OUT)]


def test_what_an_installer_made_links_of_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some have all files of a package in a store of theirs."""
    write(tmp_path, {"store/x": "title: A", "installed/a/z.yaml": ""})
    (tmp_path / "installed/a/episode.yaml").symlink_to(tmp_path / "store/x")
    (tmp_path / "installed/ghost.yaml").symlink_to(tmp_path / "store/x")
    monkeypatch.setattr("ghostcli.library.paths.builtin_root", lambda: str(tmp_path / "installed"))
    problems: list[Problem] = []
    found = look_over(str(tmp_path / "installed"), problems)
    assert (found["a"].notes, problems) == (("episode.yaml", "z.yaml"), [])
    assert isinstance(read_marker(str(tmp_path / "installed"), 100), bytes)


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
    assert r'"caf\udce9" is not a valid episode id' in problems[0].message
