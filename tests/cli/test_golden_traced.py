"""What a person sees of `keep`, `coverage`, `mentions`, `digest` and of who spoke how much, as shell transcripts."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from test_golden import WIDTHS, compare, uncoloured

from running import Ghost
from traced import Home

SAMPLES = Path(__file__).parent.parent / "notes" / "samples"
NOTES = ("teahose/breakdown-2026.md", "ulisten/page.txt", "snipd/obsidian-2025.md")
CHAPTERS = "chapters/mp4chaps.txt"

STATES = {
    "keep": ("ghost keep bridge@0:02:47 --dry-run", False, 0),
    "keep-words": ("ghost keep bridge 'ask the people who crossed it' --tag rivers --dry-run", False, 0),
    "keep-refused": ("ghost keep bridge@0:00:16 'we measured the lake twice'", False, 1),
    "keep-again": (
        "ghost keep bridge/quotes/most-reviews-are-theatre-everybody-nods --tag x --dry-run",
        False,
        0,
    ),
    "coverage": ("ghost coverage bridge", False, 0),
    "coverage-chapters": ("ghost coverage bridge", True, 0),
    "mentions": ("ghost mentions Keelson Works", True, 0),
    "people-shares": ("ghost people", False, 0),
    "digest": ("ghost digest --all", True, 0),
}
"""By golden file: the command, whether the episode has chapters, and the exit status."""


@pytest.fixture
def noted(home: Home) -> Home:
    """An episode with a transcript and notes of three families."""
    _take(home, "bridge/transcript.vtt", "--title", "The bridge at Vell", "--published", "2026-03-20")
    for name in NOTES:
        _take(home, name)
    return home


JSON = (
    "ghost keep bridge 'ask the people who cross it' --tag rivers --note 'for the talk' -o json",
    "ghost coverage bridge -o json",
    "ghost mentions Keelson Works -o json",
    "ghost people -o json",
    "ghost digest --all -o json",
)


def test_what_programs_get(noted: Home) -> None:
    """The keys, their order and their values, whole."""
    told = ""
    for command in JSON:
        told += f"$ {command}\n{noted.ghost(*shlex.split(command)[1:]).out}\n"
    compare("traced-json", told.replace(str(noted.library), "/home/me/notes"))


def _take(home: Home, name: str, *more: str) -> None:
    home.ghost("import", SAMPLES / name, "-e", "bridge", *more)


@pytest.mark.parametrize("name", STATES)
def test_what_is_shown(name: str, noted: Home, terminal: Ghost) -> None:
    command, chaptered, status = STATES[name]
    if chaptered:
        _take(noted, CHAPTERS)
    words = shlex.split(command)[1:]
    ran = noted.ghost(*words, status=status)
    told = f"$ {command} | cat\n{ran.out}# stderr\n{ran.err}"
    for width in WIDTHS:
        plain = terminal(*words, "--color", "never", width=width, status=status).out
        assert uncoloured(terminal(*words, width=width, status=status).out) == plain
        told += f"\n# {width} columns\n$ {command}\n{plain}"
    compare(f"traced-{name}", told)


@pytest.mark.parametrize("name", ["coverage-chapters", "mentions", "people-shares", "digest"])
def test_what_is_shown_in_colour(name: str, noted: Home, terminal: Ghost) -> None:
    command, chaptered, _ = STATES[name]
    if chaptered:
        _take(noted, CHAPTERS)
    shown = terminal(*shlex.split(command)[1:]).out.replace("\x1b", "\\e")
    compare(
        f"traced-{name}-colour", f"$ {command}\n" + shown.replace(noted.library.as_uri(), "file:///home/me")
    )
