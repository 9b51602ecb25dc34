"""What the tests of this room share: the cache folder, libraries, and an index."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ghostcli.index import file_states, guard
from ghostcli.index.index import Index
from ghostcli.index.library import library_in_memory, stored_library
from ghostcli.library.paths import Library

from . import made
from .damaged import answers, stamp_anew, stored

Read = Callable[..., Library]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of a test, still to be made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ghost"


@pytest.fixture
def read(cache: Path) -> Iterator[Read]:
    """Reads a library by its index, as a command does."""
    assert not cache.exists()
    opened: list[Index] = []

    def reading(*roots: str, environ: Mapping[str, str] = os.environ) -> Library:
        library, index = stored_library(roots, environ)
        opened.append(index)
        return library

    yield reading
    for index in opened:
        index.connection.close()


@pytest.fixture
def root(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of three episodes that nobody has just changed."""
    assert not cache.exists()
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    return Path(made.library(str(tmp_path / "library"), 3))


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library of nine episodes."""
    return made.library(str(tmp_path_factory.mktemp("library")), 9)


@pytest.fixture(scope="module")
def expected(nine: str) -> str:
    """What is to be answered over `nine`."""
    return answers(library_in_memory([nine]).episodes)


@pytest.fixture(scope="module")
def whole(nine: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with a sound index of `nine`, to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    stored(nine, {**os.environ, "XDG_CACHE_HOME": str(folder)})
    return folder / "ghost"


@pytest.fixture
def path(whole: Path, cache: Path) -> Path:
    """The file of a sound index of `nine`."""
    shutil.copytree(whole, cache)
    (found,) = cache.glob("*.index")
    stamp_anew(found)
    assert guard.is_sound(str(found))
    return found
