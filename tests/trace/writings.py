"""Commands that write into a library, and the files that each writes: for cuts of power."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ghostcli.cli.app import run
from traced import BRIDGE, SAMPLE

NEW = BRIDGE + "\n00:20.000 --> 00:21.000\n<v SPEAKER_00>" + "And so on. " * 2000 + "\n"


class Scene(NamedTuple):
    """A command, what it starts from, and the files it writes."""

    prepare: Callable[[Path], None]
    command: tuple[str, ...]
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
        ("bridge/transcript.vtt", "bridge/episode.yaml"),
    ),
    "replaced": Scene(_present, _FORCED, ("bridge/transcript.vtt", "bridge/episode.yaml")),
    "filled": Scene(
        _sample,
        ("verify", "--write", "--content", "{}/lib"),
        (f"{SAMPLE}/notes.yaml", f"{SAMPLE}/episode.yaml"),
    ),
    "init": Scene(
        lambda folder: folder.mkdir(),
        ("init", "{}/lib"),
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
