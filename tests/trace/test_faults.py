"""Every call that writes fails in turn: the old file or the new one, never less, and a sentence."""

from __future__ import annotations

import builtins
import errno
import gc
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from ghostcli.actions import storing
from ghostcli.library import permissions, temporary_files, write
from ghostcli.library.permissions import Rights
from ghostcli.system import disk
from ghostcli.system import rights as system_rights
from running import Shell
from traced import BRIDGE, SAMPLE, Home

OTHER = BRIDGE.replace("twice", "three times")


class Faults:
    """Stands in for `os`, `tempfile` and `open` in the modules that write; one call of theirs fails.

    `last` is the number of the call that fails, and `calls` names those that were made.
    """

    NAMES = (
        *("makedirs", "mkstemp", "dup", "fdopen", "write", "flush", "close"),
        *("fchmod", "fsync", "open", "replace"),
    )

    def __init__(self, last: int, code: int = errno.ENOSPC) -> None:
        self.last = last
        self.code = code
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        known = getattr(tempfile, name) if name == "mkstemp" else getattr(os, name)
        return self.failing(name, known) if name in self.NAMES else known

    def failing(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            self.step(name)
            result = call(*arguments, **named)
            return File(result, self) if name == "fdopen" else result

        return called

    def step(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.last:
            raise OSError(self.code, os.strerror(self.code))


class File:
    """An open file whose calls fail as those of `os` do; half of what it is to write arrives."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self.file = file
        self.faults = faults

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        self.faults.step("close")

    def write(self, data: bytes) -> None:
        self.file.write(data[: len(data) // 2])
        self.faults.step("write")
        self.file.write(data[len(data) // 2 :])

    def flush(self) -> None:
        self.file.flush()
        self.faults.step("flush")

    def fileno(self) -> int:
        number: int = self.file.fileno()
        return number


def install(monkeypatch: pytest.MonkeyPatch, faults: Faults) -> None:
    for module in (write, temporary_files, permissions, disk, system_rights):
        monkeypatch.setattr(module, "os", faults)
    monkeypatch.setattr(temporary_files, "tempfile", faults)
    monkeypatch.setattr(write, "open", faults.failing("open", builtins.open), raising=False)


def in_turn(monkeypatch: pytest.MonkeyPatch, run: Callable[[Faults], int]) -> Iterator[Faults]:
    """Runs with the first call failing, the second, ... until one ends well."""
    for last in range(1, 200):
        faults = Faults(last)
        with monkeypatch.context() as patch:
            install(patch, faults)
            status = run(faults)
        if len(faults.calls) < last:
            assert status == 0
            return
        yield faults
    pytest.fail("no run ended well")


def temporary(home: Home) -> list[str]:
    return [name for name in home.files() if "/.ghost-" in f"/{name}"]


@pytest.fixture
def command(home: Home, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs `ghost` whatever its status: that, and what it says on stderr."""
    from ghostcli.cli.app import run

    del home

    def call(*arguments: str) -> tuple[int, str]:
        capfd.readouterr()
        status = run(arguments)
        said = capfd.readouterr().err
        assert "Traceback" not in said
        return status, said

    return call


def test_an_import_with_every_call_failing_in_turn(
    home: Home, command: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(home.write("bridge.vtt", BRIDGE))
    home.ghost("import", file)
    whole = {name: data for name, (data, _) in home.files().items() if name.startswith("bridge")}
    seen: set[str] = set()

    def run(_: Faults) -> int:
        shutil.rmtree(home.library / "bridge", ignore_errors=True)
        status, said = command("import", file)
        assert (status, said.startswith("ghost: ")) in {(2, True), (0, False)}
        return status

    for faults in in_turn(monkeypatch, run):
        seen.add(faults.calls[faults.last - 1])
        assert not temporary(home), faults.calls
        now = {name: data for name, (data, _) in home.files().items() if name.startswith("bridge")}
        assert now in ({}, whole), faults.calls
        assert (home.library / "bridge").exists() is bool(now), faults.calls
    assert seen == set(Faults.NAMES)
    assert not temporary(home)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_of_a_new_episode_that_could_not_be_made_whole_nothing_stays(
    home: Home, command: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """A transcript without an `episode.yaml` was left behind, which no command reads."""
    file = str(home.write("bridge.vtt", BRIDGE))
    before = home.files()
    real = write.write_file

    def full(path: str, data: bytes, *, before: bytes | None = None) -> None:
        if path.endswith("episode.yaml"):
            raise write.WriteError(f"{path} cannot be written: {os.strerror(code).lower()}")
        real(path, data, before=before)

    with monkeypatch.context() as patch:
        patch.setattr(storing, "write_file", full)
        status, said = command("import", file)
        assert (status, "transcript.vtt was deleted again" in said.replace("\n", " ")) == (2, True)
        assert home.files() == before
        assert not (home.library / "bridge").exists()
        (home.library / "bridge").mkdir()
        home.note("bridge/more.txt", "mine")
        assert command("import", file)[0] == 2
        assert os.listdir(home.library / "bridge") == ["more.txt"]

        patch.setattr(storing, "os", Kept())
        status, said = command("import", file)
        assert status == 2
        assert "bridge/transcript.vtt remains" in said.replace("\n", " ")
    assert command("import", file)[0] == 0
    assert "no problem in 1 episode" in home.ghost("lint").err


def test_what_another_import_has_just_written_is_not_taken_away(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = permissions.rights_of
    other: list[bytes] = []

    def late(path: str) -> Rights:
        if path.endswith("transcript.vtt"):
            Path(path).write_bytes(other[0])
        return real(path)

    file = home.write("bridge.vtt", BRIDGE)
    home.ghost("import", file, "--episode", "first")
    other.append((home.library / "first/transcript.vtt").read_bytes())
    monkeypatch.setattr(write, "rights_of", late)
    assert "has changed in the meantime" in home.ghost("import", file, status=2).err
    assert (home.library / "bridge/transcript.vtt").read_bytes() == other[0]


class Kept(Faults):
    """A file system from which nothing can be deleted."""

    def __init__(self) -> None:
        super().__init__(0)

    def unlink(self, path: str) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
def test_a_replacing_import_with_every_call_failing_in_turn(
    home: Home, command: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    old = home.write("old.vtt", BRIDGE)
    new = home.write("new.vtt", OTHER)
    home.ghost("import", old, "--episode", "bridge")
    place = home.library / "bridge/transcript.vtt"
    was = place.read_bytes()
    home.ghost("import", new, "--episode", "bridge", "--force")
    will = place.read_bytes()
    place.chmod(0o640)

    def run(faults: Faults) -> int:
        faults.code = code
        place.write_bytes(was)
        status, said = command("import", str(new), "--episode", "bridge", "--force")
        assert (os.strerror(code).lower() in said.lower()) is bool(status)
        return status

    for faults in in_turn(monkeypatch, run):
        assert place.read_bytes() in {was, will}, faults.calls
        assert (place.read_bytes() == will) is ("replace" in faults.calls[: faults.last - 1]), faults.calls
        assert not temporary(home)
    assert place.read_bytes() == will
    assert place.stat().st_mode & 0o777 == 0o640


def test_filling_with_every_call_failing_in_turn(
    home: Home, command: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home.ghost("init", home.library / "own")
    notes = home.library / "own" / SAMPLE / "notes.yaml"
    was = notes.read_bytes()
    arguments = ("verify", "--write", "--content", str(home.library / "own"))
    command(*arguments)
    will = notes.read_bytes()
    assert was != will

    def run(_: Faults) -> int:
        notes.write_bytes(was)
        gc.collect()  # else the index of the run before is still open, and is waited for
        return command(*arguments)[0]

    for faults in in_turn(monkeypatch, run):
        assert notes.read_bytes() in {was, will}, faults.calls
        assert not temporary(home)


def test_init_with_every_call_failing_in_turn(
    home: Home, command: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The marker is written last, so that half a library is none; the same command again completes it."""
    number = 0
    home.ghost("init", home.folder / "whole")
    whole = {name: data for name, (data, _) in home.files(home.folder / "whole").items()}

    def run(_: Faults) -> int:
        nonlocal number
        number += 1
        return command("init", str(home.folder / f"new{number}"))[0]

    for faults in in_turn(monkeypatch, run):
        made = home.folder / f"new{number}"
        marked = (made / "ghost.yaml").exists()
        assert not marked or faults.calls.count("replace") == 6, faults.calls
        with monkeypatch.context() as patch:
            install(patch, Faults(0))
            status, said = command("init", str(made))
        assert (status, "is already a library" in said) == ((2, True) if marked else (0, False))
        assert {name: data for name, (data, _) in home.files(made).items()} == whole


class Refusing(Faults):
    """A file system that syncs files and no folders."""

    def fsync(self, handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        os.fsync(handle)


def test_a_folder_that_cannot_be_synced_is_no_failure(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems refuse it: the import was said to have failed, although the file was in its place."""
    monkeypatch.setattr(disk, "os", Refusing(0))
    home.ghost("import", home.write("bridge.vtt", BRIDGE))


def test_what_does_not_read_back_is_not_put_in_place(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: str, mode: str = "r") -> Any:
        if path.endswith(".tmp"):
            Path(path).write_bytes(b"rotten")
        return open(path, mode)

    monkeypatch.setattr(write, "open", opened, raising=False)
    ran = home.ghost("import", home.write("bridge.vtt", BRIDGE), status=2)
    assert "does not read back the same" in ran.err
    assert not [name for name in home.files() if name.startswith("bridge")]


def test_a_file_that_appears_in_the_meantime_is_not_overwritten(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood there was read again just before writing: another import's transcript was lost."""
    real = permissions.rights_of

    def late(path: str) -> Rights:
        if path.endswith("transcript.vtt"):
            Path(path).write_text(OTHER)
        return real(path)

    monkeypatch.setattr(write, "rights_of", late)
    ran = home.ghost("import", home.write("bridge.vtt", BRIDGE), status=2)
    assert "has changed in the meantime" in ran.err
    assert (home.library / "bridge/transcript.vtt").read_text() == OTHER
    assert not temporary(home)


def test_two_imports_at_once_lose_nothing(home: Home) -> None:
    """Eight processes import eight transcripts into one episode: one is there, the others say so."""
    texts = [BRIDGE.replace("twice", f"{number} times") for number in range(8)]
    files = [home.write(f"in/{number}.vtt", text) for number, text in enumerate(texts)]
    command = [sys.executable, "-m", "ghostcli", "import", "--episode", "bridge"]
    processes = [
        subprocess.Popen([*command, file], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for file in files
    ]
    done = [(process.communicate(), process.returncode)[1] for process in processes]
    assert done.count(0) >= 1
    kept = (home.library / "bridge/transcript.vtt").read_text()
    assert sum(f"{number} times" in kept for number in range(8)) == 1
    assert done.count(0) == 1
    home.ghost("lint")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit that Linux sets")
def test_a_disk_that_is_full(home: Home, shell: Shell) -> None:
    home.episode("bridge")
    before = home.files()
    home.write("big.vtt", BRIDGE + "\n00:20.000 --> 00:30.000\n" + "And so on. " * 5000 + "\n")
    ran = shell("ulimit -f 4; ghost import ../big.vtt --episode bridge --force", status=2)
    assert "cannot be written: file too large" in ran.err
    assert home.files() == before
    ran = shell("ulimit -f 4; ghost import ../big.vtt", status=2)
    assert temporary(home) == []
    assert "big/transcript.vtt" not in home.files()


@pytest.mark.skipif(not os.path.isdir("/proc/self/fdinfo"), reason="needs a folder that root cannot write")
def test_a_folder_that_cannot_be_written(home: Home) -> None:
    file = home.write("bridge.vtt", BRIDGE)
    assert "cannot be created" in home.ghost("import", file, "--content", "/proc/self/fdinfo", status=2).err
    assert "cannot be created" in home.ghost("init", "/proc/self/fdinfo/x", status=2).err
