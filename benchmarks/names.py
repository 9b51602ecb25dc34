"""Names across a library: the overviews and `ghost mentions`, beside `ghost quotes` over the same episodes.

`python benchmarks/names.py [EPISODES] [--data FOLDER]` prints a table; 10,000 episodes take five minutes.
"""

from __future__ import annotations

import argparse
import os
import tempfile

import data
from measure import Row, Section, run, side_by_side
from scene import Scene

YARD = "ghost quotes"
MOST = 1.5
"""How many times as long as `ghost quotes` a command may take."""

WORDS, NAMES = 600, 6
"""Words of speech, and people and companies, of an episode."""

ASKED = (
    "people",
    "companies",
    "companies -o json",
    "companies -n 20",
    "people --since 2020",
    f"mentions {data.NAMED}",
    f"mentions {data.NAMED} -o json",
    "mentions Ada Reed",
    "mentions people",
)


def names(scene: Scene, times: int = 5) -> Section:
    """Each command to its end, and its ratio to the list of all quotes."""
    commands = {YARD: scene.ghost("quotes")}
    commands |= {f"ghost {words}": scene.ghost(*words.split()) for words in ASKED}
    took = side_by_side(commands, times)
    rows = [Row(YARD, took[YARD], peak=True)]
    rows += [
        Row(name, took[name], YARD, took[YARD], MOST, peak=True, judged=scene.judged)
        for name in commands
        if name != YARD
    ]
    return Section(
        f"Names in {scene.size:,} episodes", rows, f"Each episode has {NAMES} people and companies."
    )


def measured(size: int, kept: str, folder: str) -> Section:
    """The same over a library of so many episodes, made in `kept` if it is not there."""
    root = data.library(os.path.join(kept, f"names-{size}"), size, words=WORDS, names=NAMES)
    scene = Scene(size, root, folder)
    scene.index()
    run(scene.ghost("quotes"))  # the verdicts are computed once
    return names(scene)


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
