"""An index is trusted only where it is on the disk, ours, private and of one piece; the rest is swept."""

from __future__ import annotations

import gc
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ghostcli.index import file_states, guard, word_store
from ghostcli.index.library import stored_library
from ghostcli.index.packing import DamagedError
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT

from . import made
from .contents import answers, contents

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)


@pytest.fixture
def root(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert not cache.exists()
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    return Path(made.library(str(tmp_path / "library"), 3))


def ask(*roots: Path) -> list[Any]:
    library, index = stored_library([str(root) for root in roots], os.environ)
    assert not index.remark
    found = answers(library.episodes, ALL)
    index.close()
    return found


def index_in(cache: Path) -> Path:
    (path,) = cache.glob("*.index")
    return path


def everything(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


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


# It is private, and ours.


@pytest.mark.parametrize("mask", [0o022, 0o002, 0])
def test_nobody_else_can_read_it(mask: int, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(mask)
    try:
        ask(root)
        made.write(str(root), "talk-001/more.yaml", "quotes: [{text: A bridge again}]\n")
        readers = [stored_library([str(root)], os.environ)[1]]
        made.write(str(root), "talk-001/more.yaml", "quotes: [{text: A ferry again}]\n")
        monkeypatch.setattr("ghostcli.index.connections._BUSY_MS", 50)
        readers.append(stored_library([str(root)], os.environ)[1])  # from a copy
        assert len(answers(readers[1].episodes, ALL)) > 0
        found = {one: stat.S_IMODE(one.lstat().st_mode) for one in everything(cache)}
        for one in readers:
            one.close()
        ask(root)
        found |= {one: stat.S_IMODE(one.lstat().st_mode) for one in everything(cache)}
    finally:
        os.umask(before)
    assert {mode for one, mode in found.items() if mode & 0o077} == set(), found
    assert len(found) > 10
    assert os.umask(before) == before


OPENED: dict[str, Callable[[Path], object]] = {
    "tables": lambda path: path.chmod(0o620),
    "words": lambda path: next(Path(f"{path}.words").glob("*.idx")).chmod(0o602),
    "a folder of words": lambda path: Path(f"{path}.words").chmod(0o770),
    "the folder of all": lambda path: path.parent.chmod(0o777),
    "a stamp": lambda path: Path(f"{path}{guard.STAMP}").chmod(0o666),
}


@pytest.mark.parametrize("opened", OPENED)
def test_what_others_may_write_is_not_read(opened: str, root: Path, cache: Path) -> None:
    expected = ask(root)
    path = index_in(cache)
    OPENED[opened](path)
    assert not guard.is_sound(str(path))
    with sqlite3.connect(path) as connection:  # as somebody else might
        connection.execute("UPDATE episodes SET head = x'00'")
        connection.execute("DELETE FROM records")
    connection.close()
    if opened not in {"the folder of all", "a stamp"}:
        guard._note(str(path), guard.key_of(str(path)) or "")
    assert ask(root) == expected
    assert guard.is_sound(str(path))
    assert not [one for one in everything(cache) if one.lstat().st_mode & 0o077]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("name", ["", ".words", ".stamp", ".words/meta.json"])
def test_what_another_user_owns_is_not_read(name: str, root: Path, cache: Path) -> None:
    expected = ask(root)
    path = index_in(cache)
    os.chown(f"{path}{name}", 65534, 65534)
    assert not guard.is_sound(str(path))
    assert ask(root) == expected
    assert guard.is_sound(str(path))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_nothing_is_written_into_a_folder_of_another_user(root: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    os.chown(cache, 65534, 65534)
    library, index = stored_library([str(root)], os.environ)
    assert (len(library.episodes), index.path) == (3, "")
    assert "belongs to another user" in index.remark
    assert list(cache.iterdir()) == []
    index.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("whose", [65534, os.geteuid()])
def test_a_folder_that_a_link_of_another_user_leads_to_is_left_alone(
    whose: int, root: Path, cache: Path, tmp_path: Path
) -> None:
    """It is this user's, and so its owner tells nothing: whoever made the link chose it."""
    album = tmp_path / "album"
    album.mkdir(mode=0o755)
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.symlink_to(album)
    os.lchown(cache, whose, whose)
    for _ in range(2):
        library, index = stored_library([str(root)], os.environ)
        assert len(library.episodes) == 3
        assert ("belongs to another user" in index.remark) is (whose == 65534)
        index.close()
    assert (list(album.iterdir()) == []) is (whose == 65534)
    assert stat.S_IMODE(album.stat().st_mode) == (0o755 if whose == 65534 else 0o700)


@pytest.mark.parametrize("ending", [".lock", ".stamp.PROCESS", ".stamp", "-journal", "", ".words"])
def test_links_that_others_could_put_into_the_folder_are_not_written_through(
    ending: str, root: Path, cache: Path, tmp_path: Path
) -> None:
    expected = ask(root)
    path = index_in(cache)
    ending = ending.replace("PROCESS", str(os.getpid()))
    cache.chmod(0o777)
    precious, new = tmp_path / "precious", tmp_path / "new"
    precious.write_text("precious")
    for target in (precious, new):
        guard.remove(f"{path}{ending}")
        Path(f"{path}{ending}").symlink_to(target)
        cache.chmod(0o777)
        made.write(str(root), "talk-001/more.yaml", f"themes: [{{title: A kite {target.name}}}]\n")
        ask(root)
    (root / "talk-001/more.yaml").unlink()
    assert ask(root) == expected
    assert (precious.read_text(), new.exists()) == ("precious", False)
    assert guard.is_sound(str(path))


# It is of one piece.


@pytest.mark.parametrize("how", ["deleted", "built again"])
def test_a_reader_keeps_its_words_when_the_index_is_replaced(how: str, root: Path, cache: Path) -> None:
    expected = ask(root)
    library, index = stored_library([str(root)], os.environ)
    held = contents(index)
    index.close()
    library, index = stored_library([str(root)], os.environ)
    assert len(library.episodes) == 3  # its words are not open yet
    guard.clear(str(index_in(cache)))
    if how == "built again":
        made.episode(str(root), "a-talk", 9)  # what is stored where is another now
        stored_library([str(root)], os.environ)[1].close()
    assert answers(library.episodes, ALL) == expected
    assert contents(index)["held"] == held["held"]
    assert (sum(index.sizes) > 0) is (how == "built again")
    index.close()


def test_nobody_reads_past_the_locks_of_another_index_than_his_own(root: Path, cache: Path) -> None:
    ask(root)
    _, index = stored_library([str(root)], os.environ)
    index.opened_apart().close()
    path = index_in(cache)
    os.link(path, path.with_name("kept"))  # so that its inode is not taken again
    guard.clear(str(path))
    _, other = stored_library([str(root)], os.environ)
    with pytest.raises(DamagedError):
        index.opened_apart()
    other.close()
    index.close()


@pytest.mark.parametrize("name", ["", "/meta.json", "/*.term", "/*.idx", "/*.lock"])
def test_a_reader_keeps_its_words_while_the_index_is_deleted(
    name: str, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file is gone first: between two looks at the folder it may be any."""
    from tantivy import Index

    expected = ask(root)
    library, index = stored_library([str(root)], os.environ)
    path = index_in(cache)

    def deleted(folder: str) -> Index:
        index = Index.open(folder)
        path.unlink()
        for one in cache.glob(f"{path.name}.words{name}"):
            guard.remove(str(one))
        return index

    class Vanishing:
        """What makes an index, and opens one while it is deleted."""

        open = staticmethod(deleted)

        def __new__(cls, *given: Any) -> Any:
            return Index(*given)

    with monkeypatch.context() as patched:
        patched.setattr("ghostcli.index.word_store.Index", Vanishing)
        assert index.words is not None
    assert not path.exists()
    assert answers(library.episodes, ALL) == expected
    index.close()


@pytest.mark.parametrize("somewhere", [True, False])
def test_words_that_lie_where_nothing_can_be_written_are_read(
    somewhere: bool, root: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine takes a lock where it reads; `somewhere` says that it can have it in another folder."""
    from tantivy import Index

    expected = ask(root)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path if somewhere else tmp_path / "not there"))

    def read_only(folder: str) -> Index:
        if Path(folder).parent == cache:
            raise ValueError(
                "Failed to acquire Lockfile: IoError(Os { code: 30, kind: ReadOnlyFilesystem, message:"
                ' "Read-only file system" }). None'
            )
        return Index.open(folder)

    class Locked:
        open = staticmethod(read_only)

        def __new__(cls, *given: Any) -> Any:
            return Index(*given)

    with monkeypatch.context() as patched:
        patched.setattr("ghostcli.index.word_store.Index", Locked)
        assert ask(root) == expected
    gc.collect()
    assert sorted(tmp_path.rglob("*")) == before
    assert guard.is_sound(str(index_in(cache)))


def test_a_library_without_episodes_has_an_index(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("ghostcli.library.paths", "ghostcli.index.opening"):
        monkeypatch.setattr(f"{module}.builtin_root", lambda: str(tmp_path / "no builtin one"))
    made.write(str(tmp_path / "empty"), "ghost.yaml", "version: 1\n")
    root = tmp_path / "empty"
    for _ in range(2):
        assert [(hits, total) for _, hits, total, *_ in ask(root)] == [([], 0)] * 10
    assert guard.is_sound(str(index_in(cache)))
    made.episode(str(root), "first", 1)
    assert any(total for _, _, total, *_ in ask(root))
    for one in (root / "first").iterdir():
        one.unlink()
    assert not any(total for _, _, total, *_ in ask(root))


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
    for told in ("is deleted; the next command builds it again", "is not there"):
        assert ghost("index", "--clear", "--content", root).err == f"{path} {told}\n"
    assert [one.name for one in cache.iterdir()] == [path.name + guard.LOCK]
