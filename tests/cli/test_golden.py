"""What people see, as shell transcripts in tests/golden; GHOST_UPDATE=1 writes them anew."""

from __future__ import annotations

import os
import re
import shlex
from itertools import product
from pathlib import Path

import pytest

from ghostcli.model import EPISODES, KINDS
from running import Ghost
from thinned import thinned

GOLDEN = Path(__file__).parent.parent / "golden"
UPDATE = bool(os.environ.get("GHOST_UPDATE"))
WIDTHS = (60, 80, 120)
FORMATS = ("md", "yaml", "csv", "json")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;[!-~]*\x1b\\")

LISTS = {name: f"ghost {name}" for name in (EPISODES.name, *KINDS)}
PAGES = {
    "themes-show": "ghost themes show 3",
    "quotes-show": "ghost quotes show straw-human-would-never",
    "episodes-show": "ghost episodes show 1",
    "search": "ghost search cognitive core",
    "search-misspelt": "ghost search wall-e ghoost",
    "quotes-wide": "ghost quotes --wide",
}
HELP = {"help": "ghost --help", "help-quotes": "ghost quotes --help"}


def compare(name: str, transcript: str) -> None:
    """Hold a transcript to the file that keeps it."""
    path = GOLDEN / f"{name}.txt"
    if UPDATE:
        path.write_text(transcript, encoding="utf-8")
    assert transcript == path.read_text(encoding="utf-8")


def uncoloured(text: str) -> str:
    """A screen without its colours and links."""
    return STYLE.sub("", LINK.sub("", text))


@pytest.mark.usefixtures("builtin")
@pytest.mark.parametrize("name", [*LISTS, *PAGES])
def test_what_is_shown(name: str, ghost: Ghost, terminal: Ghost) -> None:
    command = {**LISTS, **PAGES}[name]
    words = shlex.split(command)[1:]
    transcript = f"$ {command} | cat\n{ghost(*words).out}"
    for width in WIDTHS:
        shown = terminal(*words, "--color", "never", width=width).out
        transcript += f"\n# {width} columns\n$ {command}\n{shown}"
    compare(name, transcript)


@pytest.mark.usefixtures("builtin")
@pytest.mark.parametrize("name", ["quotes", "themes-show", "search"])
def test_what_is_shown_in_colour(name: str, terminal: Ghost, here: Path) -> None:
    command = {**LISTS, **PAGES}[name]
    shown = terminal(*shlex.split(command)[1:]).out.replace(here.as_uri(), "file:///home/me/notes")
    compare(f"{name}-colour", f"$ {command}\n" + shown.replace("\x1b", "\\e"))


@pytest.mark.usefixtures("builtin")
@pytest.mark.parametrize(("name", "width"), thinned(product([*LISTS, *PAGES], WIDTHS), 4))
def test_colour_changes_nothing_but_the_colour(name: str, width: int, terminal: Ghost) -> None:
    words = shlex.split({**LISTS, **PAGES}[name])[1:]
    coloured = terminal(*words, width=width).out
    assert uncoloured(coloured) == terminal(*words, "--color", "never", width=width).out
    for line in coloured.splitlines():
        styles, links = STYLE.findall(line), LINK.findall(line)
        assert not links or links[-1] == "\x1b]8;;\x1b\\"
        assert not styles or styles[-1] == "\x1b[0m"  # no colour runs on into the next line
        assert line == line.rstrip(" ")


@pytest.mark.usefixtures("builtin")
@pytest.mark.parametrize(("name", "width"), thinned(product([*LISTS, *PAGES], [20, *WIDTHS]), 3))
def test_nothing_is_wider_than_the_terminal_or_cut_in_a_word(
    name: str, width: int, ghost: Ghost, terminal: Ghost
) -> None:
    words = shlex.split({**LISTS, **PAGES}[name])[1:]
    shown = terminal(*words, "--color", "never", "--quiet", width=width).out
    paths = re.compile(r"\S*/\S*")  # these are never broken
    assert max((len(line) for line in paths.sub("", shown).splitlines()), default=0) <= width
    if width >= 60:
        whole = set(re.findall(r"[^\W\d_]{4,}", ghost(*words).out + " ".join(words)))
        beyond = set(re.findall(r"[^\W\d_]{4,}", ghost(*words, "-o", "json").out))
        labels = {"title", "text", "name", "role", "show", "published", "duration", "fidelity", "speaker"}
        labels |= {"context", "shows", "read", "wide"}
        assert set(re.findall(r"[^\W\d_]{4,}", shown)) <= whole | beyond | labels


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", HELP)
def test_help(name: str, ghost: Ghost, terminal: Ghost) -> None:
    command = HELP[name]
    words = shlex.split(command)[1:]
    transcript = f"$ {command} | cat\n{ghost(*words).out}"
    for width in WIDTHS:
        transcript += f"\n# {width} columns\n$ {command}\n{terminal(*words, width=width).out}"
    compare(name, transcript)


@pytest.mark.usefixtures("here")
def test_overview(ghost: Ghost, terminal: Ghost) -> None:
    transcript = f"$ ghost | cat\n{ghost().out}"
    for width in WIDTHS:
        transcript += f"\n# {width} columns\n$ ghost\n{terminal(width=width).out}"
    compare("overview", transcript)


@pytest.mark.parametrize("output", FORMATS)
def test_formats(output: str, builtin: Path, ghost: Ghost) -> None:
    commands = ["ghost themes", "ghost quotes -n 2", "ghost themes show 3", "ghost search straw -n 2"]
    transcript = ""
    for command in commands:
        ran = ghost(*shlex.split(command)[1:], "-o", output)
        transcript += f"$ {command} -o {output}\n{ran.out}\n".replace("\r", "\\r")
    compare(f"format-{output}", transcript.replace(str(builtin), "/home/me/notes"))
