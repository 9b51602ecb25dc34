"""Other users of the machine, who run `ghost` in children of the tests; and a library of theirs."""

from __future__ import annotations

import codecs
import gc
import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from faults.processes import load_everything
from ghostcli.cli.app import run
from running import Ran
from traced import BRIDGE

US, THEM = 64_001, 64_002
HIDDEN = "HIDDEN-KEY"
EPISODE = """title: The bridge
quotes: [{id: river, text: "We measured the river twice and trusted the first number."}]
"""
ASKED = (("search", "river"), ("quotes", "-o", "json"), ("people",), ("verify",), ("lint",))


class User(NamedTuple):
    """One of two users, in a folder that both can reach."""

    number: int
    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / f"home-{self.number}"

    def ghost(self, *words: str | Path, status: int = 0, kept: Path | None = None, mask: int = 0o022) -> Ran:
        """Run `ghost` as that user; it comes to its end, with a sentence at worst."""

        def call() -> int:
            os.environ.clear()
            os.environ.update(HOME=str(self.home), PATH="/usr/bin:/bin", EDITOR="true", BROWSER="true")
            os.environ.update({"XDG_CACHE_HOME": str(kept)} if kept else {})
            return run([str(word) for word in words])

        ran = self.does(call, mask)
        assert ran.status == status, (words, ran)
        assert "Traceback" not in ran.err, (words, ran)
        return ran

    def does(self, call: Callable[[], int], mask: int = 0o022) -> Ran:
        """What a function returns and prints as that user: in a child, which has all its modules loaded.

        The Python that runs the tests may lie where only root can read.
        """
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            process = os.fork()
            if not process:
                status = 70
                try:
                    for number, file in enumerate((out, err), 1):
                        os.dup2(file.fileno(), number)
                    os.setgroups([])
                    os.setgid(self.number)
                    os.setuid(self.number)
                    os.umask(mask)
                    os.chdir(self.folder)
                    signal.alarm(120)
                    status = call()
                except BaseException:  # noqa: BLE001 - it ends here
                    os.write(2, traceback.format_exc().encode())
                finally:
                    os._exit(status)
            _, ended = os.waitpid(process, 0)
            told = []
            for file in (out, err):
                file.seek(0)
                told.append(file.read().decode())
        return Ran(os.waitstatus_to_exitcode(ended), *told)

    def owns(self, path: Path, mode: int | None = None) -> Path:
        """Make that and all below it this user's."""
        for one in (path, *path.rglob("*")):
            os.chown(one, self.number, self.number, follow_symlinks=False)
        if mode is not None:
            path.chmod(mode)
        return path


@cache
def load() -> None:
    """Load what commands load when they need it: who is another user afterwards may not be able to."""
    load_everything()
    for name in ("ascii", "latin-1", "utf-16", "cp1252", "idna"):
        codecs.lookup(name)
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", name)
        patch.setenv("XDG_CACHE_HOME", name)
        patch.chdir(name)
        library(User(0, Path(name)), Path(name) / "library")
        Path("talk.vtt").write_text(BRIDGE)
        for words in (*ASKED, ("index",), ("import", "talk.vtt"), ("verify", "--write"), ("show", "nobody")):
            run([*words, "--content", "library"])
        run(["init", "new"])
        gc.collect()


def library(owner: User, folder: Path, mode: int = 0o755) -> Path:
    """A library of that user's."""
    (folder / "bridge").mkdir(parents=True)
    (folder / "ghost.yaml").write_text("version: 1\n")
    (folder / "bridge/episode.yaml").write_text(EPISODE)
    (folder / "bridge/transcript.vtt").write_text(BRIDGE)
    return owner.owns(folder, mode)
