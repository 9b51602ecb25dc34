"""Write docs/reference/commands.md, the help of every command: `python docs/commands.py`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ghostcli.cli.app import root
from ghostcli.model import KINDS

PAGE = Path(__file__).parent / "reference" / "commands.md"
WIDTH = "100"
SHOWN = "quotes"
"""The kind whose help stands for that of all kinds: they take the same options."""


def helps(group: Any, context: Any, words: str) -> Iterator[tuple[str, str]]:
    """The words of a command, its help, and those of the commands below it."""
    yield words, group.get_help(context)
    for name in group.list_commands(context) if hasattr(group, "list_commands") else ():
        if name in KINDS and name != SHOWN:
            continue
        built = group.get_command(context, name)
        below = built.make_context(name, [], parent=context, resilient_parsing=True)
        yield from helps(built, below, f"{words} {name}")


def page() -> str:
    """The text of the page."""
    os.environ["COLUMNS"] = WIDTH
    ghost = root()
    context = ghost.make_context("ghost", [], resilient_parsing=True)
    others = ", ".join(f"`{name}`" for name in KINDS if name != SHOWN)
    texts = [
        "# Commands\n\nWhat `--help` says, made by `python docs/commands.py`.\n",
        f"The other kinds take the options of `{SHOWN}`: {others}.\n",
    ]
    for words, text in helps(ghost, context, "ghost"):
        lines = "\n".join(line.rstrip() for line in text.splitlines())
        texts.append(f"## {words}\n\n```text\n{lines}\n```\n")
    return "\n".join(texts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
