from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ghostcli.index.index import Index
from ghostcli.index.library import stored_library
from ghostcli.library.paths import Library

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
