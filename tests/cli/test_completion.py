"""Completion in bash, zsh and fish: what stands where, and that hostile content is no command."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml

from ghostcli.cli.app import commands
from ghostcli.model import KINDS
from ghostcli.render.formats import RECORDS
from running import Ghost, Shell, Typist, write_episode
from thinned import thinned

EPISODE = """\
title: On bridges
quotes:
- {id: river, text: 'We measured.', speaker: "Conan O'Brien", tags: [water, two words, 'x:y']}
- {text: Without an id., speaker: Ada Reed}
themes: [{id: spans, title: 'Spans: "a" [/red] :smile: it''s'}]
people: [{id: ada-reed, name: Ada Reed, role: guest}]
"""

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


@pytest.fixture
def library(here: Path) -> Path:
    write_episode(here, "bridges", EPISODE)
    return here


Asks = Callable[[str], list[str]]


@pytest.fixture
def complete(ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> Asks:
    """What bash is told where a line is typed so far."""

    def ask(line: str) -> list[str]:
        words = re.findall(r"[=:@]+|[^\s=:@]+", line)  # as bash takes a line apart
        words += [""] if line.endswith(" ") else []
        monkeypatch.setenv("_GHOST_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        ran = ghost()
        assert ran.err == ""
        return [line for line in ran.lines if line]

    return ask


VISIBLE = [row.name for row in commands().values()]

ANSWERS = [
    ("ghost ", VISIBLE),
    ("ghost th", ["themes"]),
    ("ghost qu", ["quotes", "questions"]),
    ("ghost themes ", ["show"]),
    ("ghost theme sh", ["show"]),
    ("ghost --co", ["--content", "--color"]),
    ("ghost themes --se", ["--search"]),
    ("ghost themes show --fi", ["--fields"]),
    ("ghost themes show ", ["spans"]),
    ("ghost themes show sp", ["spans"]),
    ("ghost themes show t", ["themes/spans"]),
    ("ghost themes show bridges/", ["bridges/themes/spans"]),
    ("ghost themes show bridges/themes/", ["bridges/themes/spans"]),
    ("ghost quotes show ", ["river", "2"]),
    ("ghost quotes show bridges/quotes/", ["bridges/quotes/river", "bridges/quotes/2"]),
    ("ghost quotes show river ", ["river", "2"]),
    ("ghost insights show ", []),
    ("ghost episodes show ", ["bridges"]),
    ("ghost show br", ["bridges", *(f"bridges/{ref}" for ref in ("people/ada-reed", "themes/spans"))]),
    ("ghost show quotes/", ["quotes/river", "quotes/2"]),
    ("ghost show ri", ["river"]),
    ("ghost show bridges@0:4", []),
    ("ghost edit sp", ["spans"]),
    ("ghost quotes -o ", list(RECORDS.names)),
    ("ghost quotes -o js", ["json", "jsonl"]),
    ("ghost quotes --output=js", ["json", "jsonl"]),
    ("ghost quotes --output=", list(RECORDS.names)),
    ("ghost lint -o ", ["plain", "json", "github"]),
    ("ghost quotes --color ", ["auto", "always", "never"]),
    ("ghost --color al", ["always"]),
    ("ghost quotes -e ", ["bridges"]),
    ("ghost quotes show --episode br", ["bridges"]),
    ("ghost search -k qu", ["quotes", "questions"]),
    ("ghost search x --kind ", list(KINDS)),
    ("ghost quotes --speaker A", ["Ada\\ Reed"]),
    ("ghost quotes --speaker C", ["Conan\\ O\\'Brien"]),
    ("ghost quotes --tag ", ["two\\ words", "water", "x:y"]),
    ("ghost quotes --tag x:", ["y"]),
    ("ghost quotes --fields ref,te", ["ref,text"]),
    ("ghost quotes --fields=ref,te", ["ref,text"]),
    ("ghost themes --fields commen", ["commentary"]),
    ("ghost quotes --sort spea", ["speaker"]),
    ("ghost quotes -w fid", ["fidelity="]),
    ("ghost quotes -w fidelity=spl", ["spliced"]),
    ("ghost quotes --where=fidelity=spl", ["spliced"]),
    ("ghost people -w role=", ["host", "guest", "mentioned"]),
    ("ghost people -w nothing=", []),
    ("ghost quotes -w text=", []),
    ("ghost import --format whis", ["whisper"]),
    ("ghost transcript -o s", ["srt"]),
    ("ghost transcript br", ["bridges"]),
    ("ghost help qu", ["query", "quotes", "questions"]),
    ("ghost help ou", ["output"]),
    ("ghost nonsense --sp", []),
    ("ghost lint ", []),
    ("ghost search ", []),
]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("line", "answers"), ANSWERS, ids=[line for line, _ in ANSWERS])
def test_what_can_stand_there(line: str, answers: list[str], complete: Asks) -> None:
    got = complete(line)
    if line == "ghost show br":
        assert set(answers) <= set(got)
    else:
        assert got == answers


MANY = [
    ("ghost show br", ["bridges"]),
    ("ghost show sp", ["spans"]),
    ("ghost show themes/sp", ["themes/spans"]),
    ("ghost show bridges/th", ["bridges/themes/spans"]),
    ("ghost themes show sp", ["spans"]),
    ("ghost themes show themes/", ["themes/spans"]),
    ("ghost episodes show b", ["bridges"]),
    ("ghost quotes show nothing/", []),
    ("ghost themes show bri", ["bridges/themes/spans"]),
    ("ghost show the", ["themes/spans"]),
    ("ghost quotes show bridges/th", []),
    ("ghost themes show ferries/", ["ferries/themes/1"]),
    ("ghost insights show ", ["1", "2"]),
    ("ghost insights show 2", ["2"]),
    ("ghost insights show insights/", ["insights/1", "insights/2"]),
]


@pytest.mark.parametrize(("line", "answers"), MANY, ids=[line for line, _ in MANY])
def test_what_can_stand_there_in_a_large_library(
    line: str, answers: list[str], library: Path, complete: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    insights = "insights: [{title: A}, {title: B}]\n"
    write_episode(library, "ferries", "title: On ferries\nthemes: [{title: Tides}]\n" + insights)
    monkeypatch.setattr("ghostcli.cli.completion.MANY", 1)
    assert complete(line) == answers


@pytest.mark.usefixtures("here")
def test_the_built_in_library_is_completed_too(complete: Asks) -> None:
    assert complete("ghost themes show thin") == ["thin-supervision"]
    assert complete("ghost quotes -e ") == ["karpathy-ghosts"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "line",
    [
        "ghost --content nowhere quotes --speaker ",
        "ghost quotes --content nowhere show ",
        "ghost quotes --color --color show ",
        "ghost quotes -n x show ",
    ],
)
def test_what_is_wrong_stays_untold(line: str, complete: Asks) -> None:
    """A sentence would stand amidst what is being typed."""
    complete(line)


@pytest.mark.parametrize(
    "text", ["title: [", "\x00", "quotes: 7", "title: T\nthemes: [{id: Bad Id, title: T}]"]
)
def test_a_broken_library_is_no_trouble(text: str, here: Path, complete: Asks) -> None:
    write_episode(here, "broken", text)
    complete("ghost themes show ")
    complete("ghost quotes --speaker ")
    assert complete("ghost th") == ["themes"]


def test_a_missing_library_of_the_environment_is_no_trouble(
    complete: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was a sentence on stderr."""
    monkeypatch.setenv("GHOST_CONTENT", "nowhere")
    assert complete("ghost quotes --speaker ") == []


