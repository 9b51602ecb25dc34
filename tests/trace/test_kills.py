"""A kill at any moment of a command that writes leaves the old file or the new one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
KILLS = int(os.environ.get("GHOST_KILLS", "20"))
# How many of the kills each scene gets: those of an import are what the contract counts.
SCENES = {"new": 1.0, "replaced": 1.0, "filled": 0.4, "init": 0.4}


def killed(scene: str, folder: Path, kills: int) -> dict[str, int]:
    """What `killed.py` reports; it fails where a file is neither the old one nor the new one."""
    environ = {**os.environ, "PYTHONPATH": f"{FOLDER}{os.pathsep}{FOLDER.parent}", "HOME": str(folder)}
    command = [sys.executable, str(FOLDER / "killed.py"), scene, str(folder), str(kills), str(kills)]
    done = subprocess.run(command, env=environ, capture_output=True, check=False, text=True)
    assert not done.returncode, done.stderr
    told: dict[str, int] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("scene", SCENES)
def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path, scene: str) -> None:
    kills = max(int(KILLS * SCENES[scene]), 1)
    told = killed(scene, tmp_path, kills)
    assert told["old"] + told["new"] + told["mixed"] == kills
    assert told["left"] <= kills  # at most the one temporary file that was being written


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("scene", SCENES)
def test_two_hundred_kills(tmp_path: Path, scene: str) -> None:
    told = killed(scene, tmp_path, 200)
    assert told["old"] > 0
    assert told["new"] + told["mixed"] > 0
