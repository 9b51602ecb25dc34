"""Completion in bash, zsh and fish themselves: what they make of it, and that hostile content is no command."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml
from bridges import EPISODE

from running import Shell, Typist, write_episode
from thinned import thinned

HOSTILE = [
    r"\$(touch PWNED1)",
    r"\`touch PWNED2`",
    "$(touch PWNED3)",
    "`touch PWNED4`",
    '"; touch PWNED5; "',
    "'; touch PWNED6; '",
    ")) touch PWNED7 ((",
    r"\\\$(touch PWNED8)",
    "$HOME",
    "*",
    "!!",
]


# The real shells. Each types a line and Tab, and then prints what stands on the line.

TYPED = [
    ("ghost th", "ghost themes"),
    ("ghost themes sh", "ghost themes show"),
    ("ghost themes show sp", "ghost themes show spans"),
    ("ghost show bridges/th", "ghost show bridges/themes/spans"),
    ("ghost quotes -e br", "ghost quotes -e bridges"),
    ("ghost quotes --output=ya", "ghost quotes --output=yaml"),
    ("ghost quotes --fields ref,tex", "ghost quotes --fields ref,text"),
    ("ghost quotes -w fidelity=spl", "ghost quotes -w fidelity=spliced"),
    ("ghost quotes --speaker Ad", r"ghost quotes --speaker Ada\ Reed"),
    ("ghost quotes --speaker Co", r"ghost quotes --speaker Conan\ O\'Brien"),
    ("ghost quotes --tag two", r"ghost quotes --tag two\ words"),
]

BASH = r"""
PS1='$ '
show_line() { printf '<%s>\n' "$READLINE_LINE"; }
bind -x '"\C-x\C-p": show_line'
bind 'set enable-bracketed-paste off'
eval "$(_GHOST_COMPLETE=source_bash ghost)"
"""

ZSH = r"""
PS1='%% '
autoload -Uz compinit && compinit -u -D
show-line() { print -r -- "<$BUFFER>" }
zle -N show-line
bindkey '^X^P' show-line
eval "$(_GHOST_COMPLETE=source_zsh ghost)"
"""

SHELLS = thinned(product((4, 1), ("bash", "zsh")), 4, [(4, "bash"), (4, "zsh")])
"""Each shell with some of the lines, which takes a start of `ghost` for each; with all of them if slow."""

COMMANDS = {"bash": ["bash", "--rcfile", "rc", "-i"], "zsh": ["zsh", "-i"]}


@pytest.fixture
def library(here: Path) -> Path:
    write_episode(here, "bridges", EPISODE)
    return here


@pytest.fixture
def typist(here: Path, shell: Shell) -> Iterator[Callable[[str], Typist]]:
    """Somebody at a shell that knows how to complete ghost, with the library where it stands."""
    typists = []

    def sit_down(name: str) -> Typist:
        if not shutil.which(name):
            pytest.skip(f"not installed here: {name}")
        (here / "rc").write_text(BASH)
        (here / ".zshrc").write_text(ZSH)
        one = Typist(COMMANDS[name], here, shell.environ | {"ZDOTDIR": str(here), "LANG": "C.UTF-8"})
        typists.append(one)
        one.type("echo rea''dy\n", "ready\n")
        return one

    yield sit_down
    for one in typists:
        one.leave()


def line_after(typist: Typist, line: str) -> str:
    """What stands on the line after Tab has been pressed behind it."""
    shown = typist.type(f"{line}\t\x18\x10", ">\n")
    typist.type("\x15", "")
    found = re.search(r"<(ghost.*)>\n", shown)
    assert found, shown
    return re.sub(r"(?<!\\) $", "", found[1])


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("every", "name"), SHELLS)
def test_a_real_shell_completes(every: int, name: str, typist: Callable[[str], Typist]) -> None:
    at, lines = typist(name), TYPED[every - 1 :: every]
    assert [line_after(at, typed) for typed, _ in lines] == [line for _, line in lines]


@pytest.mark.parametrize(("every", "name"), SHELLS)
def test_hostile_content_is_no_command(
    every: int, name: str, here: Path, typist: Callable[[str], Typist]
) -> None:
    """Typer's zsh ran what stood behind a backslash, as soon as Tab was pressed."""
    quotes = [
        {"id": f"q{number:02}", "text": text, "tags": [f"t{number:02} {text}"]}
        for number, text in enumerate(HOSTILE)
    ]
    write_episode(here, "hostile", yaml.safe_dump({"title": HOSTILE[0], "quotes": quotes}))
    at = typist(name)
    for number, text in list(enumerate(HOSTILE))[::every]:
        line = line_after(at, f"ghost quotes --tag t{number:02}")
        assert shlex.split(line.replace("\\!", "!")) == ["ghost", "quotes", "--tag", f"t{number:02} {text}"]
    at.type("ghost quotes show \t\t\t", "q10")
    at.type("\x15echo do''ne\n", "done\n")
    assert not list(here.glob("PWNED*"))


@pytest.mark.parametrize("every", thinned([4, 1], 2))
def test_fish_completes(every: int, here: Path, shell: Shell) -> None:
    if not shutil.which("fish"):
        pytest.skip("not installed here: fish")
    write_episode(here, "bridges", EPISODE)
    some = TYPED[every - 1 :: every]
    lines = [*(typed for typed, _ in some), "ghost quotes --tag x", "ghost themes show "]
    asked = "\n".join(f'complete -C "{line}"; echo ===' for line in lines)
    ran = shell(f"_GHOST_COMPLETE=source_fish ghost | source\n{asked}", program="fish")
    answers = [answer.strip("\n").split("\n")[0].split("\t")[0] for answer in ran.out.split("===\n")[:-1]]
    expected = [shlex.split(line)[-1] for _, line in some]
    assert answers == [*expected, "x:y", "spans"]
    assert "[/red] :smile: it's\n" in ran.out
    assert ran.err == ""


def test_hostile_content_is_no_command_in_fish(here: Path, shell: Shell) -> None:
    if not shutil.which("fish"):
        pytest.skip("not installed here: fish")
    notes = {"title": "T", "quotes": [{"id": "one", "text": "x", "tags": HOSTILE}]}
    write_episode(here, "hostile", yaml.safe_dump(notes))
    ran = shell(
        "_GHOST_COMPLETE=source_fish ghost | source; complete -C 'ghost quotes --tag '", program="fish"
    )
    assert sorted(ran.lines) == sorted(HOSTILE)
    assert not list(here.glob("PWNED*"))


def test_the_script_is_shown_for_the_shell_one_is_in(shell: Shell) -> None:
    assert "complete -o default" in shell("ghost --show-completion; true").out  # not replaced by ghost
    assert "#compdef ghost" in shell("_GHOST_COMPLETE=source_zsh ghost").out
