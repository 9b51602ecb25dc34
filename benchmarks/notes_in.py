"""Notes come in: `ghost import` of a folder of Markdown notes, beside the least that a program must do with them.

`python benchmarks/notes_in.py [NOTES]` prints a table; 400 notes take a minute.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile

import data
from measure import GHOST, Claim, Command, Row, Section, Took, home, side_by_side

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
    """The import of all notes into a copy of the library, and its ratio to the yardstick."""
    library, notes = made(folder, number)
    copy = os.path.join(folder, "copy")
    script = 'rm -rf "$0"; cp -r "$1" "$0"; library=$0 notes=$2; shift 2; "$@" --content "$library" import "$notes"'
    size = sum(entry.stat().st_size for entry in os.scandir(notes))
    what = f"ghost import, {number} notes"
    command = Command(["sh", "-c", script, copy, library, notes, *GHOST], home(folder), folder)
    took = side_by_side({YARD: Command([sys.executable, "-c", LEAST, notes, library]), what: command}, times)
    rows = [Row(YARD, took[YARD]), Row(what, took[what], YARD, took[YARD], peak=True)]
    found = took[what]
    judged = [
        Claim(what, f"{found.wall:.1f} s", f"<= {MOST:g} s", found.wall <= MOST)
        for found in [found]
        if isinstance(found, Took) and number >= NOTES
    ]
    remark = f"Notes of {size / number / 1000:.0f} kB with {QUOTES} quotes each; talks of {WORDS:,} words."
    return Section("Import of notes", rows, remark, further=judged)


def main() -> None:
    """Make talks and notes, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("notes", nargs="?", type=int, default=NOTES, metavar="NOTES")
    with tempfile.TemporaryDirectory() as folder:
        print(notes_in(folder, parser.parse_args().notes).text())


if __name__ == "__main__":
    main()
