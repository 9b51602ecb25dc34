"""Kills a command of a scene at calls of the system, or makes them fail, and looks at what is left.

`python -m faults.inject SCENE --kills N --errors N --reads N --interrupts N` prints a line of JSON, whose `wrong` tells
what should not be; `all` takes every scene, and shares the numbers out. The calls of a run that ends well are
counted first; then the command is run from the same beginning for each fault, which is picked evenly among
the names of calls, and among the calls of a name.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import pairwise
from math import gcd
from pathlib import Path
from typing import NamedTuple

from faults import strace
from faults.place import Place
from faults.processes import forked, load_everything
from faults.scenes import SCENES, Scene
from faults.strace import Ended, Moment

State = dict[str, tuple[int, bytes | None]]

KILL, INTERRUPT = "KILL", "INT"
SIGNALS = (KILL, INTERRUPT)
SORTS = ("kills", "errors", "reads", "interrupts")
"""What is done: errors are those of calls that change files, or read ghost's own; reads those of the others."""
_TRIES = 3
"""How many faults are tried for each that is wanted: threads do not always make the same calls."""


class Fault(NamedTuple):
    """What is done to the command at a moment: a signal, or the error of a call, once or from there on."""

    moment: Moment
    how: str
    lasting: bool = False

    def __str__(self) -> str:
        return f"{self.how} at {self.moment}{'+' if self.lasting else ''}"

    @property
    def options(self) -> list[str]:
        if self.how in SIGNALS:
            return strace.stopping(self.moment, self.how)
        return strace.failing(self.moment, self.how, lasting=self.lasting)

    @property
    def hides(self) -> bool:
        """Whether it keeps something from being read that others wrote, so that answers lack it."""
        return self.how not in SIGNALS and self.moment.sort == strace.THEIRS

    def came(self, ended: Ended, folder: Path) -> bool:
        """Whether it came about, and to nothing but what is below the folder."""
        if self.how == KILL:
            return ended.status == -9
        if self.how == INTERRUPT:
            return any(
                line.endswith("--- SIGINT {si_signo=SIGINT, si_code=SI_KERNEL} ---") for line in ended.traced
            )
        return bool(ended.injected) and all(str(folder) in line for line in ended.injected)


