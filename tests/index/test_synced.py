"""An index is trusted only where it is on the disk, whatever a power cut left of it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ghostcli.index import guard, word_store
from ghostcli.index.library import stored_library

from . import made
from .damaged import GARBAGE, overwrite
from .trusted import ask, index_in


@pytest.mark.parametrize("told", ["st_mtime_ns", "st_ctime_ns", "st_size", "st_ino"])
def test_all_that_tells_of_another_file_is_noted(told: str) -> None:
    same: dict[str, Any] = dict.fromkeys(("st_mtime_ns", "st_ctime_ns", "st_size", "st_ino", "st_mode"), 5)
    times: Any = guard._times
    assert times(SimpleNamespace(**same)) == times(SimpleNamespace(**same))
    assert times(SimpleNamespace(**same)) != times(SimpleNamespace(**{**same, told: 6}))


# What was not synced is not trusted.


class Disk:
    """Notes what a writer does to its files, and what of it is on the disk."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, str]] = []
        sync, note, connect = os.fsync, guard._note, sqlite3.connect

        def synced(handle: int) -> None:
            self.done.append(("synced", os.path.basename(os.readlink(f"/proc/self/fd/{handle}"))))
            sync(handle)

        def noted(path: str, text: str) -> None:
            self.done.append(("begin" if text.startswith("changing") else "end", ""))
            note(path, text)
            self.done.append(("noted", ""))

        class Connection(sqlite3.Connection):
            def execute(connection, sql: str, *values: Any) -> sqlite3.Cursor:  # noqa: N805
                found = super().execute(sql, *values)
                if sql == "COMMIT":
                    self.done.append(("written", "tables"))
                return found

        commit = word_store.WordStoreWriter.commit

        def committed(writer: word_store.WordStoreWriter) -> None:
            commit(writer)
            self.done.append(("written", "words"))

        patch.setattr(os, "fsync", synced)
        patch.setattr(guard, "_note", noted)
        patch.setattr(sqlite3, "connect", lambda *given, **more: connect(*given, factory=Connection, **more))
        patch.setattr(word_store.WordStoreWriter, "commit", committed)

    def where(self, kind: str, what: str = "") -> list[int]:
        return [at for at, one in enumerate(self.done) if one == (kind, what)]


@pytest.mark.parametrize("first", [True, False])
def test_the_disk_has_the_note_before_and_all_files_after(
    first: bool, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not first:
        ask(root)
        made.write(str(root), "talk-001/more.yaml", "themes: [{title: A kite}]\n")
    before = set() if first else {one.name for one in cache.glob("*.words/*")}
    with monkeypatch.context() as patched:
        disk = Disk(patched)
        stored_library([str(root)], os.environ)[1].close()
    path = index_in(cache)
    begin, end = disk.where("begin")[0], disk.where("end")[0]
    noted, ended = disk.where("noted")
    stamp = f"{path.name}{guard.STAMP}.{os.getpid()}"
    for start, stop in ((begin, noted), (end, ended)):
        assert start < disk.where("synced", stamp)[start != begin] < stop  # the note itself
        assert any(start < at < stop for at in disk.where("synced", cache.name))  # and its name
    data = [at for kind in ("tables", "words") for at in disk.where("written", kind) if at > begin]
    assert noted < min(data)
    assert max(data) < end
    words = [one.name for one in cache.glob("*.words/*") if not one.name.endswith(".lock")]
    new = [name for name in words if name not in before] + ["meta.json"]
    for name in (path.name, path.name + guard.JOURNAL, path.name + guard.WORDS, *new):
        assert any(max(data) < at < end for at in disk.where("synced", name)), name


@pytest.mark.parametrize("at", range(6))
def test_what_cannot_be_synced_is_not_noted(
    at: int, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask(root)
    made.write(str(root), "talk-001/more.yaml", "themes: [{title: A kite}]\n")
    sync, calls = os.fsync, iter(range(2 + at))

    def failing(handle: int) -> None:
        if next(calls, None) is None:
            raise OSError(5, "Input/output error")
        sync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        library, index = stored_library([str(root)], os.environ)
        assert len(library.episodes["talk-001"].records["themes"]) == 4
        index.close()
    assert not guard.is_sound(str(index_in(cache)))
    (root / "talk-001/more.yaml").unlink()
    assert ask(root) == expected


JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1000)


@pytest.mark.parametrize("journal", [b"", JOURNAL])
def test_what_another_start_of_the_machine_left_is_built_again(
    journal: bytes, root: Path, cache: Path
) -> None:
    expected = ask(root)
    path = index_in(cache)
    inode = path.stat().st_ino
    kept = path.with_name("kept")
    os.link(path, kept)  # so that its inode is not taken again
    Path(f"{path}{guard.JOURNAL}").write_bytes(journal)
    guard._note(str(path), "changing 00000000-another-start")
    assert ask(root) == expected
    assert path.stat().st_ino != inode


@pytest.mark.parametrize("torn", [True, False])
def test_what_a_writer_of_this_start_left_is_gone_on_with_if_it_is_of_one_piece(
    *, torn: bool, root: Path, cache: Path
) -> None:
    expected = ask(root)
    path = index_in(cache)
    inode = path.stat().st_ino
    os.link(path, path.with_name("kept"))  # so that its inode is not taken again
    if torn:
        overwrite(path, 0.5, GARBAGE)
    guard._note(str(path), guard._changing())
    assert ask(root) == expected
    assert (path.stat().st_ino != inode) is torn


@pytest.mark.parametrize(
    ("note", "since", "gone_on"),
    [("changing 7", "7", True), ("changing 7", "8", False), ("changing ", "", False)],
)
def test_a_writer_that_was_stopped_is_known_only_by_the_start_of_the_machine(
    *, note: str, since: str, gone_on: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where that cannot be known a failure of power could have been in between."""
    path = str(tmp_path / "x.index")
    monkeypatch.setattr(guard, "start_of_machine", lambda: since)
    guard._note(path, note)
    assert guard.is_unfinished(path) is gone_on


@pytest.mark.parametrize(("journal", "sound"), [(b"", True), (bytes(1000), True), (JOURNAL, False)])
def test_what_sqlite_is_going_to_take_back_is_not_trusted(
    *, journal: bytes, sound: bool, root: Path, cache: Path
) -> None:
    ask(root)
    path = index_in(cache)
    Path(f"{path}{guard.JOURNAL}").write_bytes(journal)
    assert guard.is_sound(str(path)) is sound
