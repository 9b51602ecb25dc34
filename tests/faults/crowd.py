"""Sixteen processes at once search, list, edit, import and rebuild one library, and all answers are checked.

`python -m faults.crowd FOLDER --minutes N` prints a JSON object, whose `wrong` tells what should not be. What is
edited are cells: records and transcripts that say which version they are of. Everybody notes when an edit was
begun and ended, and which versions an answer has: an answer is right if each cell once had that version while the
command ran, and no cell is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from faults import strace
from faults.place import Place
from faults.processes import forked, load_everything
from faults.scenes import LIBRARY
from index import made

PROCESSES = 16
_VERSION = re.compile(r"zephyr (\S+) version (\d+)")
_QUESTIONS = (("search", "zephyr", "-n", "0"), ("themes", "-n", "0"), ("search", '"zephyr said"', "-n", "0"))
_KINDS = ("noted", "said")


class Edit(NamedTuple):
    """A cell had a version from some moment between two on."""

    cell: str
    version: int
    begun: float
    ended: float


class Answer(NamedTuple):
    """What a command found: versions by their cells, and anything else that is wrong with it."""

    command: str
    begun: float
    ended: float
    versions: Mapping[str, list[int]]
    wrong: str


class Actor:
    """One of the processes: it edits cells of its own, and asks for all of them."""

    def __init__(self, place: Place, folder: Path, number: int) -> None:
        self.place = place
        self.number = number
        self.folder = folder / f"actor-{number}"
        self.folder.mkdir()
        self.root = place.work / LIBRARY
        self.chance = random.Random(number)  # noqa: S311 - no secret
        self.versions: Counter[str] = Counter()
        self.notes: list[dict[str, Any]] = []

    def act(self, until: float) -> None:
        """Do one thing after the other until that moment."""
        acts = {"edit": 3, "speak": 1, "add": 1, "ask": 5} if self.number % 4 else {"rebuild": 1, "ask": 1}
        while time.monotonic() < until:
            (act,) = self.chance.choices(list(acts), list(acts.values()))
            getattr(self, act)()
        (self.folder / "notes").write_text(json.dumps(self.notes))

    def ghost(self, *arguments: str) -> tuple[strace.Ended, float, float]:
        begun = time.monotonic()
        ended = strace.run((*arguments, "--content", str(self.root)), self.folder)
        return ended, begun, time.monotonic()

    def edit(self) -> None:
        """Write a note of one's own anew, in one step, as editors do."""
        begun, cell = time.monotonic(), f"noted-{self.number}"
        self.versions[cell] += 1
        path = self.root / f"cell-{self.number}/more.yaml"
        beside = path.with_suffix(".beside")
        beside.write_text(noted(cell, self.versions[cell]))
        beside.replace(path)
        self._has(Edit(cell, self.versions[cell], begun, time.monotonic()))

    def speak(self) -> None:
        """Import another transcript over one's own."""
        self._import(f"cell-{self.number}", f"said-{self.number}", "--force")

    def add(self) -> None:
        """Import a new episode."""
        number = f"{self.number}-{len(self.notes)}"
        self._import(f"new-{number}", f"said-new-{number}")

    def _import(self, episode: str, cell: str, *more: str) -> None:
        self.versions[cell] += 1
        file = self.folder / "talk.vtt"
        file.write_text(said(cell, self.versions[cell]))
        ended, begun, end = self.ghost("import", str(file), "-e", episode, *more)
        self._has(Edit(cell, self.versions[cell], begun, end))
        self._answered("import", ended, begun, end, {})

    def rebuild(self) -> None:
        """Have the index deleted, or made anew."""
        word = self.chance.choice(["--rebuild", "--clear"])
        self._answered(f"index {word}", *self.ghost("index", word), {})

    def ask(self) -> None:
        """Ask for all cells."""
        question = self.chance.choice(_QUESTIONS)
        ended, begun, end = self.ghost(*question, "-o", "plain")
        versions = defaultdict(list)
        for cell, version in _VERSION.findall(ended.out):
            versions[cell].append(int(version))
        self._answered(" ".join(question), ended, begun, end, versions)

    def _has(self, edit: Edit) -> None:
        self.notes.append({"edit": edit})

    def _answered(
        self, command: str, ended: strace.Ended, begun: float, end: float, versions: Mapping[str, list[int]]
    ) -> None:
        is_well = ended.status == 0 and len(ended.err.splitlines()) <= (1 if command != "import" else 99)
        wrong = "" if is_well and not strace.is_trouble(ended.err) else f"{ended.status}: {ended.err}"
        self.notes.append({"answer": Answer(command, begun, end, versions, wrong)})


