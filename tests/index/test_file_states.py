"""What the file system says of a file, and when it is enough to know that the file is the same."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from ghostcli.index.file_states import UNKNOWN, FolderStates, look

NAME = "episode.yaml"
SECOND = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text("title: A lantern\n")
    return path


def looked(file: Path, later: float, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether its key is trusted so many seconds after its last change."""
    monkeypatch.setattr(time, "time_ns", lambda: file.stat().st_ctime_ns + int(later * SECOND))
    return look(str(file.parent), [NAME])[NAME] != UNKNOWN


@pytest.mark.parametrize(("later", "settled"), [(0, False), (1.999, False), (2.001, True), (1000, True)])
def test_a_file_that_changed_less_than_two_seconds_ago_is_read_again(
    *, later: float, settled: bool, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert looked(file, later, monkeypatch) is settled


@pytest.mark.parametrize(("ahead", "settled"), [(99, True), (100, False), (101.9, False), (102.1, True)])
def test_so_is_one_whose_time_was_set_and_has_only_just_come(
    *, ahead: float, settled: bool, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was set to 100 seconds after its last change: until then it is a time to come, set by hand."""
    set_to = file.stat().st_ctime_ns + 100 * SECOND
    os.utime(file, ns=(set_to, set_to))
    behind = (set_to - file.stat().st_ctime_ns) / SECOND - 100  # the change is that of the time itself
    assert looked(file, ahead + behind, monkeypatch) is settled


def states(file: Path) -> FolderStates:
    return FolderStates(str(file.parent), 0, (), b"").with_keys(look(str(file.parent), [NAME]))


def later(file: Path, changed: int) -> None:
    """Change its status until the clock of the file system has gone on."""
    while file.stat().st_ctime_ns == changed:
        file.chmod(0o600)


def test_an_edit_of_the_same_size_with_its_old_time_is_seen(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ghostcli.index.file_states.UNSETTLED", 0)
    before, held = file.stat(), states(file)
    assert held.changed() == []
    later(file, before.st_ctime_ns)
    file.write_text("title: A ladders\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    now = file.stat()
    assert (now.st_mtime_ns, now.st_size, now.st_ino) == (before.st_mtime_ns, before.st_size, before.st_ino)
    assert held.changed() == [NAME]
