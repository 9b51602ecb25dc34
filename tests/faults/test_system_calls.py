"""Every command that writes, killed at its calls of the system, interrupted there, or with one that fails.

Nothing is lost, a file is the old one or the new one, the index gives the answers that the files give, what
goes wrong is a sentence, and the same command given again completes what was begun.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from faults.scenes import READING, SCENES
from ghostcli.cli.app import commands

TESTS = Path(__file__).parent.parent
FAULTS = int(os.environ.get("GHOST_FAULTS", "1000"))
"""How many kills, and how many errors, over all scenes; a fourth as many interrupts, and files that cannot be read."""

FEW = ("import --force", "search, edited", "completion in bash")
"""What the short form tries."""

traced = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("strace"), reason="needs strace, which is Linux's"
)


def inject(scene: str, **numbers: int) -> dict[str, Any]:
    """What `faults.inject` tells of a scene."""
    options = [word for name, number in numbers.items() for word in (f"--{name}", str(number))]
    done = subprocess.run(
        [sys.executable, "-m", "faults.inject", scene, *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        check=False,
        text=True,
    )
    assert not done.returncode, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    if "skipped" in told:
        pytest.skip(told["skipped"])
    return told


def check(scene: str, **numbers: int) -> None:
    told = inject(scene, **numbers)
    assert told["wrong"] == []
    some = {name: told[name] or number for name, number in numbers.items()}  # not all read what others wrote
    assert some == numbers
    assert told["kills"]
    assert told["errors"]


@traced
@pytest.mark.parametrize("scene", FEW)
def test_some_faults(scene: str) -> None:
    check(scene, kills=2, errors=2, reads=1, interrupts=1)


@traced
@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_a_thousand_faults(scene: str) -> None:
    share = -(-FAULTS // len(SCENES))
    check(scene, kills=share, errors=share, reads=-(-share // 4), interrupts=-(-share // 4))


def test_every_command_has_a_scene_or_writes_nothing() -> None:
    """Whoever adds a command that writes adds its scene."""
    tried = {scene.command[0] for scene in SCENES.values()}
    named = set(commands())
    assert named - tried - READING == set()
    assert named >= READING
    assert not READING & tried
