"""An index of other code than what reads it is built again, wherever that code lies."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import ghostcli
from ghostcli.index import schema

PACKAGE = Path(ghostcli.__file__).parent


def imported(file: Path) -> Iterator[Path]:
    """The files of the package that a file imports, in functions too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        for name in names:
            path = PACKAGE.parent.joinpath(*name.split(".")).with_suffix(".py")
            if path.is_file():
                yield path


def test_it_takes_in_every_room_that_what_is_stored_depends_on() -> None:
    """Episodes are read and their verdicts found by what these two import."""
    waiting = [PACKAGE / "index" / "entries.py", PACKAGE / "verify" / "verifier.py"]
    seen: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            waiting += imported(file)
    rooms = {"" if one.parent == PACKAGE else one.parent.relative_to(PACKAGE).as_posix() for one in seen}
    assert rooms <= set(schema._ROOMS)
    assert {"records", "text", "transcripts", "fidelity"} <= rooms
