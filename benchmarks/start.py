"""How long a start takes: beside a one-command Typer program, and beside peers over as many items."""

from __future__ import annotations

import os
import sys
import tempfile

import peers
from measure import GHOST, Command, FailedError, Row, Section, Took, home, median, run, settle, side_by_side

ONE_COMMAND = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "x") -> None:
    print(name)
app()
"""
QUOTES = "ghost quotes --search straw"
SECOND = "ghost quotes --search straw, an empty cache, the second time"
TYPER, COMPLETING = "Typer, a program of one command", "Typer, completing that program's options in bash"


def section(times: int = 25) -> Section:
    """The table of starts, completion among them."""
    with tempfile.TemporaryDirectory() as folder:
        ghost = Command([*GHOST, "quotes", "--search", "straw"], home(folder), folder)
        run(ghost)
        settle()  # an installation of only just now
        run(ghost)
        some = peers.items(folder)
        asked = {
            **programs(folder),
            **_peers(folder, some),
            QUOTES: ghost,
            "ghost quotes show st, completing in bash": _completing(ghost),
            "ghost --help": ghost._replace(words=[*GHOST, "--help"]),
        }
        took: dict[str, Took | str] = {name: one for name, one in asked.items() if isinstance(one, str)}
        took |= side_by_side({name: one for name, one in asked.items() if isinstance(one, Command)}, times)
        first, second = _ever(folder)
    beside = {QUOTES: TYPER, "ghost --help": TYPER, "ghost quotes show st, completing in bash": COMPLETING}
    targets = {QUOTES: 1.35}
    yards = {name: took.get(beside.get(name, "")) for name in asked}
    rows = [Row(name, took[name], beside.get(name, ""), yards[name], targets.get(name)) for name in asked]
    rows += [
        Row(QUOTES, took[QUOTES], name, took[name], 0.75 if "papis" in name else None)
        for name in asked
        if name.startswith(("papis", "openpod"))
    ]
    rows += [Row(SECOND, second), Row("the first command ever", first, "the second", second, 3)]
    return Section(
        "Start",
        rows,
        f"The built-in library holds {len(some)} items. papis has a document for each, OpenPod an episode of"
        " one cue; both run offline, in an empty home, with their caches made. ghost writes to a pipe.",
    )


def programs(folder: str) -> dict[str, Command]:
    """Bare Python, and Typer at its simplest."""
    path = os.path.join(folder, "one.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ONE_COMMAND)
    completing = {"_ONE.PY_COMPLETE": "complete_bash", "COMP_WORDS": "one.py --", "COMP_CWORD": "1"}
    return {
        "python -c pass": Command([sys.executable, "-c", "pass"]),
        TYPER: Command([sys.executable, path]),
        COMPLETING: Command([sys.executable, path], completing),
    }


def _peers(folder: str, some: list[tuple[str, str, str]]) -> dict[str, Command | str]:
    places = [os.path.join(folder, name) for name in ("papis", "openpod")]
    for place in places:
        os.makedirs(place)
    found: dict[str, Command | str] = {}
    for peer, place in zip((peers.papis, peers.openpod), places, strict=True):
        try:
            found |= peer(place, some)
        except FailedError as error:
            found[peer.__name__] = str(error)
    return found


def _completing(ghost: Command) -> Command:
    asked = {"_GHOST_COMPLETE": "complete_bash", "COMP_WORDS": "ghost quotes show st", "COMP_CWORD": "3"}
    return ghost._replace(words=GHOST, environ={**ghost.environ, **asked})


def _ever(folder: str, times: int = 7) -> tuple[Took, Took]:
    """The first command of somebody new, and their second, in turns."""
    taken: list[tuple[Took, Took]] = []
    for turn in range(times):
        place = os.path.join(folder, f"new-{turn}")
        os.makedirs(place)
        ghost = Command([*GHOST, "quotes", "--search", "straw"], home(place), place)
        taken.append((run(ghost), run(ghost)))
    return median([first for first, _ in taken]), median([second for _, second in taken])


if __name__ == "__main__":
    print(section().text())
