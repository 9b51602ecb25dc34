"""What a person sees of an import of notes, in a pipe and on terminals, as shell transcripts in tests/golden."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_golden import WIDTHS, compare, uncoloured
from test_golden_import import on_screen

from running import Ghost
from traced import Home

SAMPLES = Path(__file__).parent.parent / "notes" / "samples"
TALK = ("bridge/transcript.vtt", "teahose/breakdown-2026.md", "ulisten/page.txt", "snipd/obsidian-2025.md")
"""A transcript, and notes of three families about the talk."""

STATES = {
    "notes-one": ("ghost import in/breakdown-2026.md -e bridge", ("transcript",), 0),
    "notes-several": ("ghost import in -e bridge", (), 0),
    "notes-again": ("ghost import in -e bridge", ("in",), 0),
    "notes-one-again": ("ghost import in/breakdown-2026.md -e bridge", ("in",), 0),
    "notes-quotable": ("ghost import in/page.txt -e bridge --quotable", ("transcript",), 0),
    "notes-changed": ("ghost import in/breakdown-2026.md -e bridge", ("in", "changed"), 2),
    "notes-update": ("ghost import in/breakdown-2026.md -e bridge --update", ("in", "changed"), 0),
    "notes-without-transcript": ("ghost import in/page.txt", (), 0),
}
"""By golden file: the command, what happened before it, and its exit status."""


@pytest.fixture
def talk(home: Home) -> Home:
    for name in TALK:
        home.write(f"in/{Path(name).name}", (SAMPLES / name).read_bytes())
    return home


def _prepare(talk: Home, done: tuple[str, ...]) -> None:
    if "transcript" in done:
        talk.ghost("import", talk.folder / "in/transcript.vtt", "-e", "bridge")
    if "in" in done:
        talk.ghost("import", talk.folder / "in", "-e", "bridge")
    if "changed" in done:
        document = talk.folder / "in/breakdown-2026.md"
        text = document.read_text("utf-8")
        assert "Most firms pay for politeness." in text
        document.write_text(
            text.replace("Most firms pay for politeness.", "Firms pay for politeness."), "utf-8"
        )


@pytest.mark.parametrize("name", STATES)
def test_what_is_shown(name: str, talk: Home, terminal: Ghost) -> None:
    command, done, status = STATES[name]
    _prepare(talk, done)
    words = [str(talk.folder / word) if word.startswith("in") else word for word in command.split()[2:]]
    words.append("--dry-run")  # so that each width sees the same
    ran = talk.ghost("import", *words, status=status)
    told = f"$ {command} --dry-run | cat\n{ran.out}# stderr\n{ran.err}"
    for width in WIDTHS:
        told += f"\n# {width} columns\n$ {command} --dry-run\n"
        shown = on_screen(terminal("import", *words, width=width, status=status).out)
        plain = on_screen(terminal("import", *words, "--color", "never", width=width, status=status).out)
        assert uncoloured(shown) == plain
        told += plain
    compare(name, _at_home(told, talk))


def test_what_is_shown_in_colour(talk: Home, terminal: Ghost) -> None:
    words = ["import", str(talk.folder / "in"), "-e", "bridge"]
    shown = on_screen(terminal(*words).out).replace("\x1b", "\\e")
    compare("notes-colour", "$ ghost import in -e bridge\n" + _at_home(shown, talk))


def _at_home(text: str, talk: Home) -> str:
    folders = ((str(talk.folder / "in"), "/home/me/talks"), (str(talk.library), "/home/me/notes"))
    for folder, shown in folders:
        text = text.replace(folder, shown)
    return text
