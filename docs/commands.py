"""Write docs/reference/commands.md, the help of every command: `python docs/commands.py`."""

from __future__ import annotations

import os
from pathlib import Path

from command_tree import every_command

from ghostcli.model import KINDS

PAGE = Path(__file__).parent / "reference" / "commands.md"
WIDTH = "100"
SHOWN = "quotes"
"""The kind whose help stands for that of all kinds: they take the same options."""


def page() -> str:
    """The text of the page."""
    os.environ["COLUMNS"] = WIDTH
    others = [name for name in KINDS if name != SHOWN]
    texts = [
        "# Commands\n\nWhat `--help` says, made by `python docs/commands.py`.\n",
        f"The other kinds take the options of `{SHOWN}`: {', '.join(f'`{name}`' for name in others)}.\n",
    ]
    for node in every_command():
        if not set(others).isdisjoint(node.words.split()):
            continue
        text = node.command.get_help(node.context)
        lines = "\n".join(line.rstrip() for line in text.splitlines())
        texts.append(f"## {node.words}\n\n```text\n{lines}\n```\n")
    return "\n".join(texts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
