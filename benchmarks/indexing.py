"""First indexing beside bare engines, and the first command after one episode has changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

import data
import engines
import peers
from measure import Claim, Command, FailedError, Row, Section, Took, environ_of, median, run, settle
from scene import Scene

CHANGES = 5
SIZE, MEMORY = 0.6, 400
"""What the index may weigh, in files, and what indexing may hold, in megabytes, at 10,000 episodes."""


def first(scene: Scene) -> Section:
    """An empty cache: ghost beside tantivy and FTS5. It leaves the engines' indexes for the search."""
    names = [name for name in engines.NAMES if name != engines.TANTIVY or peers.has_tantivy()]
    scene.warm()
    took: dict[str, list[Took]] = {}
    ours: list[Took] = []
    for turn in range(3 if scene.size < 5000 else 1):
        scene.forget()
        ours.append(run(scene.ghost("index")))
        for name, one in _engines(scene, names if turn == 0 else names[:1]).items():
            took.setdefault(name, []).append(one)
    yards: dict[str, Took | str] = {name: median(some) for name, some in took.items()}
    yards.setdefault(engines.TANTIVY, peers.missing("tantivy"))
    ghost = median(ours)
    scene.index()
    what, spoken = "ghost index, an empty cache", scene.bytes_of(scene.root) / 1e6
    rows = [Row(name, yards[name]) for name in engines.NAMES]
    for name in engines.NAMES:
        target = 2.5 if name == engines.TANTIVY else None
        rows.append(Row(what, ghost, name, yards[name], target, scene.judged))
    sizes = [f"ghost {scene.index_bytes / 1e6:.0f} MB (notes, and what it shows, are in it)"]
    for name in names:
        path = engines.place(scene.folder, name)
        size = scene.bytes_of(path) if os.path.isdir(path) else os.path.getsize(path)
        sizes.append(f"{name} {size / 1e6:.0f} MB")
    size, memory = scene.index_bytes / 1e6 / spoken, ghost.memory
    judged = [
        Claim("the size of the index, beside the files", f"{size:.2f}", f"<= {SIZE}", size <= SIZE),
        Claim("peak memory: the first indexing", f"{memory:.0f} MB", f"<= {MEMORY} MB", memory <= MEMORY),
    ]
    return Section(
        f"First indexing of {scene.size:,} episodes",
        rows,
        "ghost from its files, a whole process; the engines from what is said alone, already in memory.",
        f"Of {spoken:.0f} MB of files: {'; '.join(sizes)}.",
        judged if scene.judged else (),
    )


def _engines(scene: Scene, names: list[str]) -> dict[str, Took]:
    """What indexing took each of them."""
    for name in names:
        path = engines.place(scene.folder, name)
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif os.path.exists(path):
            os.unlink(path)
    words = [sys.executable, os.path.abspath(engines.__file__), scene.root, scene.folder, *names]
    command = Command(words)
    done = subprocess.run(words, env=environ_of(command), capture_output=True, check=False, text=True)
    if done.returncode:
        raise FailedError(done.stderr)
    return {name: Took(*one) for name, one in json.loads(done.stdout).items()}


def _notes(scene: Scene, number: int) -> Callable[[], None]:
    return _append(os.path.join(scene.episode(number), "episode.yaml"), "# a remark\n")


def _transcript(scene: Scene, number: int) -> Callable[[], None]:
    cue = "\n\n09:00:00.000 --> 09:00:09.000\n<v Ada Reed>One more sentence, about nothing.\n"
    return _append(os.path.join(scene.episode(number), "transcript.vtt"), cue)


def _append(path: str, text: str) -> Callable[[], None]:
    """Add to a file; what is returned takes that back."""
    with open(path, "r+b") as file:
        before = file.seek(0, os.SEEK_END)
        file.write(text.encode())
    return lambda: os.truncate(path, before)


def _added(scene: Scene, number: int) -> Callable[[], None]:
    path = os.path.join(scene.root, "one-more-episode")
    shutil.copytree(scene.episode(number), path)
    return lambda: shutil.rmtree(path)


def changes(scene: Scene) -> Section:
    """The first command after a change, beside the same with nothing changed; the changes are taken back."""
    command = scene.ghost("search", data.RARE, "-n", "20")
    kinds = {
        "after the notes of one episode have changed": _notes,
        "after one transcript has changed": _transcript,
        "after one episode has been added": _added,
    }
    unchanged: list[Took] = []
    taken: dict[str, list[Took]] = {name: [] for name in kinds}
    for turn in range(CHANGES):
        for name, change in kinds.items():
            undo = change(scene, (turn * 17 + 5) % scene.size)
            try:
                taken[name].append(run(command))
            finally:
                undo()
            run(command)
            settle()
            run(command)
            unchanged.append(run(command))
    yard, beside = median(unchanged), "the same, nothing changed"
    rows = [Row("ghost search, the rare word, nothing changed", yard, peak=True)]
    for name, some in taken.items():
        target = 1.6 if "added" in name else 1.4
        rows.append(Row(name, median(some), beside, yard, target, scene.judged, peak=True))
    return Section(f"After one change in {scene.size:,} episodes", rows)
