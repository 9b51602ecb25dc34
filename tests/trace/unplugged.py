"""Pulls the plug on a real file system while `ghost` writes, and looks at what is left.

`python unplugged.py SCENE FOLDER CUTS SEED` prints a JSON object. It needs root, loop devices and ext4. A child
writes into a library and a cache on a loop device; it stops at one of the calls by which something is written.
Some pages of some files then reach the device, as the kernel may choose, and its journal, or nothing does. The
image is copied, which is what a cut of power would leave, and mounted in the place of the other.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from writings import NEW, held, quietly

from ghostcli.cli.app import run
from ghostcli.index import guard, index_path
from traced import BRIDGE, SAMPLE

NEEDED = ("mkfs.ext4", "mount", "umount")
"""Programs of the system."""

SIZE = 48_000_000
OPTIONS = ("data=ordered", "data=writeback")
WRITES = frozenset(
    (
        *("fsync", "replace", "unlink", "mkdir", "rmdir", "open", "fchmod", "write", "flush", "close"),
        *("execute", "executemany", "commit", "add_document", "delete_documents", "wait_merging_threads"),
    )
)
"""Names of the calls at which the power may fail."""

ASKED = (
    ("search", "river", "-o", "ref"),
    ("search", "ferryman", "-o", "json"),
    ("search", "lantern", "-o", "ref"),
    ("quotes", "-o", "json"),
    ("episodes", "-o", "json"),
    ("lint", "-o", "json"),
    ("transcript", "talk-03"),
)
"""What is asked afterwards."""

_PAGE = 4096
_WAIT_AND_WRITE = 7  # flags of sync_file_range
_libc = ctypes.CDLL(None, use_errno=True)


class Scene(NamedTuple):
    """A command, what is done before it, and the files of the library that it writes."""

    prepare: Callable[[Path], None]
    command: tuple[str, ...]
    files: tuple[str, ...] = ()


def _library(folder: Path) -> None:
    (folder / "lib").mkdir()
    (folder / "lib/ghost.yaml").write_text("version: 1\n")
    for number in range(6):
        _talk(folder, number, "river")


def _talk(folder: Path, number: int, word: str) -> None:
    talk = folder / f"lib/talk-{number:02}"
    talk.mkdir(exist_ok=True)
    quote = f"We measured the {word} twice and trusted the first number."
    (talk / "episode.yaml").write_text(f'title: Talk {number}\nquotes:\n  - text: "{quote}"\n')
    spoken = BRIDGE.replace("river", word)
    for minute in range(1, 12):
        spoken += f"\n{minute:02}:30.000 --> {minute:02}:40.000\n<v Ada>{word} number {minute * number}.\n"
    (talk / "transcript.vtt").write_text(spoken)


def _kept(folder: Path) -> None:
    """A library whose index is there."""
    _library(folder)
    answers(folder, ASKED[:1])


def _edited(folder: Path) -> None:
    """One of which some episodes have changed since."""
    _kept(folder)
    for number in range(0, 6, 2):
        _talk(folder, number, "lantern")
    shutil.rmtree(folder / "lib/talk-05")


def _imported(folder: Path) -> None:
    _kept(folder)
    (folder / "bridge.vtt").write_text(NEW)


_INIT = ("README.md", "ghost.schema.json", "ghost.yaml")
_SAMPLE = tuple(f"{SAMPLE}/{name}" for name in ("episode.yaml", "notes.yaml", "transcript.vtt"))
SCENES = {
    "first search": Scene(_library, ASKED[0]),
    "refresh": Scene(_edited, ASKED[2]),
    "rebuild": Scene(_kept, ("index", "--rebuild")),
    "import": Scene(_imported, ("import", "{}/bridge.vtt"), ("bridge/transcript.vtt", "bridge/episode.yaml")),
    "import over one": Scene(
        _imported, ("import", "{}/bridge.vtt", "-e", "talk-03", "--force"), ("talk-03/transcript.vtt",)
    ),
    "verify --write": Scene(
        _kept, ("verify", "--write"), tuple(f"talk-{number:02}/episode.yaml" for number in range(6))
    ),
    "init": Scene(lambda _: None, ("init", "{}/lib"), (*_INIT, *_SAMPLE)),
}


@contextmanager
def mounted(image: Path, folder: Path, option: str) -> Iterator[None]:
    """The file system of an image. Nothing is committed unasked, and no rename has its file written first."""
    options = f"loop,noauto_da_alloc,commit=600,{option}"
    subprocess.run(["mount", "-o", options, str(image), str(folder)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def why_not(folder: Path) -> str:
    """Why a plug cannot be pulled here; empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "needs root on Linux, to mount file systems"
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        return f"needs {', '.join(missing)}"
    image, point = folder / "try.img", folder / "try"
    point.mkdir()
    make_file_system(image)
    try:
        with mounted(image, point, OPTIONS[0]):
            return ""
    except subprocess.CalledProcessError as error:
        return f"needs loop devices: {error.stderr.decode().strip()}"
    finally:
        image.unlink()


