"""A refresh that is interrupted, fails or cannot read a file loses nothing: the next one goes on."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from ghostcli import workers
from ghostcli.index import file_states, guard, opening, refresh
from ghostcli.index.library import stored_library
from thinned import thinned

from . import made
from .refreshed import same


@pytest.fixture
def root(tmp_path: Path, cache: Path) -> Path:
    assert not cache.exists()
    return Path(made.library(str(tmp_path / "library"), 6))


def test_an_interrupted_indexing_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refresh, "BATCH", 0)

    def told(done: int, _: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stored_library([str(root)], os.environ, progress=lambda: told)
    heard: list[tuple[int, int]] = []
    stored_library([str(root)], os.environ, progress=lambda: lambda *how: heard.append(how))[1].close()
    assert heard == [(1, 3), (2, 3), (3, 3)]
    same(root)


def test_many_are_read_in_processes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    monkeypatch.setattr(workers, "GROUP", 2)
    same(root)


def test_a_worker_that_dies_leaves_its_share_to_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEWEST", 2)
    monkeypatch.setattr(workers, "GROUP", 2)
    own = os.getpid()

    def doubled(number: int) -> int:
        if number == 5 and os.getpid() != own:
            os._exit(9)
        return 2 * number

    assert list(workers.in_processes(range(12), doubled)) == [2 * number for number in range(12)]


def test_an_interrupt_as_a_process_begins_is_not_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def interrupted() -> int:
        process = fork()
        if not process:
            os.kill(os.getpid(), signal.SIGINT)
        return process

    monkeypatch.setattr(os, "fork", interrupted)
    made = list(workers.in_processes(range(12), lambda _: os.getpid(), fewest=2, group=2))
    assert len(made) == 12
    assert os.getpid() not in made  # every share came from a process that went on


@pytest.mark.parametrize(
    ("what", "after", "error"),
    thinned(
        product(
            ["talk-001/episode.yaml", "talk-001/transcript.vtt", "ghost.yaml", "talk-001", ""],
            ["the first time", "an edit", "a new folder"],
            [errno.EMFILE, errno.EPERM],
        ),
        11,
    ),
)
def test_what_once_could_not_be_read_is_read_again(
    what: str, after: str, error: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many open files, a disk that hangs, a program that may not: nothing of the files tells its end."""
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    made.write(str(root), "ghost.yaml", "version: 1\nheard: {lantern: bridge}\n")
    if after != "the first time":
        same(root)
        made.write(str(root), "ghost.yaml", "version: 1\nheard: {ferry: bridge}\n")
        made.write(str(root), "talk-001/more.yaml", "themes: [{title: Kites}]\n")
    if after == "a new folder":
        made.episode(str(root), "talk-001b", 50)
    failed = []

    def failing(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(path: Any, *arguments: Any, **more: Any) -> Any:
            if isinstance(path, str) and os.path.normpath(path) == str(root / what):
                failed.append(path)
                raise OSError(error, os.strerror(error), path)
            return call(path, *arguments, **more)

        return called

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", failing(os.open))
        patched.setattr(os, "scandir", failing(os.scandir))
        stored_library([str(root)], os.environ)[1].close()
    assert failed
    same(root)


def test_what_is_no_file_is_not_looked_at_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who makes it one changes it, which is seen."""
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    (root / "talk-001/more.yaml").symlink_to("more.yaml")
    stored_library([str(root)], os.environ)[1].close()
    monkeypatch.setattr(opening._Opening, "renewed", None)
    library, index = stored_library([str(root)], os.environ)
    assert "talk-001" in library.episodes
    assert [one for one in library.problems if one.path.endswith("more.yaml")]
    index.close()


def test_a_copy_that_cannot_be_made_is_not_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that could not be rolled back kept every command waiting until the last reader was gone."""
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    monkeypatch.setattr("ghostcli.index.connections._BUSY_MS", 50)
    others: list[sqlite3.Connection] = []

    class Kept(sqlite3.Connection):
        """Once it has given up writing, another one waits for the readers to leave, and lets no new one in."""

        def rollback(self) -> None:
            super().rollback()
            (path,) = Path(os.environ["XDG_CACHE_HOME"]).glob("ghost/*.index")
            others.append(sqlite3.connect(path, timeout=0, isolation_level=None))
            others[0].execute("BEGIN IMMEDIATE")
            others[0].execute("INSERT INTO meta VALUES ('other', 1)")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                others[0].execute("COMMIT")

    reader = stored_library([str(root)], os.environ)[1]
    made.write(str(root), "talk-001/episode.yaml", "title: A lantern\n")
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Kept))
        library, index = stored_library([str(root)], os.environ)
    assert "database is locked" in index.remark
    assert library.episodes["talk-001"].head.label == "A lantern"
    others[0].close()
    reader.close()
    index.close()
    same(root)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_writer_that_dies_before_it_has_noted_its_end_loses_nothing(
    after: int, root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand episodes would else be read anew for it."""
    same(root)
    (path,) = cache.glob("*.index")
    inode = path.stat().st_ino
    made.write(str(root), "talk-001/episode.yaml", "title: A lantern\n")
    note = guard._note
    noted: list[str] = []

    def dying(path: str, text: str) -> None:
        if len(noted) == after:
            raise KeyboardInterrupt
        noted.append(text)
        note(path, text)

    with monkeypatch.context() as patched:
        patched.setattr(guard, "_note", dying)
        if after < 2:
            with pytest.raises(KeyboardInterrupt):
                stored_library([str(root)], os.environ)
        else:
            stored_library([str(root)], os.environ)[1].close()
    same(root)
    assert path.stat().st_ino == inode
