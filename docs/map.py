"""Write the parts of docs/architecture.md that are made from the code: `python docs/map.py`.

The floors are those of the import contract in pyproject.toml; the sentence of each room and of each file is
the first line of its docstring.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from made_parts import with_parts

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "ghostcli"
PAGE = ROOT / "docs" / "architecture.md"
FLOORS = "The floors: a room imports only from rooms below it"


def layers() -> list[list[str]]:
    """The rooms of each floor, the top one first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one["name"] == FLOORS]
    return [floor.split(" | ") for floor in contract["layers"]]


def job(path: Path) -> str:
    """The first line of a file's docstring, without its stop."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0].removesuffix(".")


def files_of(room: str) -> list[Path]:
    """The files of a room, by name; of a room that is one file, that."""
    folder = SOURCE / room
    if not folder.is_dir():
        return [SOURCE / f"{room}.py"]
    return sorted(path for path in folder.rglob("*.py") if path.name != "__init__.py")


def floors() -> Iterator[str]:
    """A table: a row for each room, its floor from the bottom up."""
    yield "| floor | room | files | its job |"
    yield "| ---: | --- | ---: | --- |"
    found = layers()
    for at, rooms in enumerate(found):
        for room in rooms:
            files = files_of(room)
            head = SOURCE / room / "__init__.py"
            sentence = job(head if head.exists() else files[0])
            name = f"{room}/" if head.exists() else room
            yield f"| {len(found) - at} | `{name}` | {len(files)} | {sentence} |"


def files() -> Iterator[str]:
    """A list for each room that is a folder: its files and what each is for."""
    for rooms in layers():
        for room in rooms:
            if (SOURCE / room).is_dir():
                yield f"### {room}/\n"
                for path in files_of(room):
                    yield f"- `{path.relative_to(SOURCE).with_suffix('')}`: {job(path)}"
                yield ""


def page(text: str) -> str:
    """The text of the page with its generated parts made anew."""
    return with_parts(text, "docs/map.py", {"floors": floors(), "files": files()})


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
