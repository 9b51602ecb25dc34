"""Every connection to an index is closed, whatever a command does, and however it ends."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ghostcli import find, open_library
from ghostcli.cli.app import run
from running import Ghost

from . import made

COMMANDS = (
    "quotes --search bridge",
    "episodes",
    "show talk-001",
    "lint",
    "index",
    "index --rebuild",
    "verify -q",
    "mentions bridge",
    "coverage talk-001",
    "keep talk-001@0:00:01 --dry-run",
)
TYPED = ("ghost show t", "ghost quotes --speaker ", "ghost themes show ", "ghost quotes --tag b")


def is_closed(connection: sqlite3.Connection) -> bool:
    try:
        connection.total_changes  # noqa: B018 - raises where it is closed
    except sqlite3.ProgrammingError:
        return True
    return False


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[sqlite3.Connection]]:
    """All connections that are made from now on."""
    made_here: list[sqlite3.Connection] = []
    connecting = sqlite3.connect

    def connect(*arguments: Any, **more: Any) -> sqlite3.Connection:
        made_here.append(connecting(*arguments, **more))
        return made_here[-1]

    monkeypatch.setattr(sqlite3, "connect", connect)
    yield made_here
    for one in made_here:
        one.close()


@pytest.fixture
def root(here: Path) -> str:
    return made.library(str(here / "library"), 3)


@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("state", ["new", "fresh", "changed", "garbage", "no cache"])
def test_by_a_command(
    line: str, state: str, root: str, opened: list[sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    if state == "no cache":
        monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    elif state != "new":
        run(["--content", root, "episodes"])
    if state == "changed":
        made.write(root, "talk-001/more.yaml", "themes:\n  - {title: Written since}\n")
    if state == "garbage":
        for path in (Path.home() / ".cache").rglob("*.index"):
            path.write_bytes(bytes(range(256)) * 64)
    run(["--content", root, *line.split()])
    assert opened or (state, line) == ("no cache", "index --rebuild")
    assert [one for one in opened if not is_closed(one)] == []


@pytest.mark.parametrize("typed", TYPED)
def test_by_completion(
    typed: str, root: str, opened: list[sqlite3.Connection], ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GHOST_CONTENT", root)
    for name, value in {
        "_GHOST_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split(" ")) - 1),
    }.items():
        monkeypatch.setenv(name, value)
    ghost()
    assert opened
    assert [one for one in opened if not is_closed(one)] == []


def test_by_who_drops_a_library(root: str, opened: list[sqlite3.Connection]) -> None:
    library = open_library(root)
    episodes = library.episodes
    del library
    gc.collect()
    assert len(episodes) == 3
    assert not all(is_closed(one) for one in opened)
    del episodes
    hits = find(open_library(root), "bridge")
    gc.collect()
    assert all(is_closed(one) for one in opened)
    assert hits[0].record.ref