def noted(cell: str, version: int) -> str:
    """Notes with a cell."""
    return f"themes: [{{title: zephyr {cell} version {version}}}]\n"


def said(cell: str, version: int) -> str:
    """A transcript with a cell."""
    return made.transcript([("Ada Reed", f"And zephyr said it: zephyr {cell} version {version}.")])


def judge(edits: Iterable[Edit], answers: Iterable[Answer]) -> Iterator[str]:
    """What is wrong with the answers: a cell is missing, twice there, or of another time."""
    lives: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        lives[edit.cell].append(edit)
    for answer in answers:
        if answer.wrong:
            yield f"{answer.command}: {answer.wrong}"
        if answer.command.startswith(("index", "import")):
            continue
        kinds = ("noted",) if answer.command.startswith("themes") else _KINDS
        if "said" in answer.command:
            kinds = ("said",)
        for cell, life in lives.items():
            if cell.startswith(kinds):
                found = answer.versions.get(cell, [])
                if found not in list(_possible(life, answer)):
                    yield f"{answer.command}: {cell} has {found}, of {list(_possible(life, answer))}"


def _possible(life: list[Edit], answer: Answer) -> Iterator[list[int]]:
    """What an answer may have of a cell: each version that it had while the command ran, or none before it was."""
    if life[0].ended >= answer.begun:
        yield []
    for at, edit in enumerate(life):
        left = life[at + 1].ended if at + 1 < len(life) else float("inf")
        if edit.begun <= answer.ended and left >= answer.begun:
            yield [edit.version]


def crowd(folder: Path, minutes: float) -> dict[str, object]:
    """Let them all act for so long; then look at what they have noted, and at the index."""
    place = Place(folder)
    root = place.work / LIBRARY
    made.library(str(root), 4)
    edits, answers = [], []
    for number in range(PROCESSES):
        made.write(str(root), f"cell-{number}/episode.yaml", f"title: Cell {number}\n")
        made.write(str(root), f"cell-{number}/more.yaml", noted(f"noted-{number}", 0))
        made.write(str(root), f"cell-{number}/transcript.vtt", said(f"said-{number}", 0))
        edits += [Edit(f"{kind}-{number}", 0, float("-inf"), float("-inf")) for kind in _KINDS]
    until = time.monotonic() + minutes * 60
    actors = [Actor(place, folder, number) for number in range(PROCESSES)]
    children = []
    for actor in actors:
        if not (child := os.fork()):
            try:
                actor.act(until)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    for actor in actors:
        for note in json.loads((actor.folder / "notes").read_text()):
            edits += [Edit(*one) for name, one in note.items() if name == "edit"]
            answers += [Answer(*one) for name, one in note.items() if name == "answer"]
    wrong = list(judge(edits, answers))
    fresh = forked(lambda: place.indexed(LIBRARY, folder / "fresh"))
    if not fresh or fresh != forked(lambda: place.indexed(LIBRARY)):
        wrong.append("in the end the index is not what the files say")
    commands = Counter(answer.command for answer in answers)
    return {"edits": len(edits), "answers": dict(commands), "wrong": wrong}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=1)
    given = parser.parse_args()
    load_everything()
    os.chdir("/")
    print(json.dumps(crowd(given.folder.resolve(), given.minutes)))  # noqa: T201 - a program


if __name__ == "__main__":
    main()
