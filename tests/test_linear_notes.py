"""Reading hostile notes takes work in proportion: lines of ghost's code that run, counted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from counted import work
from ghostcli.errors import GhostError
from ghostcli.notes.formats import read_notes
from ghostcli.recognition.recognise import recognise
from ghostcli.transcripts.encoding import decode
from thinned import thinned

FOLDER = Path(__file__).parent / "notes" / "samples"
SAMPLES = (
    "llm/key-takeaways.md", "meetings/fathom.md", "podwise/2026-03.md", "readwise/obsidian-podcast.md",
    "show-notes/moments.md", "snipd/export-2023.md", "teahose/breakdown-2025.md", "timed-notes/video.md",
    "ulisten/page.txt", "chapters/mp4chaps.txt",
)  # fmt: skip
FEW = 150
TWICE = 3.0
RUNS = {
    "opening marks": "“", "opened quotations": "“word ", "straight marks": '"', "closed quotations": "“a” ",
    "dashes": "— ", "names": "Ada Reed ", "credits": "“a” — Ada Reed ", "times": "0:01 ", "brackets": "[",
    "links": "[a](https://b.example) ", "stars": "*", "hashes": "#", "greater": "> ", "pipes": "| ",
    "colons": ": ", "commas": ", ", "stops": ". ", "tags": "<i>", "open tags": "<", "blanks": " ", "words": "a ",
    "backslashes": "\\", "emoji": "🎧 ", "underscores": "_", "backticks": "`", "tag words": "#tag ",
}  # fmt: skip
LINES = {
    "headings": "## Key takeaways", "small headings": "### One thing", "bold": "**One thing**",
    "items": "- One thing: it was said. More.", "numbers": "1. One thing", "quoted": "> “Said by one of them",
    "credited": "> “Said by one of them” — Ada Reed", "credits": "> — Ada Reed", "timed": "0:01 One thing",
    "moments": "- [0:01](https://b.example?t=1) One thing", "rows": "| a | b |", "fields": "Show: One",
    "deep": "            - One thing", "fences": "```", "rules": "---", "callouts": "> [!quote] One", "blank": "",
}  # fmt: skip


def take_in(text: str) -> None:
    """Recognize a file and read its notes, or refuse it."""
    source = decode(text.encode())
    with suppress(GhostError):
        recognise(source)
        read_notes(source)


def grows_as_it(make: Callable[[int], str]) -> None:
    take_in(make(FEW))  # what is loaded or compiled once is
    few, many = (work(lambda count=count: take_in(make(count))) for count in (FEW, 2 * FEW))  # type: ignore[misc]
    assert many <= max(TWICE * few, 5000), (few, many)


def within(sample: str, what: str) -> str:
    """A sample with a text in its middle."""
    lines = (FOLDER / sample).read_text("utf-8").split("\n")
    middle = len(lines) // 2
    return "\n".join([*lines[:middle], what, *lines[middle:]])


@pytest.mark.parametrize(("run", "sample"), thinned(product(RUNS, SAMPLES), 5))
def test_a_long_run_in_one_line(run: str, sample: str) -> None:
    for before in ("", "- ", "> “"):
        grows_as_it(lambda n, before=before: within(sample, before + RUNS[run] * n + " end"))  # type: ignore[misc]


@pytest.mark.parametrize(("lines", "sample"), thinned(product(LINES, SAMPLES), 5))
def test_many_lines(lines: str, sample: str) -> None:
    grows_as_it(lambda n: within(sample, f"{LINES[lines]}\n" * n))
