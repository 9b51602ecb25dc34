"""How long a start takes: beside a one-command Typer program, and beside peers over their own data."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from importlib.util import find_spec

from measure import GHOST, ms, run, side_by_side, table

ONE_COMMAND = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "x") -> None:
    print(name)
app()
"""


def main(times: int = 25) -> str:
    """The table of starts, completion among them."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"XDG_CACHE_HOME": folder, "XDG_DATA_HOME": folder}
        program = os.path.join(folder, "one.py")
        with open(program, "w", encoding="utf-8") as file:
            file.write(ONE_COMMAND)
        quotes = [*GHOST, "quotes", "--search", "straw", "--builtin"]
        first = run(quotes, environ)
        time.sleep(2.1)  # what has only just changed is read again
        run(quotes, environ)
        completing = {
            "_GHOST_COMPLETE": "complete_bash",
            "COMP_WORDS": "ghost quotes show st",
            "COMP_CWORD": "3",
        }
        commands = {"python -c pass": [sys.executable, "-c", "pass"], "typer": [sys.executable, program]}
        if find_spec("papis"):
            commands["papis list --all"] = [sys.executable, "-m", "papis", "list", "--all"]
        took = side_by_side({**commands, "ghost quotes --search straw": quotes}, times, environ)
        took |= side_by_side({"ghost, completing": GHOST}, times, {**environ, **completing})
    took["ghost, first command ever"] = first
    floor = took["typer"]
    rows = [
        (
            name,
            ms(one.wall),
            ms(one.cpu),
            f"{one.wall / floor.wall:.2f}",
            f"{one.cpu / floor.cpu:.2f}",
            f"{one.memory:.0f}",
        )
        for name, one in took.items()
    ]
    if "papis list --all" not in took:
        rows.append(("papis list --all", "skipped: not installed", "", "", "", ""))
    return table(
        "Start", rows, ("whole process", "ms", "ms of processor", "x Typer", "x Typer, processor", "MB")
    )


if __name__ == "__main__":
    print(main())