def make_file_system(image: Path) -> None:
    """An empty file system in a file."""
    with image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)


def typed(folder: Path, command: Sequence[str]) -> list[str]:
    """A command over the library in a folder; `init` makes it."""
    where = [] if command[0] == "init" else ["--content", str(folder / "lib")]
    return [*(text.format(folder) for text in command), *where]


def forked(work: Callable[[], object]) -> Any:
    """What a function returns in a process of its own, which has all files closed by then."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        try:
            os.write(writing, json.dumps(work()).encode())
        except BaseException:  # noqa: BLE001 - it ends here
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(process, 0)
    return json.loads(told)


def answers(folder: Path, commands: Sequence[Sequence[str]], cache: str = "") -> list[Any]:
    """What commands say of the library in a folder: status, stdout and stderr."""

    def ask() -> list[Any]:
        os.environ["XDG_CACHE_HOME"] = cache or str(folder / "cache")
        said = []
        for command in commands:
            files = [folder.parent / "out", folder.parent / "err"]
            for number, file in enumerate(files, 1):
                opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
                os.dup2(opened, number)
            said.append([run(typed(folder, command)), *(file.read_text() for file in files)])
        return said

    return list(forked(ask))


def stops(folder: Path, command: Sequence[str], last: int) -> tuple[int, int]:
    """Start a command that stops at its write number `last`: its process, 0 if it is done, and its writes."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        writes = 0

        def count(_: FrameType, event: str, call: Any) -> None:
            nonlocal writes
            if event in {"c_call", "c_return"} and getattr(call, "__name__", "") in WRITES:
                writes += 1
                if writes == last:
                    os.kill(os.getpid(), signal.SIGSTOP)

        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        guard._changing = lambda: "changing an-earlier-start"  # of the machine
        status = 70
        sys.setprofile(count)
        try:
            status = quietly(typed(folder, command))
        finally:
            sys.setprofile(None)
            os.write(writing, str(writes).encode())
            os._exit(status)
    os.close(writing)
    _, status = os.waitpid(process, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        os.close(reading)
        return process, last
    with os.fdopen(reading) as pipe:
        writes = int(pipe.read())
    assert os.waitstatus_to_exitcode(status) in {0, 1}, status
    return 0, writes


def write_back(folder: Path, chance: random.Random) -> None:
    """Some of what is not synced reaches the device, as the kernel may choose."""
    share = chance.choice((0, 0.1, 0.5, 0.9, 1))
    for file in sorted(folder.rglob("*")):
        if file.is_file() and chance.random() < share:
            handle = os.open(file, os.O_RDWR)
            for at in range(0, os.fstat(handle).st_size, _PAGE):
                if chance.random() < share:
                    begin, size = ctypes.c_int64(at), ctypes.c_int64(_PAGE)
                    _libc.sync_file_range(handle, begin, size, _WAIT_AND_WRITE)
            os.close(handle)
    if chance.random() < 0.8:  # the journal is written with whatever file is synced
        handle = os.open(folder / "other", os.O_RDWR | os.O_CREAT)
        os.fsync(handle)
        os.close(handle)


class Trial:
    """A scene on a file system of its own."""

    def __init__(self, scene: Scene, folder: Path, option: str) -> None:
        self.scene = scene
        self.option = option
        self.work = folder / "work"
        self.base, self.image, self.cut = (folder / name for name in ("base.img", "disk.img", "cut.img"))
        self.truths: dict[Any, list[Any]] = {}
        self.work.mkdir(exist_ok=True)
        make_file_system(self.base)
        with mounted(self.base, self.work, option):
            scene.prepare(self.work)
            self.before = held(self.work / "lib", scene.files)
        shutil.copyfile(self.base, self.image)
        with mounted(self.image, self.work, option):
            _, self.writes = stops(self.work, scene.command, 0)
            self.after = held(self.work / "lib", scene.files)

    def pull(self, last: int, chance: random.Random) -> dict[str, Any]:
        """Pull the plug at a write, and look: whether the files are old, and whether the index was believed."""
        shutil.copyfile(self.base, self.image)
        with mounted(self.image, self.work, self.option):
            process, _ = stops(self.work, self.scene.command, last)
            write_back(self.work, chance)
            shutil.copyfile(self.image, self.cut)
            if process:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
        with mounted(self.cut, self.work, self.option):
            return self.look(is_done=not process)

    def look(self, *, is_done: bool) -> dict[str, Any]:
        """Hold what is there against what may be."""
        lib, scene = self.work / "lib", self.scene
        now = held(lib, scene.files)
        for name, data in now.items():
            assert data in {self.before[name], self.after[name]}, name
        if is_done:
            assert now == self.after
        if scene.command[0] == "init":
            assert now["ghost.yaml"] is None or now == self.after
        index = Path(
            index_path.path_of(
                index_path.Libraries((str(lib),), False), {"XDG_CACHE_HOME": f"{self.work}/cache"}
            )
        )
        believed = guard.is_sound(str(index))
        if lib.is_dir():
            state = tuple(sorted((str(one), one.read_bytes()) for one in lib.rglob("*") if one.is_file()))
            truth = self.truths.get(state) or answers(self.work, ASKED, os.devnull)
            self.truths[state] = truth
            for said in (answers(self.work, ASKED), answers(self.work, ASKED)):
                for command, here, there in zip(ASKED, said, truth, strict=True):
                    assert here[:2] == there[:2], (command, here, there)
                    assert "cannot be" not in here[2], here
            assert guard.is_sound(str(index))
        if now != self.after or scene.command[0] != "init":
            assert forked(lambda: quietly(typed(self.work, scene.command))) in {0, 1}
        assert held(lib, scene.files) == self.after
        assert not list(lib.rglob(".ghost-*"))
        return {"old": now == self.before, "new": now == self.after, "believed": believed}


def moment(writes: int, chance: random.Random) -> int:
    """A write to stop at: any, one of the last, by which ghost says what is so, or none, and it is done."""
    first = chance.choice((1, max(writes - 30, 1), writes + 1))
    return chance.randint(first, writes + 1)


def main(name: str, folder: Path, cuts: int, seed: int) -> dict[str, int]:
    """Pull the plug as often as is asked; counts of what was left."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - moments, no secrets
    told = {"cuts": 0, "writes": 0, "old": 0, "new": 0, "mixed": 0, "believed": 0}
    for option in OPTIONS:
        trial = Trial(SCENES[name], folder, option)
        told["writes"] = trial.writes
        for _ in range(cuts // len(OPTIONS)):
            last = moment(trial.writes, chance)
            try:
                found = trial.pull(last, chance)
            except AssertionError:
                print(f"{name}, {option}, cut at write {last} of {trial.writes}", file=sys.stderr)  # noqa: T201
                raise
            told["cuts"] += 1
            told["old"] += found["old"]
            told["new"] += found["new"] and not found["old"]
            told["mixed"] += not found["old"] and not found["new"]
            told["believed"] += found["believed"]
    return told


if __name__ == "__main__":
    scene_name, where, number, seeded = sys.argv[1:]
    print(json.dumps(main(scene_name, Path(where), int(number), int(seeded))))  # noqa: T201 - a program
