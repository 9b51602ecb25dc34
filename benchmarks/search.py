"""Search in libraries of 100, 1,000 and 10,000 episodes, beside ripgrep over their files."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time

import data
from measure import GHOST, installed, ms, run, side_by_side, table

QUERIES = {
    "a rare word": data.RARE,
    "the same, mistyped": "zephyrne",
    "a common word": "people",
    "three words": "people company market",
    "a phrase": '"narrow gauge railway"',
    "a phrase of common words": '"the of"',
}


def main(sizes: tuple[int, ...] = (100, 1000), times: int = 7, folder: str | None = None) -> str:
    """The tables, one a size. `folder` keeps the libraries for another time."""
    with tempfile.TemporaryDirectory() as temporary:
        return "\n".join(_size(size, times, folder or temporary, temporary) for size in sizes)


def _size(size: int, times: int, folder: str, temporary: str) -> str:
    root = data.library(os.path.join(folder, f"library-{size}"), size)
    environ = {"XDG_CACHE_HOME": os.path.join(temporary, "cache")}
    ghost = [*GHOST, "search", "--content", root, "-n", "20"]
    first = run([*GHOST, "index", "--content", root], environ)
    time.sleep(2.1)
    run([*GHOST, "index", "--content", root], environ)
    commands = {name: [*ghost, query] for name, query in QUERIES.items()}
    commands["a list: ghost quotes -n 20"] = [*GHOST, "quotes", "-n", "20", "--content", root]
    if installed("rg"):
        commands["rg -i, the rare word"] = ["rg", "-i", "--no-config", data.RARE, root]
    took = side_by_side(commands, times, environ)
    path = os.path.join(root, "episode-00050", "episode.yaml")
    changed = []
    for _ in range(3):
        with open(path, "a", encoding="utf-8") as file:
            file.write("# a remark\n")
        changed.append(run([*ghost, data.RARE], environ))
        time.sleep(2.1)
        run([*ghost, data.RARE], environ)
    took["a rare word, after one change"] = sorted(changed)[1]
    took["bare FTS5, the rare word"] = _fts5(environ, times)
    yard = took.get("rg -i, the rare word")
    rows = [
        (name, ms(one.wall), f"{one.wall / yard.wall:.2f}" if yard else "", f"{one.memory:.0f}")
        for name, one in took.items()
    ]
    rows.append(("first indexing", ms(first.wall), "", f"{first.memory:.0f}"))
    if not yard:
        rows.append(("rg", "skipped: not installed", "", ""))
    return table(f"{size:,} episodes", rows, ("what", "ms", "x rg", "MB"))


def _fts5(environ: dict[str, str], times: int) -> object:
    """The index asked directly, in a bare Python: what no command line can be faster than."""
    folder = os.path.join(environ["XDG_CACHE_HOME"], "ghost")
    (path,) = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".catalog")][-1:]
    sqlite3.connect(path).close()
    code = (
        f"import sqlite3; c = sqlite3.connect({path!r});"
        f"print(c.execute('SELECT count(*) FROM speech WHERE speech MATCH ?', ({data.RARE!r},)).fetchone())"
    )
    return side_by_side({"fts5": [sys.executable, "-c", code]}, times)["fts5"]


if __name__ == "__main__":
    print(main(tuple(map(int, sys.argv[1:])) or (100, 1000)))
