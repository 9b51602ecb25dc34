"""Every command over every library that a stranger might have made: it answers, and does nothing else."""

from __future__ import annotations

import re
import shlex
import signal
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from cloned import HIDDEN, begin, outside, write
from strangers import STRANGERS, TEXT

from commands import COMMANDS, EVIL, GOOD, LAST, Line, all_commands
from ghostcli.cli.app import commands, run
from running import Ghost, Shell
from thinned import thinned
from traced import BRIDGE

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What may never leave ghost: controls but tab and newline."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What may not be shown to a reader: signs that turn the direction of writing."""

CARRIED = frozenset(("csv", "yaml", "vtt", "srt"))
"""Formats that carry a text as it is, to be read by programs."""

SOME = (
    *((), ("search", "river"), ("quotes", "-o", "json"), ("takeaways", "-o", "csv"), ("show", EVIL)),
    *(("transcript", EVIL, "-o", "text"), ("verify",), ("verify", "--draft", "."), ("lint",)),
    *(("cite", f"{EVIL}@0:00:05"), ("open", EVIL, "--print"), ("index", "--rebuild")),
    *(("import", ".", "--dry-run"), ("init", EVIL), ("import", "../talk.vtt", "-e", EVIL, "--force")),
    *(
        ("coverage", EVIL),
        ("mentions", "river"),
        ("keep", f"{EVIL}@0:00:05"),
        ("keep", GOOD, "the river twice"),
    ),
    *(("import", "../summary.md", "-e", EVIL), ("import", "../summary.md", "-e", EVIL, "--update")),
    *LAST,
)
"""One of each sort, for every day."""


SUMMARY = """# The old bridge

## Key Takeaways

- Trust no first number

## Notable Quotes

> "We measured the river twice and trusted the first number." — Ada
"""
"""Notes on the stranger's episode that are to be imported."""


def test_the_table_has_every_command() -> None:
    assert set(COMMANDS) == {"", *commands()}


class Tree(dict[str, tuple[int, int, int, str]]):
    """All that is below a folder, without the cache: its mode, time, size and where it leads."""

    def __init__(self, folder: Path) -> None:
        for one in folder.rglob("*"):
            if ".cache" not in one.parts:
                found = one.lstat()
                leads = str(one.readlink()) if one.is_symlink() else ""
                self[str(one)] = (found.st_mode, found.st_mtime_ns, found.st_size, leads)


@pytest.fixture
def _in_time() -> Iterator[None]:
    """A command that does not come to its end fails its test, wherever it waits."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def library(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good part of a stranger's library; `../outside` is nobody's business."""
    monkeypatch.setenv("GHOST_CONTENT", str(here))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("BROWSER", "true")
    outside(here.parent / "outside")
    write(here.parent / "talk.vtt", BRIDGE)
    write(here.parent / "summary.md", SUMMARY)
    write(here.parent / "own.yaml", "source: me\ntakeaways: [{title: Measure it}]\n")
    write(here.parent / "changed.md", SUMMARY.replace("Trust", "Mistrust"))
    write(
        here.parent / "asked.jsonl", '{"text": "\\u001b[31m river"}\n[]\n\x1b\n{"text": "the \u202e river"}\n'
    )
    begin(here)
    return here


