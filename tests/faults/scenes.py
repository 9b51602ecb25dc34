"""What the fault suite does: every command that writes, from what it starts, in one table."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from index import made
from traced import BRIDGE, SAMPLE

Ghost = Callable[..., None]
"""Runs a command that is to end well, while a scene is prepared."""

LIBRARY = "lib"
OWN = "data/ghost/library"
"""The user's own library, in the folder of data of a scene."""

LONG = BRIDGE + "\n00:20.000 --> 00:21.000\n<v SPEAKER_00>" + "And so on. " * 800 + "\n"
"""A transcript of several pages of the file system."""

DRAFT = 'Reed said: "We measured the river twice and trusted the first number."\n'
NOTES = "quotes:\n- {id: river, text: We measured the river twice and trusted the first number.}\n"
SUMMARY = """# The ferry

## Key Takeaways

- Ask the ferryman

## Notable Quotes

> "We measured the ferry twice and trusted the first number." — Ada Reed
"""
PROFILE = "# mine\n" + "alias l='ls -l'\n" * 2000


class Scene(NamedTuple):
    """A command and what it starts from: `{}` in its words is the folder of the scene.

    `names` are the words by which `ghost` knows the command; `root` is the library that it is about. With
    `holds` somebody reads the index all the while. `answers` says that the command is a question: what it
    prints must not depend on what becomes of the index.
    """

    prepare: Callable[[Path, Ghost], None]
    command: tuple[str, ...]
    root: str = LIBRARY
    answers: bool = False
    holds: bool = False


def _empty(work: Path, _: Ghost) -> None:
    """Nothing is there yet."""


def _files(work: Path, _: Ghost) -> None:
    """A library that was never read, with transcripts and a draft beside it."""
    root = work / LIBRARY
    made.library(str(root), 4)
    made.write(str(root), "bridge/episode.yaml", "title: The Bridge\n")
    made.write(str(root), "bridge/notes.yaml", NOTES)
    made.write(str(root), "bridge/transcript.vtt", BRIDGE)
    for name in ("ferry", "tower"):
        made.write(str(work), f"in/{name}.vtt", LONG.replace("river", name))
    made.write(str(work), "draft.md", DRAFT)


def _read(work: Path, ghost: Ghost) -> None:
    """The same with an index, which has verdicts too."""
    _files(work, ghost)
    ghost("verify", "--content", str(work / LIBRARY), status=1)


def _edited(work: Path, ghost: Ghost) -> None:
    """Episodes have come, gone and changed since they were read."""
    _read(work, ghost)
    root = work / LIBRARY
    made.write(str(root), "talk-001/more.yaml", "themes: [{title: Xylophones by the river}]\n")
    made.write(str(root), "talk-002/transcript.vtt", made.transcript([("Ada Reed", "A wholly new river.")]))
    made.episode(str(root), "talk-002b", 50)
    shutil.rmtree(root / "talk-003")


def _themed(work: Path, ghost: Ghost) -> None:
    """The same, with notes that a person has kept, and a theme."""
    _read(work, ghost)
    root = str(work / LIBRARY)
    made.write(root, "bridge/kept.yaml", "# mine\nquotes:\n  - text: A bridge  # short\n")
    made.write(root, "bridge/themes.yaml", "themes:\n- {id: water, title: Water}\n")


def _noted(work: Path, ghost: Ghost) -> None:
    """Notes that are to be imported into an episode."""
    _read(work, ghost)
    made.write(str(work), "own.yaml", "source: Me\n" + NOTES.replace("id: river", "id: mine"))


def _summarised(work: Path, ghost: Ghost) -> None:
    """A transcript and the notes on it, of which nothing was imported."""
    _read(work, ghost)
    made.write(str(work), "in/ferry.md", SUMMARY)


def _noted_before(work: Path, ghost: Ghost) -> None:
    """The same notes, imported, and changed since."""
    _noted(work, ghost)
    ghost("import", str(work / "own.yaml"), "-e", "bridge", "--content", str(work / LIBRARY))
    made.write(str(work), "own.yaml", "source: Me\n" + NOTES.replace("id: river", "id: other"))


def _own(work: Path, _: Ghost) -> None:
    """A library of the user's that nobody has marked as one."""
    made.write(str(work), f"{OWN}/bridge/episode.yaml", "title: The Bridge\n")
    made.write(str(work), "in/ferry.vtt", LONG)


