"""Files on each system: the answer of Windows, and that of a system which lacks a call."""

from __future__ import annotations

import errno
import os
import sys
import types
from pathlib import Path

import pytest

from ghostcli.index import file_states
from ghostcli.render.problems import annotation
from ghostcli.system import (
    disk,
    file_status,
    locks,
    opening,
    owners,
    paths,
    rights,
)

HOUR = 3600.0


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the room takes this for Windows."""
    for module in (disk, file_status):
        monkeypatch.setattr(module, "WINDOWS", True)


class Busy:
    """Stands in for `os.replace`: a file that another program has open so many times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.waited: list[float] = []
        self.real = os.replace

    def __call__(self, source: str, target: str) -> None:
        if self.times:
            self.times -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        self.real(source, target)

    def install(self, patch: pytest.MonkeyPatch) -> Busy:
        patch.setattr(os, "replace", self)
        patch.setattr("time.sleep", self.waited.append)
        return self


@pytest.mark.usefixtures("windows")
def test_what_is_open_for_a_moment_is_replaced_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    busy = Busy(3).install(monkeypatch)
    disk.replace(str(new), str(old))
    assert old.read_text() == "new"
    assert len(busy.waited) == 3
    assert sum(disk._WAITS) < 1


@pytest.mark.usefixtures("windows")
def test_what_stays_open_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Busy(1000).install(monkeypatch)
    with pytest.raises(PermissionError) as caught:
        disk.replace(str(tmp_path / "new"), str(tmp_path / "old"))
    assert caught.value.strerror == "it may not be written, or another program has it open"


def test_elsewhere_it_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = Busy(1).install(monkeypatch)
    with pytest.raises(PermissionError, match="Access is denied"):
        disk.replace(str(tmp_path / "new"), str(tmp_path / "old"))
    assert not busy.waited


@pytest.mark.usefixtures("windows")
def test_windows_syncs_files_by_a_handle_that_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("a")
    opened: list[tuple[str, int]] = []
    real = os.open

    def noted(path: str, flags: int) -> int:
        opened.append((path, flags))
        return real(path, flags)

    monkeypatch.setattr(os, "open", noted)
    for path in (str(tmp_path / "file"), str(tmp_path)):
        disk.sync(path)
    disk.sync_folder(str(tmp_path))
    assert opened == [(str(tmp_path / "file"), os.O_RDWR)]


def test_macos_is_asked_to_empty_the_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(disk, "MACOS", True)
    monkeypatch.setitem(sys.modules, "fcntl", types.SimpleNamespace(fcntl=lambda *given: asked.append(given)))
    monkeypatch.setattr(os, "fsync", None)
    with open(tmp_path / "file", "w") as file:
        disk.flush(file.fileno())
        assert asked == [(file.fileno(), 51)]


class Msvcrt(types.ModuleType):
    """Like Windows' module of that name; what is locked is noted, by where its handle stands."""

    LK_NBLCK = 2

    def __init__(self, *, taken: bool) -> None:
        super().__init__("msvcrt")
        self.taken = taken
        self.places: list[int] = []

    def locking(self, handle: int, mode: int, length: int) -> None:
        assert (mode, length) == (self.LK_NBLCK, 1)
        self.places.append(os.lseek(handle, 0, os.SEEK_CUR))
        if self.taken:
            raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize("taken", [False, True])
def test_windows_locks_a_byte_that_nobody_reads(
    taken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = Msvcrt(taken=taken)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    assert locks.are_there()
    with open(tmp_path / "file", "w+b", buffering=0) as file:
        file.write(b"held")
        if taken:
            with pytest.raises(BlockingIOError):
                locks.take(file.fileno())
        else:
            locks.take(file.fileno())
        file.write(b" on")
        assert (tmp_path / "file").read_bytes() == b"held on"
    assert module.places == [1 << 30]


def test_where_there_are_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", None)
    assert not locks.are_there()
    with open(tmp_path / "file", "w") as file, pytest.raises(OSError, match="locks"):
        locks.take(file.fileno())


def test_names_are_looked_up_without_the_handle_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("four")
    by_handle = list(file_status.statuses(str(tmp_path), ["file", "gone"]))
    assert by_handle == [os.stat(tmp_path / "file"), None]
    monkeypatch.setattr(file_status, "_BY_HANDLE", False)
    assert list(file_status.statuses(str(tmp_path), ["file", "gone"])) == by_handle
    for folder in ("file", "gone"):
        with pytest.raises(NotADirectoryError):
            list(file_status.statuses(str(tmp_path / folder), ["file"]))


class Status:
    """What Windows, or a disk with long numbers, says of a file."""

    st_ino = (1 << 64) - 5
    st_reparse_tag = 0xA0000003


def test_a_long_number_fits_into_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("a")
    real = os.stat(tmp_path / "file")
    assert file_states.look(str(tmp_path), ["file"])["file"] == file_states.UNKNOWN
    monkeypatch.setattr(file_states, "UNSETTLED", -HOUR)
    assert file_states.look(str(tmp_path), ["file"])["file"][2] == real.st_ino
    long = types.SimpleNamespace(
        st_ino=Status.st_ino, st_size=1, st_mtime_ns=real.st_mtime_ns, st_ctime_ns=real.st_ctime_ns
    )
    monkeypatch.setattr(file_status, "_BY_HANDLE", False)
    monkeypatch.setattr(os, "stat", lambda *_, **__: long)
    monkeypatch.setattr("os.path.isdir", lambda _: True)
    assert file_states.look(str(tmp_path), ["file"])["file"][2] == (1 << 63) - 5


def test_a_junction_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / "folder")
    with os.scandir(tmp_path) as entries:
        (entry,) = entries
    assert not file_status.is_link(path)
    assert file_status.is_folder_itself(entry)
    monkeypatch.setattr("os.stat_result", Status)
    monkeypatch.setattr(os, "lstat", lambda _: Status())
    monkeypatch.setattr("os.path.islink", lambda _: False)
    assert file_status.is_link(path)
    assert not file_status.is_folder_itself(entry)


