"""The cache folder does not grow for ever: what nobody needs is swept, and nothing else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ghostcli.index import cleanup, guard
from ghostcli.index.library import stored_library

from . import made
from .trusted import ask, index_in

# It does not grow for ever.


def old(path: Path, seconds: float = 1000) -> Path:
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def dead() -> int:
    process = os.fork()
    if not process:
        os._exit(0)
    os.waitpid(process, 0)
    return process


FIRST = ("", ".stamp", ".stamp.123", ".lock", "-journal")
"""What ghost 0.1 left beside each other: it called its index a catalog."""


def make_first(cache: Path, name: str) -> list[Path]:
    cache.mkdir(parents=True, exist_ok=True)
    found = [cache / f"{name}-0123abcd.catalog{ending}" for ending in FIRST]
    for one in found:
        one.write_bytes(b"SQLite format 3\0")
    return found


def test_a_library_of_the_first_version_is_read_and_its_cache_swept(
    root: Path, cache: Path, ghost: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent))  # which `ghost` takes away
    files = make_first(cache, "library") + make_first(cache, "other")
    other = cache / "notes.catalog"
    other.write_text("not ours")
    ran = ghost("episodes", "-o", "ref", "--content", root)
    assert (ran.err, len(ran.lines)) == ("", 3)
    assert [one.name for one in files if one.exists()] == []
    assert other.exists()


def test_a_folder_of_data_that_is_also_that_of_caches_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own library was made private, and its links were deleted."""
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "both"))
    root = Path(made.library(str(tmp_path / "both/ghost"), 1))
    root.chmod(0o775)
    (root / "alias").symlink_to(tmp_path)
    ask(root)
    assert root.stat().st_mode & 0o777 == 0o775
    assert (root / "alias").is_symlink()
    assert [one.suffix for one in (tmp_path / "both/ghost-cache").iterdir() if one.suffix == ".index"]


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG variables are Linux's")
def test_a_relative_folder_of_caches_is_none(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was made wherever a command was given."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "rel")
    monkeypatch.chdir(tmp_path)
    ask(root)
    assert not (tmp_path / "rel").exists()
    assert (tmp_path / "home/.cache/ghost").is_dir()
    monkeypatch.setenv("HOME", "relative")
    stored_library([str(root)], os.environ)[1].close()
    assert not (tmp_path / "relative").exists()


def test_what_a_process_holds_is_not_swept(root: Path, cache: Path) -> None:
    files = make_first(cache, "library")
    with guard.writing(str(files[0])):
        ask(root)
        assert all(one.exists() for one in files)


def test_indexes_of_libraries_that_are_gone_are_swept(root: Path, tmp_path: Path, cache: Path) -> None:
    others = [Path(made.library(str(tmp_path / name), 1)) for name in ("one", "two", "three", "four")]
    for one in others:
        ask(one)
    ask(others[0], others[1])
    names = {one.name for one in cache.glob("*.index")}
    assert len(names) == 5
    for one in (others[0], others[2], others[3]):
        one.rename(tmp_path / f"moved-{one.name}")
    (lost,) = cache.glob("four-*.index")
    with guard.writing(str(lost)):
        ask(root)
    left = sorted(one.name.split("-")[0] for one in cache.glob("*.index"))
    assert left == ["four", "library", "one", "two"]  # of one and two together, two is there
    assert {one.name.split("-")[0] for one in cache.iterdir()} == set(left)


@pytest.mark.parametrize("first", [True, False])
def test_temporary_files_of_processes_that_are_gone_are_swept(first: bool, root: Path, cache: Path) -> None:
    """By every writer: a library may never be indexed for the first time again."""
    cache.mkdir(parents=True)
    if not first:
        ask(root)
        made.write(str(root), "talk-001/more.yaml", "themes: [{title: A kite}]\n")
    path = cache / "x-0123abcd.index"
    gone, here = dead(), os.getpid()
    swept = [Path(f"{path}.stamp.{gone}"), Path(f"{path}.copy.{gone}.abc_1")]
    kept = [Path(f"{path}.stamp.{here}"), Path(f"{path}.copy.{here}.abc_1")]
    for one in (*swept, *kept):
        if ".copy." in one.name:
            made.write(str(one), "words/meta.json", "{}")
        else:
            one.write_text("")
        old(one)
    young = Path(f"{path}.stamp.{gone - 1}")
    young.write_text("")
    ask(root)
    assert [one for one in swept if one.exists()] == []
    assert [one for one in (*kept, young) if not one.exists()] == []


@pytest.mark.parametrize(
    ("alive", "age", "left"),
    [
        (True, 90_000, True),
        (False, 50, True),
        (False, 70, False),
        (None, 70, True),
        (None, 86_000, True),
        (None, 87_000, False),
    ],
)
def test_a_minute_is_waited_for_what_a_dead_process_left_and_a_day_where_nothing_tells_whether_it_is(
    *, alive: bool | None, age: int, left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleanup, "is_alive", lambda _: alive)
    beside = old(made_empty(tmp_path / "x-0123abcd.index.stamp.7"), age)
    cleanup.sweep(str(tmp_path / "y-0123abcd.index"), whole=False)
    assert beside.exists() is left


def made_empty(path: Path) -> Path:
    path.write_text("")
    return path


def test_what_only_looks_like_ghosts_is_not_swept(root: Path, cache: Path) -> None:
    """A folder called photos.copy.999999 was deleted with all that was in it, and a file called as an index."""
    gone = dead()
    cache.mkdir(parents=True)
    files = [cache / name for name in ("book-12345678.index", "cat-12345678.catalog", f"notes.stamp.{gone}")]
    for one in files:
        one.write_text("mine")
    made.write(str(cache), f"photos.copy.{gone}/one.jpg", "mine")
    made.write(str(cache), "album-12345678.index/one.jpg", "mine")
    files += [cache / f"photos.copy.{gone}/one.jpg", cache / "album-12345678.index/one.jpg"]
    for one in (*files, *cache.iterdir()):
        old(one)
    before = {one.name for one in cache.iterdir()}
    ask(root)
    assert [one.read_text() for one in files] == ["mine"] * len(files)
    assert {one.name for one in cache.iterdir() if not one.name.startswith("library-")} == before


def test_an_unfinished_index_is_not_swept_and_a_useless_one_is(
    root: Path, tmp_path: Path, cache: Path
) -> None:
    others = [Path(made.library(str(tmp_path / name), 1)) for name in ("begun", "torn")]
    for one in others:
        ask(one)
    begun, torn = (next(cache.glob(f"{name}-*.index")) for name in ("begun", "torn"))
    guard._note(str(begun), guard._changing())
    with torn.open("ab") as file:
        file.write(b"more")
    ask(root)
    assert begun.exists()
    assert not torn.exists()
    assert [ask(one) for one in others]


def test_ghost_index_shows_the_size_of_both_stores_and_deletes_both(
    root: Path, cache: Path, ghost: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent))
    rows = dict(line.split("\t") for line in ghost("index", "--content", root).lines)
    assert {name: rows[name].split()[1] for name in ("size", "tables", "word index")} == {
        "size": "kB", "tables": "kB", "word index": "kB",
    }  # fmt: skip
    assert rows["words"].isdigit()
    path = index_in(cache)
    assert int(rows["tables"].split()[0]) == round(path.stat().st_size / 1e3)
    for told in ("deleted; the next command rebuilds it", "does not exist"):
        assert ghost("index", "--clear", "--content", root).err == f"{path} {told}\n"
    assert [one.name for one in cache.iterdir()] == [path.name + guard.LOCK]
