"""`ghost open` with a recording on the disk: in mpv or VLC at the second, and never anything else."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ghostcli.actions.opening import open_recording
from ghostcli.errors import GhostError
from ghostcli.system import openers
from running import Ran
from traced import Home

LOCAL = "media: [{file: talk.mp3}]\n"


class Opened:
    """What would have been started."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str], **options: object) -> None:
        assert options.get("shell") in {None, False}
        self.calls.append(command)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Catches what is started; no program is installed."""
    caught = Opened()
    monkeypatch.setattr(subprocess, "Popen", caught)
    install(monkeypatch)
    return caught


def install(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    """Install these programs, and no others."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None)


def talk(home: Home, notes: str = LOCAL, recording: str = "talk.mp3") -> str:
    """An episode with a recording in its folder: the path of that."""
    folder = home.episode("bridge", notes)
    (folder / recording).write_bytes(b"ID3")
    return str(folder / recording)


def test_mpv_starts_at_the_second(home: Home, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    path = talk(home)
    install(monkeypatch, "mpv", "vlc", "xdg-open")
    assert home.ghost("open", "bridge@0:00:05") == Ran(0, f"{path}#t=5\n", "")
    assert home.ghost("open", "bridge").out == f"{path}\n"
    assert opened.calls == [
        ["/usr/bin/mpv", "--start=5", "--force-window", "--", path],
        ["/usr/bin/mpv", "--force-window", "--", path],
    ]


def test_vlc_starts_at_the_second(home: Home, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    path = talk(home, "media: [{file: talk.mp3, offset: 60}]\n")
    install(monkeypatch, "vlc", "xdg-open")
    assert home.ghost("open", "bridge@0:00:05").out == f"{path}#t=65\n"
    assert opened.calls == [["/usr/bin/vlc", "--start-time=65", path]]


def test_the_opener_of_the_system_begins_at_the_beginning(
    home: Home, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = talk(home)
    install(monkeypatch, "xdg-open")
    ran = home.ghost("open", "bridge@0:00:05")
    assert ran == Ran(0, f"{path}#t=5\n", "mpv and VLC are not installed; go to 0:00:05 yourself\n")
    assert opened.calls == [["xdg-open", path]]


def test_without_any_program(home: Home, opened: Opened) -> None:
    talk(home)
    assert "no player found\n  mpv and VLC play" in home.ghost("open", "bridge", status=2).err
    assert home.ghost("open", "bridge", "--print").err == ""
    assert not opened.calls


def test_print_only_prints(home: Home, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    path = talk(home)
    install(monkeypatch, "mpv")
    assert home.ghost("open", "bridge@0:00:05", "--print") == Ran(0, f"{path}#t=5\n", "")
    assert not opened.calls


def test_the_reported_case(home: Home) -> None:
    """`url: talk.mp3` was no problem for lint, and open had no word on it."""
    talk(home, "media:\n  - url: talk.mp3\n")
    ran = home.ghost("lint")
    assert ":3:10: warning" in ran.out
    assert '"talk.mp3" is not a web address, so it is never opened' in ran.out
    assert "file: talk.mp3" in ran.out
    ran = home.ghost("open", "bridge@0:00:05", "--print", status=2)
    assert "no media that can be opened" in ran.err
    assert "the file of a recording" in ran.err


WEB = "https://example.org/b.mp3"


@pytest.mark.parametrize(
    ("media", "present", "expected"),
    [
        (f"[{{url: '{WEB}'}}, {{file: talk.mp3}}]", True, f"{WEB}#t=5"),
        (f"[{{file: talk.mp3}}, {{url: '{WEB}'}}]", True, "talk.mp3#t=5"),
        (f"[{{file: talk.mp3}}, {{url: '{WEB}'}}]", False, f"{WEB}#t=5"),
        (f"{{file: talk.mp3, url: '{WEB}'}}", True, "talk.mp3#t=5"),
        (f"{{file: talk.mp3, url: '{WEB}'}}", False, f"{WEB}#t=5"),
        ("[{url: 'https://example.org/page'}, {file: talk.mp3}]", True, "talk.mp3#t=5"),
    ],
)
def test_the_first_that_has_the_second(home: Home, media: str, present: bool, expected: str) -> None:
    path = talk(home, f"media: {media}\n")
    if not present:
        os.remove(path)
    out = home.ghost("open", "bridge@0:00:05", "--print").out
    assert out.strip().removeprefix(f"{os.path.dirname(path)}/") == expected


def test_an_address_stays_the_address_of_records(home: Home) -> None:
    talk(home, f"media: [{{file: talk.mp3}}, {{url: '{WEB}'}}]\n")
    hit = home.ghost("search", "ferryman", "-o", "json").json[0]
    assert hit["url"] == f"{WEB}#t=12"
    talk(home)
    assert home.ghost("search", "ferryman", "-o", "json").json[0]["url"] is None
    assert home.ghost("episodes", "-o", "json").json[0]["media"] == [
        {"url": None, "file": "talk.mp3", "service": None, "offset": None, "title": None, "note": None}
    ]
    assert "media: talk.mp3" in home.ghost("show", "bridge").out
    assert home.ghost("lint").out == ""


def test_a_recording_elsewhere(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the library, at an absolute path, or in the home folder."""
    near, far = home.note("audio/talk.mp3", b"ID3"), home.write("far/talk.MP3", b"ID3")
    monkeypatch.setenv("HOME", str(home.folder))
    for file, expected in [("../audio/talk.mp3", near), (str(far), far), ("~/far/talk.MP3", far)]:
        home.episode("bridge", f"media: [{{file: '{file}'}}]\n")
        assert home.ghost("open", "bridge@0:00:05", "--print").out == f"{expected}#t=5\n"


REFUSED = [
    ("missing.mp3", "there is no file"),
    ("../../far/talk.mp3", "leads out of the library"),
    ("link.mp3", "leads out of the library"),
    ("/etc/passwd", "does not have the ending of a sound or video file"),
    ("episode.yaml", "does not have the ending of a sound or video file"),
    ("masked.mp3", "does not have the ending of a sound or video file"),
    ("folder.mp3", "there is no file"),
    ("pipe.mp3", "there is no file"),
    ("file:///etc/a.mp3", "is not the path of a file"),
    ("edl://a.mp3", "is not the path of a file"),
    ("//host/share/a.mp3", "is not the path of a file"),
    ("\\\\\\\\host\\\\a.mp3", "is not the path of a file"),
    ("a\\u202e.mp3", "is not the path of a file"),
    ("a\\0.mp3", "is not the path of a file"),
    ("CON.mp3", "is not the path of a file"),
]


@pytest.mark.parametrize(("file", "message"), REFUSED)
def test_what_is_never_opened(
    home: Home, opened: Opened, file: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, "mpv", "xdg-open")
    folder = home.episode("bridge", f'media: [{{file: "{file}"}}]\n')
    (folder / "link.mp3").symlink_to(home.write("far/talk.mp3", b"ID3"))
    (folder / "masked.mp3").symlink_to(folder / "episode.yaml")
    (folder / "folder.mp3").mkdir()
    os.mkfifo(folder / "pipe.mp3")
    for more in ([], ["--print"]):
        ran = home.ghost("open", "bridge@0:00:05", *more, status=2)
        assert message in ran.err or "no media" in ran.err  # a NUL is no text of YAML
        assert ran.out == ""
    assert not opened.calls


@pytest.mark.parametrize("name", ["-h.mp3", "--script=x.mp3", "a b;$(reboot)'.mp3", "#t=9.mp3"])
def test_a_strange_name_is_one_absolute_path(
    home: Home, opened: Opened, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = name.replace("'", "''")
    path = talk(home, f"media: [{{file: '{quoted}'}}]\n", name)
    for program in ("mpv", "vlc", "xdg-open"):
        install(monkeypatch, program)
        home.ghost("open", "bridge")
    assert [call[-1] for call in opened.calls] == [path] * 3
    assert Path(path).is_absolute()


def test_a_program_in_the_current_folder_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows searches it first, and a library may be a stranger's."""
    monkeypatch.setattr(shutil, "which", lambda name: f".\\{name}.EXE")
    assert openers.player("/a.mp3", 5) is None


def test_a_program_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "Popen", broken)
    install(monkeypatch, "mpv")
    with pytest.raises(GhostError, match="mpv cannot be started: Permission denied"):
        open_recording("/a.mp3", 5)


def test_lint_warns_of_a_recording_that_is_not_there(home: Home) -> None:
    home.episode("bridge", "media:\n- file: talk.mp3\n- file: /etc/passwd\n- file: ../../away.mp3\n")
    for arguments in (["lint"], ["lint", "bridge"], ["lint", "bridge/episode.yaml"]):
        told = home.ghost(*arguments).out
        assert "bridge/episode.yaml:1:1: warning: media: there is no file" in told
        assert told.count("media: ") == 3
    home.note("bridge/talk.mp3", b"x")
    assert home.ghost("lint").out.count("media: ") == 2
