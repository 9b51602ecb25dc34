"""Locks, other processes and full disks change no answer either."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from ghostcli.index import connections, file_states, guard, opening, verdict_cache
from ghostcli.index.library import stored_library
from thinned import thinned

from . import made
from .damaged import FULL, answers, start, stored


@contextlib.contextmanager
def locked(path: Path, how: str) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(how)
        yield


@pytest.mark.parametrize(
    ("how", "fresh"), thinned(product(["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"], [True, False]), 3)
)
def test_a_lock_changes_no_answer(how: str, fresh: bool, nine: str, expected: str, path: Path) -> None:
    if not fresh:
        os.utime(Path(nine) / "talk-003" / "episode.yaml")
    with locked(path, how):
        assert stored(nine) == expected


@pytest.mark.parametrize(("small", "stale"), [(8, True), (9, False)])
def test_one_of_more_episodes_than_are_read_at_once_is_read_as_it_was_while_it_is_locked(
    *, small: int, stale: bool, nine: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL", small)
    monkeypatch.setattr(connections, "_BUSY_MS", 50)
    made.write(nine, "talk-003/more.yaml", "themes:\n  - {title: Written since}\n")
    try:
        with locked(path, "BEGIN EXCLUSIVE"):
            library, index = stored_library([nine], os.environ)
            assert index.stale is stale
            assert ("showing older data" if stale else "reading all files instead") in index.remark
            assert len(library.episodes["talk-003"].records["themes"]) == (3 if stale else 4)
            index.close()
        library, index = stored_library([nine], os.environ)
        assert not index.stale
        assert len(library.episodes["talk-003"].records["themes"]) == 4
        index.close()
    finally:
        (Path(nine) / "talk-003" / "more.yaml").unlink()


def test_nothing_is_written_into_one_that_could_not_be_updated(
    nine: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    monkeypatch.setattr(verdict_cache, "write_verdicts", lambda *given: written.append(given))
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    monkeypatch.setattr(opening, "SMALL", 3)
    monkeypatch.setattr(connections, "_BUSY_MS", 50)
    for stale in (True, False):
        with locked(path, "BEGIN EXCLUSIVE") if stale else contextlib.nullcontext():
            os.utime(Path(nine) / "talk-003" / "episode.yaml")
            _, index = stored_library([nine], os.environ)
            index.found_out(index.position("talk-001"), lambda: "a verdict")
            index.close()
        assert (index.stale, bool(written)) == (stale, not stale)


def test_a_writer_that_hangs_changes_no_answer(
    nine: str, expected: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.3)
    os.utime(Path(nine) / "talk-003" / "episode.yaml")
    with Path(f"{path}{guard.LOCK}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert stored(nine) == expected


def test_a_reader_that_takes_its_time_is_in_nobodys_way(nine: str, expected: str, path: Path) -> None:
    library, index = stored_library([nine], os.environ)
    assert len(library.episodes) == 9
    os.utime(Path(nine) / "talk-003" / "episode.yaml")
    assert stored(nine) == expected
    assert answers(library.episodes) == expected
    index.close()
    assert stored(nine) == expected
    assert guard.is_sound(str(path))


def test_a_full_disk_changes_no_answer(nine: str, cache: Path) -> None:
    full = start(nine, "search", "bridge", "-o", "jsonl", before=FULL)
    out, err = full.communicate(timeout=60)
    assert (full.returncode, err) == (0, b"")
    assert out == start(nine, "search", "bridge", "-o", "jsonl").communicate(timeout=60)[0]
    assert out.count(b"\n") > 10
    assert cache.exists()


def test_eight_processes_at_once(nine: str, cache: Path) -> None:
    assert not cache.exists()
    running = [start(nine, "search", "bridge", "-o", "jsonl") for _ in range(8)]
    ended = [process.communicate(timeout=120) for process in running]
    assert {process.returncode for process in running} == {0}
    assert len({out for out, _ in ended}) == 1
    assert ended[0][0].count(b"\n") > 10
    assert {err for _, err in ended} == {b""}


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no index grows any more."""
    connect = connections.connect

    def full(name: str, *, uri: bool = False) -> sqlite3.Connection:
        connection = connect(name, uri=uri)
        if name != ":memory:":
            connection.execute("PRAGMA max_page_count = 1")  # what it has stays
        return connection

    monkeypatch.setattr("ghostcli.index.opening.connect", full)


@pytest.mark.parametrize("small", [True, False])
def test_no_room_costs_no_index(small: bool, nine: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every command would make it anew, and find no room again."""
    monkeypatch.setattr(opening, "SMALL", 100 if small else 3)
    inode = path.stat().st_ino
    more = made.write(nine, "talk-003/more.yaml", "themes:\n" + "  - {title: Written since}\n" * 2000)
    try:
        with monkeypatch.context() as patched:
            no_room(patched)
            for _ in range(2):
                library, index = stored_library([nine], os.environ)
                assert index.stale is not small
                assert "full" in index.remark
                assert len(library.episodes["talk-003"].records["themes"]) == (2003 if small else 3)
                index.close()
                assert path.stat().st_ino == inode
        library, index = stored_library([nine], os.environ)
        assert (index.stale, len(library.episodes["talk-003"].records["themes"])) == (False, 2003)
        index.close()
        assert path.stat().st_ino == inode
    finally:
        os.unlink(more)
