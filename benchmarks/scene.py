"""A library of some size, the cache that ghost has for it, and ghost's commands over it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass

import data
from measure import GHOST, Command, home, run, settle

LARGE = 10_000
"""Episodes from which on the targets for large libraries are judged."""


@dataclass(frozen=True)
class Scene:
    """`root` is the library; `folder` is where its cache, and what the yardsticks make of it, may lie."""

    size: int
    root: str
    folder: str

    @property
    def judged(self) -> bool:
        """Whether the targets for large libraries hold for it."""
        return self.size >= LARGE

    def ghost(self, *words: str, lines: int | None = None, **environ: str) -> Command:
        """A command over this library; `lines`: its reader leaves after so many."""
        return Command(
            [*GHOST, *words],
            {**home(self.folder), "GHOST_CONTENT": self.root, **environ},
            self.folder,
            lines,
        )

    def index(self) -> None:
        """Have the index made, and have it settled."""
        run(self.ghost("index"))
        settle()
        run(self.ghost("index"))

    def forget(self) -> None:
        """Take the index away."""
        shutil.rmtree(home(self.folder)["XDG_CACHE_HOME"], ignore_errors=True)

    def warm(self) -> None:
        """Have the machine hold all files in its memory."""
        for place, _, names in os.walk(self.root):
            for name in names:
                with open(os.path.join(place, name), "rb") as file:
                    file.read()

    def episode(self, number: int) -> str:
        """The folder of an episode."""
        return os.path.join(self.root, f"episode-{number:05}")

    def bytes_of(self, folder: str) -> int:
        """How much lies in a folder."""
        return sum(
            os.path.getsize(os.path.join(place, name))
            for place, _, names in os.walk(folder)
            for name in names
        )

    @property
    def index_bytes(self) -> int:
        """How large the index is."""
        return self.bytes_of(home(self.folder)["XDG_CACHE_HOME"])


def made(size: int, kept: str, folder: str) -> Scene:
    """A library of so many episodes in `kept`, which is used again, and room for its cache in `folder`."""
    place = os.path.join(folder, f"cache-{size}")
    os.makedirs(place)
    return Scene(size, data.library(os.path.join(kept, f"library-{size}"), size), place)
