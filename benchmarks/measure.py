"""Programs run side by side: interleaved whole processes, medians, and ratios between them."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

BUDGET = 20.0
"""Seconds after which a program is not run again."""

LIMIT = 900.0
"""Seconds after which a program is stopped; its figures are then the least that it would have had."""

SETTLED = 2.1
"""Seconds after which ghost takes a file that has changed for settled."""


class Took(NamedTuple):
    """What a program took: seconds by the clock, seconds of processor, megabytes at most (0: not known)."""

    wall: float
    cpu: float
    memory: float = 0


class Command(NamedTuple):
    """A program and its words, run in `folder`; `lines`: its reader leaves after so many, as `head` does."""

    words: Sequence[str]
    environ: Mapping[str, str] = {}
    folder: str = "/"
    lines: int | None = None


class FailedError(Exception):
    """A program that did not do what was to be measured; says why."""


def program(name: str) -> list[str] | None:
    """How a program is called: the one beside this Python, else the one on the path."""
    beside = os.path.join(os.path.dirname(sys.executable), name)
    found = beside if os.access(beside, os.X_OK) else shutil.which(name)
    return [found] if found else None


GHOST = program("ghost") or [sys.executable, "-m", "ghostcli"]


def home(folder: str) -> dict[str, str]:
    """The environment of somebody who lives in that folder, and has nothing of their own yet."""
    places = ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")
    return {"HOME": folder, **{name: os.path.join(folder, place) for name, place in places}}


@cache
def _spawner() -> subprocess.Popen[str]:
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spawning.py")
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.terminate)
    return process


def environ_of(command: Command) -> dict[str, str]:
    """This one without what changes how ghost behaves, and with what the command wants."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GHOST_", "PYTHON"))}
    return {**clean, **command.environ}


def run(command: Command) -> Took:
    """Run a program once. Raises FailedError where it neither did it nor found nothing."""
    process = _spawner()
    if not process.stdin or not process.stdout:
        raise FailedError("failed: nothing starts programs")
    order = {
        "words": [*command.words],
        "environ": environ_of(command),
        "folder": command.folder,
        "lines": command.lines,
        "limit": LIMIT,
    }
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    wall, cpu, memory, status = json.loads(process.stdout.readline())
    if status not in {0, 1} and command.lines is None and wall < LIMIT:
        raise FailedError(f"failed: {_complaint(command) or f'exit status {status}'}")
    return Took(wall, cpu, memory)


def _complaint(command: Command) -> str:
    done = subprocess.run(
        command.words,
        env=environ_of(command),
        cwd=command.folder,
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stderr.strip().rpartition("\n")[2]


def side_by_side(commands: Mapping[str, Command], times: int = 15) -> dict[str, Took | str]:
    """The medians of each program, or why there are none.

    They run in turns, so that what slows the machine slows all of them; one that takes long runs less often.
    """
    taken: dict[str, list[Took]] = {name: [] for name in commands}
    failed: dict[str, Took | str] = {}
    for turn in range(times + 1):
        for name, command in commands.items():
            if name in failed or (turn > 0 and sum(took.wall for took in taken[name]) > BUDGET):
                continue
            try:
                taken[name].append(run(command))
            except FailedError as error:
                failed[name] = str(error)
    return {name: failed.get(name) or median(some[1:] or some) for name, some in taken.items()}


def median(some: Sequence[Took]) -> Took:
    """Each of its figures by itself."""
    return Took(*map(statistics.median, zip(*some, strict=True)))


@dataclass(frozen=True)
class Row:
    """One measured thing; `took` says why where it is a str.

    `target` is the ratio to the yardstick that may be reached, or the megabytes where `megabytes` says so;
    `judged` is whether it holds here (most hold at 10,000 episodes). `peak`: its memory counts for the peak.
    """

    what: str
    took: Took | str
    beside: str = ""
    yard: Took | str | None = None
    target: float | None = None
    judged: bool = True
    megabytes: bool = False
    peak: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick it took."""
        if isinstance(self.took, Took) and isinstance(self.yard, Took):
            return self.took.wall / self.yard.wall
        return None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing to judge by."""
        figure = self.took.memory if self.megabytes and isinstance(self.took, Took) else self.ratio
        if figure is None or self.target is None or not self.judged:
            return None
        return figure <= self.target

    def cells(self) -> list[str]:
        """The row of its table."""
        beside = "" if self.yard is None else self.beside
        if isinstance(self.took, str):
            return [self.what, self.took, "", "", beside, "", _target(self), ""]
        ratio = self.ratio
        held = f"{self.took.memory:.0f}" if self.took.memory else ""
        return [
            self.what,
            "" if self.megabytes else ms(self.took.wall),
            "" if self.megabytes else ms(self.took.cpu),
            held,
            beside if ratio is not None else beside and f"{beside}: {self.yard}",
            "" if ratio is None else f"{ratio:.2f}",
            _target(self),
            {True: "yes", False: "**no**", None: ""}[self.met],
        ]


HEAD = ("what", "ms", "of processor", "MB", "beside", "ratio", "target", "met")


def _target(row: Row) -> str:
    if row.target is None:
        return ""
    shown = f"<= {row.target:g}{' MB' if row.megabytes else ''}"
    return shown if row.judged else f"({shown})"


class Claim(NamedTuple):
    """A target, as what it says of, the figure found, the figure wanted, and whether it is met."""

    what: str
    figure: str
    target: str
    met: bool


def claim(row: Row) -> Claim | None:
    """A row as a claim; None where it is not judged."""
    if row.met is None or not isinstance(row.took, Took):
        return None
    if row.megabytes:
        return Claim(f"peak memory: {row.what}", f"{row.took.memory:.0f} MB", _target(row), row.met)
    return Claim(f"{row.what}, beside {row.beside}", f"{row.ratio:.2f}", _target(row), row.met)


@dataclass(frozen=True)
class Section:
    """A part of the results: a title, a remark, rows, and what else is to be said below them.

    `further` is what is judged in the text below.
    """

    title: str
    rows: Sequence[Row]
    remark: str = ""
    below: str = ""
    further: Sequence[Claim] = ()

    def claims(self) -> list[Claim]:
        """What is judged in it."""
        return [*filter(None, map(claim, self.rows)), *self.further]

    def text(self) -> str:
        """It, in Markdown."""
        parts = [f"## {self.title}", self.remark]
        parts.append(lines([row.cells() for row in self.rows], HEAD) if self.rows else "")
        return "\n\n".join(part.strip() for part in (*parts, self.below) if part.strip()) + "\n"


def lines(rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    """The lines of a table in Markdown."""
    made = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    made += ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(made) + "\n"


def table(title: str, rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    """A table in Markdown, under its title."""
    return f"## {title}\n\n{lines(rows, head)}"


def ms(seconds: float) -> str:
    """Milliseconds, for a table."""
    if seconds >= LIMIT:
        return f"> {LIMIT:.0f} s"
    return f"{seconds * 1000:.0f}" if seconds < 10 else f"{seconds:.1f} s"


def settle() -> None:
    """Wait until ghost takes what has changed for settled."""
    time.sleep(SETTLED)
