"""Answers over a library, and harm to the files of its index."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from ghostcli.index import guard
from ghostcli.index.library import stored_library
from ghostcli.model import EPISODES, KINDS, TRANSCRIPT
from ghostcli.search.find import Question, find

ALL = (*KINDS.values(), EPISODES, TRANSCRIPT)
SECONDS = 20


def answers(episodes: object) -> str:
    """Everything that is read, and some of what is found."""
    parts = [repr(dict(episodes.items()))]  # type: ignore[attr-defined]
    for query in ("bridge", "ferry harbour", "brigde", '"people think"', "since:2025 lanter*"):
        answer = find(episodes, Question(ALL, query))  # type: ignore[arg-type]
        parts.append(repr((list(answer.hits), answer.total, answer.read_as)))
    return "\n".join(parts)


def stored(root: str, environ: Mapping[str, str] = os.environ) -> str:
    """Answers by the index, which is made or mended where it must be."""
    started = time.monotonic()
    library, index = stored_library([root], environ)
    try:
        return answers(library.episodes)
    finally:
        index.close()
        assert time.monotonic() - started < SECONDS


def overwrite(path: Path, at: float, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(int(path.stat().st_size * at))
        file.write(data)


def run_sql(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def cut(path: Path, share: float) -> None:
    os.truncate(path, int(path.stat().st_size * share))


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir(parents=True)


def replace_by_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def stamp_anew(path: Path) -> None:
    with guard.changing(str(path)):
        pass


def words(path: Path) -> Path:
    return Path(f"{path}{guard.WORDS}")


def flip(path: Path, at: float) -> None:
    """Turn one bit round."""
    data = bytearray(path.read_bytes())
    data[int(len(data) * at)] ^= 4
    path.write_bytes(data)


def zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def other_words(path: Path) -> None:
    """Words of an index with other fields."""
    from tantivy import Index, SchemaBuilder

    shutil.rmtree(words(path))
    words(path).mkdir(0o700)
    Index(SchemaBuilder().add_text_field("x").build(), str(words(path)))


GARBAGE = bytes(range(256)) * 8


def to_folder(path: Path, ending: str) -> None:
    beside = Path(f"{path}{ending}")
    beside.unlink(missing_ok=True)
    beside.mkdir()


COMMAND = "import sys; from ghostcli.cli.app import run; sys.exit(run(sys.argv[1:]))"
FULL = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
)
"""What makes every file that grows beyond that fail, as on a full disk."""


def start(root: str, *arguments: str, before: str = "") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", before + COMMAND, *arguments, "--content", root],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )


def ghost(root: str, *arguments: str) -> tuple[int, str]:
    """Run a command line; its status and what it prints."""
    process = start(root, *arguments)
    out, _ = process.communicate(timeout=60)
    return process.returncode, out.decode()