class Watch:
    """Runs commands, and looks at what each has said and done."""

    def __init__(self, library: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = library.parent
        self.capfd = capfd

    def go(self, lines: tuple[Line, ...] | list[Line]) -> None:
        """Give all these command lines in turn."""
        before = self._around()
        for line in lines:
            self._one(line)
        after = self._around()
        for path in before.keys() | after.keys():
            assert before.get(path) == after.get(path), path
        self._look_into_cache()

    def _around(self) -> dict[str, tuple[int, int, int, str]]:
        files = {**Tree(self.folder / "outside"), **Tree(self.folder / "home")}
        there = {str(one): (0, 0, 0, "") for one in self.folder.iterdir() if one.name != "page.html"}
        pwned = {str(one): (0, 0, 0, "") for one in self.folder.rglob("*pwned*")}
        return {**files, **there, **pwned}

    def _one(self, line: Line) -> None:
        signal.alarm(600)
        status = run(list(line))
        signal.alarm(0)
        out, err = self.capfd.readouterr()
        assert status in {0, 1, 2}, line
        assert "Traceback" not in err, (line, err)
        assert status != 2 or err.startswith("ghost: ") or "\nghost: " in err or "--quotes" in line, (
            line,
            err,
        )
        output = line[line.index("-o") + 1] if "-o" in line else ""
        is_data = output in CARRIED or "--dry-run" in line
        for told in (out.replace("\r\n", "\n") if output == "csv" else out, err):
            assert not RAW.search(told), (line, told)
            assert is_data or not TURNING.search(told), (line, told)
            assert HIDDEN.lower() not in told.lower(), (line, told)

    def _look_into_cache(self) -> None:
        for one in (self.folder / "home/.cache").rglob("*"):
            assert not one.is_file() or HIDDEN.encode() not in one.read_bytes(), one


@pytest.mark.usefixtures("_in_time")
@pytest.mark.parametrize("name", STRANGERS)
def test_a_library_of_a_stranger(name: str, library: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An eighth of them, not the same ones for each library."""
    STRANGERS[name](library, library.parent / "outside")
    Watch(library, capfd).go(SOME[list(STRANGERS).index(name) % 8 :: 8])


@pytest.mark.slow
@pytest.mark.usefixtures("_in_time")
@pytest.mark.parametrize("name", STRANGERS)
def test_a_library_of_a_stranger_by_every_command(
    name: str, library: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    STRANGERS[name](library, library.parent / "outside")
    Watch(library, capfd).go(all_commands())


@pytest.mark.parametrize(
    ("name", "line"),
    thinned(
        product(
            ["texts", "names", "bad YAML", "links out"],
            [(), ("quotes",), ("show", EVIL), ("transcript", EVIL), ("lint",), ("verify",)],
        ),
        8,
    ),
)
def test_a_terminal_shows_no_control(name: str, line: Line, library: Path, shell: Shell) -> None:
    STRANGERS[name](library, library.parent / "outside")
    shown = shell.on_terminal(
        shlex.join(["ghost", *line, "-q", "--color", "never"]) + "; true", environ={"GHOST_PAGER": "cat"}
    )
    assert "Traceback" not in shown
    assert not RAW.search(shown.replace("\r\n", "\n"))
    assert not TURNING.search(shown)


def test_pages_that_ghost_writes_run_nothing(library: Path, ghost: Ghost) -> None:
    STRANGERS["texts"](library, library.parent / "outside")
    ghost("verify", "--draft", "draft.md", "--report", "../page.html", status=1)
    page = (library.parent / "page.html").read_text()
    assert "river" in page
    for bad in ("<script", "<img", "onclick=", 'href="javascript'):
        assert bad not in page.lower().replace("&lt;script", "").replace("&lt;img", "")
    document = ghost("quotes", "-o", "md").out
    assert "river" in document
    assert not re.search(r"(?<!\\)<(script|img)|(?<!\\)\]\(javascript|(?<!\\)!\[", document)
    sheet = ghost("quotes", "-o", "csv", "--spreadsheet", "--fields", "ref,text").out
    assert not re.search(r'(?m)(^|,)"?[=+@-]', sheet.replace(TEXT, ""))


def test_facts_beside_a_transcript_that_lie_elsewhere_are_left_aside(library: Path, ghost: Ghost) -> None:
    """A clone could have the title and the address of a private file shown, and stored."""
    (library / "captions").mkdir()
    (library / "captions/own.vtt").write_text(BRIDGE)
    (library / "captions/own.info.json").symlink_to(library.parent / "outside/transcript.info.json")
    for file in ("captions", "captions/own.vtt"):
        ran = ghost("import", file, "--dry-run")
        assert "own.info.json is ignored: it leads out of its folder" in ran.err
        assert HIDDEN not in ran.out + ran.err
