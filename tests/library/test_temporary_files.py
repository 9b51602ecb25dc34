"""What a writer that was killed has left is known from what one is writing, and swept by the next one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ghostcli.library import temporary_files
from ghostcli.library.write import write_file

pytest.importorskip("fcntl")

WRITER = """
import sys, time
from ghostcli.library import temporary_files
handle, path, lock = temporary_files.make(sys.argv[1])
import os
os.write(handle, b"half a fi")
os.close(handle)
print(path, flush=True)
time.sleep(60)
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that is writing a file in the folder, and the path of its temporary file."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process, process.stdout.readline().strip()
        process.kill()


def test_what_is_being_written_is_not_left(tmp_path: Path, writer: tuple[subprocess.Popen[str], str]) -> None:
    process, path = writer
    assert os.path.exists(path)
    assert list(temporary_files.left_in(str(tmp_path))) == []
    write_file(str(tmp_path / "one"), b"one")
    assert os.path.exists(path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list(temporary_files.left_in(str(tmp_path))) == [path]
    write_file(str(tmp_path / "two"), b"two")
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


def test_nothing_else_is_swept(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine")
    (tmp_path / ".ghost-notes.tmp").write_text("mine")
    (tmp_path / ".ghost-abcd1234.tmp.txt").write_text("mine")
    (tmp_path / ".ghost-abcd1234.tmp").mkdir()
    (tmp_path / ".ghost-link1234.tmp").symlink_to(mine)
    os.mkfifo(tmp_path / ".ghost-pipe1234.tmp")
    before = sorted(os.listdir(tmp_path))
    temporary_files.sweep_library(str(tmp_path))
    assert sorted(os.listdir(tmp_path)) == before


def test_a_library_is_swept_without_its_links(tmp_path: Path) -> None:
    for folder in ("library/talk", "library/.git", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / ".ghost-abcd1234.tmp").write_text("half")
    (tmp_path / "library/.ghost-0bcd1234.tmp").write_text("half")
    (tmp_path / "library/link").symlink_to(tmp_path / "elsewhere")
    temporary_files.sweep_library(str(tmp_path / "library"))
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.tmp"))
    assert left == ["elsewhere/.ghost-abcd1234.tmp", "library/.git/.ghost-abcd1234.tmp"]


def test_one_that_is_swept_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = temporary_files._take
    tries: list[int] = []

    def late(handle: int) -> bool:
        if not tries:
            temporary_files.sweep(str(tmp_path))
        tries.append(handle)
        return real(handle)

    monkeypatch.setattr(temporary_files, "_take", late)
    write_file(str(tmp_path / "one"), b"one")
    assert len(tries) == 2
    assert (tmp_path / "one").read_bytes() == b"one"
    assert os.listdir(tmp_path) == ["one"]
