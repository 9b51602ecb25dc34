"""Programs run side by side: interleaved whole processes, medians, and ratios between them."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

GHOST = [sys.executable, "-m", "ghostcli"]


class Took(NamedTuple):
    """What a program took: seconds by the clock, seconds of processor, megabytes at most."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], environ: Mapping[str, str] | None = None) -> Took:
    """Run a program once; what it prints is thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **(environ or {})},
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - begun
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def side_by_side(
    commands: Mapping[str, Sequence[str]], times: int = 15, environ: Mapping[str, str] | None = None
) -> dict[str, Took]:
    """The medians of each program, run in turns so that what slows the machine slows all of them."""
    taken: dict[str, list[Took]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            took = run(command, environ)
            if turn:  # the first warms caches up
                taken[name].append(took)
    return {name: Took(*map(statistics.median, zip(*some, strict=True))) for name, some in taken.items()}


def installed(program: str) -> bool:
    """Whether a program is there to be measured."""
    return shutil.which(program) is not None


def table(title: str, rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    """A table in Markdown."""
    lines = [f"## {title}", "", "| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def ms(seconds: float) -> str:
    """Milliseconds, for a table."""
    return f"{seconds * 1000:.0f}" if seconds < 10 else f"{seconds:.1f} s"
