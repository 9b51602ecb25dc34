"""Notes out: a digest and the exports of a whole library, beside `ghost quotes` over the same episodes.

`python benchmarks/notes_out.py [EPISODES] [--data FOLDER]` prints a table; 10,000 episodes take an hour.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import tempfile

import data
from measure import Row, Section, run, side_by_side
from scene import Scene

YARD = "ghost quotes"
MOST = 1.5
"""How many times as long as `ghost quotes` a digest may take."""

WORDS, RECORDS = 600, 20
"""Words of speech, and records, of an episode."""

TAGS, TAGGED = 300, 8
"""Tags in the library, and quotes with tags of an episode: half of them are in its transcript."""


def notes_out(scene: Scene, times: int = 5) -> Section:
    """Each command to its end, and its ratio to the list of all quotes."""
    vault, package = os.path.join(scene.folder, "vault"), os.path.join(scene.folder, "talks.apkg")
    asked = {
        "ghost digest": ["digest"],
        "ghost digest --since 2025": ["digest", "--since", "2025"],
        "ghost export jsonl": ["export", "jsonl"],
        "ghost export obsidian": ["export", "obsidian", vault],
    }
    if importlib.util.find_spec("genanki"):
        asked["ghost export anki"] = ["export", "anki", package]
    commands = {YARD: scene.ghost("quotes")} | {name: scene.ghost(*words) for name, words in asked.items()}
    took = side_by_side(commands, times)
    rows = [Row(YARD, took[YARD], peak=True)]
    for name in asked:
        target = MOST if name == "ghost digest" else None
        rows.append(Row(name, took[name], YARD, took[YARD], target, judged=scene.judged))
    sizes = [f"the library {scene.bytes_of(scene.root) / 1e6:.0f} MB"]
    if os.path.isdir(vault):
        sizes.append(f"the vault {scene.bytes_of(vault) / 1e6:.0f} MB")
    if os.path.exists(package):
        sizes.append(f"the package {os.path.getsize(package) / 1e6:.0f} MB")
    about = f"{TAGGED} quotes of an episode have tags; half of them may be quoted. Sizes: {', '.join(sizes)}."
    return Section(f"Notes out of {scene.size:,} episodes", rows, about)


def tagged(scene: Scene) -> None:
    """Write quotes with tags into each episode: in turns one that is said in it, and one that is not."""
    chance = random.Random(data.SEED)
    pool = data.sentences(chance)
    names = [f"subject {number}" for number in range(TAGS)]
    weights = [1 / (number + 3) for number in range(TAGS)]
    for number in range(scene.size):
        folder = scene.episode(number)
        with open(os.path.join(folder, "transcript.vtt"), encoding="utf-8") as file:
            said = [line.rstrip("\n") for line in file if line.startswith("<v ")]
        lines = ["quotes:"]
        for at in range(TAGGED):
            speaker, _, text = chance.choice(said).removeprefix("<v ").partition(">")
            tags = ", ".join(dict.fromkeys(chance.choices(names, weights, k=2)))
            lines += [f"  - speaker: {speaker}", f"    text: {text if at % 2 else chance.choice(pool)}"]
            lines += [f"    tags: [{tags}]"]
        with open(os.path.join(folder, "tagged.yaml"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


def measured(size: int, kept: str, folder: str) -> Section:
    """The same over a library of so many episodes, made in `kept` if it is not there."""
    root = data.library(os.path.join(kept, f"out-{size}"), size, words=WORDS, records=RECORDS)
    scene = Scene(size, root, folder)
    if not os.path.exists(os.path.join(scene.episode(size - 1), "tagged.yaml")):
        tagged(scene)
    scene.index()
    run(scene.ghost("quotes"))  # the verdicts are computed once
    return notes_out(scene)


def main() -> None:
    """Make the library, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("episodes", nargs="?", type=int, default=10_000, metavar="EPISODES")
    parser.add_argument("--data", metavar="FOLDER", help="keep the library here, to use it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = os.path.abspath(options.data or folder)
        print(measured(options.episodes, kept, folder).text())


if __name__ == "__main__":
    main()
