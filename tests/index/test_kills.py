"""A writer killed at any of its steps, in either store or between them: the next command goes on."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ghostcli.index import file_states, frequencies, guard, refresh, word_store
from ghostcli.index.library import StoredLibrary, stored_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from ghostcli.system import disk

from . import made
from .contents import answers, contents, is_whole

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)

Step = Callable[[str], None]
"""Is told of each step of a writer, before and after it."""


class Watched(sqlite3.Connection):
    """A connection that tells of its commits."""

    step: Step

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql != "COMMIT":
            return super().execute(sql, *values)
        self.step("before a commit of the tables")
        done = super().execute(sql, *values)
        self.step("after a commit of the tables")
        return done


def watch_steps(patch: pytest.MonkeyPatch, step: Step) -> None:
    """Have every write of either store, every note and every sync tell of itself."""
    connecting = sqlite3.connect

    def connect(*arguments: Any, **more: Any) -> Watched:
        connection = connecting(*arguments, factory=Watched, **more)
        connection.step = step
        return connection

    def around(owner: Any, name: str, told: str) -> None:
        do = getattr(owner, name)

        def doing(*arguments: Any, **more: Any) -> Any:
            step(f"before {told}")
            done = do(*arguments, **more)
            step(f"after {told}")
            return done

        patch.setattr(owner, name, doing)

    patch.setattr(sqlite3, "connect", connect)
    around(word_store.WordStoreWriter, "commit", "a commit of the words")
    around(word_store.WordStoreWriter, "add", "words added")
    around(word_store.WordStoreWriter, "remove", "words removed")
    around(word_store.WordStoreWriter, "close", "the end of the words")
    around(word_store, "make_store", "a new word store")
    around(guard, "_note", "a note")
    around(disk, "sync", "a sync")
    around(guard, "remove", "a removal")


def edit(root: Path) -> None:
    """Episodes change, come and go."""
    made.write(str(root), "talk-001/episode.yaml", "title: A lantern\nthemes: [{title: Xylophones}]\n")
    made.write(str(root), "talk-002/transcript.vtt", made.transcript([("Ada Reed", "A wholly new bridge.")]))
    made.episode(str(root), "talk-002b", 50)
    for one in (root / "talk-003").iterdir():
        one.unlink()
    made.write(str(root), "talk-000/more.yaml", "quotes: [{text: The ferry in the harbour again}]\n")


def nothing(_: Path) -> None:
    """No edit: the index is built for the first time."""


def crowd(root: Path) -> None:
    """Episodes between which there is no room: all positions change."""
    made.write(str(root), "talk-001b/episode.yaml", "title: A lantern between\n")


@pytest.fixture
def root(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert not cache.exists()
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    return Path(made.library(str(tmp_path / "library"), 4))


def ask(root: Path) -> tuple[StoredLibrary, dict[str, Any]]:
    library, index = stored_library([str(root)], os.environ)
    found = contents(index)
    found["answers"] = answers(library.episodes, ALL)
    assert not index.remark
    index.close()
    return library, found


def fresh(root: Path, folder: Path) -> dict[str, Any]:
    """What an index holds that was never interrupted."""
    library, index = stored_library([str(root)], {**os.environ, "XDG_CACHE_HOME": str(folder)})
    found = contents(index)
    found["answers"] = answers(library.episodes, ALL)
    index.close()
    return found


def dies(root: Path, at: int, how: str) -> str:
    """What a writer was about that was stopped at a step; empty where it came to its end before."""
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        steps = iter(range(at))

        def step(name: str) -> None:
            if next(steps, None) is None:
                os.write(writer, name.encode())
                if how == "killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                raise KeyboardInterrupt if how == "interrupted" else OSError(28, "No space left on device")

        try:
            with pytest.MonkeyPatch.context() as patched:
                watch_steps(patched, step)
                stored_library([str(root)], os.environ)[1].close()
        except KeyboardInterrupt:
            os._exit(130)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        name = told.read().decode()
    status = os.waitpid(process, 0)[1]
    if name and how != "full":
        assert os.waitstatus_to_exitcode(status) == (-9 if how == "killed" else 130), name
    return name


SCENES: dict[str, tuple[Callable[[Path], None], dict[tuple[Any, str], Any]]] = {
    "first": (nothing, {}),
    "first, kept on the way": (nothing, {(refresh, "BATCH"): -1.0}),
    "edited": (edit, {}),
    "edited, kept on the way": (edit, {(refresh, "BATCH"): -1.0}),
    "edited, all counted": (edit, {(frequencies, "MANY"): 1}),
    "positions renumbered": (crowd, {}),
}


def scene(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Prepare it; gives what brings the index to where it begins."""
    change, values = SCENES[name]
    for (module, value), set_to in values.items():
        monkeypatch.setattr(module, value, set_to)
    if change is crowd:
        monkeypatch.setattr("ghostcli.index.writer.GAP", 1)
    saved = root.parent / "saved"
    cache = Path(os.environ["XDG_CACHE_HOME"])
    if change is not nothing:
        ask(root)
        cache.rename(saved)
        change(root)

    def begin() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        if saved.exists():
            shutil.copytree(saved, cache)
            for stamp in cache.rglob("*.stamp"):
                path = str(stamp)[: -len(guard.STAMP)]
                guard._note(path, guard.key_of(path) or "")

    return begin


