"""Completion: what stands where, and what each shell is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from bridges import EPISODE

from ghostcli.cli.app import commands
from ghostcli.index import file_states
from ghostcli.model import KINDS
from ghostcli.render.formats import RECORDS
from running import Ghost, write_episode


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


NAMES = [
    ("ghost mentions ", ["Ada\\ Reed", "Adam\\ de\\ la\\ Mer", "Keelson"]),
    ("ghost mentions A", ["Ada\\ Reed", "Adam\\ de\\ la\\ Mer"]),
    ("ghost mentions Kee", ["Keelson"]),
    ("ghost mentions Ada ", ["Reed"]),
    ("ghost mentions adam DE l", ["la\\ Mer"]),
    ("ghost mentions -n 3 --exact Adam de la M", ["Mer"]),
    ("ghost mentions Ada Reed ", []),
    ("ghost mentions Reed", []),
    ("ghost mentions Conan", []),
]


@pytest.mark.parametrize(("line", "answers"), NAMES, ids=[line for line, _ in NAMES])
def test_names_are_completed_word_by_word(
    line: str, answers: list[str], library: Path, complete: Asks
) -> None:
    """A speaker or a tag is none, and the names of all episodes are offered, each once."""
    listed = "companies: [{name: Keelson}]\npeople: [{name: Adam de la Mer}, {name: Ada Reed}]\n"
    write_episode(library, "ferries", "title: On ferries\naliases: [Adam]\n" + listed)
    assert complete(line) == answers


def test_names_are_read_from_the_index(
    library: Path, complete: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No YAML file is read, nor any record."""
    monkeypatch.setattr(file_states, "UNSETTLED", -3600)  # what has only just changed is kept too
    complete("ghost mentions ")

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("ghostcli.library.parse_yaml.parse", refuse)
    monkeypatch.setattr("ghostcli.index.index.unpack_rows", refuse)
    assert complete("ghost mentions ") == ["Ada\\ Reed"]
    write_episode(library, "ferries", "title: On ferries\npeople: [{name: Adam}]\n")
    assert complete("ghost mentions ") == []  # it has to be read, and that is refused


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