class Trial:
    """A scene, how it ends undisturbed, and what was found of it under faults."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene = scene
        self.folder = folder
        self.place = Place(folder)
        self.arguments = [word.format(self.place.work) for word in scene.command]
        self.wrong: list[str] = []
        self.counted: Counter[str] = Counter()
        self._fresh: dict[str, str] = {}
        scene.prepare(self.place.work, self._well)
        self.place.keep()
        self.before = self.place.state()
        self.clean = self._run()
        assert self.clean.status in {0, 1}, self.clean
        self.after = self.place.state()
        self.twice = self._run()
        self.place.begin_again()
        self.clean = self._run(strace.tracing())
        self.moments = strace.moments(self.clean.traced, self.place.work)

    def _well(self, *arguments: str, status: int = 0) -> None:
        ended = strace.run(arguments, self.folder)
        assert ended.status == status, ended

    def _run(self, trace: Sequence[str] | None = None) -> Ended:
        with self._held():
            return strace.run(self.arguments, self.folder, trace)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Read the index all the while, where the scene wants that."""
        if not self.scene.holds:
            yield
            return
        (path,) = self.place.cache.glob("ghost/*.index")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("BEGIN")
            with suppress(sqlite3.Error):  # it may be half made by now, or another one
                connection.execute("SELECT count(*) FROM meta").fetchone()
            yield

    def try_all(self, numbers: Mapping[str, int], seed: int) -> dict[str, int]:
        """Do so many faults of each sort; how often each came about."""
        return {name: self._try(self._faults(name, number, seed), number) for name, number in numbers.items()}

    def _faults(self, name: str, number: int, seed: int) -> Iterator[Fault]:
        """More faults of that sort than are wanted: threads do not always make the same calls."""
        if name in {"errors", "reads"}:
            told = [one for one in self.moments if (one.sort == strace.THEIRS) is (name == "reads")]
            for at, moment in enumerate(_spread(told, number * _TRIES, seed)):
                errors = strace.ERRORS[moment.call]
                lasting = bool((at + seed) % 2) and moment.call in strace.LASTING
                yield Fault(moment, errors[(at // 2 + seed) % len(errors)], lasting)
            return
        # Between two calls that change nothing all moments are alike.
        told = [
            one
            for before, one in pairwise((None, *self.moments))
            if one and (_changes(one) or _changes(before))
        ]
        for moment in _spread(told, number * _TRIES, seed):
            yield Fault(moment, KILL if name == "kills" else INTERRUPT)

    def _try(self, faults: Iterable[Fault], number: int) -> int:
        done = 0
        for fault in faults:
            if done == number:
                break
            self.place.begin_again()
            ended = self._run(fault.options)
            if not fault.came(ended, self.place.work):
                self.counted["missed"] += 1
                continue
            done += 1
            self.counted[fault.moment.call] += 1
            self._judge(fault, ended, asks_first=bool(done % 2))
        return done

    def _judge(self, fault: Fault, ended: Ended, *, asks_first: bool) -> None:
        """See that nothing is lost and nothing wrong, and that the same command completes it."""

        def hold(what: object, told: str) -> None:
            if not what:
                self.wrong.append(f"{fault}: {told}; {ended.status}: {ended.err.strip()}")

        now = self.place.state()
        self._hold_files(hold, fault, now, ended)
        if fault.how != KILL:
            self._hold_end(hold, fault, now, ended)
        if asks_first:
            unlike = self._unlike(now)
            hold(not unlike, f"the index is not what the files say: {unlike}")
        again = self._run()
        wanted = self.twice if now == self.after else self.clean
        same = again.status == wanted.status and (not self.scene.answers or again.out == wanted.out)
        hold(same, f"the same command again ends otherwise: {again.status} {again.err.strip()}")
        hold(not strace.is_trouble(again.err), f"the same command again: {again.err}")
        left = _differing(self.place.state(), self.after)
        hold(not left, f"the same command again does not complete it: {left}")
        unlike = self._unlike(self.after)
        hold(not unlike, f"in the end the index is not what the files say: {unlike}")

    def _hold_files(
        self, hold: Callable[[object, str], None], fault: Fault, now: State, ended: Ended
    ) -> None:
        """Every file is the old one or the new one; beside them only what a writer that was stopped had begun."""
        for name in now.keys() | self.before.keys():
            is_old = now.get(name) == self.before.get(name)
            is_new = now.get(name) == self.after.get(name)
            is_begun = os.path.basename(name).startswith(".ghost-") and (
                ended.status in {-9, -2, 130} or any("unlink" in line for line in ended.injected)
            )
            is_answer = fault.hides and name.endswith(".html")
            hold(
                is_old or is_new or is_begun or is_answer, f"{name} is neither as it was nor as it should be"
            )
        kinds = "old" if now == self.before else "new" if now == self.after else "mixed"
        self.counted[kinds] += 1

    def _hold_end(self, hold: Callable[[object, str], None], fault: Fault, now: State, ended: Ended) -> None:
        """It said what went wrong, or did all that it was to do."""
        self.counted[f"status {ended.status}"] += 1
        hold(not strace.is_trouble(ended.err), "no sentence")
        if fault.hides:  # what cannot be read is told of, and is in no answer
            hold(ended.status in {0, 1, 2}, "ended otherwise")
        elif ended.status == self.clean.status:
            hold(now == self.after, f"ended well, but not all is there: {_differing(now, self.after)}")
            hold(not self.scene.answers or ended.out == self.clean.out, "ended well with another answer")
        elif fault.how != INTERRUPT or ended.status not in {130, -2}:
            hold(ended.status == 2, "ended otherwise")
            told = any(line.startswith("ghost: ") for line in ended.err.splitlines())
            hold(told, "no sentence")
            hold("stdout" not in ended.err, "stdout is blamed, to which all was written")

    def _unlike(self, now: State) -> set[str]:
        """What differs between the index, brought up to date, and one that is made of the files."""
        root = self.place.work / self.scene.root
        if not root.is_dir():
            return set()
        key = repr(sorted(now.items()))
        if key not in self._fresh:
            cache = self.folder / f"fresh-{len(self._fresh)}"
            self._fresh[key] = forked(lambda: self.place.indexed(self.scene.root, cache))
            assert self._fresh[key], "no index can be made of the files"
        found = forked(lambda: self.place.indexed(self.scene.root))
        unlike = set(found.splitlines()) ^ set(self._fresh[key].splitlines())
        return {line.partition(" ")[2] for line in unlike}


def _changes(moment: Moment | None) -> bool:
    return moment is not None and moment.sort == strace.CHANGES


def _spread(moments: Sequence[Moment], number: int, seed: int) -> Iterator[Moment]:
    """So many of the moments: by turns of each name, and of a name evenly, each once before one comes again."""
    named: dict[str, list[Moment]] = {}
    for moment in moments:
        named.setdefault(moment.call, []).append(moment)
    while number > 0 and moments:
        left = {name: _evenly(some, seed) for name, some in named.items()}
        while left and number > 0:
            for name in list(left)[:number]:
                if found := next(left[name], None):
                    number -= 1
                    yield found
                else:
                    del left[name]
        seed += 1


def _evenly(moments: Sequence[Moment], seed: int) -> Iterator[Moment]:
    count = len(moments)
    step = next(step for step in range(int(count * 0.618) | 1, 2 * count + 2) if gcd(step, count) == 1)
    return (moments[(seed + at * step) % count] for at in range(count))


def _differing(now: State, wanted: State) -> list[str]:
    return sorted(name for name in now.keys() | wanted.keys() if now.get(name) != wanted.get(name))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("scene", choices=[*SCENES, "all"])
    for name in (*SORTS, "seed"):
        parser.add_argument(f"--{name}", type=int, default=0)
    given = parser.parse_args()
    names = list(SCENES) if given.scene == "all" else [given.scene]
    wanted = {name: -(-getattr(given, name) // len(names)) for name in SORTS}
    load_everything()
    os.chdir("/")
    for name in names:
        folder = Path(tempfile.mkdtemp(prefix="faults-")).resolve()  # children would delete what goes at exit
        tempfile.tempdir = None
        try:
            told = _told(name, folder, wanted, given.seed)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.environ.pop("TMPDIR")
        print(json.dumps({"scene": name, **told}), flush=True)  # noqa: T201 - a program


def _told(name: str, folder: Path, wanted: Mapping[str, int], seed: int) -> dict[str, object]:
    try:
        trial = Trial(SCENES[name], folder)
    except strace.UntraceableError as error:
        return {"skipped": str(error)}
    done = trial.try_all(wanted, seed)
    return {**done, "moments": len(trial.moments), "counted": dict(trial.counted), "wrong": trial.wrong}


if __name__ == "__main__":
    main()
