"""Notes come in: `ghost import` of a folder of Markdown notes, beside a search of their quotes by rapidfuzz.

`python benchmarks/notes_in.py [NOTES]` prints a table; 400 notes take a few minutes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile

import data
from measure import GHOST, Claim, Command, Row, Section, Took, home, median, run

MOST = 10.0
"""Seconds that 400 notes of 14 kB may take, with the verdicts on their quotes."""

NOTES, WORDS, QUOTES = 400, 8_000, 24
YARD = "reading each pair, each quote searched by rapidfuzz"
LEAST = """\
import pathlib, sys
from rapidfuzz import fuzz
for note in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
    said = (pathlib.Path(sys.argv[2]) / note.stem / "transcript.vtt").read_text()
    said = " ".join(line for line in said.splitlines() if "-->" not in line)
    for line in note.read_text().splitlines():
        if line.startswith("> "):
            fuzz.partial_ratio(line[2:], said)
"""


def summary(chance: random.Random, pool: list[str], title: str, show: str, said: list[str]) -> str:
    """Notes of about 14 kB on a made talk: half of the quotes are verbatim, the others lack a word."""
    lines = [f"# {title}", "", f"Show: {show}", "", "## Takeaways", ""]
    lines += [f"- **{chance.choice(pool)}** {' '.join(chance.choices(pool, k=2))}" for _ in range(20)]
    lines += ["", "## Themes", ""]
    for _ in range(12):
        lines += [f"### {chance.choice(pool)}", "", " ".join(chance.choices(pool, k=3)), ""]
    lines += ["## Quotes", ""]
    for at, words in enumerate(chance.sample(said, QUOTES)):
        quoted = words if at % 2 else " ".join(words.split()[:-1])
        lines += [f'> "{quoted}"', "> — Ada Reed", ""]
    return "\n".join(lines)


def made(folder: str, number: int) -> tuple[str, str]:
    """A library of talks without records, and a folder of notes with their titles."""
    library, notes = os.path.join(folder, "library"), os.path.join(folder, "notes")
    chance = random.Random(data.SEED)
    pool = data.sentences(chance)
    data.library(library, number, words=WORDS, records=0)
    os.makedirs(notes)
    for at in range(number):
        name = f"episode-{at:05}"
        with open(os.path.join(library, name, "transcript.vtt"), encoding="utf-8") as file:
            said = [line.partition(">")[2] for line in file.read().splitlines() if line.startswith("<v ")]
        with open(os.path.join(library, name, "episode.yaml"), encoding="utf-8") as file:
            title, show = (line.partition(": ")[2].rstrip() for line in file.readlines()[:2])
        with open(os.path.join(notes, f"{name}.md"), "w", encoding="utf-8") as file:
            file.write(summary(chance, pool, title, show, said))
    return library, notes


def notes_in(folder: str, number: int, times: int = 3) -> Section:
    """The import of all notes, into an empty library and into one with the talks, beside the yardstick."""
    library, notes = made(folder, number)
    empty = os.path.join(folder, "empty")
    os.makedirs(empty)
    shutil.copy(os.path.join(library, "ghost.yaml"), empty)
    whats = {
        f"ghost import, {number} notes": empty,
        f"ghost import, {number} notes on {number} talks": library,
    }
    took: dict[str, list[Took]] = {YARD: [], **{what: [] for what in whats}}
    for _ in range(times):
        took[YARD].append(run(Command([sys.executable, "-c", LEAST, notes, library])))
        for what, before in whats.items():
            copy = os.path.join(folder, "copy")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(before, copy)
            ghost = [*GHOST, "--content", copy]
            run(Command([*ghost, "index"], home(folder), folder))
            took[what].append(run(Command([*ghost, "import", notes], home(folder), folder)))
    medians = {what: median(some) for what, some in took.items()}
    rows = [Row(YARD, medians[YARD])]
    rows += [Row(what, medians[what], YARD, medians[YARD], peak=True) for what in whats]
    judged = [
        Claim(what, f"{medians[what].wall:.1f} s", f"<= {MOST:g} s", medians[what].wall <= MOST)
        for what in whats
        if number >= NOTES
    ]
    size = sum(entry.stat().st_size for entry in os.scandir(notes)) / number / 1000
    remark = (
        f"Notes of {size:.0f} kB with {QUOTES} quotes each; talks of {WORDS:,} words. The index is renewed."
    )
    return Section("Import of notes", rows, remark, further=judged)


def main() -> None:
    """Make talks and notes, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("notes", nargs="?", type=int, default=NOTES, metavar="NOTES")
    with tempfile.TemporaryDirectory() as folder:
        print(notes_in(folder, parser.parse_args().notes).text())


if __name__ == "__main__":
    main()
