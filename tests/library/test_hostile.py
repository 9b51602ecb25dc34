from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import CUT, EPISODE, HEADS, LAST, UNREADABLE, WRONG, Bad, quote
from written import labels, read, write

from ghostcli.errors import Problem
from ghostcli.library import parse_yaml
from ghostcli.library.files import read_bytes
from ghostcli.library.load import SUGGESTIONS
from ghostcli.text.escaping import CONTROL


@pytest.fixture(autouse=True)
def _watchdog() -> Iterator[None]:
    """A file that hangs its reader fails its test."""

    def stop(*_: object) -> None:
        pytest.fail("still reading after 30 seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def place(problem: Problem) -> tuple[str, int, int]:
    return os.path.basename(problem.path), problem.line, problem.column


def named(case: Any) -> str:
    return str(case.name)


def check(folder: Path, bad: Bad, kept: int) -> None:
    """The problem is where it should be; the other files, and so many quotes of this one, are whole."""
    write(folder, {"episode.yaml": EPISODE, "m.yaml": bad.text, "z.yaml": LAST})
    episode, problems = read(folder)
    assert [place(problem) for problem in problems] == [("m.yaml", bad.line, bad.column)]
    assert bad.says in problems[0].message
    assert len(problems[0].message) < 300
    assert not CONTROL.search(problems[0].message)
    assert labels(episode) == ["The first", *["Mine"] * kept, "The last"]


@pytest.mark.parametrize("bad", UNREADABLE, ids=named)
def test_a_file_that_cannot_be_read_is_one_problem_with_its_place(tmp_path: Path, bad: Bad) -> None:
    check(tmp_path, bad, 0)


@pytest.mark.parametrize("bad", WRONG, ids=named)
def test_a_mistake_is_one_problem_with_its_place_and_costs_nothing_else(tmp_path: Path, bad: Bad) -> None:
    assert isinstance(bad.text, str)
    check(tmp_path, bad, bad.text.count("text: Mine"))


@pytest.mark.parametrize(
    "bad",
    [bad for bad in UNREADABLE if len(bad.text) < 100_000 and bad.name != "unknown directive"],
    ids=named,
)
def test_it_is_one_without_libyaml_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: Bad) -> None:
    monkeypatch.setattr(parse_yaml, "_Loader", yaml.Loader)
    write(tmp_path, {"episode.yaml": EPISODE, "m.yaml": bad.text, "z.yaml": LAST})
    episode, problems = read(tmp_path)
    assert [(problem.line, problem.column > 0) for problem in problems] == [(bad.line, True)]
    assert labels(episode) == ["The first", "The last"]


@pytest.mark.parametrize("bad", HEADS, ids=named)
def test_a_bad_episode_file_hides_no_notes(tmp_path: Path, bad: Bad) -> None:
    write(tmp_path, {"episode.yaml": bad.text, "z.yaml": LAST})
    episode, problems = read(tmp_path)
    assert [place(problem) for problem in problems] == [("episode.yaml", bad.line, bad.column)]
    assert bad.says in problems[0].message
    assert len(problems[0].message) < 300
    assert episode.head.label in {"a", "talk"}
    assert labels(episode) == ["The last"]


@pytest.mark.parametrize(("text", "at", "says"), CUT)
def test_a_bad_field_costs_that_field_alone(
    tmp_path: Path, text: str, at: tuple[int, int], says: str
) -> None:
    write(tmp_path, {"episode.yaml": EPISODE, "m.yaml": text})
    episode, problems = read(tmp_path)
    assert place(problems[0])[1:] == at
    assert says in problems[0].message
    for record in episode:
        assert not {"role", "cut", "sort"} & record.values.keys()
        assert record.values.get("quotes") in {None, (), ("first",)}


def test_of_dangling_links_only_the_first_are_compared_with_the_ids(tmp_path: Path) -> None:
    # All were: 40,000 of them and as many ids took an hour.
    links = ", ".join(["quot"] * 2 * SUGGESTIONS)
    text = f"title: a\nquotes:\n- {{id: quote, text: a}}\nthemes:\n- title: b\n  quotes: [{links}]\n"
    _, problems = read(write(tmp_path, {"episode.yaml": text}))
    assert ["did you mean" in problem.message for problem in problems] == [True] * SUGGESTIONS + [
        False
    ] * SUGGESTIONS


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


SPECIAL: dict[str, tuple[Callable[[Path], object], str]] = {
    "FIFO": (os.mkfifo, "is not a regular file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "leads out of the library"),
    "terminal": (lambda path: path.symlink_to("/dev/tty"), ""),
    "folder": (lambda path: path.mkdir(), "is not a regular file"),
    "loop of links": (
        lambda path: path.symlink_to(path),
        "cannot be read: too many levels of symbolic links",
    ),
    "link to nothing": (lambda path: path.symlink_to("nothing"), "cannot be read: no such file or directory"),
    "socket": (bound, "cannot be read: no such device or address"),
    "terabyte of nothing": (sparse, "has 1099511.6 MB; at most 5 MB"),
}


@pytest.mark.parametrize("name", ["episode.yaml", "m.yaml"])
@pytest.mark.parametrize(("make", "says"), SPECIAL.values(), ids=SPECIAL)
def test_what_is_no_file_is_a_problem(
    tmp_path: Path, name: str, make: Callable[[Path], object], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    write(tmp_path, {"episode.yaml": EPISODE, "z.yaml": LAST})
    (tmp_path / name).unlink(missing_ok=True)
    make(Path(name))
    episode, problems = read(tmp_path)
    assert [place(problem) for problem in problems] == [(name, 0, 0)]
    assert says in problems[0].message
    assert labels(episode) == ["The first", "The last"][name == "episode.yaml" :]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"episode.yaml": EPISODE, "m.yaml": quote(), "z.yaml": LAST})
    (tmp_path / "m.yaml").chmod(0)
    episode, problems = read(tmp_path)
    assert [(place(problem), problem.message) for problem in problems] == [
        (("m.yaml", 0, 0), "cannot be read: permission denied")
    ]
    assert labels(episode) == ["The first", "The last"]


def test_a_yml_file_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, {"episode.yaml": EPISODE, "m\x1b.yml": quote(), ".hidden.yml": quote(), "z.yaml": LAST})
    episode, problems = read(tmp_path)
    assert [place(problem) for problem in problems] == [("m\x1b.yml", 0, 0)]
    assert problems[0].message == r"is not read: notes are named *.yaml; rename it to m\x1b.yaml"
    assert labels(episode) == ["The first", "The last"]


def test_a_file_that_fails_while_it_is_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    write(tmp_path, {"episode.yaml": EPISODE})
    with monkeypatch.context() as patched:
        patched.setattr(os, "fstat", fail)
        _, problems = read(tmp_path)
    assert problems == [Problem(str(tmp_path / "episode.yaml"), 0, 0, "cannot be read: input/output error")]


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="no /proc here")
def test_a_file_that_is_longer_than_the_system_says_is_not_read() -> None:
    assert os.path.getsize("/proc/self/maps") == 0
    problem = read_bytes("/proc/self/maps", 100)
    assert isinstance(problem, Problem)
    assert problem.message == "has 0.0 MB; at most 0 MB of such a file are read"