EVERY = pytest.mark.parametrize("every", [29, pytest.param(1, marks=pytest.mark.slow)])
"""One step of so many; other ones in each scene."""


def steps(
    root: Path, begin: Callable[[], None], how: str, every: int, name: str
) -> Iterator[tuple[int, str]]:
    """Stop a writer at each of these steps in turn; gives which it was."""
    for at in count((2 * list(SCENES).index(name)) % every, every):
        begin()
        name = dies(root, at, how)
        if not name:
            return
        yield at, name


@EVERY
@pytest.mark.parametrize("name", SCENES)
def test_killed_at_each_step(name: str, every: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = scene(name, root, monkeypatch)
    expected = fresh(root, root.parent / "fresh")
    tried = []
    for at, step in steps(root, begin, "killed", every, name):
        tried.append(step)
        assert ask(root)[1] == expected, (at, step)
        (path,) = Path(os.environ["XDG_CACHE_HOME"]).glob("*/*.index")
        assert guard.is_sound(str(path)), (at, step)
        assert is_whole(str(path)), (at, step)
    assert every > 1 or {
        "before a commit of the tables",
        "after a commit of the words",
        "before a note",
    } <= set(tried)
    assert len(tried) > 40 // every - 1


@EVERY
@pytest.mark.parametrize("how", ["interrupted", "full"])
@pytest.mark.parametrize("name", ["first", "edited"])
def test_interrupted_or_without_room_at_each_step(
    how: str, name: str, every: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Ctrl-C ends the command, which is not taken for damage; without room it answers all the same."""
    begin = scene(name, root, monkeypatch)
    expected = fresh(root, root.parent / "fresh")
    tried = 0
    for at, step in steps(root, begin, how, every, name):
        assert ask(root)[1] == expected, (at, step)
        tried += 1
    assert tried > 40 // every - 1


def test_a_full_disk_while_words_are_written_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ask(root)[1]["answers"]
    made.write(str(root), "talk-001/more.yaml", "themes: [{title: Xylophones}]\n")

    commit = word_store.WordStoreWriter.commit
    tries: list[object] = []

    def full(self: word_store.WordStoreWriter) -> None:
        tries.append(self)
        if len(tries) % 2:  # then all is read into memory
            raise OSError(28, "No space left on device")
        commit(self)

    for _ in range(2):
        with monkeypatch.context() as patched:
            patched.setattr(word_store.WordStoreWriter, "commit", full)
            library, index = stored_library([str(root)], os.environ)
            assert index.remark == (
                "cannot write the index (No space left on device): reading all files instead"
            )
            assert len(library.episodes["talk-001"].records["themes"]) == 4
            assert answers(library.episodes, ALL) != expected
            index.close()
    assert ask(root)[1] == fresh(root, root.parent / "fresh")
