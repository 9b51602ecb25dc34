"""Power that fails at any moment of a command that writes: each file is the old one or the new one.

On a disk that keeps only what it must, and, with root, on a real one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import unplugged
from writings import SCENES, Scene, held, quietly

from disk import Disk, Tree, make

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="reads what was written by /proc")

CUTS = int(os.environ.get("GHOST_CUTS", "12"))
FOLDER = Path(__file__).parent

Check = Callable[[Tree], None]


@pytest.fixture
def cut_at_each_moment(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Scene, Check, int], tuple[Tree, int]]]:
    """Runs a scene's command and checks what is on the disk at each moment, several times where that is chance.

    Returns what is there for certain once the command has said that it is done, and the count of moments.
    """
    disks = []

    def run(scene: Scene, check: Check, tries: int) -> tuple[Tree, int]:
        work = here / "work"
        scene.prepare(work)

        def cut(disk: Disk) -> None:
            check(disk.least())
            for number in range(tries):
                check(disk.some(disk.moments * tries + number))

        with monkeypatch.context() as patch:
            disks.append(Disk(work, cut, patch))
            assert quietly([text.format(work) for text in scene.command]) == 0
        return disks[0].least(), disks[0].moments

    yield run
    for disk in disks:
        disk.close()


def results(scene: Scene, folder: Path) -> tuple[dict[str, bytes | None], dict[str, bytes | None]]:
    """What the files of a scene hold before the command and after it."""
    work = folder / "whole"
    scene.prepare(work)
    before = held(work / "lib", scene.files)
    assert quietly([text.format(work) for text in scene.command]) == 0
    return before, held(work / "lib", scene.files)


def in_library(tree: Tree, files: tuple[str, ...]) -> dict[str, bytes | None]:
    return {name: tree.get(f"lib/{name}") for name in files}


@pytest.mark.parametrize("name", SCENES)
def test_a_cut_leaves_old_files_or_new_ones_and_the_same_command_completes_them(
    name: str, here: Path, cut_at_each_moment: Callable[[Scene, Check, int], tuple[Tree, int]]
) -> None:
    scene = SCENES[name]
    before, after = results(scene, here)
    states: dict[tuple[tuple[str, bytes | None], ...], Tree] = {}

    def check(tree: Tree) -> None:
        now = in_library(tree, scene.files)
        assert all(now[one] in {before[one], after[one]} for one in now), tree
        if name == "init":  # a folder is a library only when all of it is there
            assert now["ghost.yaml"] is None or now == after
        states.setdefault(tuple(sorted(tree.items())), tree)

    done, moments = cut_at_each_moment(scene, check, 3)
    assert in_library(done, scene.files) == after  # what the command has said is so
    assert moments >= 8
    work = here / "again"
    for tree in states.values():
        shutil.rmtree(work, ignore_errors=True)
        make(tree, work)
        if name != "init" or not (work / "lib/ghost.yaml").exists():
            assert quietly([text.format(work) for text in scene.command]) == 0
        assert held(work / "lib", scene.files) == after
        assert not list(work.rglob(".ghost-*"))
    assert len(states) >= 4


@pytest.fixture
def device(tmp_path: Path) -> Path:
    """A folder with room for file systems in files, where they can be mounted."""
    if reason := unplugged.why_not(tmp_path):
        pytest.skip(reason)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("scene", unplugged.SCENES)
def test_a_cut_on_a_real_file_system_leaves_nothing_false(scene: str, device: Path) -> None:
    home = device / "home"
    home.mkdir()
    environ = {**os.environ, "PYTHONPATH": f"{FOLDER}{os.pathsep}{FOLDER.parent}", "HOME": str(home)}
    command = [sys.executable, str(FOLDER / "unplugged.py"), scene, str(device), str(CUTS), str(CUTS)]
    done = subprocess.run(command, env=environ, capture_output=True, check=False, text=True)
    assert not done.returncode, done.stderr
    told: dict[str, int] = json.loads(done.stdout)
    assert told["old"] + told["new"] + told["mixed"] == told["cuts"] > 1