def _stopped(work: Path, ghost: Ghost) -> None:
    """An `init` that was stopped before its last files."""
    ghost("init", str(work / LIBRARY))
    for name in ("ghost.yaml", f"{SAMPLE}/transcript.vtt", f"{SAMPLE}/notes.yaml"):
        (work / LIBRARY / name).unlink()


def _reported(work: Path, ghost: Ghost) -> None:
    """A report that is to be written over."""
    _read(work, ghost)
    made.write(str(work), "draft.md", DRAFT.replace("twice", "once"))
    ghost(*(word.format(work) for word in _REPORT), status=1)
    made.write(str(work), "draft.md", DRAFT)


def _profile(work: Path, _: Ghost) -> None:
    """A person who has a profile of each shell."""
    for name in (".bashrc", ".zshrc"):
        made.write(str(work), f"home/{name}", PROFILE)


_IN = ("--content", f"{{}}/{LIBRARY}")
_KEEP = ("keep", "bridge@0:00:12", "nobody asked the ferryman")
_SEARCH = ("search", "river", "-o", "jsonl", *_IN)
_REPORT = ("verify", "--draft", "{}/draft.md", "--report", "{}/report.html", *_IN)

SCENES: dict[str, Scene] = {
    "init": Scene(_empty, ("init", f"{{}}/{LIBRARY}")),
    "init, stopped before": Scene(_stopped, ("init", f"{{}}/{LIBRARY}")),
    "init --bare": Scene(_empty, ("init", "--bare", f"{{}}/{LIBRARY}")),
    "import": Scene(_read, ("import", "{}/in/ferry.vtt", *_IN)),
    "import of a folder": Scene(_files, ("import", "{}/in", *_IN)),
    "import --as": Scene(_read, ("import", "{}/in/ferry.vtt", "-e", "bridge", "--as", "de", *_IN)),
    "import --force": Scene(_read, ("import", "{}/in/ferry.vtt", "-e", "bridge", "--force", *_IN)),
    "import of notes": Scene(_noted, ("import", "{}/own.yaml", "-e", "bridge", *_IN)),
    "import of notes into a new episode": Scene(_noted, ("import", "{}/own.yaml", "-e", "noted", *_IN)),
    "import of notes in a folder": Scene(_summarised, ("import", "{}/in", *_IN)),
    "import --update": Scene(_noted_before, ("import", "{}/own.yaml", "-e", "bridge", "--update", *_IN)),
    "import into one's own": Scene(_own, ("import", "{}/in/ferry.vtt"), OWN),
    "keep": Scene(_read, (*_KEEP, *_IN)),
    "keep, with a theme": Scene(_themed, (*_KEEP, "--theme", "water", "--tag", "two", *_IN)),
    "verify --write": Scene(_read, ("verify", "--write", *_IN)),
    "verify --write, never read": Scene(_files, ("verify", "--write", *_IN)),
    "verify --report": Scene(_read, _REPORT),
    "verify --report over one": Scene(_reported, _REPORT),
    "export anki": Scene(_read, ("export", "anki", "{}/talks.apkg", *_IN)),
    "export obsidian": Scene(_read, ("export", "obsidian", "{}/vault", *_IN)),
    "export page": Scene(_read, ("export", "page", "{}/talk.html", "-e", "bridge", *_IN)),
    "verify, never read": Scene(_files, ("verify", "-o", "jsonl", *_IN), answers=True),
    "search, never read": Scene(_files, _SEARCH, answers=True),
    "search, edited": Scene(_edited, _SEARCH, answers=True),
    "search, edited, another reads": Scene(_edited, _SEARCH, answers=True, holds=True),
    "lint, edited": Scene(_edited, ("lint", *_IN), answers=True),
    "index --rebuild": Scene(_read, ("index", "--rebuild", *_IN)),
    "index --clear": Scene(_read, ("index", "--clear", *_IN)),
    "completion in bash": Scene(_profile, ("--install-completion", "bash")),
    "completion in zsh": Scene(_profile, ("--install-completion", "zsh")),
    "completion in fish": Scene(_profile, ("--install-completion", "fish")),
}
"""Each command that writes more than an index, and each way in which an index is written."""

READING = frozenset((
    *("episodes", "chapters", "people", "themes", "perspectives", "takeaways", "quotes", "questions"),
    *("companies", "insights", "show", "transcript", "around", "cite", "coverage", "digest", "open", "mentions", "mcp", "help"),
    *("schema", "completion"),
    "edit",  # the editor writes
))  # fmt: skip
"""Commands that write nothing but the index, as `search` does, or nothing at all."""