def test_a_link_is_not_followed_without_a_flag_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    monkeypatch.delattr(os, "O_NOFOLLOW")
    with pytest.raises(OSError, match="symbolic links"):
        opening.open_to_read(str(tmp_path / "link"), follow=False)
    with pytest.raises(OSError, match="symbolic links"):
        opening.open_for_lock(str(tmp_path / "link"))
    for path, follow in ((tmp_path / "file", False), (tmp_path / "link", True)):
        handle = opening.open_to_read(str(path), follow=follow)
        assert os.read(handle, 9) == b"mine"
        os.close(handle)


def test_bytes_are_read_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flags: list[int] = []
    monkeypatch.setattr(os, "O_BINARY", 1 << 40, raising=False)

    def noted(_: str, given: int, *__: int) -> int:
        flags.append(given)
        return 3

    monkeypatch.setattr(os, "open", noted)
    opening.open_to_read(str(tmp_path))
    opening.open_for_lock(str(tmp_path))
    assert all(given & 1 << 40 for given in flags)


def test_without_owners_each_file_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of Windows' folders the mode says that all may write: each writing would have swept all notes."""
    tmp_path.chmod(0o777)
    found = os.stat(tmp_path)
    assert owners.others_write(found)
    assert owners.anybody_writes(str(tmp_path))
    assert not owners.is_ours_alone(found)
    monkeypatch.delattr(os, "geteuid")
    assert not owners.others_write(found)
    assert not owners.others_enter(found)
    assert not owners.anybody_writes(str(tmp_path))
    assert not owners.may_be_exchanged(str(tmp_path / "a"))
    assert not owners.is_anothers(str(tmp_path))
    assert owners.is_ours_alone(found)
    assert owners.is_ours(found)


def test_rights_that_a_system_has_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for name in ("fchmod", "fchown", "getxattr"):
        monkeypatch.delattr(os, name)
    with open(tmp_path / "file") as file:
        rights.set_mode(file.fileno(), 0o600)
        with pytest.raises(OSError, match="not implemented"):
            rights.set_owner(file.fileno(), 1, 1)
        assert rights.acl_of(file.fileno()) is None


def test_paths_on_other_drives(monkeypatch: pytest.MonkeyPatch) -> None:
    import ntpath

    assert paths.relative("/a/b", "/a") == "b"
    assert paths.lies_in("/a/b", "/a")
    assert not paths.lies_in("/ab", "/a")
    monkeypatch.setattr(os, "path", ntpath)
    assert paths.relative(r"D:\notes\a.yaml", r"C:\home") == r"D:\notes\a.yaml"
    assert not paths.lies_in(r"D:\notes", r"C:\ghost")


REFUSED = [
    *("con", "NUL", "aux.vtt", "Prn.a.yaml", "com1", "COM9.yaml", "lpt0", "com¹.txt", "nul .txt", "conin$"),
    *(
        "a.",
        "a ",
        "a:b.yaml",
        "a?.yaml",
        "a*b",
        "a<b",
        "a>b",
        'a"b',
        "a|b",
        "a\\b",
        "a/b",
        "a\nb",
        "a\0b",
        "",
    ),
]
FINE = [
    "con-a",
    "console",
    "com",
    "com10",
    "nul-",
    "auxiliary.yaml",
    "a con.yaml",
    ".aux",
    "é.yaml",
    "a b.yaml",
    "a..b",
]


@pytest.mark.parametrize("name", REFUSED)
def test_names_that_windows_refuses(name: str) -> None:
    assert not paths.is_portable(name)


@pytest.mark.parametrize("name", FINE)
def test_names_that_go_everywhere(name: str) -> None:
    assert paths.is_portable(name)
    assert not paths.is_device(name)


def test_an_annotation_has_slashes_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    known = annotation("notes/talk/notes.yaml", 3, 1, "wrong")
    assert "file=notes/talk/notes.yaml," in known
    monkeypatch.setattr(paths, "WINDOWS", True)
    assert annotation(r"notes\talk\notes.yaml", 3, 1, "wrong") == known
