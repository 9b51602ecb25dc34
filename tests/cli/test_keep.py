"""`ghost lint`, `ghost edit` and `ghost schema` at the prompt."""

from __future__ import annotations

import json
import shlex
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ghostcli.errors import Problem
from ghostcli.index import connections
from ghostcli.render.formats import PROBLEMS
from ghostcli.render.request import Request
from running import Ghost, write_episode

BAD = "title: T\nquotes:\n- {id: one, text: x, at: 1:99:00}\n- {id: one, txt: y}\n"


def test_no_problem_is_said_and_not_printed(here: Path, ghost: Ghost) -> None:
    write_episode(here, "talk", "title: T\n")
    assert ghost("lint") == (0, "", "no problem in 1 episode\n")
    assert ghost("lint", "-q") == (0, "", "")
    write_episode(here, "other", "title: T\n")
    assert ghost("lint").err == "no problem in 2 episodes\n"
    assert ghost("lint", "talk").err == "no problem in 1 episode\n"


def test_problems_are_lines_that_an_editor_jumps_to(here: Path, ghost: Ghost) -> None:
    path = write_episode(here, "talk", BAD)
    ran = ghost("lint", status=1)
    assert ran.err == f"{len(ran.lines)} problems in 1 file\n"
    assert len(ran.lines) >= 3
    for line in ran.lines:
        file, row, column, message = line.split(":", 3)
        assert file == "talk/episode.yaml"
        assert int(row) in {3, 4}
        assert int(column) > 0
        assert message.startswith(" ")
    for argument in ("talk", "talk/episode.yaml", str(path)):
        assert ghost("lint", argument, status=1).out == ran.out
    assert ghost("lint", "-q", status=1).err == ""


def test_problems_for_programs(here: Path, ghost: Ghost) -> None:
    path = write_episode(here, "talk", BAD)
    problems = ghost("lint", "-o", "json", status=1).json
    assert {tuple(problem) for problem in problems} == {("path", "line", "column", "message", "level")}
    assert {problem["path"] for problem in problems} == {str(path)}
    lines = ghost("lint", "-o", "github", status=1).lines
    assert len(lines) == len(problems)
    assert all(line.startswith("::error file=talk/episode.yaml,line=") for line in lines)
    write_episode(here, "talk", "title: T\n")
    assert ghost("lint", "-o", "json").out == "[]\n"
    assert ghost("lint", "-o", "github").out == ""


@pytest.mark.parametrize("name", PROBLEMS.names)
def test_problems_that_are_hostile(name: str) -> None:
    problem = Problem("/a\x1b[31m:b,c%d\n/x.yaml", 0, 0, "50 % of this: that")
    text = "".join(PROBLEMS.named(name, terminal=False).write([problem], Request()))
    assert "\x1b" not in text
    if name == "plain":
        assert text == "/a\\x1b[31m:b,c%d\\x0a/x.yaml:0:0: 50 % of this: that\n"
    elif name == "json":
        assert json.loads(text) == [problem._asdict()]
    else:
        place = "file=/a\\x1b[31m%3Ab%2Cc%25d\\x0a/x.yaml,line=1,col=1"
        assert text == f"::error {place}::50 %25 of this: that\n"


def editor(here: Path, body: str) -> str:
    """An editor that notes what it is called with, and then does something."""
    path = here.parent / "editor"
    path.write_text(f'#!/bin/sh\necho "$@" > {shlex.quote(str(here.parent / "called"))}\n{body}\n')
    path.chmod(0o755)
    return str(path)


def test_edit_opens_the_line_and_lints(here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_episode(here, "talk", "title: T\nquotes:\n- text: x\n- {id: two, text: y}\n")
    monkeypatch.setenv("EDITOR", editor(here, "exit 0"))
    assert ghost("edit", "two") == (0, "", "")
    assert (here.parent / "called").read_text() == f"+4 {path}\n"
    monkeypatch.setenv("VISUAL", editor(here, f"echo 'themess: []' >> {shlex.quote(str(path))}"))
    ran = ghost("edit", "quotes/1", status=1)
    assert ran.out.startswith("talk/episode.yaml:5:1: ")
    assert (here.parent / "called").read_text() == f"+3 {path}\n"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("no-such-editor", "no-such-editor cannot be started"), ("false", "false ended with status 1")],
)
def test_an_editor_that_fails(
    name: str, sentence: str, here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_episode(here, "talk", "title: T\nquotes: [{id: two, text: y}]\n")
    monkeypatch.setenv("EDITOR", name)
    assert sentence in ghost("edit", "two", status=2).err


def test_the_built_in_library_is_not_edited(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    assert "is read-only" in ghost("edit", "themes/1", status=2).err


def test_schema(ghost: Ghost) -> None:
    schema = ghost("schema").json
    assert {"quotes", "themes", "title"} <= set(schema["properties"])


def test_the_index_is_shown_in_columns_on_a_terminal_and_with_tabs_in_a_pipe(
    here: Path, ghost: Ghost, terminal: Ghost
) -> None:
    write_episode(here, "talk", "title: T\nthemes: [{title: A}]\n")
    piped = [line.split("\t") for line in ghost("index").lines]
    shown = terminal("index").lines
    assert [line[:13].rstrip() for line in shown] == [name for name, _ in piped]
    assert [line[13:] for line in shown][5:] == [value for _, value in piped][5:]


def test_a_rebuild_that_cannot_be_kept_is_an_error(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    real = connections.connect

    def full(path: str, *given: Any, **more: Any) -> Any:
        if path != ":memory:":
            raise sqlite3.OperationalError("database or disk is full")
        return real(path, *given, **more)

    with monkeypatch.context() as patched:
        patched.setattr("ghostcli.index.opening.connect", full)
        ran = ghost("index", "--rebuild", status=2)
        assert "none (in memory)" in ran.out
        assert "cannot write the index (database or disk is full)" in ran.err
    assert "in memory" not in ghost("index", "--rebuild").out
