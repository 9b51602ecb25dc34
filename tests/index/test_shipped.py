"""The library that comes with ghost joins while no other has an episode of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ghostcli.index import file_states
from ghostcli.index.library import stored_library

from . import made


def names(root: Path) -> list[str]:
    library, index = stored_library([str(root)], os.environ)
    found = list(library.episodes)
    index.close()
    return found


def test_it_joins_when_the_last_own_episode_goes_and_leaves_when_one_comes(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not cache.exists()
    monkeypatch.setattr(file_states, "UNSETTLED", 0)
    shipped, root = tmp_path / "shipped", tmp_path / "library"
    for module in ("library.paths", "index.opening", "index.changed_folders"):
        monkeypatch.setattr(f"ghostcli.{module}.builtin_root", lambda: str(shipped))
    made.write(str(shipped), "with-ghost/episode.yaml", "title: Shipped\n")
    own = Path(made.write(str(root), "own/episode.yaml", "title: Own\n"))
    assert names(root) == ["own"]
    own.rename(own.with_suffix(".txt"))
    assert names(root) == ["with-ghost"]
    own.with_suffix(".txt").rename(own)
    assert names(root) == ["own"]
