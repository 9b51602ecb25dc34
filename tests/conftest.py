"""What all tests share: an empty home, and `ghost` run in it, in a pipe or on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ghostcli.cli.app import run
from ghostcli.library.paths import builtin_root
from running import Ghost, Ran, Shell, shown_terminal
from traced import BRIDGE, SAMPLE, Home
from web import Web

# A busy machine is no failure. Where all checks run, examples are the same in every run, so forty do: what
# fails there fails for the change that made it. Elsewhere they are a hundred new ones each time.
settings.register_profile("ghost", deadline=None)
settings.register_profile("checks", deadline=None, derandomize=True, max_examples=40)
settings.load_profile("checks" if "CI" in os.environ else "ghost")

# Compiled code is kept, though the machine may say otherwise: half of what a start of `ghost` takes, hundreds
# of times, and a quarter of a minute for the tests themselves.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


SYSTEM = frozenset(
    [
        "cli/test_completion_shells",
        "cli/test_streams",
        "faults/test_sixteen",
        "faults/test_system_calls",
        "index/test_alike",
        "index/test_damage",
        "index/test_edits_at_random",
        "index/test_kills",
        "index/test_locked",
        "index/test_refreshing",
        "index/test_refreshing_broken_off",
        "index/test_trust",
        "library/test_fuzz",
        "library/test_one_edit",
        "library/test_strangers",
        "recognition/test_exporting",
        "render/test_hostile_texts",
        "search/test_against_brute_force",
        "search/test_much_of_one_kind",
        "system/test_pretended",
        "test_documentation",
        "test_hooks",
        "test_linear",
        "test_linear_asking",
        "test_linear_drafts",
        "test_linear_reading",
        "test_package",
        "test_share",
        "test_site",
        "test_speakers_benchmark",
        "test_two_users",
        "trace/test_faults",
        "trace/test_power_cut",
        "transcripts/test_hostile",
        "transcripts/test_hostile_formats",
        "transcripts/test_json_fuzz",
        "transcripts/test_real",
        "verify/test_prefetch",
    ]
)
"""The files of the system suite: they start many programs, kill them, or try one thing in thousands of ways.

They take two thirds of the time of all tests. `pytest -m system` runs them.
"""


def _is_system(path: Path) -> bool:
    tests = Path(__file__).parent
    return path.is_relative_to(tests) and path.relative_to(tests).with_suffix("").as_posix() in SYSTEM


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests of the system suite."""
    if _is_system(item.path):
        item.add_marker("system")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--short", action="store_true", help="some tests of each module, for other Pythons")


@pytest.hookimpl(trylast=True)  # Hypothesis has put its mark by then
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The short form: of each file the first two tests, in their first case; none that draws examples.

    Each module of the house is gone through so. What another Python or another release of a library
    breaks is broken everywhere; whether all that is said of ghost holds is for the long form.
    """
    if not config.getoption("short"):
        return
    first: dict[Path, dict[str, pytest.Item]] = {}
    for item in items:
        kept = first.setdefault(item.path, {})
        name = item.nodeid.partition("[")[0]
        if len(kept) < 2 and not _is_system(item.path) and not item.get_closest_marker("hypothesis"):
            kept.setdefault(name, item)
    chosen = {item for kept in first.values() for item in kept.values()}
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = [item for item in items if item in chosen]


CLEARED = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PAGER", "LESS", "VISUAL", "EDITOR", "COMP_WORDS")
"""What a test that wants it sets itself; with it everything of ghost's and of the XDG folders."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: empty, in an empty home, with a cleaned environment."""
    for name in list(os.environ):
        if name in CLEARED or name.startswith(("GHOST_", "_GHOST", "XDG_", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def ghost(here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ghost:
    """Runs a command line in this process, in a pipe; success is asserted unless a status is given."""
    del here

    def call(*arguments: str | Path, status: int = 0, stdin: str | None = None) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((stdin or "").encode())))
        capfd.readouterr()
        got = run([str(argument) for argument in arguments])
        ran = Ran(got, *capfd.readouterr())
        assert got == status, ran
        return ran

    return call


@pytest.fixture
def terminal(here: Path, capfd: pytest.CaptureFixture[str]) -> Ghost:
    """Runs a command line in this process on a terminal, stdout and stderr together.

    It is `width` by `height`, and high, so that nothing is paged unless a test lowers it.
    """
    del here

    def call(*arguments: str, status: int = 0, width: int = 80, height: int = 10_000) -> Ran:
        with capfd.disabled(), _terminal(width, height) as shown:
            got = run(arguments)
        ran = Ran(got, "".join(shown), "")
        assert got == status, ran
        return ran

    return call


@contextlib.contextmanager
def _terminal(width: int, height: int) -> Iterator[list[str]]:
    """Descriptors 0 to 2 are a terminal; what is written to it is in the list in the end."""
    with shown_terminal(width, height) as (inside, shown):
        kept = [os.dup(descriptor) for descriptor in range(3)]
        streams = sys.stdout, sys.stderr
        for descriptor in range(3):
            os.dup2(inside, descriptor)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as Typer prints
        sys.stderr = sys.stdout
        try:
            yield shown
        finally:
            sys.stdout.close()
            sys.stdout, sys.stderr = streams
            for descriptor, before in enumerate(kept):
                os.dup2(before, descriptor)
                os.close(before)


@pytest.fixture
def shell(here: Path) -> Shell:
    """Runs scripts in bash, or in another shell."""
    return Shell(here)


@pytest.fixture
def builtin(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The built-in library, copied to where the person stands, so that paths are the same everywhere."""
    for name in ("ghost.yaml", "karpathy-ghosts"):
        source = os.path.join(builtin_root(), name)
        (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, here / name)
    monkeypatch.setattr("ghostcli.library.paths.builtin_root", lambda: str(here))
    return here


@pytest.fixture
def home(here: Path, ghost: Ghost) -> Home:
    """A person's home, with a library in it and nothing in that."""
    return Home(here, ghost)


@pytest.fixture
def bridge(home: Home) -> Path:
    """A transcript outside the library, to be imported."""
    return home.write("bridge.vtt", BRIDGE)


@pytest.fixture
def sample(home: Home) -> Home:
    """The sample is the one episode of the library."""
    home.ghost("init", home.folder / "own")
    (home.folder / "own" / SAMPLE).rename(home.library / SAMPLE)
    return home


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server on this machine."""
    made = Web()
    yield made
    made.close()
