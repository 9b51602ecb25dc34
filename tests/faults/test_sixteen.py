"""Sixteen processes at once over one library: no error, no partial answer, and a sound index in the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from faults.crowd import Answer, Edit, judge

MINUTES = float(os.environ.get("GHOST_MINUTES", "5"))
ALWAYS = float("-inf")
TESTS = str(Path(__file__).parent.parent)


def crowd(folder: Path, minutes: float) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "faults.crowd", str(folder), "--minutes", str(minutes)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([TESTS, os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        check=False,
        text=True,
    )
    assert not done.returncode, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="forks processes that have threads")
def test_sixteen_processes_for_some_seconds(tmp_path: Path) -> None:
    told = crowd(tmp_path, 0.1)
    assert told["wrong"] == []
    assert sum(told["answers"].values()) >= 16
    assert told["edits"] > 32  # those are there at the beginning


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks processes that have threads")
def test_sixteen_processes_for_minutes(tmp_path: Path) -> None:
    told = crowd(tmp_path, MINUTES)
    assert told["wrong"] == []
    assert len(told["answers"]) >= 6


@pytest.mark.parametrize(
    ("found", "is_right"),
    [([0], True), ([1], True), ([2], False), ([3], False), ([], False), ([0, 1], False)],
)
def test_an_answer_has_of_each_cell_a_version_of_its_time(found: list[int], is_right: bool) -> None:
    life = [Edit("noted-1", 0, ALWAYS, ALWAYS), Edit("noted-1", 1, 10, 11), Edit("noted-1", 2, 20, 21)]
    wrong = list(judge(life, [Answer("themes", 10.5, 19, {"noted-1": found}, "")]))
    assert len(wrong) == (0 if is_right else 1)


def test_what_is_new_may_be_missing_until_it_is_there() -> None:
    life = [Edit("said-new", 1, 10, 12)]
    for begun, is_right in ((9, True), (11, True), (13, False)):
        answer = Answer("search zephyr", begun, begun + 1, {}, "")
        assert len(list(judge(life, [answer]))) == (0 if is_right else 1)
