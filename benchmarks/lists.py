"""Lists, completion and whole-library commands at a size, with the memory that they hold at most."""

from __future__ import annotations

import os
from collections.abc import Sequence

import start
from measure import Row, Section, Took, side_by_side
from scene import Scene

MEMORY = 80
"""Megabytes that any command but the first indexing may hold at 10,000 episodes."""

HEADS = "quotes", "search people"

COMPLETED = (
    "ghost th",
    "ghost quotes show episode-0005",
    "ghost quotes --episode e",
    "ghost quotes --speaker G",
)


def lists(scene: Scene, times: int = 5) -> Section:
    """Commands that go through much, each as people use it."""
    episode = os.path.basename(scene.episode(scene.size // 2))
    whole = (
        "quotes -n 20",
        "quotes --count",
        "quotes",
        "quotes --search people",
        "quotes --speaker reed -o jsonl",
        "quotes --sort speaker",
        "quotes --sort published -r -n 20",
        "quotes -w published=2020 -o csv",
        "quotes -o json",
        "search people -o jsonl",
        "",
        "episodes",
        f"show {episode}/quotes/q3",
        f"around {episode}@0:10:00",
        f"cite --force {episode}/quotes/q3",
        f"transcript {episode}",
        f"verify {episode}",
        "lint",
        "index",
    )
    commands = {f"ghost {words} | head": scene.ghost(*words.split(), lines=10) for words in HEADS}
    commands |= {f"ghost {words}".strip(): scene.ghost(*words.split()) for words in whole}
    rows = [Row(name, took, peak=True) for name, took in side_by_side(commands, times).items()]
    return Section(f"Lists of {scene.size:,} episodes", rows, "Each is printed to its end, but for `head`.")


def completion(scene: Scene, times: int = 9) -> Section:
    """What bash waits for when the tab key is pressed."""
    commands = {
        line: scene.ghost(
            _GHOST_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(line.split()) - 1)
        )
        for line in COMPLETED
    }
    yard = start.COMPLETING
    took = side_by_side({yard: start.programs(scene.folder)[yard], **commands}, times)
    rows = [Row(yard, took[yard]), *(Row(line, took[line], yard, took[yard], peak=True) for line in commands)]
    return Section(f"Completion in {scene.size:,} episodes", rows, "The tab key is pressed after each line.")


def peak(scene: Scene, sections: Sequence[Section]) -> Section:
    """The row that held the most memory, of all that are counted."""
    counted = [row for section in sections for row in section.rows if row.peak and isinstance(row.took, Took)]
    most = max(counted, key=lambda row: row.took.memory if isinstance(row.took, Took) else 0)
    row = Row(most.what, most.took, target=MEMORY, judged=scene.judged, megabytes=True)
    remark = (
        "The most that any of ghost's commands above held, the first indexing aside; of several processes,"
        " the largest. Nothing is seen to hold less than the 10 MB of the process that starts it."
    )
    return Section(f"Peak memory at {scene.size:,} episodes", [row], remark)
