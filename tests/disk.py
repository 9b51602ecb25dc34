"""A disk that keeps only what it must: what lies on it after a cut of power, by the calls that were made.

What was synced is there. Of the rest, each thing by itself may be there or not: what a file holds, whether
a name stands in its folder, and which file it names. File systems keep more than that, and each of them
something else.
"""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

MARKS = ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync", "fchmod")
"""The calls before and behind which the power may fail."""

Tree = dict[str, bytes | None]
"""Paths below a folder: the bytes of a file, None for a folder."""


class Entry(NamedTuple):
    """What a name in a folder stands for: which file, and whether that is a folder."""

    number: int
    is_folder: bool


class Disk:
    """What of a folder and all below it is on the disk; all of it is in the beginning.

    `cut` is called at each moment with this.
    """

    def __init__(self, root: Path, cut: Callable[[Disk], None], patch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.cut = cut
        self.kept: dict[int, bytes] = {}
        self.names: dict[int, dict[str, Entry]] = {}
        self.moments = 0
        self._handles: list[int] = []  # so that no number of a file is given to another one
        self._is_busy = False
        for folder, _, files in os.walk(root):
            self._keep(os.open(folder, os.O_RDONLY))
            for name in files:
                self._keep(os.open(os.path.join(folder, name), os.O_RDONLY))
        for name in MARKS:
            patch.setattr(os, name, self._around(name, getattr(os, name)))

    def close(self) -> None:
        """Forget all files."""
        for handle in self._handles:
            os.close(handle)

    def least(self) -> Tree:
        """What is there for certain."""
        return self._tree(lambda: False)

    def some(self, seed: int) -> Tree:
        """What may be there: of what was not synced, half."""
        chance = random.Random(seed)  # noqa: S311 - a moment, no secret
        return self._tree(lambda: chance.random() < 0.5)

    def _around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            if self._is_busy:
                return call(*arguments, **named)
            self._moment()
            result = call(*arguments, **named)
            if name == "fsync":
                self._keep(os.dup(arguments[0]))
            self._moment()
            return result

        return called

    def _moment(self) -> None:
        self.moments += 1
        self._is_busy = True
        try:
            self.cut(self)
        finally:
            self._is_busy = False

    def _keep(self, handle: int) -> None:
        self._handles.append(handle)
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            self.names[found.st_ino] = _entries(handle)
        else:
            self.kept[found.st_ino] = Path(f"/proc/self/fd/{handle}").read_bytes()

    def _tree(self, arrives: Callable[[], bool]) -> Tree:
        tree: Tree = {}
        self._go(self.root.stat().st_ino, "", self._live(), arrives, tree)
        return tree

    def _live(self) -> dict[int, Path]:
        """Where the files are that are there now, by their number."""
        return {one.lstat().st_ino: one for one in (self.root, *self.root.rglob("*"))}

    def _go(
        self, number: int, path: str, live: dict[int, Path], arrives: Callable[[], bool], tree: Tree
    ) -> None:
        names = dict(self.names.get(number, {}))
        now = _entries(live[number]) if number in live else names
        for name in sorted(names.keys() | now.keys()):
            if names.get(name) != now.get(name) and arrives():
                names.pop(name, None)
                names |= {name: now[name]} if name in now else {}
        for name, entry in sorted(names.items()):
            below = f"{path}/{name}" if path else name
            if entry.is_folder:
                tree[below] = None
                self._go(entry.number, below, live, arrives, tree)
            else:
                held = self.kept.get(entry.number, b"")
                if entry.number in live and arrives():
                    held = live[entry.number].read_bytes()
                tree[below] = held


def _entries(folder: int | Path) -> dict[str, Entry]:
    with os.scandir(folder) as found:
        return {one.name: Entry(one.inode(), one.is_dir(follow_symlinks=False)) for one in found}


def make(tree: Tree, root: Path) -> None:
    """Put such a tree into a new folder."""
    root.mkdir()
    for path, held in tree.items():  # a folder stands before what is in it
        if held is None:
            (root / path).mkdir()
        else:
            (root / path).write_bytes(held)
