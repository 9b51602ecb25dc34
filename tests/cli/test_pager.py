"""Long output on a terminal goes through a pager: which one, and what if it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import Ghost, Shell


def pager(here: Path, text: str, status: int = 0) -> str:
    """A pager that says what it is given, in so many lines, and ends with that status."""
    path = here / "pager"
    path.write_text(f"#!/bin/sh\necho {text} $(grep -c '')\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("environ", "paged"),
    [
        ({"PAGER": "PAGER"}, True),
        ({"GHOST_PAGER": "PAGER", "PAGER": "false"}, True),
        ({"GHOST_PAGER": "cat", "PAGER": "PAGER"}, False),
        ({"GHOST_PAGER": "", "PAGER": "PAGER"}, False),
        ({"PAGER": "cat"}, False),
        ({"PAGER": "PAGER", "TERM": "dumb"}, False),
    ],
)
def test_long_output_is_paged(
    environ: dict[str, str], paged: bool, here: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value.replace("PAGER", pager(here, "paged")) if value == "PAGER" else value)
    whole = terminal("themes", "-o", "table", "--no-pager", height=3)
    assert ("paged" in terminal("themes", height=3).out) is paged
    assert terminal("themes", height=30) == whole  # it fits
    assert "paged" not in terminal("themes", "-o", "plain", height=3).out
    assert "paged" not in terminal("themes", "--no-pager", height=3).out


@pytest.mark.parametrize("name", ["no-such-program", "'unbalanced", "/", "./not-executable"])
def test_a_pager_that_cannot_be_started_is_done_without(
    name: str, here: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "not-executable").write_text("")
    whole = terminal("themes", "--no-pager")
    monkeypatch.setenv("PAGER", name)
    assert terminal("themes", height=3) == whole


@pytest.mark.parametrize("status", [126, 127])
def test_a_pager_that_does_not_find_its_program_is_done_without(
    status: int, here: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = terminal("themes", "--no-pager").out
    monkeypatch.setenv("PAGER", pager(here, "sh: not found", status))
    assert terminal("themes", height=3).out.endswith(whole)


def test_a_pager_that_is_left_early_is_no_error(terminal: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    assert terminal("quotes", height=3).out == ""


def test_less_is_told_to_leave_colours_and_a_page_that_fits(
    here: Path, terminal: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = here / "pager"
    path.write_text('#!/bin/sh\ncat >/dev/null\necho "LESS is $LESS"\n')
    path.chmod(0o755)
    monkeypatch.setenv("PAGER", str(path))
    assert terminal("quotes", height=3).out == "LESS is FRX\n"
    monkeypatch.setenv("LESS", "i")
    assert terminal("quotes", height=3).out == "LESS is i\n"


def test_an_interrupt_belongs_to_the_pager(here: Path, shell: Shell) -> None:
    """As less has it: Ctrl-C stops a search in it and does not end it."""
    path = here / "pager"
    path.write_text('#!/bin/sh\ntrap "echo caught" INT\nkill -INT 0\ncat >/dev/null\necho left\n')
    path.chmod(0o755)
    shown = shell.on_terminal("exec ghost quotes --wide", environ={"PAGER": str(path)})
    assert shown == "caught\nleft\n"
