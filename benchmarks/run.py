"""Benchmarks of start and search: `python benchmarks/run.py [SIZE...]` writes RESULTS.md here.

Sizes are numbers of episodes, 100 and 1000 unless given; 10000 takes 1 GB of disk and some minutes.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import sqlite3
import sys

import start

import ghostcli
import search


def machine() -> str:
    """What it was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{dt.datetime.now(dt.UTC).date()}: ghost {ghostcli.__version__}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{os.cpu_count()} cores, {memory:.0f} GB, load {os.getloadavg()[0]:.1f}, {platform.system()}."
    )


def main() -> None:
    """Measure and write."""
    sizes = tuple(map(int, sys.argv[1:])) or (100, 1000)
    intro = "Medians of interleaved whole processes; ratios are what counts, since machines differ."
    parts = ["# Results", f"{machine()}\n\n{intro}", start.main(), search.main(sizes)]
    text = "\n".join(f"{part.strip()}\n" for part in parts)
    with open(
        os.path.join(os.path.dirname(os.path.abspath(__file__)), "RESULTS.md"), "w", encoding="utf-8"
    ) as file:
        file.write(text)
    print(text)


if __name__ == "__main__":
    main()
