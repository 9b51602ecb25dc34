"""Kills `ghost` at random moments of a command that writes, and looks at what is left.

`python killed.py SCENE FOLDER KILLS SEED` prints a JSON object. A child is forked for each kill; it
counts calls and returns from when the command begins to write, and ends itself with SIGKILL at one
of them, chosen at random: so a kill falls between any two calls of the system.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from ghostcli.cli.app import run
from traced import BRIDGE, SAMPLE

NEW = BRIDGE + "\n00:20.000 --> 00:21.000\n<v SPEAKER_00>" + "And so on. " * 2000 + "\n"


class Scene(NamedTuple):
    """A command, what it starts from, the function in which kills begin, and the files it writes."""

    prepare: Callable[[Path], None]
    command: tuple[str, ...]
    begins: str
    files: tuple[str, ...]


def _library(folder: Path) -> None:
    (folder / "in").mkdir(parents=True)
    (folder / "in/bridge.vtt").write_text(NEW)
    (folder / "lib").mkdir()
    (folder / "lib/ghost.yaml").write_text("version: 1\n")


def _present(folder: Path) -> None:
    _library(folder)
    (folder / "lib/bridge").mkdir()
    (folder / "lib/bridge/episode.yaml").write_text("title: The Bridge\n")
    (folder / "lib/bridge/transcript.vtt").write_text(BRIDGE)


def _sample(folder: Path) -> None:
    folder.mkdir()
    quietly(["init", str(folder / "lib")])


_FORCED = ("import", "{}/in/bridge.vtt", "--episode", "bridge", "--force", "--content", "{}/lib")
_INIT = ("README.md", "ghost.schema.json", "ghost.yaml")
SCENES = {
    "new": Scene(
        _library,
        ("import", "{}/in/bridge.vtt", "--content", "{}/lib"),
        "import_reading",
        ("bridge/transcript.vtt", "bridge/episode.yaml"),
    ),
    "replaced": Scene(_present, _FORCED, "import_reading", ("bridge/transcript.vtt", "bridge/episode.yaml")),
    "filled": Scene(
        _sample,
        ("verify", "--write", "--content", "{}/lib"),
        "write_file",
        (f"{SAMPLE}/notes.yaml", f"{SAMPLE}/episode.yaml"),
    ),
    "init": Scene(
        lambda folder: folder.mkdir(),
        ("init", "{}/lib"),
        "init_library",
        (*_INIT, *(f"{SAMPLE}/{name}" for name in ("episode.yaml", "notes.yaml", "transcript.vtt"))),
    ),
}


def quietly(arguments: list[str]) -> int:
    """Run `ghost` with what it prints thrown away."""
    gc.collect()  # else the index of the run before is still open, and is waited for
    kept = [os.dup(1), os.dup(2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        return run(arguments)
    finally:
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for descriptor in (*kept, nowhere):
            os.close(descriptor)


def held(library: Path, files: tuple[str, ...]) -> dict[str, bytes | None]:
    """What each of the files holds, None where there is none."""
    return {name: (library / name).read_bytes() if (library / name).exists() else None for name in files}


def child(scene: Scene, arguments: list[str], last: int) -> tuple[bool, int]:
    """Run the command in a child that ends at its event number `last`: whether it did, and its events."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        events = 0
        begun = False

        def count(frame: FrameType, event: str, _: object) -> None:
            nonlocal events, begun
            begun = begun or (event == "call" and frame.f_code.co_name == scene.begins)
            if begun:
                events += 1
                if events == last:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(count)
        status = 70
        try:
            status = quietly(arguments)
        finally:
            sys.setprofile(None)
            os.write(writing, str(events).encode())
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        events = int(pipe.read() or 0)
    _, status = os.waitpid(process, 0)
    killed = os.WIFSIGNALED(status)
    assert killed or os.WEXITSTATUS(status) == 0, status
    return killed, events


def main(name: str, folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill, look, and bring the command to its end again, as often as is asked."""
    scene = SCENES[name]
    work = folder / "work"
    arguments = [text.format(work) for text in scene.command]

    def prepared() -> dict[str, bytes | None]:
        shutil.rmtree(work, ignore_errors=True)
        scene.prepare(work)
        return held(work / "lib", scene.files)

    before = prepared()
    assert quietly(arguments) == 0
    after = held(work / "lib", scene.files)
    prepared()
    _, events = child(scene, arguments, 0)
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    old = new = mixed = left = 0
    for _ in range(kills):
        prepared()
        killed, _ = child(scene, arguments, chance.randint(1, events))
        assert killed
        now = held(work / "lib", scene.files)
        for file, data in now.items():
            assert data in {before[file], after[file]}, (file, data)
        if name == "init":  # a folder is a library only when all of it is there
            assert now["ghost.yaml"] is None or now == after
        old += now == before
        new += now == after
        mixed += now not in (before, after)
        library = work / "lib"
        known = {*scene.files, *(str(p.relative_to(library)) for p in library.rglob("*") if _is_known(p))}
        temporary = [
            p for p in library.rglob("*") if p.is_file() and str(p.relative_to(library)) not in known
        ]
        assert all(p.name.startswith(".ghost-") for p in temporary), temporary
        left += len(temporary)
        if name != "init":
            assert quietly(arguments) == 0
            assert held(library, scene.files) == after
            assert quietly(["lint", str(library)]) in {0, 1}
    return {"events": events, "old": old, "new": new, "mixed": mixed, "left": left}


def _is_known(path: Path) -> bool:
    return path.name in {"ghost.yaml", "README.md", "ghost.schema.json", "transcript.vtt"}


if __name__ == "__main__":
    scene_name, where, number, seeded = sys.argv[1:]
    print(json.dumps(main(scene_name, Path(where), int(number), int(seeded))))  # noqa: T201 - a program
