"""An index is trusted only where it is ours, private and of one piece."""

from __future__ import annotations

import gc
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ghostcli.index import guard
from ghostcli.index.library import stored_library
from ghostcli.index.packing import DamagedError

from . import made
from .contents import answers, contents
from .trusted import ALL, ask, everything, index_in

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