@pytest.mark.parametrize("instruction", ["complete_tcsh", "nonsense", "explain_bash"])
def test_an_unknown_instruction_is_an_error(
    instruction: str, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_GHOST_COMPLETE", instruction)
    assert ghost(status=1).out == ""


def test_help_is_one_short_line(here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch) -> None:
    """rich took it for markup, failed on `[/red]`, and broke it at the width of the terminal."""
    title = "Spans [/red] :smile: " + "and so on " * 20
    write_episode(here, "bridges", f"title: T\nthemes: [{{id: spans, title: '{title}'}}]\n")
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("_GHOST_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "ghost themes show ")
    (line,) = ghost().lines
    assert re.fullmatch(r"spans\tSpans \[/red\] :smile: and so on [a-z ]+ …", line)
    assert len(line) <= 6 + 80


def test_zsh_is_given_words_that_it_evaluates_to_themselves(
    here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = r"""a\$(b)`c`"d":e'f"""
    write_episode(
        here, "bridges", yaml.safe_dump({"title": "T", "themes": [{"id": "spans", "title": title}]})
    )
    monkeypatch.setenv("_GHOST_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "ghost themes show sp")
    evaluated = r"""a\\\\\$(b)\`c\`\"d\"\\:e'\''f"""
    assert ghost().out == f"""_arguments '*: :(("spans":"{evaluated}"))'\n"""


def test_bash_is_given_no_sign_to_obey_within_quotes(
    here: Path, ghost: Ghost, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = ["two words", "two $(words)", "two 'words'"]
    write_episode(here, "talk", yaml.safe_dump({"title": "T", "tags": tags}))
    monkeypatch.setenv("_GHOST_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_CWORD", "3")
    for quote in "\"'":
        monkeypatch.setenv("COMP_WORDS", f"ghost episodes --tag {quote}two")
        assert ghost().lines == ["two words"]
    monkeypatch.setenv("COMP_WORDS", "ghost episodes --tag two")
    assert ghost().lines == [r"two\ \$\(words\)", r"two\ \'words\'", r"two\ words"]


def test_completing_loads_no_rich(here: Path) -> None:
    script = (
        "import sys\nfrom ghostcli.cli.app import run\nrun([])\n"
        "assert not {'rich', 'rapidfuzz', 'pydantic'} & set(sys.modules), sys.modules\n"
    )
    for shell in ("zsh", "fish"):
        environ = {
            **os.environ,
            "_GHOST_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_ARGS": "ghost themes show ",
        }
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=here, env=environ, capture_output=True, check=True
        )
        assert b"thin-supervision" in done.stdout


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
    assert "complete -o default" in shell("ghost --show-completion").out
    assert "#compdef ghost" in shell("_GHOST_COMPLETE=source_zsh ghost").out
