"""What the house makes of the answers of a system: its temporary files, its index, its editor, its browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import types
import webbrowser
from pathlib import Path

import pytest

from ghostcli.actions import edit
from ghostcli.errors import GhostError
from ghostcli.index import cleanup, guard
from ghostcli.library import temporary_files, write
from ghostcli.system import commands, disk, openers, processes
from ghostcli.workers import in_processes
from traced import Home

HOUR = 3600


def aged(path: Path, seconds: float) -> Path:
    path.write_bytes(b"half")
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def test_without_locks_what_is_old_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = aged(tmp_path / ".ghost-abcd1234.tmp", 2 * HOUR)
    aged(tmp_path / ".ghost-abcd1235.tmp", HOUR / 2)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", None)
    assert list(temporary_files.left_in(str(tmp_path))) == [str(old)]


def test_where_a_writer_closes_its_file_before_it_renames_it_the_youngest_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = aged(tmp_path / ".ghost-abcd1234.tmp", HOUR / 2)
    young = aged(tmp_path / ".ghost-abcd1235.tmp", 2)
    assert list(temporary_files.left_in(str(tmp_path))) == [str(old), str(young)]
    monkeypatch.setattr(temporary_files, "RENAMES_OPEN_FILES", False)
    assert list(temporary_files.left_in(str(tmp_path))) == [str(old)]


def test_a_file_that_another_program_holds_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "notes.yaml"
    notes.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(disk, "WINDOWS", True)
    monkeypatch.setattr(write, "RENAMES_OPEN_FILES", False)
    monkeypatch.setattr(disk, "_WAITS", (0.0,))
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(
        write.WriteError, match="cannot be written: it may not be written, or another program"
    ):
        write.write_file(str(notes), b"new", before=b"old")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"notes.yaml": b"old"}


def test_the_notes_of_indexes_stay_where_a_mode_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "a.index.stamp"
    stamp.write_text("as it was")
    tmp_path.chmod(0o777)
    with monkeypatch.context() as patch:
        patch.delattr(os, "geteuid")
        with guard.writing(str(tmp_path / "a.index")):
            pass
    assert stamp.exists()
    with guard.writing(str(tmp_path / "a.index")):
        pass
    assert not stamp.exists()  # here somebody else could have written it


def test_an_index_that_is_held_on_windows_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locking(*_: int) -> None:
        raise PermissionError(13, "Permission denied")

    module = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    with pytest.raises(TimeoutError, match="another process holds"), guard.writing(str(tmp_path / "a"), 0.0):
        pass


@pytest.mark.parametrize(("age", "stays"), [(HOUR, True), (25 * HOUR, False)])
def test_what_a_process_has_left_goes_by_its_age_where_nothing_tells(
    age: float, stays: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = aged(tmp_path / f"library-0123abcd.index.stamp.{os.getpid()}", age)
    monkeypatch.setattr(processes, "WINDOWS", True)
    cleanup.sweep(str(tmp_path / "other.index"), whole=False)
    assert left.exists() is stays


def test_one_process_does_all_where_none_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.delattr(os, "fork")
    assert list(in_processes(range(200), lambda number: (number, os.getpid()))) == [
        (number, os.getpid()) for number in range(200)
    ]


EDITORS = [
    (r'"C:\Program Files\Microsoft VS Code\Code.exe"', ["--wait", "--goto", r"C:\a b\notes.yaml:7"]),
    (r"C:\Windows\notepad.exe", [r"C:\a b\notes.yaml"]),
    (r'"C:\Program Files\Notepad++\notepad++.exe"', ["-n7", r"C:\a b\notes.yaml"]),
    (r"C:\vim\gvim.exe -f", ["-f", "+7", r"C:\a b\notes.yaml"]),
]


@pytest.mark.parametrize(("editor", "arguments"), EDITORS)
def test_an_editor_of_windows(editor: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "WINDOWS", True)
    program, *given = edit.editor_command(r"C:\a b\notes.yaml", 7, {"EDITOR": editor})
    assert program == editor.removesuffix(" -f").strip('"')
    assert given == arguments


def test_an_editor_that_would_run_a_part_of_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(commands, "WINDOWS", True)
    monkeypatch.setattr(shutil, "which", lambda name: rf"C:\bin\{name}.cmd")
    monkeypatch.setattr(subprocess, "run", lambda *given, **_: started.append(given))
    with pytest.raises(GhostError, match=r"^code cannot be started: it is a batch file"):
        edit.edit(r"C:\notes\a&calc.yaml", 1, {"EDITOR": "code"})
    assert not started


def test_without_an_opener_python_finds_a_browser(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noted(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(webbrowser, "open", noted)
    for windows in (False, True):
        monkeypatch.setattr(openers, "WINDOWS", windows)
        home.ghost("open", "actually-optimistic", "--builtin")
    assert opened == ["https://www.youtube.com/watch?v=lXUZvyajciY&t=6930"] * 2


@pytest.mark.parametrize("name", ["con.yaml", "aux.notes.yaml", "a?.yaml", "transcript.a:b.vtt"])
def test_a_file_that_cannot_be_kept_on_windows_is_warned_of(home: Home, name: str) -> None:
    """A library is shared: who clones it on Windows would not get that file, or not get it at all."""
    home.episode("bridge")
    (home.library / "bridge" / name).write_text("WEBVTT\n" if name.endswith("vtt") else "quotes: []\n")
    told = f"bridge/{name}:0:0: warning: has a name that Windows refuses: there it cannot be kept\n"
    assert told in home.ghost("lint").out
    assert told in home.ghost("lint", "bridge").out
