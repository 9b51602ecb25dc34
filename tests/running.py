"""How tests run `ghost`: in this process or as a program, in a pipe or on a terminal."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple


class Ran(NamedTuple):
    """What a run of `ghost` gave."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def rows(self) -> list[list[str]]:
        """The cells of plain output."""
        return [line.split("\t") for line in self.out.removesuffix("\n").split("\n")]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ghost = Callable[..., Ran]
"""`ghost(*arguments, status=0, stdin=...)`; the terminal's has a width and more, see below."""


def open_terminal(width: int, height: int) -> tuple[int, int]:
    """The two ends of a terminal of that size, which passes on what is written as it is."""
    outside, inside = os.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    settings = termios.tcgetattr(inside)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(inside, termios.TCSANOW, settings)
    return outside, inside


END = b"\0the end\0"


@contextlib.contextmanager
def shown_terminal(width: int, height: int) -> Iterator[tuple[int, list[str]]]:
    """The inner end of a terminal; what was written to it is in the list after the block.

    The reader stops at a mark, not at the close: Linux may drop what is still under way when the
    last writer closes.
    """
    outside, inside = open_terminal(width, height)
    shown: list[str] = []
    reader = threading.Thread(target=lambda: shown.append(_read_to_end(outside)))
    reader.start()
    try:
        yield inside, shown
    finally:
        os.write(inside, END)
        reader.join()
        os.close(inside)
        os.close(outside)


def _read_to_end(outside: int) -> str:
    data = b""
    while not data.endswith(END):
        data += os.read(outside, 65536)
    return data.removesuffix(END).decode()


class Shell:
    """A real shell with `ghost` on its path; what it runs is a program of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.environ = {**os.environ, "PATH": path}

    def __call__(
        self,
        script: str,
        *,
        program: str = "bash",
        status: int = 0,
        environ: Mapping[str, str] | None = None,
    ) -> Ran:
        """Run a script; its exit status is asserted, and that nothing ends in a traceback."""
        done = subprocess.run(
            [program, "-c", script],
            cwd=self.folder,
            env={**self.environ, **(environ or {})},
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert ran.status == status, ran
        assert "Traceback" not in ran.out + ran.err, ran
        assert "Exception" not in ran.err, ran
        return ran

    def on_terminal(
        self, script: str, *, width: int = 80, status: int = 0, environ: Mapping[str, str] | None = None
    ) -> str:
        """What a script shows whose three streams are a terminal."""
        with shown_terminal(width, 24) as (inside, shown):
            got = subprocess.run(
                ["bash", "-c", script],
                cwd=self.folder,
                env={**self.environ, **(environ or {})},
                stdin=inside,
                stdout=inside,
                stderr=inside,
                start_new_session=True,
                check=False,
            ).returncode
        assert got == status, shown
        return shown[0]


class Typist:
    """A person who types at a program on a terminal and waits for what it answers."""

    def __init__(self, command: list[str], folder: Path, environ: dict[str, str]) -> None:
        self._outside, inside = open_terminal(200, 50)
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)
        self.seen = ""

    def type(self, keys: str, until: str) -> str:
        """Type keys and wait until the answer holds a text; what was shown up to its end."""
        os.write(self._outside, keys.encode())
        shown = ""
        while until not in shown:
            ready, _, _ = select.select([self._outside], [], [], 30)
            assert ready, f"waited for {until!r} and saw {shown!r}"
            shown += os.read(self._outside, 65536).decode("utf-8", "replace")
        self.seen += shown
        return shown

    def leave(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._outside)


def write_episode(folder: Path, name: str, text: str) -> Path:
    """An episode of a library in `folder`, which becomes one."""
    (folder / "ghost.yaml").write_text("version: 1\n")
    path = folder / name / "episode.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
